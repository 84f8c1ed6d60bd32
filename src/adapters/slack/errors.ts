import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { OutsideError } from '#use-cases/outside-error.ts';

const ABSENT = new Set([
  'channel_not_found',
  'user_not_found',
  'users_not_found',
  'account_inactive',
  'user_disabled',
  'cannot_dm_bot',
  'messages_tab_disabled',
  'is_archived',
  'message_not_found',
  'thread_not_found',
]);
const DENIED = new Set([
  'missing_scope',
  'invalid_auth',
  'not_authed',
  'token_revoked',
  'token_expired',
  'not_in_channel',
  'access_denied',
]);
const PASSING = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
]);

/** Slack's own name of an error, for instance `expired_trigger_id`. */
export function slackCode(error: unknown): string | null {
  return error instanceof WebAPIPlatformError ? error.data.error : null;
}

/** The one place where an error of Slack's Web API gets our own code. */
function mapSlackError(error: unknown): OutsideError {
  if (error instanceof OutsideError) return error;
  if (error instanceof WebAPIRateLimitedError) {
    return new OutsideError('throttled', { service: 'slack', retryAfterMs: error.retryAfter * 1000, cause: error });
  }
  const code = slackCode(error);
  if (code !== null) {
    const as = (name: 'not_found' | 'permission_missing' | 'unavailable' | 'unexpected'): OutsideError =>
      new OutsideError(name, { service: 'slack', detail: code, cause: error });
    if (ABSENT.has(code)) return as('not_found');
    if (DENIED.has(code)) return as('permission_missing');
    return PASSING.has(code) ? as('unavailable') : as('unexpected');
  }
  if (error instanceof WebAPIHTTPError || error instanceof WebAPIRequestError) {
    return new OutsideError('unknown_outcome', { service: 'slack', cause: error });
  }
  return new OutsideError('unexpected', { service: 'slack', cause: error });
}

/** Calls Slack; what goes wrong comes as `OutsideError`. */
export async function slack<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw mapSlackError(error);
  }
}
