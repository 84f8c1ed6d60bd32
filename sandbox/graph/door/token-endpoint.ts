import { randomUUID } from 'node:crypto';
import type { Reply } from '../wire/reply.ts';
import type { Clock } from '../tenant/clock.ts';
import type { Tokens } from './tokens.ts';

export interface TokenEndpointDeps {
  readonly clock: Clock;
  readonly tokens: Tokens;
  readonly tenantId: string;
  readonly domain: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The permissions consented to so far; a token that was issued earlier keeps its own. */
  readonly permissions: () => readonly string[];
  /** Template ids of the app's tenant-wide directory roles. */
  readonly roleTemplates: readonly string[];
  readonly secrets: Set<string>;
}

type TokenFault = 'invalid_client' | 'throttled' | 'unavailable';

/** `POST /{tenant}/oauth2/v2.0/token` for client_credentials; errors have Entra's form and AADSTS numbers. */
export function answerToken(
  deps: TokenEndpointDeps,
  request: { tenant: string; form: URLSearchParams; origin: string; fault: TokenFault | null },
): Reply {
  const { form } = request;
  for (const name of ['client_secret', 'client_assertion']) {
    const secret = form.get(name);
    if (secret) deps.secrets.add(secret);
  }
  if (request.fault) return faulty(deps, request.fault);
  if (![deps.tenantId, deps.domain].includes(request.tenant.toLowerCase())) {
    return refusal(deps, {
      status: 400,
      error: 'invalid_request',
      number: 90002,
      text: `Tenant '${request.tenant}' not found.`,
    });
  }
  for (const name of ['grant_type', 'client_id', 'scope']) {
    if (!form.get(name)) {
      const text = `The request body must contain the following parameter: '${name}'.`;
      return refusal(deps, { status: 400, error: 'invalid_request', number: 900144, text });
    }
  }
  if (form.get('grant_type') !== 'client_credentials') {
    const text = `The app requested an unsupported grant type '${form.get('grant_type') ?? ''}'.`;
    return refusal(deps, { status: 400, error: 'unsupported_grant_type', number: 70003, text });
  }
  if (form.get('client_id')?.toLowerCase() !== deps.clientId.toLowerCase()) {
    const text = `Application with identifier '${form.get('client_id') ?? ''}' was not found in the directory '${deps.domain}'.`;
    return refusal(deps, { status: 400, error: 'unauthorized_client', number: 700016, text });
  }
  return refuseCredential(deps, form) ?? issueFor(deps, form.get('scope') ?? '', request.origin);
}

function issueFor(deps: TokenEndpointDeps, scope: string, origin: string): Reply {
  const audiences = ['https://graph.microsoft.com', origin];
  const audience = audiences.find((one) => scope === `${one}/.default`);
  if (audience === undefined) {
    if (!scope.endsWith('/.default')) {
      const text = `The provided value for scope ${scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).`;
      return refusal(deps, { status: 400, error: 'invalid_scope', number: 1002012, text });
    }
    const text = `The resource principal named ${scope.replace(/\/\.default$/, '')} was not found in the tenant named ${deps.domain}.`;
    return refusal(deps, { status: 400, error: 'invalid_resource', number: 500011, text });
  }
  const { token, expiresInSeconds } = deps.tokens.issue({
    audience,
    roles: deps.permissions(),
    wids: deps.roleTemplates,
  });
  return {
    status: 200,
    headers: { 'Cache-Control': 'no-store', Pragma: 'no-cache' },
    body: {
      token_type: 'Bearer',
      expires_in: expiresInSeconds,
      ext_expires_in: expiresInSeconds,
      access_token: token,
    },
  };
}

function refuseCredential(deps: TokenEndpointDeps, form: URLSearchParams): Reply | null {
  const [secret, assertion] = [form.get('client_secret'), form.get('client_assertion')];
  if (assertion !== null) {
    const typed = form.get('client_assertion_type') === 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
    const expires = typed ? expiryOf(assertion) : null;
    if (expires === null)
      return refusal(deps, {
        status: 401,
        error: 'invalid_client',
        number: 50027,
        text: 'JWT token is invalid or malformed.',
      });
    if (expires * 1000 > Date.now()) return null;
    return refusal(deps, {
      status: 401,
      error: 'invalid_client',
      number: 700024,
      text: 'Client assertion is not within its valid time range.',
    });
  }
  if (secret === null) {
    const text = "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.";
    return refusal(deps, { status: 401, error: 'invalid_client', number: 7000218, text });
  }
  return secret === deps.clientSecret ? null : invalidSecret(deps);
}

function invalidSecret(deps: TokenEndpointDeps): Reply {
  const text = `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${deps.clientId}'.`;
  return refusal(deps, { status: 401, error: 'invalid_client', number: 7000215, text });
}

/** The `exp` of a client assertion, in seconds; the signature is not checked. Null for anything but a JWT. */
function expiryOf(assertion: string): number | null {
  const [, claims, signature] = assertion.split('.');
  if (!claims || !signature) return null;
  try {
    const parsed: unknown = JSON.parse(Buffer.from(claims, 'base64url').toString());
    const exp = typeof parsed === 'object' && parsed !== null && 'exp' in parsed ? parsed.exp : null;
    return typeof exp === 'number' ? exp : null;
  } catch {
    return null;
  }
}

function faulty(deps: TokenEndpointDeps, fault: TokenFault): Reply {
  switch (fault) {
    case 'invalid_client':
      return invalidSecret(deps);
    case 'throttled':
      return {
        ...refusal(deps, {
          status: 429,
          error: 'temporarily_unavailable',
          number: 90055,
          text: 'The server has encountered too many requests.',
        }),
        headers: { 'Retry-After': '2' },
      };
    case 'unavailable':
      return refusal(deps, {
        status: 503,
        error: 'temporarily_unavailable',
        number: 90033,
        text: 'A transient error has occurred. Please try again.',
      });
  }
}

interface Refusal {
  readonly status: number;
  readonly error: string;
  /** The AADSTS number. */
  readonly number: number;
  readonly text: string;
}

function refusal(deps: TokenEndpointDeps, { status, error, number, text }: Refusal): Reply {
  const [trace, correlation] = [randomUUID(), randomUUID()];
  const timestamp = `${deps.clock.now().toISOString().slice(0, 19).replace('T', ' ')}Z`;
  return {
    status,
    body: {
      error,
      error_description: `AADSTS${number}: ${text} Trace ID: ${trace} Correlation ID: ${correlation} Timestamp: ${timestamp}`,
      error_codes: [number],
      timestamp,
      trace_id: trace,
      correlation_id: correlation,
      error_uri: `https://login.microsoftonline.com/error?code=${number}`,
    },
  };
}
