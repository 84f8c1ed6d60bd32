import { isJson, type Json, objectsOf, textOf } from '../wire/json.ts';

/** An interactive element with the block that it is in. */
export interface PlacedElement {
  readonly blockId: string;
  readonly actionId: string;
  readonly block: Json;
  readonly element: Json;
  readonly pointer: string;
  /** Whether it is in an input block, and so has a label, may be required and may show an error. */
  readonly isInput: boolean;
}

/** Every interactive element of these blocks, in their order. */
export function elementsOf(blocks: readonly unknown[], pointer = ''): PlacedElement[] {
  return blocks.flatMap((block, index) => (isJson(block) ? elementsIn(block, `${pointer}/${index}`) : []));
}

export function findElement(
  blocks: readonly unknown[],
  what: { blockId: string; actionId: string },
): PlacedElement | undefined {
  return elementsOf(blocks).find((placed) => placed.blockId === what.blockId && placed.actionId === what.actionId);
}

/** The interactive elements of one block; `pointer` is the block's. */
export function elementsIn(block: Json, pointer: string): PlacedElement[] {
  const place = (element: unknown, at: string): PlacedElement[] =>
    isJson(element)
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
      return objectsOf(block['elements']).flatMap((element, index) => place(element, `elements/${index}`));
    default:
      return [];
  }
}

/** Every option of a select, radio or checkbox element. */
export function optionsOf(element: Json): readonly Json[] {
  return objectsOf(element['options']);
}
