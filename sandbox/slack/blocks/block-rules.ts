import { elementsOf, optionsOf, type PlacedElement } from './block-elements.ts';
import { blocksPerSurface } from './block-limits.ts';
import type { BlockProblem } from './block-structure.ts';
import { isJson, type Json, objectsOf, textOf } from '../wire/json.ts';

export type BlockSurface = 'message' | 'modal' | 'home';

/** What breaks a rule that concerns several blocks or properties together, or the surface. Structure is checked elsewhere. */
export function rulesOfBlocks(surface: BlockSurface, blocks: readonly Json[], pointer: string): BlockProblem[] {
  const elements = elementsOf(blocks, pointer);
  return [
    ...(blocks.length > blocksPerSurface[surface]
      ? [problem(pointer, 'too_many_blocks', `no more than ${blocksPerSurface[surface]} items allowed`)]
      : []),
    ...blocks.flatMap((block, index) => ofBlock(block, `${pointer}/${index}`)),
    ...duplicateBlockIds(blocks, pointer),
    ...duplicateActionIds(elements),
    ...elements.flatMap(ofElement),
    ...texts(blocks, pointer),
  ];
}

export function rulesOfView({ blocks, ...view }: Json, pointer: string): BlockProblem[] {
  const needsSubmit = view['type'] === 'modal' && view['submit'] === undefined;
  return [
    ...(needsSubmit && objectsOf(blocks).some((block) => block['type'] === 'input')
      ? [problem(pointer, 'missing_field', 'missing required field: submit')]
      : []),
    ...texts(view, pointer),
  ];
}

function ofBlock(block: Json, pointer: string): BlockProblem[] {
  return block['type'] === 'section' && block['text'] === undefined && block['fields'] === undefined
    ? [problem(pointer, 'missing_field', 'missing required field: text')]
    : [];
}

/** The elements that dispatch_action is allowed for here: those in which a person chooses. The bot sets it on no other. */
const MAY_DISPATCH: readonly unknown[] = [
  ...['static_select', 'radio_buttons', 'external_select', 'users_select', 'checkboxes'],
];

function ofElement({ element, block, pointer }: PlacedElement): BlockProblem[] {
  const found: BlockProblem[] = [];
  const type = textOf(element['type']) ?? '';
  if (type === 'static_select' && element['options'] === undefined) {
    found.push(problem(pointer, 'missing_field', 'must define either options or option_groups'));
  }
  if (block['dispatch_action'] === true && !MAY_DISPATCH.includes(type)) {
    found.push(problem(pointer, 'unsupported_type', `the local Slack knows no dispatch_action of ${type}`));
  }
  found.push(...initialOption(element, pointer), ...wholeOptions(element, pointer));
  const max = element['max_length'];
  const initial = textOf(element['initial_value']);
  if (initial !== undefined && typeof max === 'number' && initial.length > max) {
    found.push(problem(`${pointer}/initial_value`, 'too_long', `must be less than ${max + 1} characters`));
  }
  const date = textOf(element['initial_date']);
  if (date !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(date)) {
    found.push(problem(`${pointer}/initial_date`, 'invalid', 'must be a date in the form YYYY-MM-DD'));
  }
  return found;
}

/** The initial option must equal one of the options, in its value and its text. */
function initialOption(element: Json, pointer: string): BlockProblem[] {
  if (!Array.isArray(element['options'])) return [];
  const offered = new Set(optionsOf(element).map(likeness));
  return objectsOf([element['initial_option']]).some((option) => !offered.has(likeness(option)))
    ? [problem(pointer, 'invalid', 'initial option does not match any of the options')]
    : [];
}

/** Every option must have a value. */
function wholeOptions(element: Json, pointer: string): BlockProblem[] {
  const options = optionsOf(element).map((option, index) => ({ option, at: `${pointer}/options/${index}` }));
  const initial = objectsOf([element['initial_option']]).map((option) => ({ option, at: `${pointer}/initial_option` }));
  return [...options, ...initial].flatMap(({ option, at }) =>
    option['value'] === undefined ? [problem(at, 'missing_field', 'missing required field: value')] : [],
  );
}

function likeness(option: Json): string {
  const text = isJson(option['text']) ? [option['text']['type'], option['text']['text']] : [];
  return JSON.stringify([option['value'], ...text]);
}

/**
 * In texts Slack interprets formatting marks, mentions and names of emoji. Of these the local Slack knows only a mention of one
 * person, so every other text has to be a plain_text with `emoji: false`, which Slack shows unchanged.
 */
function texts(value: unknown, pointer: string): BlockProblem[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => texts(item, `${pointer}/${index}`));
  if (!isJson(value)) return [];
  if (value['type'] === 'plain_text' && value['emoji'] !== false) {
    return [problem(pointer, 'unsupported_type', 'the local Slack knows plain_text with emoji: false alone')];
  }
  if (value['type'] === 'mrkdwn' && !/^<@[UW][A-Z0-9]+>$/.test(textOf(value['text']) ?? '')) {
    return [problem(pointer, 'unsupported_type', 'the local Slack knows mrkdwn of one mention alone')];
  }
  return Object.entries(value).flatMap(([key, child]) => texts(child, `${pointer}/${key}`));
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

function problem(pointer: string, code: string, message: string): BlockProblem {
  return { pointer, code, message };
}
