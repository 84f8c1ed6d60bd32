import type { StateValues } from '#sandbox/services/chat.ts';
import { assertBlocks } from '../blocks/assert-blocks.ts';
import { checkInputs } from '../blocks/check-inputs.ts';
import { stateOf } from '../blocks/element-state.ts';
import { appName, person, type Scene, tellFailure } from './interactions.ts';
import { isJson, type Json, objectOf, objectsOf } from '../wire/json.ts';
import { noticeText } from '../workspace/notices.ts';
import { interaction, viewJson } from '../workspace/payloads.ts';
import { SlackError } from '../wire/slack-error.ts';
import { shownOf, type StoredView } from '../workspace/view-store.ts';
import type { Workspace } from '../workspace/workspace.ts';

/**
 * A person presses submit on the top modal. The app does not get what Slack's own client would refuse. The modal is busy
 * until the app has answered.
 */
export async function submitModal(
  scene: Scene,
  what: { user: string; modalId: string; values: StateValues },
): Promise<void> {
  const { workspace, deliveries } = scene;
  const user = person(workspace, what.user);
  const stored = workspace.views.stackOf(user.id).at(-1);
  if (stored === undefined || stored.id !== what.modalId) throw new Error('no such modal on top');
  if (stored.busy || stored.view.type !== 'modal' || stored.view.submit === undefined) return;
  const { blocks } = shownOf(stored);
  const state = stateOf(blocks, what.values);
  const errors = checkInputs(blocks, state);
  if (Object.keys(errors).length > 0) return workspace.views.mark(stored.id, { errors });

  workspace.views.mark(stored.id, { errors: {}, busy: true });
  const payload = {
    type: 'view_submission',
    ...interaction(workspace, user),
    trigger_id: workspace.triggers.issue({ user: user.id, viewId: stored.id }),
    view: viewJson(workspace, stored, state),
    // Slack fills this only for conversation selects, which the bot does not use.
    response_urls: [],
  };
  const outcome = await deliveries.send({ type: 'interactive', name: 'view_submission', payload });
  workspace.views.mark(stored.id, { busy: false });
  if (outcome.kind !== 'acknowledged') return tellFailure(workspace, user, outcome, appName);
  const current = workspace.views.find(stored.id);
  if (current === undefined) return;
  try {
    applyAnswer(workspace, current, outcome.body);
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
    const messages = objectOf(error.details['response_metadata'])['messages'];
    const why = Array.isArray(messages) ? `${error.code}: ${messages.join('; ')}` : error.code;
    workspace.notices.tell(user.id, noticeText.badAnswer(why));
  }
}

/** Does what the app's acknowledgement asks for. Throws SlackError for an answer that Slack would refuse. */
function applyAnswer(workspace: Workspace, stored: StoredView, answer: Json): void {
  switch (answer['response_action']) {
    case undefined:
      return workspace.views.close(stored.id);
    case 'clear':
      return workspace.views.clear(stored.user);
    case 'errors':
      return workspace.views.mark(stored.id, { errors: errorsFor(stored, answer['errors']) });
    case 'update':
      assertBlocks('modal', answer['view']);
      workspace.views.replace(stored, objectOf(answer['view']));
      return;
    case 'push':
      assertBlocks('modal', answer['view']);
      workspace.views.push(stored.user, objectOf(answer['view']));
      return;
    default:
      throw new SlackError('invalid_response_action');
  }
}

/** The errors to show. Slack accepts them only for input blocks; with one for any other block_id it refuses them all. */
function errorsFor(stored: StoredView, errors: unknown): Readonly<Record<string, string>> {
  const inputs = new Set(
    objectsOf(stored.view.blocks).flatMap((block) => (block['type'] === 'input' ? [block['block_id']] : [])),
  );
  const entries = Object.entries(objectOf(errors));
  if (!isJson(errors) || entries.length === 0) throw new SlackError('invalid_errors');
  for (const [blockId, message] of entries) {
    if (!inputs.has(blockId)) throw new SlackError(`invalid_errors: ${blockId} no es un bloque input`);
    if (typeof message !== 'string' || message === '') throw new SlackError(`invalid_errors: ${blockId} sin texto`);
  }
  return Object.fromEntries(entries) as Record<string, string>;
}

/** A person presses the close button or the cross. The app is not notified. */
export function closeModal(workspace: Workspace, what: { user: string; modalId: string }): void {
  const user = person(workspace, what.user);
  if (workspace.views.stackOf(user.id).some(({ id }) => id === what.modalId)) workspace.views.close(what.modalId);
}
