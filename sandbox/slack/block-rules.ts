import { elementsOf, optionsOf, type PlacedElement } from './block-elements.ts';
import { blocksPerSurface, markdownPerMessage, messageOnly, tableCharacters } from './block-limits.ts';
import type { BlockProblem } from './block-structure.ts';
import { isJson, type Json, objectsOf, textOf } from './json.ts';

export type BlockSurface = 'message' | 'modal' | 'home';

/** What is wrong with these blocks together, on this surface. The structure of each is checked already. */
export function rulesOfBlocks(surface: BlockSurface, blocks: readonly Json[], pointer: string): BlockProblem[] {
  const elements = elementsOf(blocks, pointer);
  return [
    ...(blocks.length > blocksPerSurface[surface]
      ? [problem(pointer, 'too_many_blocks', `no more than ${blocksPerSurface[surface]} items allowed`)]
      : []),
    ...blocks.flatMap((block, index) => ofBlock(surface, block, `${pointer}/${index}`)),
    ...duplicateBlockIds(blocks, pointer),
    ...duplicateActionIds(elements),
    ...elements.flatMap((placed) => ofElement(surface, placed)),
    ...(elements.filter(({ element }) => element['focus_on_load'] === true).length > 1
      ? [problem(pointer, 'focus_on_load', 'only one element may have focus_on_load')]
      : []),
    ...sums(blocks, pointer),
  ];
}

export function rulesOfView(view: Json, pointer: string): BlockProblem[] {
  const needsSubmit = view['type'] === 'modal' && view['submit'] === undefined;
  return needsSubmit && objectsOf(view['blocks']).some((block) => block['type'] === 'input')
    ? [problem(pointer, 'missing_field', 'missing required field: submit')]
    : [];
}

function ofBlock(surface: BlockSurface, block: Json, pointer: string): BlockProblem[] {
  const type = textOf(block['type']) ?? '';
  if (surface !== 'message' && messageOnly.has(type)) {
    return [problem(`${pointer}/type`, 'unsupported_type', `unsupported type: ${type}`)];
  }
  if (type === 'file') return [problem(`${pointer}/type`, 'unsupported_type', 'unsupported type: file')];
  if (type === 'section' && block['text'] === undefined && block['fields'] === undefined) {
    return [problem(pointer, 'missing_field', 'missing required field: text')];
  }
  return [];
}

function ofElement(surface: BlockSurface, { element, pointer }: PlacedElement): BlockProblem[] {
  const found: BlockProblem[] = [];
  const type = textOf(element['type']) ?? '';
  if (type === 'file_input' && surface !== 'modal') {
    found.push(problem(pointer, 'unsupported_type', 'unsupported type: file_input'));
  }
  if (
    type.endsWith('static_select') &&
    (element['options'] === undefined) === (element['option_groups'] === undefined)
  ) {
    found.push(problem(pointer, 'missing_field', 'must define either options or option_groups'));
  }
  found.push(...initialOptions(element, pointer), ...wholeOptions(element, pointer));
  const [min, max] = [element['min_length'], element['max_length']];
  if (typeof min === 'number' && typeof max === 'number' && min > max) {
    found.push(problem(pointer, 'invalid', 'min_length must be less than or equal to max_length'));
  }
  const initial = textOf(element['initial_value']);
  if (type === 'plain_text_input' && initial !== undefined && typeof max === 'number' && initial.length > max) {
    found.push(problem(`${pointer}/initial_value`, 'too_long', `must be less than ${max + 1} characters`));
  }
  const date = textOf(element['initial_date']);
  if (date !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(date)) {
    found.push(problem(`${pointer}/initial_date`, 'invalid', 'must be a date in the form YYYY-MM-DD'));
  }
  const time = textOf(element['initial_time']);
  if (time !== undefined && !/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) {
    found.push(problem(`${pointer}/initial_time`, 'invalid', 'must be a time in the form HH:mm'));
  }
  return found;
}

/** What is chosen at first must be one of the options, to the letter. */
function initialOptions(element: Json, pointer: string): BlockProblem[] {
  if (!Array.isArray(element['options']) && !Array.isArray(element['option_groups'])) return [];
  const offered = new Set(optionsOf(element).map(likeness));
  const initial = [...objectsOf([element['initial_option']]), ...objectsOf(element['initial_options'])];
  return initial.some((option) => !offered.has(likeness(option)))
    ? [problem(pointer, 'invalid', 'initial option does not match any of the options')]
    : [];
}

/** Only an overflow menu's options may lead somewhere, and every option has a value. */
function wholeOptions(element: Json, pointer: string): BlockProblem[] {
  const lists = ['options', 'initial_options'].flatMap((key) =>
    objectsOf(element[key]).map((option, index) => ({ option, at: `${pointer}/${key}/${index}` })),
  );
  const groups = objectsOf(element['option_groups']).flatMap((group, index) =>
    objectsOf(group['options']).map((option, place) => ({
      option,
      at: `${pointer}/option_groups/${index}/options/${place}`,
    })),
  );
  const single = objectsOf([element['initial_option']]).map((option) => ({ option, at: `${pointer}/initial_option` }));
  return [...lists, ...groups, ...single].flatMap(({ option, at }) => [
    ...(option['value'] === undefined ? [problem(at, 'missing_field', 'missing required field: value')] : []),
    ...(option['url'] !== undefined && element['type'] !== 'overflow'
      ? [problem(at, 'unknown_field', 'invalid additional property: url')]
      : []),
  ]);
}

function likeness(option: Json): string {
  const text = isJson(option['text']) ? [option['text']['type'], option['text']['text']] : [];
  return JSON.stringify([option['value'], ...text]);
}

function duplicateBlockIds(blocks: readonly Json[], pointer: string): BlockProblem[] {
  const seen = new Set<string>();
  return blocks.flatMap((block, index) => {
    const id = textOf(block['block_id']);
    if (id === undefined || id === '') return [];
    if (seen.has(id))
      return [problem(`${pointer}/${index}/block_id`, 'duplicate', `\`block_id\` ${id} already exists`)];
    seen.add(id);
    return [];
  });
}

function duplicateActionIds(elements: readonly PlacedElement[]): BlockProblem[] {
  const seen = new Map<Json, Set<string>>();
  return elements.flatMap(({ block, actionId, pointer }) => {
    if (actionId === '') return [];
    const ids = seen.get(block) ?? new Set<string>();
    seen.set(block, ids);
    if (ids.has(actionId)) {
      return [problem(`${pointer}/action_id`, 'duplicate', `\`action_id\` ${actionId} already exists in this block`)];
    }
    ids.add(actionId);
    return [];
  });
}

function sums(blocks: readonly Json[], pointer: string): BlockProblem[] {
  const found: BlockProblem[] = [];
  const markdown = blocks.map((block) => (block['type'] === 'markdown' ? (textOf(block['text']) ?? '') : ''));
  if (markdown.join('').length > markdownPerMessage) {
    found.push(problem(pointer, 'too_long', `markdown blocks must be less than ${markdownPerMessage + 1} characters`));
  }
  const tables = blocks.filter((block) => block['type'] === 'table');
  if (tables.length > 1) found.push(problem(pointer, 'only_one_table_allowed', 'only one table block is allowed'));
  if (textIn(tables.map((table) => table['rows'])) > tableCharacters) {
    found.push(problem(pointer, 'too_long', `table must be less than ${tableCharacters + 1} characters`));
  }
  return found;
}

function textIn(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + textIn(item), 0);
  if (!isJson(value)) return 0;
  return Object.entries(value).reduce(
    (sum, [key, child]) => sum + (key === 'text' && typeof child === 'string' ? child.length : textIn(child)),
    0,
  );
}

function problem(pointer: string, code: string, message: string): BlockProblem {
  return { pointer, code, message };
}
