import { elementsIn } from './block-elements.ts';
import {
  anyBlock,
  anyElement,
  blockLimits,
  elementLimits,
  type Limit,
  richTextLimits,
  textObject,
  viewLimits,
} from './block-limits.ts';
import type { BlockProblem } from './block-structure.ts';
import { isJson, type Json, objectsOf, textOf } from '../wire/json.ts';

/** The texts, lists and numbers in these blocks that are too large or too small. */
export function sizesOfBlocks(blocks: readonly unknown[], pointer: string): BlockProblem[] {
  return blocks.flatMap((block, index) => (isJson(block) ? sizesOfBlock(block, `${pointer}/${index}`) : []));
}

export function sizesOfView(view: Json, pointer: string): BlockProblem[] {
  return [...check(view, viewLimits, pointer), ...textObjects(view, pointer)];
}

function sizesOfBlock(block: Json, pointer: string): BlockProblem[] {
  const type = textOf(block['type']) ?? '';
  return [
    ...check(block, [...anyBlock, ...(blockLimits[type] ?? [])], pointer),
    ...textObjects(block, pointer),
    ...(type === 'rich_text' ? insideRichText(block, pointer) : inside(block, pointer)),
  ];
}

/** Checks a rich text at every depth: lists contain sections, and sections contain texts and links. */
function insideRichText(parent: Json, pointer: string): BlockProblem[] {
  return objectsOf(parent['elements']).flatMap((child, index) => {
    const where = `${pointer}/elements/${index}`;
    return [...check(child, richTextLimits[textOf(child['type']) ?? ''] ?? [], where), ...insideRichText(child, where)];
  });
}

/** Checks the interactive elements in a block, each by its own limits. */
function inside(parent: Json, pointer: string): BlockProblem[] {
  return elementsIn(parent, pointer).flatMap(({ element, pointer: at }) =>
    check(element, [...anyElement, ...(elementLimits[textOf(element['type']) ?? ''] ?? [])], at),
  );
}

/** Checks every text object at any depth: it must be neither empty nor too long. */
function textObjects(value: unknown, pointer: string): BlockProblem[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => textObjects(item, `${pointer}/${index}`));
  if (!isJson(value)) return [];
  const isText = value['type'] === 'plain_text' || value['type'] === 'mrkdwn';
  const own = isText ? check(value, [{ path: 'text', kind: 'size', min: 1, max: textObject }], pointer) : [];
  const children = Object.entries(value).filter(([key]) => key !== 'blocks');
  return [...own, ...children.flatMap(([key, child]) => textObjects(child, `${pointer}/${key}`))];
}

function check(target: Json, limits: readonly Limit[], pointer: string): BlockProblem[] {
  return limits.flatMap((limit) =>
    at(target, limit.path.split('.'), pointer).flatMap(([value, where]) => {
      const measured = measure(value, limit);
      if (measured === undefined) return [];
      const what = limit.kind === 'number' ? 'number' : typeof value === 'string' ? 'text' : 'items';
      if (measured > limit.max) return [tooBig(where, what, limit.max)];
      return measured < limit.min ? [tooSmall(where, what, limit.min)] : [];
    }),
  );
}

function at(target: unknown, path: readonly string[], pointer: string): [unknown, string][] {
  const [step, ...rest] = path;
  if (step === undefined) return target === undefined ? [] : [[target, pointer]];
  if (step === '*') {
    return Array.isArray(target) ? target.flatMap((item, index) => at(item, rest, `${pointer}/${index}`)) : [];
  }
  return isJson(target) ? at(target[step], rest, `${pointer}/${step}`) : [];
}

function measure(value: unknown, limit: Limit): number | undefined {
  if (limit.kind === 'number') return typeof value === 'number' ? value : undefined;
  if (typeof value === 'string') return [...value].length;
  return Array.isArray(value) ? value.length : undefined;
}

type What = 'text' | 'items' | 'number';

function tooBig(pointer: string, what: What, max: number): BlockProblem {
  const words = {
    text: `must be less than ${max + 1} characters`,
    items: `no more than ${max} items allowed`,
    number: `must be ${max} or less`,
  };
  return { pointer, code: 'too_long', message: words[what] };
}

function tooSmall(pointer: string, what: What, min: number): BlockProblem {
  const words = {
    text: `must be more than ${min - 1} characters`,
    items: `no fewer than ${min} items allowed`,
    number: `must be ${min} or more`,
  };
  return { pointer, code: 'too_short', message: words[what] };
}
