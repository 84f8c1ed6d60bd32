import { createHmac } from 'node:crypto';

/** A delivery like Slack's, changed where a test wants it. */
export interface Delivery {
  readonly body: string | Uint8Array;
  readonly contentType?: string;
  /** Age of the signature, seconds. */
  readonly age?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly status: number;
  readonly text: string;
}

/** Posts it, signed with this secret. */
export async function signedPost(
  to: { readonly url: string; readonly secret: string },
  { body, contentType = FORM, age = 0, headers = {} }: Delivery,
): Promise<Answer> {
  const timestamp = String(Math.floor(Date.now() / 1000) - age);
  const digest = createHmac('sha256', to.secret).update(`v0:${timestamp}:`).update(body).digest('hex');
  const answer = await fetch(to.url, {
    method: 'POST',
    body: typeof body === 'string' ? body : new Uint8Array(body),
    headers: {
      'content-type': contentType,
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${digest}`,
      ...headers,
    },
  });
  return { status: answer.status, text: await answer.text() };
}

export const FORM = 'application/x-www-form-urlencoded';
export const JSON_TYPE = 'application/json';

/** An interaction's body. */
export function interactionBody(payload: unknown): string {
  return new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
}
