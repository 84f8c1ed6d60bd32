import { randomInt, randomUUID } from 'node:crypto';
import { param, type Route } from '../call.ts';
import { graphDate } from '../clock.ts';
import { GraphError, notFound } from '../graph-error.ts';
import { passState } from '../access-pass.ts';
import { hashSecret } from '../passwords.ts';
import { checkNotAdministrator } from '../permissions.ts';
import type { Json, PassRecord } from '../records.ts';
import type { Tenant } from '../tenant.ts';
import { isObject } from '../user-body.ts';
import { seenOr404 } from './read-users.ts';
import { writableOr404 } from './update-user.ts';

const WRITE_PASSES = ['UserAuthMethod-TAP.ReadWrite.All', 'UserAuthenticationMethod.ReadWrite.All'];
const READ_PASSES = ['UserAuthMethod-TAP.Read.All', 'UserAuthenticationMethod.Read.All', ...WRITE_PASSES];
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789!+$#*';
const POLICY = { default: 60, minimum: 60, maximum: 480, length: 10 };

/** As it is listed; `secret` only in the answer that makes it. */
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

/** 201; the pass stands only in this answer, and a second one replaces the first (graph.md 1.10). */
export const createPass: Route = {
  method: 'POST',
  path: '/users/{id}/authentication/temporaryAccessPassMethods',
  permissions: WRITE_PASSES,
  handle(tenant, call) {
    const user = writableOr404(tenant, call);
    checkNotAdministrator(tenant, user);
    const options = readOptions(tenant, call.body);
    const secret = Array.from({ length: POLICY.length }, () => LETTERS[randomInt(LETTERS.length)] ?? '').join('');
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
  permissions: READ_PASSES,
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
  permissions: WRITE_PASSES,
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
  permissions: ['Policy.Read.AuthenticationMethod', 'Policy.ReadWrite.AuthenticationMethod', 'Policy.Read.All'],
  handle: (_tenant, call) => ({
    status: 200,
    body: {
      '@odata.context': `${call.linkOrigin}/v1.0/$metadata#authenticationMethodConfigurations/$entity`,
      '@odata.type': '#microsoft.graph.temporaryAccessPassAuthenticationMethodConfiguration',
      id: 'TemporaryAccessPass',
      state: 'enabled',
      defaultLifetimeInMinutes: POLICY.default,
      defaultLength: POLICY.length,
      minimumLifetimeInMinutes: POLICY.minimum,
      maximumLifetimeInMinutes: POLICY.maximum,
      isUsableOnce: false,
      includeTargets: [{ targetType: 'group', id: 'all_users', isRegistrationRequired: false }],
      excludeTargets: [],
    },
  }),
};

function readOptions(
  tenant: Tenant,
  body: unknown,
): { lifetimeInMinutes: number; isUsableOnce: boolean; startsAtMs: number } {
  const given = isObject(body) ? body : {};
  const lifetimeInMinutes = given['lifetimeInMinutes'] ?? POLICY.default;
  const isUsableOnce = given['isUsableOnce'] ?? false;
  const start = given['startDateTime'] ?? tenant.clock.now().toISOString();
  const startsAtMs = typeof start === 'string' ? Date.parse(start) : NaN;
  if (typeof lifetimeInMinutes !== 'number' || typeof isUsableOnce !== 'boolean' || Number.isNaN(startsAtMs)) {
    throw outOfPolicy('Invalid value in the request body.');
  }
  if (lifetimeInMinutes < POLICY.minimum || lifetimeInMinutes > POLICY.maximum) {
    throw outOfPolicy('The lifetime of the Temporary Access Pass is outside of the range that the policy allows.');
  }
  return { lifetimeInMinutes, isUsableOnce, startsAtMs };
}

function outOfPolicy(message: string): GraphError {
  return new GraphError(400, 'badRequest', message);
}
