import { structure } from './api-arguments.ts';
import { problemsOfBlocks, problemsOfView } from './assert-blocks.ts';
import { isJson, type Json } from './json.ts';
import type { Call, Method } from './method.ts';
import { invalidArguments, SlackError } from './slack-error.ts';
import { botId, botUserId } from './workspace.ts';

export const appMethods: Readonly<Record<string, Method>> = {
  'api.test': { token: 'none', scopes: [], tier: 'none', run: () => ({}) },
  'auth.test': { token: 'bot', scopes: [], tier: 'none', run: authTest },
  'blocks.validate': { token: 'none', scopes: [], tier: 'none', run: validate },
};

/** `openSocket` gives the address with a ticket for one connection; null when the app is delivered to over HTTP. */
export function connectionMethods(openSocket: () => string | null): Readonly<Record<string, Method>> {
  return {
    'apps.connections.open': {
      token: 'app',
      scopes: [],
      tier: 3,
      run() {
        const url = openSocket();
        if (url === null) throw new SlackError('not_allowed');
        return { url };
      },
    },
  };
}

function authTest({ workspace }: Call): Json {
  return {
    url: `https://${workspace.teamDomain}.slack.com/`,
    team: workspace.options.teamName,
    user: 'correo',
    team_id: workspace.options.teamId,
    user_id: botUserId,
    bot_id: botId,
    is_enterprise_install: false,
  };
}

/** Takes exactly one of blocks, view and message. Says what is wrong with pointer, code and message. */
function validate({ args }: Call): Json {
  const given = ['blocks', 'view', 'message'].filter((name) => args[name] !== undefined);
  if (given.length !== 1) throw invalidArguments('exactly one of blocks, view and message is required');
  const name = given[0] ?? '';
  const value = structure(args, name, invalidArguments(`${name} must be valid JSON`));
  const problems =
    name === 'view'
      ? problemsOfView(isJson(value) && value['type'] === 'home' ? 'home' : 'modal', value, '/view')
      : problemsOfBlocks('message', name === 'message' && isJson(value) ? (value['blocks'] ?? []) : value);
  if (problems.length > 0)
    throw new SlackError(name === 'view' ? 'invalid_view' : 'invalid_blocks', { errors: problems });
  return {};
}
