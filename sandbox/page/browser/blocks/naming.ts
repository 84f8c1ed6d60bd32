/** The name and description of an element for screen readers. */
export interface Naming {
  readonly id: string;
  /** What the element is for, when no text on screen says it: one outside of input blocks may have no label. */
  readonly label?: string;
  readonly labelledBy?: string;
  readonly describedBy?: string;
  readonly invalid: boolean;
  readonly required: boolean;
}

/** The attributes of a control. Its name is the label of its input block, the text of its section, or its placeholder. */
export function controlAttributes(naming: Naming): Record<string, string | undefined> {
  return {
    id: naming.id,
    'aria-label': naming.label,
    'aria-labelledby': naming.label === undefined ? naming.labelledBy : undefined,
    'aria-describedby': naming.describedBy,
    'aria-invalid': naming.invalid ? 'true' : undefined,
    'aria-required': naming.required ? 'true' : undefined,
  };
}

export function groupAttributes(naming: Naming): Record<string, string | undefined> {
  return {
    id: naming.id,
    'aria-label': naming.label,
    'aria-labelledby': naming.label === undefined ? naming.labelledBy : undefined,
    'aria-describedby': naming.describedBy,
  };
}
