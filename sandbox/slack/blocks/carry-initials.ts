import type { View } from '@slack/types';
import { elementsOf, optionsOf } from './block-elements.ts';
import { type Json, objectsOf } from '../wire/json.ts';

/**
 * The updated view as the person sees it. An element that had the same block_id and action_id before keeps its old initial
 * value, and Slack ignores the one in the update (bolt-js issue 290). New elements get the initial value of the update.
 */
export function carryInitials(before: View, after: View): View {
  const shown = structuredClone(after);
  const earlier = elementsOf(before.blocks);
  for (const { blockId, actionId, element } of elementsOf(shown.blocks)) {
    const was = earlier.find((each) => each.blockId === blockId && each.actionId === actionId)?.element;
    if (was === undefined || was['type'] !== element['type']) continue;
    const kept = initials(was);
    if (kept.length === 0 || !offers(element, was)) continue;
    for (const [key] of initials(element)) delete element[key];
    Object.assign(element, Object.fromEntries(kept));
  }
  return shown;
}

function initials(element: Json): [string, unknown][] {
  return Object.entries(element).filter(([key]) => key.startsWith('initial_'));
}

/** Whether the updated element still offers the option that was chosen before; otherwise the choice cannot stay. */
function offers(element: Json, was: Json): boolean {
  const offered = optionsOf(element).map((option) => option['value']);
  const chosen = objectsOf([was['initial_option']]);
  return offered.length === 0 || chosen.every((option) => offered.includes(option['value']));
}
