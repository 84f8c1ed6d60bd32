import type { Clock } from './clock.ts';
import { newSecret } from '../wire/ids.ts';
import { SlackError } from '../wire/slack-error.ts';

/** To whom and where a response_url posts, and the message that it may replace or delete. */
export interface ResponseTarget {
  readonly user: string;
  readonly channel: string;
  readonly source?: { readonly ts: string; readonly threadTs?: string | undefined };
}

export interface ResponseUrls {
  /** A new secret, the last part of a response_url; the caller puts the origin before it. */
  issue(target: ResponseTarget): string;
  /** The target of a secret, up to five times within 30 minutes. Throws `used_url` or `expired_url`. */
  use(secret: string): ResponseTarget;
}

const uses = 5;
const lifeMs = 30 * 60_000;
const remembered = 10_000;

export function createResponseUrls(clock: Clock): ResponseUrls {
  const issued = new Map<string, { target: ResponseTarget; at: number; left: number }>();
  return {
    issue(target) {
      for (const [oldest] of issued) {
        if (issued.size < remembered) break;
        issued.delete(oldest);
      }
      const secret = newSecret();
      issued.set(secret, { target, at: clock.now().getTime(), left: uses });
      return secret;
    },
    use(secret) {
      const url = issued.get(secret);
      if (url === undefined || clock.now().getTime() - url.at > lifeMs) throw new SlackError('expired_url');
      if (url.left === 0) throw new SlackError('used_url');
      url.left -= 1;
      return url.target;
    },
  };
}
