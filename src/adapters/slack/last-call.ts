/** Slack's names for a token that it takes no more, whatever is asked with it (docs.slack.dev, errors of auth.test, 2026-11-28). */
const TOKEN_REFUSED: ReadonlySet<unknown> = new Set([
  'invalid_auth',
  'not_authed',
  'token_revoked',
  'token_expired',
  'account_inactive',
]);

export interface LastCall {
  /** `fetch`, looked over the shoulder. */
  readonly fetch: typeof globalThis.fetch;
  /** Whether the last call that says something about it reached Slack, with a token that it takes; false before the first. */
  worked(): boolean;
}

/**
 * Follows whether Slack answers us. One that was throttled says nothing about it, nor does a refusal of what was asked.
 *
 * An answer is read to its end here, once: one that nobody reads (Bolt's `respond`) keeps its connection, one that is read twice
 * costs as much again, and the SDK's own `timeout` keeps what was sent in memory until it is over (web-api 8.2, bolt 5.1, read on
 * 2026-11-28). A call that takes longer than `timeoutMs` fails.
 */
export function watchLastCall(timeoutMs: number): LastCall {
  let worked = false;
  return {
    fetch: async (address, init) => {
      // What is answered to a press (response_url) goes without our token, and says nothing about it.
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

/** An upload is answered in plain text, which says that it is there. */
function isOfSlack(headers: Headers, text: string): boolean {
  const type = headers.get('content-type') ?? '';
  if (!type.includes('json')) return !type.includes('html');
  // As Slack begins nearly all of them; a whole view may follow.
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
