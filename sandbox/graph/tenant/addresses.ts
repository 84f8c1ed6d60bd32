import type { ContactRecord, GroupRecord, UserRecord } from './records.ts';
import { badRequest, invalidValue } from '../wire/graph-error.ts';

/** `SMTP:Ana@x` → `ana@x`. */
export function bareAddress(value: string): string {
  return value.replace(/^smtp:/i, '').toLowerCase();
}

export function addressesOf(record: UserRecord | GroupRecord | ContactRecord): readonly string[] {
  const addresses = new Set(record.proxyAddresses.map(bareAddress));
  if (record.mail) addresses.add(bareAddress(record.mail));
  if ('userPrincipalName' in record) addresses.add(bareAddress(record.userPrincipalName));
  return [...addresses];
}

/** Refuses a userPrincipalName that Entra refuses (graph.md 6.1). */
export function checkUserPrincipalName(value: string, domains: readonly string[]): void {
  const [local, domain, ...rest] = value.split('@');
  if (!local || !domain || rest.length > 0 || value.length > 113 || local.length > 64 || domain.length > 48) {
    throw invalidValue('userPrincipalName');
  }
  if (!/^[A-Za-z0-9'.\-_!#^~]+$/.test(local) || local.endsWith('.')) throw invalidValue('userPrincipalName');
  if (!domains.includes(domain.toLowerCase())) {
    const message =
      'The domain portion of the userPrincipalName property is invalid. You must use one of the verified domain names in your organization.';
    throw badRequest(message, [{ code: 'InvalidValue', message, target: 'userPrincipalName' }]);
  }
}

/** Refuses a mailNickname with characters that Exchange does not accept. */
export function checkMailNickname(value: string): void {
  const allowed = /^[\x21-\x7e]{1,64}$/.test(value) && !/[@()\\[\]";:<>,]/.test(value);
  if (!allowed || value.startsWith('.') || value.endsWith('.')) throw invalidValue('mailNickname');
}

/** The addresses with `primary` as the primary one; all the others stay as secondary ones. */
export function withPrimary(proxyAddresses: readonly string[], primary: string): readonly string[] {
  const others = proxyAddresses.filter((entry) => bareAddress(entry) !== primary.toLowerCase());
  return [`SMTP:${primary}`, ...others.map((entry) => `smtp:${bareAddress(entry)}`)];
}
