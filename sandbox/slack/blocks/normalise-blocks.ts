import type { KnownBlock, View } from '@slack/types';
import { elementsOf } from './block-elements.ts';
import { newBlockId } from '../wire/ids.ts';
import { isJson, type Json, objectsOf } from '../wire/json.ts';

/** The blocks as Slack stores them: each block has a block_id, each element an action_id, and each mrkdwn `verbatim`. */
export function normaliseBlocks(blocks: unknown): readonly KnownBlock[] {
  const normalised = withTextDefaults(structuredClone(objectsOf(blocks))) as Json[];
  nameBlocks(normalised);
  for (const { element } of elementsOf(normalised)) element['action_id'] ??= newBlockId();
  return normalised as unknown as readonly KnownBlock[];
}

export function normaliseView(view: Json): View {
  const { blocks, ...rest } = view;
  return { ...(withTextDefaults(structuredClone(rest)) as Json), blocks: normaliseBlocks(blocks) } as unknown as View;
}

function nameBlocks(blocks: readonly Json[]): void {
  for (const block of blocks) {
    block['block_id'] = block['block_id'] === undefined || block['block_id'] === '' ? newBlockId() : block['block_id'];
  }
}

function withTextDefaults(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withTextDefaults);
  if (!isJson(value)) return value;
  const out: Json = {};
  for (const [key, child] of Object.entries(value)) out[key] = withTextDefaults(child);
  if (value['type'] === 'mrkdwn') out['verbatim'] ??= false;
  return out;
}
