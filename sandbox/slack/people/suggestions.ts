import type { OptionState, Surface } from '#sandbox/services/chat.ts';
import { problemsOfBlocks } from '../blocks/assert-blocks.ts';
import { locateElement, person, type Scene, tellFailure } from './interactions.ts';
import type { Json } from '../wire/json.ts';
import { noticeText } from '../workspace/notices.ts';
import { interaction } from '../workspace/payloads.ts';

/**
 * Asks the app for the options of an external select. Returns none for a query that is too short, without asking, and none
 * with a notice for an answer that Slack would refuse.
 */
export async function suggest(
  scene: Scene,
  what: { user: string; at: Surface; element: { blockId: string; actionId: string }; value: string },
): Promise<readonly OptionState[]> {
  const { workspace, deliveries } = scene;
  const user = person(workspace, what.user);
  const { placed, json } = locateElement(workspace, user, { at: what.at, element: what.element, given: {} });
  const shortest = placed.element['min_query_length'];
  if ([...what.value].length < (typeof shortest === 'number' ? shortest : 3)) return [];
  const payload = {
    type: 'block_suggestion',
    ...interaction(workspace, user),
    ...json,
    action_id: placed.actionId,
    block_id: placed.blockId,
    value: what.value,
  };
  const outcome = await deliveries.send({ type: 'interactive', name: 'block_suggestion', payload });
  if (outcome.kind !== 'acknowledged') {
    tellFailure(workspace, user, outcome, 'La búsqueda');
    return [];
  }
  const problem = problemOf(outcome.body);
  if (problem !== undefined) {
    workspace.notices.tell(user.id, noticeText.badAnswer(problem));
    return [];
  }
  return outcome.body['options'] as readonly OptionState[];
}

/** What is wrong with the answer. Its options have the same rules as those of a static select, except that there may be none. */
function problemOf(answer: Json): string | undefined {
  const { options } = answer;
  if (!Array.isArray(options)) return 'missing options';
  if (options.length === 0) return undefined;
  const block = { type: 'actions', elements: [{ type: 'static_select', options }] };
  return problemsOfBlocks('modal', [block]).at(0)?.message;
}
