import type { Arguments } from './api-arguments.ts';
import type { Json } from '../wire/json.ts';
import type { Tier } from '../workspace/rate-limits.ts';
import { SlackError } from '../wire/slack-error.ts';
import type { Conversation, Workspace } from '../workspace/workspace.ts';

export interface Call {
  readonly workspace: Workspace;
  readonly args: Arguments;
}

/** One method of the Web API. `run` does its work without awaiting and returns the answer without `ok`, or throws SlackError. */
export interface Method {
  readonly token: 'bot' | 'app';
  /** The scopes that it always needs; `run` may check for others, depending on the arguments. */
  readonly scopes: readonly string[];
  readonly tier: Tier;
  run(call: Call): Json;
}

/** Throws Slack's `missing_scope`, which names the needed and the granted scopes, unless the bot has the scope. */
export function needScope(workspace: Workspace, scope: string): void {
  const provided = workspace.options.botScopes;
  if (!provided.includes(scope)) throw new SlackError('missing_scope', { needed: scope, provided: provided.join(',') });
}

/** The scope for reading the messages of this kind of conversation. */
export function historyScope(place: Conversation): string {
  const prefix = { im: 'im', private: 'groups', public: 'channels' } as const;
  return `${prefix[place.kind]}:history`;
}
