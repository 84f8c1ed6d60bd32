import { type BlockSurface, rulesOfBlocks, rulesOfView } from './block-rules.ts';
import { viewBytes } from './block-limits.ts';
import { sizesOfBlocks, sizesOfView } from './block-sizes.ts';
import { type BlockProblem, structureOfBlocks, structureOfView } from './block-structure.ts';
import { isJson, objectsOf } from '../wire/json.ts';
import { invalidArguments, SlackError } from '../wire/slack-error.ts';

/** Everything that Slack would refuse in a message's blocks; empty when it would accept them. */
export function problemsOfBlocks(surface: BlockSurface, blocks: unknown, pointer = '/blocks'): readonly BlockProblem[] {
  if (!Array.isArray(blocks)) return [{ pointer, code: 'wrong_type', message: 'must provide an array' }];
  return distinct([
    ...structureOfBlocks(blocks, pointer),
    ...sizesOfBlocks(blocks, pointer),
    ...rulesOfBlocks(surface, objectsOf(blocks), pointer),
  ]);
}

/** Everything that Slack would refuse in a modal or home view; empty when it would accept it. */
export function problemsOfView(surface: 'modal' | 'home', view: unknown, pointer = '/view'): readonly BlockProblem[] {
  if (!isJson(view)) return [{ pointer, code: 'wrong_type', message: 'must provide an object' }];
  if (view['type'] !== surface) {
    return [{ pointer: `${pointer}/type`, code: 'wrong_value', message: `must be ${surface}` }];
  }
  return distinct([
    ...structureOfView(view, pointer),
    ...sizesOfView(view, pointer),
    ...sizesOfBlocks(objectsOf(view['blocks']), `${pointer}/blocks`),
    ...rulesOfView(view, pointer),
    ...rulesOfBlocks(surface, objectsOf(view['blocks']), `${pointer}/blocks`),
  ]);
}

/**
 * Checks a message or view as Slack does. The local Slack uses it, and so can any test of what the bot shows. For a message
 * `payload` is the array of blocks, otherwise the view. Throws SlackError `invalid_blocks` (message), `invalid_arguments` or
 * `view_too_large` (view), with the problems worded as Slack words them.
 */
export function assertBlocks(surface: BlockSurface, payload: unknown): void {
  if (surface === 'message') {
    const messages = problemsOfBlocks(surface, payload).map(inSlacksWords);
    if (messages.length === 0) return;
    throw new SlackError('invalid_blocks', {
      errors: messages,
      response_metadata: { messages: messages.map((message) => `[ERROR] ${message}`) },
    });
  }
  if (Buffer.byteLength(JSON.stringify(payload) ?? '') > viewBytes) throw new SlackError('view_too_large');
  const problems = problemsOfView(surface, payload);
  if (problems.length > 0) throw invalidArguments(...problems.map(inSlacksWords));
}

function inSlacksWords(problem: BlockProblem): string {
  return `${problem.message} [json-pointer:${problem.pointer}]`;
}

function distinct(problems: readonly BlockProblem[]): readonly BlockProblem[] {
  return [...new Map(problems.map((problem) => [inSlacksWords(problem), problem])).values()];
}
