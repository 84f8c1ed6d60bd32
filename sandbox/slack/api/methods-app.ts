import type { Json } from '../wire/json.ts';
import type { Call, Method } from './method.ts';
import { SlackError } from '../wire/slack-error.ts';
import { botId, botUserId } from '../workspace/workspace.ts';

export const appMethods: Readonly<Record<string, Method>> = {
  'auth.test': { token: 'bot', scopes: [], tier: 'none', run: authTest },
};

/** `openSocket` returns the address for one connection; null when deliveries go to the app over HTTP. */
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
