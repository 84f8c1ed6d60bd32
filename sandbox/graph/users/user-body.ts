import { checkMailNickname, checkUserPrincipalName } from '../tenant/addresses.ts';
import { badRequest, GraphError, invalidValue, weakPassword } from '../wire/graph-error.ts';
import { isObject } from '../wire/is-object.ts';
import { weaknessOf } from '../tenant/passwords.ts';
import type { Json } from '../tenant/records.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { EXTENSION_ATTRIBUTES, USER_PROPERTIES, type WriteRule } from './user-properties.ts';

export interface PasswordProfile {
  readonly password?: string;
  readonly forceChange?: boolean;
  readonly forceChangeWithMfa?: boolean;
}

/** The changes of a POST or PATCH of a user, all of them writable and valid: one bad property refuses the whole request. */
export interface UserChanges {
  readonly written: { readonly [property: string]: Json };
  readonly userPrincipalName?: string;
  readonly mail?: string | null;
  readonly passwordProfile?: PasswordProfile;
}

export function readUserBody(tenant: Tenant, body: unknown): UserChanges {
  if (!isObject(body)) throw badRequest('Unable to read JSON request payload.');
  const written: { [property: string]: Json } = {};
  let changes: UserChanges = { written };
  for (const [name, value] of Object.entries(body)) {
    if (name.startsWith('@odata.')) continue;
    const rule = writeRule(name);
    if (name === 'passwordProfile') changes = { ...changes, passwordProfile: readProfile(value) };
    else if (name === 'onPremisesExtensionAttributes') written[name] = readExtensions(value);
    else {
      const valid = checkValue(name, rule, value);
      if (name === 'userPrincipalName' && typeof valid === 'string') {
        checkUserPrincipalName(valid, tenant.domains);
        changes = { ...changes, userPrincipalName: valid };
      } else if (name === 'mail') changes = { ...changes, mail: checkMail(valid) };
      else written[name] = checkContent(name, valid);
    }
  }
  return changes;
}

/** Refuses a password that breaks the policy, for instance by consisting of the person's own `names`. */
export function checkPassword(tenant: Tenant, password: string, names: readonly Json[]): void {
  const own = [tenant.domain.split('.')[0] ?? '', ...names.filter((name) => typeof name === 'string')];
  const weakness = weaknessOf(
    password,
    own.flatMap((name) => name.split(/[\s.@_-]+/)),
  );
  if (weakness !== null) throw weakPassword(weakness === 'banned');
}

function writeRule(name: string): WriteRule {
  const property = USER_PROPERTIES[name];
  if (!property) {
    const message = `One or more property values specified are invalid: the property '${name}' does not exist on type 'microsoft.graph.user'.`;
    throw badRequest(message, [{ code: 'InvalidValue', message, target: name }]);
  }
  if (name === 'proxyAddresses') {
    throw new GraphError(
      403,
      'Authorization_RequestDenied',
      'Insufficient privileges to complete the operation: not authorized to set proxy addresses.',
    );
  }
  if (!property.write) {
    const message = `Property '${name}' is read-only and cannot be set.`;
    throw badRequest(message, [{ code: 'InvalidValue', message, target: name }]);
  }
  return property.write;
}

function checkValue(name: string, rule: WriteRule, value: unknown): Json {
  if (value === null) {
    if ((rule.type === 'text' || rule.type === 'boolean') && rule.required) throw invalidValue(name);
    return null;
  }
  switch (rule.type) {
    case 'text':
      // The directory refuses an empty string; null is what clears a property.
      if (typeof value !== 'string' || value.length === 0 || value.length > rule.max) throw invalidValue(name);
      return value;
    case 'boolean':
      if (typeof value !== 'boolean') throw invalidValue(name);
      return value;
    case 'texts': {
      const texts = Array.isArray(value) ? (value as readonly unknown[]) : null;
      if (!texts || texts.length > rule.max) throw invalidValue(name);
      return texts.map((one) => {
        if (typeof one !== 'string' || one.length === 0) throw invalidValue(name);
        return one;
      });
    }
    case 'date':
      if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT/.test(value)) throw invalidValue(name);
      return value;
    case 'object':
      throw invalidValue(name);
  }
}

const REGIONS = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

function checkContent(name: string, value: Json): Json {
  if (name === 'usageLocation') {
    if (typeof value !== 'string' || !/^[A-Z]{2}$/.test(value) || !REGIONS.of(value)) throw invalidValue(name);
  } else if (typeof value === 'string') {
    if (name === 'mailNickname') checkMailNickname(value);
    if (name === 'preferredLanguage' && !/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(value)) throw invalidValue(name);
    if (name === 'userType' && !['Member', 'Guest'].includes(value)) throw invalidValue(name);
  }
  return value;
}

function checkMail(value: Json): string | null {
  if (value === null) return null;
  if (typeof value !== 'string' || !/^[\x21-\x3f\x41-\x7e]+@[A-Za-z0-9.-]+$/.test(value)) throw invalidValue('mail');
  return value;
}

function readExtensions(value: unknown): Json {
  if (!isObject(value)) throw invalidValue('onPremisesExtensionAttributes');
  const entries = Object.entries(value).map(([name, one]): [string, Json] => {
    const valid = one === null || (typeof one === 'string' && one.length > 0 && one.length <= 1024);
    if (!EXTENSION_ATTRIBUTES.includes(name) || !valid) throw invalidValue('onPremisesExtensionAttributes');
    return [name, one];
  });
  return Object.fromEntries(entries);
}

function readProfile(value: unknown): PasswordProfile {
  if (!isObject(value)) throw invalidValue('passwordProfile');
  let profile: PasswordProfile = {};
  for (const [name, one] of Object.entries(value)) {
    if (name.startsWith('@odata.')) continue;
    if (name === 'password' && typeof one === 'string') profile = { ...profile, password: one };
    else if (name === 'forceChangePasswordNextSignIn' && typeof one === 'boolean') {
      profile = { ...profile, forceChange: one };
    } else if (name === 'forceChangePasswordNextSignInWithMfa' && typeof one === 'boolean') {
      profile = { ...profile, forceChangeWithMfa: one };
    } else throw invalidValue('passwordProfile');
  }
  return profile;
}
