import type { Reply } from './reply.ts';
import { blankUser } from './blank-user.ts';
import { trueUser } from './directory.ts';
import type { WorkFault } from './fault-kinds.ts';
import { badRequest, GraphError } from './graph-error.ts';
import type { Tenant } from './tenant.ts';
import { isObject, weakPassword } from './user-body.ts';

/** What a fault does inside an operation: throws its refusal, or changes the request or the tenant and lets it go on. Returns the body to work with. */
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
    case 'address-taken':
      takeAddress(tenant, body);
      return body;
    case 'language-ignored':
      return withoutLanguage(body);
    // The operation itself looks at these.
    case 'primary-stays':
    case 'delta-expired':
    case 'delta-repeats':
    case 'delta-empty-page':
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

/** 429 with Retry-After as told; a date is real time, because clients compare it with their own clock. */
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

export function htmlReply(status: number): Reply {
  return {
    status,
    headers: { 'Content-Type': 'text/html' },
    body: '<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center></body></html>',
  };
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
