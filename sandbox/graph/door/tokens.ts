import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import type { Clock } from '../tenant/clock.ts';
import { GraphError } from '../wire/graph-error.ts';

const LIFETIME_S = 3_599;
/** In the `wids` of every app-only token, although it names no role (seen in many tokens that people published). */
const EVERY_APPLICATION = '0997a1d0-0d1d-4acb-b408-d5ca73121e90';

/** The access tokens issued since the local Graph was started; older ones are not accepted. */
export interface Tokens {
  issue(about: { audience: string; roles: readonly string[]; wids: readonly string[] }): {
    token: string;
    expiresInSeconds: number;
  };
  /** What the token in an Authorization header grants; refuses an invalid one with 401 InvalidAuthenticationToken. */
  check(authorization: string | undefined): Grant;
}

export interface Grant {
  /** Application permissions. */
  readonly roles: readonly string[];
  /** The origin that the token was asked for: Microsoft's own, when a transport redirects its calls here. */
  readonly audience: string;
}

export function createTokens(deps: { clock: Clock; tenantId: string; clientId: string; secrets: Set<string> }): Tokens {
  const issued = new Map<string, Grant & { readonly expiresAtMs: number }>();
  const key = randomBytes(32);
  return {
    issue({ audience, roles, wids }) {
      const now = Math.floor(deps.clock.ms() / 1000);
      const claims = {
        aud: audience,
        iss: `https://sts.windows.net/${deps.tenantId}/`,
        iat: now,
        nbf: now,
        exp: now + LIFETIME_S,
        app_displayname: 'Buzón',
        appid: deps.clientId,
        idtyp: 'app',
        oid: deps.clientId,
        roles,
        sub: deps.clientId,
        tid: deps.tenantId,
        uti: randomUUID(),
        ver: '1.0',
        wids: [...wids, EVERY_APPLICATION],
      };
      const head = [{ typ: 'JWT', alg: 'RS256', kid: 'local' }, claims].map(encode).join('.');
      const token = `${head}.${createHmac('sha256', key).update(head).digest('base64url')}`;
      deps.secrets.add(token);
      issued.set(token, { roles, audience, expiresAtMs: (now + LIFETIME_S) * 1000 });
      return { token, expiresInSeconds: LIFETIME_S };
    },
    check(authorization) {
      const token = /^Bearer\s+(.+)$/i.exec(authorization ?? '')?.[1];
      if (token === undefined) throw unauthorized('Access token is empty.');
      const known = issued.get(token);
      if (!known) throw unauthorized('Access token validation failure. Invalid signature or unknown token.');
      if (deps.clock.ms() >= known.expiresAtMs) {
        throw unauthorized('Lifetime validation failed, the token is expired.');
      }
      return known;
    },
  };
}

function unauthorized(message: string): GraphError {
  return new GraphError(401, 'InvalidAuthenticationToken', message, {
    headers: {
      'WWW-Authenticate':
        'Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", client_id="00000003-0000-0000-c000-000000000000"',
    },
  });
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
