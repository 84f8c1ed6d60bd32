import { flag, required } from './api-arguments.ts';
import type { Json } from '../wire/json.ts';
import type { Call, Method } from './method.ts';
import { userJson } from '../workspace/payloads.ts';
import { SlackError } from '../wire/slack-error.ts';

export const userMethods: Readonly<Record<string, Method>> = {
  'users.info': { token: 'bot', scopes: ['users:read'], tier: 4, run: info },
  'users.lookupByEmail': { token: 'bot', scopes: ['users:read.email'], tier: 3, run: lookupByEmail },
  'usergroups.users.list': { token: 'bot', scopes: ['usergroups:read'], tier: 2, run: groupUsers },
};

function info({ workspace, args }: Call): Json {
  const user = workspace.user(required(args, 'user'));
  if (user === undefined) throw new SlackError('user_not_found');
  const email = workspace.options.botScopes.includes('users:read.email');
  return { user: userJson(workspace, user, { email, locale: flag(args, 'include_locale') }) };
}

/** Finds no outsiders and no deactivated people. */
function lookupByEmail({ workspace, args }: Call): Json {
  const email = required(args, 'email').trim().toLowerCase();
  const user = workspace.users.find(
    (person) => person.email?.toLowerCase() === email && person.deleted !== true && !workspace.isOutsider(person),
  );
  if (user === undefined) throw new SlackError('users_not_found');
  return { user: userJson(workspace, user, { email: true, locale: false }) };
}

function groupUsers({ workspace, args }: Call): Json {
  const group = workspace.groups.find(({ id }) => id === required(args, 'usergroup'));
  if (group === undefined) throw new SlackError('no_such_subteam');
  return { users: group.users.filter((id) => workspace.user(id)?.deleted !== true) };
}
