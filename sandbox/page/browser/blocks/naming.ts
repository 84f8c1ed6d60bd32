/** How an element is called and described to those who do not see it. */
export interface Naming {
  readonly id: string;
  /** Elements outside of input blocks have no label on screen: a text that says what they are for. */
  readonly label?: string;
  readonly labelledBy?: string;
  readonly describedBy?: string;
  readonly invalid: boolean;
  readonly required: boolean;
}

/** An input block's label names it, a section's words, or else its placeholder. */
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
