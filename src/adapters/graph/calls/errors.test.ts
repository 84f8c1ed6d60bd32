import { AuthError, ClientAuthError, ServerError } from '@azure/msal-node';
import { Client, GraphError, type Context } from '@microsoft/microsoft-graph-client';
import { describe, it, expect } from 'vitest';
import { OutsideError, type OutsideErrorCode } from '#use-cases/ports/outside-error.ts';
import { faultOf, isMailboxAbsent, mapError, mapFault, parseRetryAfter, type Needs } from './errors.ts';

const READ: Needs = { permission: 'User.ReadWrite.All', write: false };
const WRITE: Needs = { permission: 'User.ReadWrite.All', write: true };
const RESET: Needs = { permission: 'User-PasswordProfile.ReadWrite.All', role: 'User Administrator', write: true };

interface Answer {
  readonly status: number;
  readonly code?: string;
  readonly message?: string;
  readonly details?: readonly object[];
  readonly retryAfter?: string;
}

/** The error that the Graph client makes of an answer, or of a call without one. */
async function graphError(answer: Answer | Error | Response): Promise<GraphError> {
  const execute = async (context: Context): Promise<void> => {
    if (answer instanceof Error) throw answer;
    context.response = answer instanceof Response ? answer : responseOf(answer);
  };
  const error: unknown = await Client.initWithMiddleware({ middleware: { execute } })
    .api('/users')
    .post({})
    .catch((thrown: unknown) => thrown);
  if (!(error instanceof GraphError)) throw new Error('the client threw no GraphError');
  return error;
}

function responseOf({ status, code = 'Request_BadRequest', message = '', details, retryAfter }: Answer): Response {
  const innerError = { 'request-id': 'r', date: '2026-02-03T13:00:00' };
  const headers = {
    'Content-Type': 'application/json',
    ...(retryAfter === undefined ? {} : { 'Retry-After': retryAfter }),
  };
  return new Response(JSON.stringify({ error: { code, message, details, innerError } }), { status, headers });
}

async function mapped(answer: Answer | Error | Response, needs: Needs): Promise<OutsideError> {
  return mapError(await graphError(answer), needs);
}

const bad = (message: string, details?: readonly object[]): Answer => ({
  status: 400,
  message,
  ...(details === undefined ? {} : { details }),
});

describe('an answer of Graph', () => {
  it.each<[string, Answer, OutsideErrorCode]>([
    [
      'a federated domain',
      bad('SourceAnchor is a required property for creation of a federated user.'),
      'domain_federated',
    ],
    [
      'a domain that is not verified',
      bad(
        'The domain portion of the userPrincipalName property is invalid. You must use one of the verified domain names in your organization.',
        [{ code: 'InvalidValue', target: 'userPrincipalName', message: 'x' }],
      ),
      'domain_unverified',
    ],
    [
      'a pass for longer than the policy lets it',
      bad('Invalid LifetimeInMinutes specified. The valid range between 60 and 480. Please refer to the policy.'),
      'pass_range',
    ],
    [
      'a person who gets no pass',
      bad('Converged UserCredentialPolicy does not allow creating or updating this authentication method.'),
      'pass_scope',
    ],
    [
      'no seat',
      bad('Subscription with SKU 18181a46-0d4e-45cd-891e-60aabd171b4e does not have any available licenses.'),
      'no_seats',
    ],
    ['no seat, told as a violation', bad('License assignment failed: CountViolation'), 'no_seats'],
    [
      'a place of use that has not arrived everywhere',
      bad('License assignment cannot be done for user with invalid usage location.'),
      'not_found',
    ],
    [
      'an object that has not arrived everywhere',
      bad('The source resource object or one of the objects being referenced do not exist'),
      'not_found',
    ],
    ['licences that exclude each other', bad('MutuallyExclusiveViolation'), 'licence_refused'],
    ['a licence that needs another', bad('DependencyViolation'), 'licence_refused'],
    [
      'the same in words',
      bad('License assignment failed because service plan a depends on the service plan(s) b'),
      'licence_refused',
    ],
    ['a licence that gives an address of somebody else', bad('UniquenessViolation'), 'mailbox_address_taken'],
    [
      'a licence that the tenant does not have',
      bad('License x does not correspond to a valid company License.'),
      'licence_unknown',
    ],
    ['a licence that is not offered in the country', bad('ProhibitedInUsageLocationViolation'), 'licence_refused'],
    [
      'a weak password',
      bad('The specified password does not comply with password complexity requirements.'),
      'password_refused',
    ],
    ['a password, told by its target', bad('Bad Request', [{ target: 'password' }]), 'password_refused'],
    ['any other value', bad('Invalid value specified.'), 'invalid_value'],
    ['a change at the same time', { status: 400, code: 'Directory_ConcurrencyViolation' }, 'unavailable'],
    [
      'a licence that comes from a group',
      bad('User license is inherited from a group membership.'),
      'licence_not_removable',
    ],
    ['a delta that is too old', { status: 410, code: 'syncStateNotFound' }, 'delta_expired'],
    ['the same without a code of its own', { status: 410, code: 'UnknownError' }, 'delta_expired'],
    ['the same with another status', { status: 400, code: 'Directory_ResyncRequired' }, 'delta_expired'],
    ['a page that is too old', { status: 400, code: 'Directory_ExpiredPageToken' }, 'delta_expired'],
    [
      'somebody whose master is on-premises',
      bad('Unable to update the specified properties for on-premises mastered Directory Sync objects.'),
      'invalid_value',
    ],
    ['a token that is no good', { status: 401, code: 'InvalidAuthenticationToken' }, 'credentials_rejected'],
    ['a refusal, of a token that does not tell', { status: 403, code: 'accessDenied' }, 'granted_but_refused'],
    ['a refusal of Exchange', { status: 403, code: 'ErrorAccessDenied' }, 'mailbox_refused'],
    ['a missing object', { status: 404, code: 'Request_ResourceNotFound' }, 'not_found'],
    ['a missing mailbox', { status: 404, code: 'MailboxNotEnabledForRESTAPI' }, 'not_found'],
    ['a time-out of the request', { status: 408 }, 'unavailable'],
    ['a conflict', { status: 409 }, 'unavailable'],
    ['a precondition that failed', { status: 412 }, 'unavailable'],
    ['a lock', { status: 423 }, 'unavailable'],
    ['too many requests', { status: 429, code: 'TooManyRequests' }, 'throttled'],
    ['a batch of which a part was throttled', { status: 424, code: 'FailedDependency' }, 'throttled'],
  ])('%s', async (_, answer, code) => {
    expect((await mapped(answer, READ)).code).toBe(code);
    expect((await mapped(answer, WRITE)).code).toBe(code);
  });

  it.each<[string, Answer]>([
    [
      'with its details',
      bad('Another object with the same value for property userPrincipalName already exists.', [
        { code: 'ObjectConflict', target: 'userPrincipalName', message: 'taken' },
      ]),
    ],
    ['by its details alone', bad('Bad Request', [{ code: 'ObjectConflict' }])],
    ['by its text alone', bad('Another object with the same value for property proxyAddresses already exists.')],
  ])(
    'tells a taken address (%s) where an address is given, and a shared one where something else is',
    async (_, answer) => {
      expect((await mapped(answer, { ...WRITE, names: 'address' })).code).toBe('address_taken');
      expect((await mapped(answer, WRITE)).code).toBe('address_conflict');
    },
  );

  it.each<[string, Answer, OutsideErrorCode]>([
    ['outside a scope', { status: 403, code: 'ErrorAccessDenied' }, 'mailbox_refused'],
    ['for some users', { status: 403, code: 'AccessDenied', message: 'failed to get the correct' }, 'mailbox_refused'],
    ['without a reason', { status: 401, code: 'UnknownError' }, 'mailbox_refused'],
    ['while it is made', { status: 400, code: 'ErrorMissingEmailAddress' }, 'mailbox_refused'],
    ['in the words of the directory', { status: 403, code: 'Authorization_RequestDenied' }, 'mailbox_refused'],
    ['with a dead token', { status: 401, code: 'InvalidAuthenticationToken' }, 'credentials_rejected'],
    ['with a bad value', { status: 400, code: 'InvalidTimeZone' }, 'invalid_value'],
  ])('tells a mailbox that Exchange refuses %s', async (_, answer, code) => {
    for (const write of [false, true]) {
      const needs: Needs = { permission: 'MailboxSettings.ReadWrite', layer: 'exchange', write };
      expect((await mapped(answer, needs)).code).toBe(code);
    }
  });

  it.each([500, 502, 503, 504, 507])('%i leaves open whether a write was done', async (status) => {
    const answer = { status, code: 'UnknownError' };
    expect((await mapped(answer, READ)).code).toBe('unavailable');
    expect((await mapped(answer, WRITE)).code).toBe('unknown_outcome');
  });

  it('is called a missing permission or role only where the token lacks it', async () => {
    const denied = { status: 403, code: 'Authorization_RequestDenied' };
    const error = await graphError(denied);
    const granted = { permissions: [RESET.permission], roleTemplates: [] };
    const missing = { code: 'permission_missing', detail: 'User.ReadWrite.All' };
    expect(mapError(error, WRITE, granted)).toMatchObject(missing);
    expect(mapFault({ ...faultOf(error), granted }, WRITE)).toMatchObject(missing);
    expect(mapError(error, RESET, granted)).toMatchObject({ code: 'role_missing', detail: 'User Administrator' });
    const exchange = { status: 403, code: 'ErrorAccessDenied' };
    expect(await mapped(exchange, RESET)).toMatchObject({ code: 'mailbox_refused', detail: RESET.permission });
  });

  it('names the property that was refused, or the code where there is none', async () => {
    const named = bad('Invalid value.', [{ code: 'InvalidValue', target: 'jobTitle' }]);
    expect((await mapped(named, WRITE)).detail).toBe('jobTitle');
    expect((await mapped({ status: 400, code: 'InvalidTimeZone' }, WRITE)).detail).toBe('InvalidTimeZone');
  });

  it('in HTML instead of JSON is judged by its status', async () => {
    const html = (): Response =>
      new Response('<html>Bad Gateway</html>', { status: 502, headers: { 'Content-Type': 'text/html' } });
    const error = await graphError(html());
    expect(faultOf(error)).toMatchObject({ status: 502, code: '', details: [] });
    expect(mapError(error, WRITE).code).toBe('unknown_outcome');
    expect((await mapped(html(), READ)).code).toBe('unavailable');
  });

  it('stays the cause, so that an operation can look at it again', async () => {
    const error = await graphError(bad('Bad Request'));
    expect(mapError(error, WRITE).cause).toBe(error);
  });

  it('puts nothing of its text into our message', async () => {
    const error = await mapped(bad('The password Secret-1234 is too weak'), WRITE);
    expect(error.message).toBe('graph: password_refused');
  });
});

describe('no answer', () => {
  it.each([
    ['a time-out', new DOMException('The operation was aborted due to timeout', 'TimeoutError')],
    ['a connection that broke', new TypeError('fetch failed')],
  ])('%s leaves open whether a write was done', async (_, thrown) => {
    const error = await graphError(thrown);
    expect(error).toMatchObject({ statusCode: -1, code: thrown.name });
    expect(mapError(error, READ).code).toBe('unavailable');
    expect(mapError(error, WRITE).code).toBe('unknown_outcome');
  });

  it('from anything else is treated alike', () => {
    const thrown = new Error('no idea');
    expect(mapError(thrown, READ)).toMatchObject({ code: 'unavailable', cause: thrown });
    expect(mapError('odd', WRITE)).toMatchObject({ code: 'unknown_outcome', cause: 'odd' });
  });
});

describe('an error that is ours already', () => {
  it('is passed on as it is', () => {
    const error = new OutsideError('group_missing', { service: 'graph', detail: 'group-1' });
    expect(mapError(error, WRITE)).toBe(error);
  });
});

describe('the wait that an answer asks for', () => {
  it.each([
    ['120', 120_000],
    ['2.128', 2_128],
    ['0.0001', 1],
    ['0', 0],
    ['-5', 0],
    ['Tue, 03 Feb 2026 12:00:00 GMT', 0],
    ['soon', undefined],
    ['', undefined],
    [null, undefined],
  ])('%j is %j ms', (header, ms) => {
    expect(parseRetryAfter(header)).toBe(ms);
  });

  it('may be told as a date', () => {
    const inAMinute = parseRetryAfter(new Date(Date.now() + 60_000).toUTCString());
    expect(inAMinute).toBeGreaterThan(50_000);
    expect(inAMinute).toBeLessThanOrEqual(60_000);
  });

  it('comes with the error, whatever its code', async () => {
    expect((await mapped({ status: 429, retryAfter: '2.128' }, WRITE)).retryAfterMs).toBe(2_128);
    expect((await mapped({ status: 503, retryAfter: '7' }, WRITE)).retryAfterMs).toBe(7_000);
  });

  it('is the longest of those that the parts of a batch ask for', async () => {
    const part = (id: string, seconds: string): object => ({ id, status: 429, headers: { 'retry-after': seconds } });
    const responses = [part('1', '3'), part('2', '11.5'), { id: '3', status: 200 }];
    const error = await mapped(Response.json({ responses }, { status: 424 }), READ);
    expect(error).toMatchObject({ code: 'throttled', retryAfterMs: 11_500 });
  });

  it('is left out where there is none', async () => {
    expect((await mapped({ status: 429 }, WRITE)).retryAfterMs).toBeUndefined();
    expect((await mapped(new TypeError('fetch failed'), WRITE)).retryAfterMs).toBeUndefined();
  });
});

describe('an error of the login service', () => {
  it.each([
    ['a wrong secret', 'invalid_client', 'AADSTS7000215: Invalid client secret provided.'],
    ['an expired secret', 'invalid_client', 'AADSTS7000222: The provided client secret keys are expired.'],
    ['an unknown application', 'unauthorized_client', 'AADSTS700016: Application was not found in the directory.'],
    ['an unknown tenant', 'invalid_request', 'AADSTS90002: Tenant not found.'],
    ['a policy that refuses', 'access_denied', 'AADSTS53003: Access has been blocked by Conditional Access policies.'],
  ])('%s means that the credentials are no good', (_, code, message) => {
    const error = new ServerError(code, 'correlation', message);
    expect(mapError(error, WRITE)).toMatchObject({ code: 'credentials_rejected', cause: error });
  });

  it.each<[string, AuthError]>([
    ['a server that is not well', new ServerError('temporarily_unavailable', 'correlation', 'try later')],
    ["MSAL's own refusal to ask again, with an empty code", new ServerError('', 'correlation', '')],
    ['a network that is down', new ClientAuthError('network_error', 'correlation')],
    ['anything else', new AuthError('unexpected', 'correlation')],
  ])('%s passes, and nothing is asked for a minute', (_, error) => {
    expect(mapError(error, WRITE)).toMatchObject({ code: 'unavailable', retryAfterMs: 60_000, cause: error });
  });
});

describe('an absent mailbox', () => {
  const at = (status: number, code: string): Parameters<typeof isMailboxAbsent>[0] => ({
    status,
    code,
    message: '',
    details: [],
  });

  it.each([
    'MailboxNotEnabledForRESTAPI',
    'MailboxNotSupportedForRESTAPI',
    'ErrorNonExistentMailbox',
    'ErrorInvalidUser',
  ])('is what %s says', (code) => expect(isMailboxAbsent(at(404, code))).toBe(true));

  it('is not an absent user, nor a refusal', () => {
    expect(isMailboxAbsent(at(404, 'Request_ResourceNotFound'))).toBe(false);
    expect(isMailboxAbsent(at(403, 'ErrorNonExistentMailbox'))).toBe(false);
  });
});
