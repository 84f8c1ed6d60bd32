import type { Reply } from '../wire/reply.ts';
import { blankUser } from '../tenant/blank-user.ts';
import { trueUser } from '../tenant/directory.ts';
import type { WorkFault } from './fault-kinds.ts';
import { badRequest, exchangeDenied, GraphError, objectConflict, weakPassword } from '../wire/graph-error.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { isObject } from '../wire/is-object.ts';

/**
 * Applies a fault before the operation runs: throws the error, or changes the tenant or the request and lets it run. Returns
 * the body that the operation is to work with.
 */
export function beforeWork(tenant: Tenant, fault: WorkFault, body: unknown): unknown {
  switch (fault) {
    case 'no-seats':
      throw badRequest(`Subscription with SKU ${firstSku(body)} does not have any available licenses.`);
    case 'weak-password':
      throw weakPassword();
    case 'outlook-throttled':
      throw new GraphError(429, 'ApplicationThrottled', 'Application is over its MailboxConcurrency limit.', {
        headers: { 'Retry-After': '1' },
      });
    case 'batch-inner-throttled':
      throw throttledError('3');
    case 'mailbox-403':
      throw exchangeDenied();
    // Happens for some users although every permission is granted
    // (github.com/microsoftgraph/msgraph-sdk-dotnet/issues/2141, 2023-09).
    case 'mailbox-403-properties':
      throw new GraphError(403, 'AccessDenied', 'The process failed to get the correct properties.');
    case 'mailbox-401':
      throw new GraphError(401, 'UnknownError', '');
    // What Outlook answers for an account without a mailbox (github.com/jasonjoh/node-outlook/issues/7, 2015-12).
    case 'mailbox-400':
      throw new GraphError(
        400,
        'ErrorMissingEmailAddress',
        'When making a request as an account that does not have a mailbox, you must specify the mailbox primary SMTP address for any distinguished folder Ids.',
      );
    // Refused whatever property is changed (github.com/microsoftgraph/msgraph-sdk-powershell/issues/1640, 2022-11).
    case 'shares-address':
      throw objectConflict('proxyAddresses', ['User_00000000-0000-4000-8000-00000000d0b1']);
    case 'address-taken':
      takeAddress(tenant, body);
      return body;
    case 'language-ignored':
      return withoutLanguage(body);
    // The operation itself acts on these.
    case 'batch-outer-throttled':
    case 'primary-stays':
    case 'delta-expired':
    case 'delta-repeats':
    case 'delta-empty-page':
    case 'delta-without-enabled':
    case 'delta-without-licences':
    case 'delta-without-name':
    case 'delta-without-mail':
    case 'delta-nonsense':
    case 'restore-untold':
    case 'page-without-value':
      return body;
  }
}

export function throttledError(retryAfter?: string): GraphError {
  return new GraphError(429, 'TooManyRequests', 'Too many requests.', {
    headers: {
      ...(retryAfter === undefined ? {} : { 'Retry-After': retryAfter }),
      'x-ms-throttle-scope': 'Tenant_Application/ReadWrite',
      'x-ms-throttle-information': 'ResourceUnitLimitExceeded',
    },
  });
}

/** The Retry-After of a 429. A date is in real time, not the tenant's, because clients compare it with their own clock. */
export function retryAfterText(kind: 'integer' | 'fractional' | 'date' | undefined): string | undefined {
  switch (kind) {
    case 'integer':
      return '2';
    case 'fractional':
      return '1.128';
    case 'date':
      return new Date(Date.now() + 2_000).toUTCString();
    case undefined:
      return undefined;
  }
}

/** The user as a page of a delta query shows it under a fault: without one property, or with nonsense in two. */
export function faultyUser<T extends Readonly<Record<string, unknown>>>(fault: WorkFault | null, user: T): T {
  if (fault === 'delta-nonsense') {
    const nothing = { accountEnabled: null, assignedLicenses: [] };
    return Object.fromEntries(Object.entries({ ...user, ...nothing }).filter(([name]) => name in user)) as T;
  }
  const omitted =
    fault === 'delta-without-enabled'
      ? 'accountEnabled'
      : fault === 'delta-without-licences'
        ? 'assignedLicenses'
        : fault === 'delta-without-name'
          ? 'userPrincipalName'
          : fault === 'delta-without-mail'
            ? 'mail'
            : null;
  return Object.fromEntries(Object.entries(user).filter(([name]) => name !== omitted)) as T;
}

export function htmlReply(status: number): Reply {
  const title = status === 502 ? '502 Bad Gateway' : 'Sign in to the network';
  return {
    status,
    headers: { 'Content-Type': 'text/html' },
    body: `<html><head><title>${title}</title></head><body><center><h1>${title}</h1></center></body></html>`,
  };
}

/** A 2xx answer from which the caller cannot learn what was done. */
export function unreadableReply(holds: 'html' | 'nothing' | 'no-id'): Reply {
  switch (holds) {
    case 'html':
      return htmlReply(200);
    case 'nothing':
      return { status: 200, headers: { 'Content-Type': 'application/json' } };
    case 'no-id':
      return { status: 201, body: {} };
  }
}

function firstSku(body: unknown): string {
  const add = isObject(body) && Array.isArray(body['addLicenses']) ? (body['addLicenses'] as readonly unknown[]) : [];
  const [first] = add;
  return isObject(first) ? String(first['skuId']) : '';
}

function takeAddress(tenant: Tenant, body: unknown): void {
  const name = isObject(body) ? body['userPrincipalName'] : undefined;
  if (typeof name !== 'string' || trueUser(tenant.directory, name)) return;
  tenant.directory.users.putSettled(
    blankUser(tenant, {
      userPrincipalName: name,
      written: { accountEnabled: true, displayName: 'Otra persona', mailNickname: name.split('@')[0] ?? '' },
    }),
  );
}

function withoutLanguage(body: unknown): unknown {
  if (!isObject(body)) return body;
  const rest = Object.fromEntries(
    Object.entries(body).filter(([name]) => !['language', 'dateFormat', 'timeFormat'].includes(name)),
  );
  return Object.keys(rest).length > 0 ? rest : { '@odata.type': '#microsoft.graph.mailboxSettings' };
}
