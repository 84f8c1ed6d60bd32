import type { SignInOutcome } from '#sandbox/services/tenant.ts';
import { passState } from './access-pass.ts';
import { graphDate } from '../tenant/clock.ts';
import { trueUser } from '../tenant/directory.ts';
import { hashSecret, matchesSecret, weaknessOf, type PasswordWeakness } from '../tenant/passwords.ts';
import type { UserRecord } from '../tenant/records.ts';
import type { Tenant } from '../tenant/tenant.ts';

const WHY: Readonly<Record<PasswordWeakness | 'same', string>> = {
  length: 'La contraseña debe tener entre 8 y 256 caracteres.',
  characters: 'La contraseña solo puede tener letras sin tilde ni eñe, números y símbolos comunes.',
  complexity: 'La contraseña debe combinar al menos tres de: minúsculas, mayúsculas, números y símbolos.',
  banned: 'La contraseña contiene una palabra o un patrón fácil de adivinar.',
  same: 'La contraseña nueva debe ser distinta de la actual.',
};

/**
 * A person signs in with the password or a Temporary Access Pass. `newPassword` is what they enter when the page makes them
 * change it.
 */
export function signIn(
  tenant: Tenant,
  given: { userPrincipalName: string; password: string; newPassword?: string },
): SignInOutcome {
  for (const secret of [given.password, given.newPassword]) if (secret) tenant.secrets.add(secret);
  const user = trueUser(tenant.directory, given.userPrincipalName);
  if (!user) return { outcome: 'unknown-user' };
  const byPass = isUsablePass(tenant, user, given.password);
  if (!byPass && !matchesSecret(user.password, given.password)) return { outcome: 'wrong-password' };
  if (user.written['accountEnabled'] !== true) return { outcome: 'blocked' };
  if (given.newPassword === undefined) {
    // The forced change comes before a one-time pass is marked as used, so the person can repeat the same pass with it.
    if (user.password.forceChange || user.password.forceChangeWithMfa) return { outcome: 'must-change-password' };
  } else {
    const weakness = weaknessOfNew(tenant, user, given.newPassword);
    if (weakness !== null) return { outcome: 'weak-password', why: WHY[weakness] };
    setOwnPassword(tenant, user, given.newPassword);
  }
  if (byPass) {
    tenant.directory.users.amend(user.id, (record) =>
      record.pass ? { ...record, pass: { ...record.pass, used: true } } : record,
    );
  }
  return { outcome: 'signed-in', displayName: String(user.written['displayName']) };
}

function isUsablePass(tenant: Tenant, user: UserRecord, secret: string): boolean {
  return user.pass !== null && passState(tenant, user.pass) === 'EnabledByPolicy' && matchesSecret(user.pass, secret);
}

function weaknessOfNew(tenant: Tenant, user: UserRecord, password: string): PasswordWeakness | 'same' | null {
  if (matchesSecret(user.password, password)) return 'same';
  const { written } = user;
  const names = [
    tenant.domain.split('.')[0],
    user.userPrincipalName.split('@')[0],
    written['givenName'],
    written['surname'],
  ];
  return weaknessOf(
    password,
    names.filter((name) => typeof name === 'string').flatMap((name) => name.split(/[\s._-]+/)),
  );
}

/** Readers see the change after the replication lag, as with an administrator's. */
function setOwnPassword(tenant: Tenant, user: UserRecord, password: string): void {
  tenant.directory.users.put({
    ...user,
    password: {
      ...hashSecret(password),
      state: 'own',
      forceChange: false,
      forceChangeWithMfa: false,
      changedDateTime: graphDate(tenant.clock.now()),
    },
  });
}
