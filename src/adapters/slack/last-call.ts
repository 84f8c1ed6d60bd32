/** Slack's errors for a token that it no longer accepts at all (docs.slack.dev, errors of auth.test, 2026-11-28). */
const TOKEN_REFUSED: ReadonlySet<unknown> = new Set([
  'invalid_auth',
  'not_authed',
  'token_revoked',
  'token_expired',
  'account_inactive',
]);

export interface LastCall {
  /** A `fetch` that is watched. */
  readonly fetch: typeof globalThis.fetch;
  /** Whether the last conclusive call reached Slack with an accepted token; false before the first. */
  worked(): boolean;
}

/**
 * Watches whether Slack answers us. Throttling, or a refusal of the request itself, says nothing about that.
 *
 * The answer's body is read here, once: an unread body (Bolt's `respond`) keeps its connection open, reading twice
 * doubles the cost, and the SDK's own `timeout` keeps the request in memory until it expires (web-api 8.2, bolt 5.1,
 * read on 2026-11-28). A call that takes longer than `timeoutMs` fails.
 */
export function watchLastCall(timeoutMs: number): LastCall {
  let worked = false;
  return {
    fetch: async (address, init) => {
      // Answers to a press (response_url) are sent without our token and say nothing about it.
      const isOurs = new Headers(init?.headers).has('Authorization');
      const late = new AbortController();
      const timer = setTimeout(
        () => late.abort(new DOMException('Slack did not answer in time', 'TimeoutError')),
        timeoutMs,
      );
      try {
        const answer = await fetch(address, { ...init, signal: late.signal });
        const { status, statusText, headers } = answer;
        const text = await answer.text();
        if (isOurs && status !== 429) worked = answer.ok && isOfSlack(headers, text);
        return new Response(text === '' ? null : text, { status, statusText, headers });
      } catch (error) {
        if (isOurs) worked = false;
        throw error;
      } finally {
        clearTimeout(timer);
      }
    },
    worked: () => worked,
  };
}

/** An upload is answered in plain text. */
function isOfSlack(headers: Headers, text: string): boolean {
  const type = headers.get('content-type') ?? '';
  if (!type.includes('json')) return !type.includes('html');
  // Nearly all of Slack's answers begin like this; a whole view may follow.
  if (text.startsWith('{"ok":true,')) return true;
  const body = parsed(text);
  if (typeof body !== 'object' || body === null || !('ok' in body)) return false;
  return body.ok === true || !TOKEN_REFUSED.has((body as { readonly error?: unknown }).error);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
