import { randomInt, randomUUID } from 'node:crypto';
import { param, type Route } from '../calls/call.ts';
import { graphDate } from '../tenant/clock.ts';
import { GraphError, notFound } from '../wire/graph-error.ts';
import { passState } from './access-pass.ts';
import { hashSecret } from '../tenant/passwords.ts';
import { checkNotAdministrator } from '../users/may-change-user.ts';
import type { Json, PassRecord, UserRecord } from '../tenant/records.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { isObject } from '../wire/is-object.ts';
import { seenOr404 } from '../users/read-users.ts';
import { writableOr404 } from '../users/update-user.ts';

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789!+$#*';
const LENGTH = 10;

/** The pass as Graph shows it. `secret` is given only in the answer to its creation; in lists it is null. */
export function describePass(tenant: Tenant, pass: PassRecord, secret: string | null): { [name: string]: Json } {
  const state = passState(tenant, pass);
  return {
    id: pass.id,
    isUsable: state === 'EnabledByPolicy',
    methodUsabilityReason: state,
    temporaryAccessPass: secret,
    createdDateTime: pass.createdDateTime,
    startDateTime: graphDate(pass.startsAtMs),
    lifetimeInMinutes: pass.lifetimeInMinutes,
    isUsableOnce: pass.isUsableOnce,
  };
}

/** Answers 201. The pass can be read only in this answer; a second pass replaces the first (graph.md 1.10). */
export const createPass: Route = {
  method: 'POST',
  path: '/users/{id}/authentication/temporaryAccessPassMethods',
  handle(tenant, call) {
    const user = writableOr404(tenant, call);
    checkNotAdministrator(tenant, user);
    checkInScope(tenant, user);
    const options = readOptions(tenant, call.body);
    const secret = Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)] ?? '').join('');
    tenant.secrets.add(secret);
    const pass: PassRecord = {
      id: randomUUID(),
      ...hashSecret(secret),
      createdDateTime: graphDate(tenant.clock.now()),
      ...options,
      used: false,
    };
    tenant.directory.users.amend(user.id, (record) => ({
      ...record,
      pass,
      password: { ...record.password, state: 'temporary' },
    }));
    const context = `${call.linkOrigin}/v1.0/$metadata#users('${user.id}')/authentication/temporaryAccessPassMethods/$entity`;
    return { status: 201, body: { '@odata.context': context, ...describePass(tenant, pass, secret) } };
  },
};

export const listPasses: Route = {
  method: 'GET',
  path: '/users/{id}/authentication/temporaryAccessPassMethods',
  handle(tenant, call) {
    const user = seenOr404(tenant, call);
    const context = `${call.linkOrigin}/v1.0/$metadata#users('${user.id}')/authentication/temporaryAccessPassMethods`;
    const value = user.pass ? [describePass(tenant, user.pass, null)] : [];
    return { status: 200, body: { '@odata.context': context, value } };
  },
};

export const deletePass: Route = {
  method: 'DELETE',
  path: '/users/{id}/authentication/temporaryAccessPassMethods/{pass}',
  handle(tenant, call) {
    const user = writableOr404(tenant, call);
    const id = param(call, 'pass');
    if (user.pass?.id !== id.toLowerCase()) throw notFound(id);
    tenant.directory.users.amend(user.id, (record) => ({ ...record, pass: null }));
    return { status: 204 };
  },
};

export const readPassPolicy: Route = {
  method: 'GET',
  path: '/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/temporaryAccessPass',
  handle: ({ passPolicy }, call) => ({
    status: 200,
    body: {
      '@odata.context': `${call.linkOrigin}/v1.0/$metadata#authenticationMethodConfigurations/$entity`,
      '@odata.type': '#microsoft.graph.temporaryAccessPassAuthenticationMethodConfiguration',
      id: 'TemporaryAccessPass',
      state: passPolicy.state,
      defaultLifetimeInMinutes: passPolicy.minimum,
      defaultLength: LENGTH,
      minimumLifetimeInMinutes: passPolicy.minimum,
      maximumLifetimeInMinutes: passPolicy.maximum,
      isUsableOnce: passPolicy.isUsableOnce,
      includeTargets: (passPolicy.groups.length === 0 ? ['all_users'] : passPolicy.groups).map((id) => ({
        targetType: 'group',
        id,
        isRegistrationRequired: false,
      })),
      excludeTargets: [],
    },
  }),
};

/** With a policy that is off, or that leaves the user out, Graph refuses to create the method at all (azure-docs#111778). */
function checkInScope(tenant: Tenant, user: UserRecord): void {
  const { state, groups } = tenant.passPolicy;
  if (state === 'enabled' && (groups.length === 0 || groups.some((id) => user.groups.includes(id.toLowerCase()))))
    return;
  throw outOfPolicy(
    'Converged UserCredentialPolicy does not allow creating or updating this authentication method. AuthMethodType [TemporaryAccessPass].',
  );
}

function readOptions(
  tenant: Tenant,
  body: unknown,
): { lifetimeInMinutes: number; isUsableOnce: boolean; startsAtMs: number } {
  const given = isObject(body) ? body : {};
  const lifetimeInMinutes = given['lifetimeInMinutes'] ?? tenant.passPolicy.minimum;
  const isUsableOnce = given['isUsableOnce'] ?? false;
  const start = given['startDateTime'] ?? tenant.clock.now().toISOString();
  const startsAtMs = typeof start === 'string' ? Date.parse(start) : NaN;
  if (typeof lifetimeInMinutes !== 'number' || typeof isUsableOnce !== 'boolean' || Number.isNaN(startsAtMs)) {
    throw outOfPolicy('Invalid value in the request body.');
  }
  const { minimum, maximum } = tenant.passPolicy;
  if (lifetimeInMinutes < minimum || lifetimeInMinutes > maximum) {
    // graph-docs#12187
    throw outOfPolicy(
      `Invalid LifetimeInMinutes specified. The valid range between ${minimum} and ${maximum}. Please refer to the policy.`,
    );
  }
  if (!isUsableOnce && tenant.passPolicy.isUsableOnce) {
    throw outOfPolicy('Only one-time Temporary Access Passes are allowed by the policy.');
  }
  return { lifetimeInMinutes, isUsableOnce, startsAtMs };
}

function outOfPolicy(message: string): GraphError {
  return new GraphError(400, 'badRequest', message);
}
