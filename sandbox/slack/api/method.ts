import type { Arguments } from './api-arguments.ts';
import type { Json } from '../wire/json.ts';
import type { Tier } from '../workspace/rate-limits.ts';
import { SlackError } from '../wire/slack-error.ts';
import type { Conversation, Workspace } from '../workspace/workspace.ts';

export interface Call {
  readonly workspace: Workspace;
  readonly args: Arguments;
}

/** One method of the Web API. `run` does its work at once and answers the body without `ok`, or throws SlackError. */
export interface Method {
  readonly token: 'bot' | 'app';
  /** All that it needs whatever its arguments; more may be asked for inside. */
  readonly scopes: readonly string[];
  readonly tier: Tier;
  run(call: Call): Json;
}

/** Throws `missing_scope` as Slack words it. */
export function needScope(workspace: Workspace, scope: string): void {
  const provided = workspace.options.botScopes;
  if (!provided.includes(scope)) throw new SlackError('missing_scope', { needed: scope, provided: provided.join(',') });
}

/** The scope that reads what is said in this kind of conversation. */
export function historyScope(place: Conversation): string {
  const prefix = { im: 'im', private: 'groups', public: 'channels' } as const;
  return `${prefix[place.kind]}:history`;
}
