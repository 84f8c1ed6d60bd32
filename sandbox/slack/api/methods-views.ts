import { type Arguments, required, structure, text } from './api-arguments.ts';
import { assertBlocks } from '../blocks/assert-blocks.ts';
import { stateOf } from '../blocks/element-state.ts';
import { type Json, objectOf } from '../wire/json.ts';
import type { Call, Method } from './method.ts';
import { viewJson } from '../workspace/payloads.ts';
import { invalidArguments, SlackError } from '../wire/slack-error.ts';
import { shownOf, type StoredView } from '../workspace/view-store.ts';
import type { Workspace } from '../workspace/workspace.ts';

export const viewMethods: Readonly<Record<string, Method>> = {
  'views.open': { token: 'bot', scopes: [], tier: 4, run: open },
  'views.push': { token: 'bot', scopes: [], tier: 4, run: push },
  'views.update': { token: 'bot', scopes: [], tier: 4, run: update },
  'views.publish': { token: 'bot', scopes: [], tier: 4, run: publish },
};

function open({ workspace, args }: Call): Json {
  const view = viewOf(args, 'modal');
  const trigger = workspace.triggers.exchange(required(args, 'trigger_id'));
  return answer(workspace, workspace.views.open(trigger.user, view));
}

function push({ workspace, args }: Call): Json {
  const view = viewOf(args, 'modal');
  const trigger = workspace.triggers.exchange(required(args, 'trigger_id'));
  // A view can only be pushed with a trigger_id from an action in an open modal.
  const stack = workspace.views.stackOf(trigger.user);
  if (!stack.some(({ id }) => id === trigger.viewId)) throw new SlackError('not_found');
  return answer(workspace, workspace.views.push(trigger.user, view));
}

function update({ workspace, args }: Call): Json {
  const stored = workspace.views.find(required(args, 'view_id'));
  const view = viewOf(args, stored?.view.type === 'home' ? 'home' : 'modal');
  if (stored === undefined) throw new SlackError('not_found');
  sameHash(args, stored);
  return answer(workspace, workspace.views.replace(stored, view));
}

function publish({ workspace, args }: Call): Json {
  const user = workspace.user(required(args, 'user_id'));
  const view = viewOf(args, 'home');
  if (user === undefined || workspace.isOutsider(user)) throw new SlackError('user_not_found');
  const before = workspace.views.homeOf(user.id);
  if (before !== undefined) sameHash(args, before);
  return answer(workspace, workspace.views.publish(user.id, view));
}

function viewOf(args: Arguments, surface: 'modal' | 'home'): Json {
  const view = structure(args, 'view', invalidArguments('view must be valid JSON [json-pointer:/view]'));
  if (view === undefined) throw invalidArguments('missing required field: view');
  assertBlocks(surface, view);
  return objectOf(view);
}

function sameHash(args: Arguments, stored: StoredView): void {
  const hash = text(args, 'hash');
  if (hash !== undefined && hash !== stored.hash) throw new SlackError('hash_conflict');
}

function answer(workspace: Workspace, stored: StoredView): Json {
  return { view: viewJson(workspace, stored, stateOf(shownOf(stored).blocks, {})) };
}
