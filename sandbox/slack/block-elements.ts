import { isJson, type Json, objectsOf, textOf } from './json.ts';

/** An interactive element with the block it stands in. */
export interface PlacedElement {
  readonly blockId: string;
  readonly actionId: string;
  readonly block: Json;
  readonly element: Json;
  readonly pointer: string;
  /** In an input block: has a label, may be required, and may show an error. */
  readonly isInput: boolean;
}

/** Element types that a person can change or press. */
const interactive: ReadonlySet<string> = new Set([
  'button',
  'workflow_button',
  'icon_button',
  'feedback_buttons',
  'overflow',
  'checkboxes',
  'radio_buttons',
  'datepicker',
  'timepicker',
  'datetimepicker',
  'plain_text_input',
  'email_text_input',
  'url_text_input',
  'number_input',
  'rich_text_input',
  'file_input',
  ...['static', 'external', 'users', 'conversations', 'channels'].flatMap((kind) => [
    `${kind}_select`,
    `multi_${kind}_select`,
  ]),
]);

/** Every interactive element of these blocks, in their order. */
export function elementsOf(blocks: readonly unknown[], pointer = ''): PlacedElement[] {
  return blocks.flatMap((block, index) => (isJson(block) ? inBlock(block, `${pointer}/${index}`) : []));
}

export function findElement(
  blocks: readonly unknown[],
  what: { blockId: string; actionId: string },
): PlacedElement | undefined {
  return elementsOf(blocks).find((placed) => placed.blockId === what.blockId && placed.actionId === what.actionId);
}

function inBlock(block: Json, pointer: string): PlacedElement[] {
  const place = (element: unknown, at: string): PlacedElement[] =>
    isJson(element) && interactive.has(textOf(element['type']) ?? '')
      ? [
          {
            blockId: textOf(block['block_id']) ?? '',
            actionId: textOf(element['action_id']) ?? '',
            block,
            element,
            pointer: `${pointer}/${at}`,
            isInput: block['type'] === 'input',
          },
        ]
      : [];
  switch (block['type']) {
    case 'section':
      return place(block['accessory'], 'accessory');
    case 'input':
      return place(block['element'], 'element');
    case 'actions':
    case 'context_actions':
      return objectsOf(block['elements']).flatMap((element, index) => place(element, `elements/${index}`));
    case 'card':
      return objectsOf(block['actions']).flatMap((element, index) => place(element, `actions/${index}`));
    case 'carousel':
      return objectsOf(block['elements']).flatMap((card, index) => inBlock(card, `${pointer}/elements/${index}`));
    case 'container':
      return elementsOf(objectsOf(block['child_blocks']), `${pointer}/child_blocks`);
    default:
      return [];
  }
}

/** Every option of a select, overflow, radio or checkbox element, groups unfolded. */
export function optionsOf(element: Json): readonly Json[] {
  return [
    ...objectsOf(element['options']),
    ...objectsOf(element['option_groups']).flatMap((group) => objectsOf(group['options'])),
  ];
}
