import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { OutsideError, type OutsideErrorCode } from '#use-cases/ports/outside-error.ts';

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
const PASSING = new Set(['service_unavailable', 'request_timeout', 'team_added_to_org']);
/** "It's possible some aspect of the operation succeeded before the error was raised" (Slack's own list of errors, 2026-11-28). */
const OPEN = new Set(['internal_error', 'fatal_error']);
/** Socket errors before a connection existed: nothing was sent. */
const NOT_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Slack's name of an error, for instance `expired_trigger_id`; null when there is none. */
export function slackCode(error: unknown): string | null {
  if (!(error instanceof WebAPIPlatformError)) return null;
  const { error: name } = error.data as { readonly error?: unknown };
  // The SDK gives a proxy's page as the name of an error.
  return typeof name === 'string' && /^[\w:.-]{1,80}$/.test(name) ? name : null;
}

/**
 * Something else than Slack answered: `{}` and pages become errors without a name, and the SDK fails on `null` (web-api
 * 8.2, WebClient.buildResult, read on 2026-11-28).
 */
function isUnreadable(error: unknown): boolean {
  return error instanceof TypeError || (error instanceof WebAPIPlatformError && slackCode(error) === null);
}

/** The only place that maps an error of Slack's Web API to our codes. */
function mapSlackError(error: unknown): OutsideError {
  if (error instanceof OutsideError) return error;
  if (error instanceof WebAPIRateLimitedError) {
    return new OutsideError('throttled', { service: 'chat', retryAfterMs: error.retryAfter * 1000, cause: error });
  }
  // Without its cause: a page may contain anything.
  if (isUnreadable(error)) return new OutsideError('unknown_outcome', { service: 'chat', detail: 'unreadable' });
  const code = slackCode(error);
  if (code !== null) {
    const as = (name: OutsideErrorCode): OutsideError =>
      new OutsideError(name, { service: 'chat', detail: code, cause: error });
    if (ABSENT.has(code)) return as('not_found');
    if (DENIED.has(code)) return as('permission_missing');
    if (OPEN.has(code)) return as('unknown_outcome');
    return PASSING.has(code) ? as('unavailable') : as('unexpected');
  }
  if (error instanceof WebAPIRequestError) {
    const detail = socketCode(error.original);
    const name = NOT_SENT.has(detail) ? 'unavailable' : 'unknown_outcome';
    return new OutsideError(name, { service: 'chat', detail, cause: error });
  }
  if (error instanceof WebAPIHTTPError) {
    return new OutsideError('unknown_outcome', { service: 'chat', detail: `HTTP ${error.statusCode}`, cause: error });
  }
  return new OutsideError('unexpected', { service: 'chat', cause: error });
}

/** The code of a failed `fetch`, or the failure's name (`TimeoutError`). */
function socketCode(error: Error): string {
  const { code } = (error.cause ?? {}) as { readonly code?: unknown };
  return typeof code === 'string' ? code : error.name;
}

/** Calls Slack; failures become `OutsideError`. */
export async function slack<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw mapSlackError(error);
  }
}
