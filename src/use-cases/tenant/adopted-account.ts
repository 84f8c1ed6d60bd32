import { randomUUID } from 'node:crypto';
import { asciiWords } from '#domain/ascii-words.ts';
import type { Account } from '#domain/account/account.ts';
import type { FindingKind } from '#domain/account/finding.ts';
import type { Department } from '#domain/account/department.ts';
import type { Departments } from '#use-cases/ports/institution.ts';
import type { TenantEntry } from '#use-cases/ports/store/tenant.ts';

/** How many departments are compared with a name; the search also finds those that only contain its words. */
const CANDIDATES = 50;

/**
 * The register's row for a user that existed before it; no hand-over is expected. `at` replaces a creation date that
 * the tenant does not tell.
 */
export function accountFromEntry(
  departments: Departments,
  input: { readonly entry: TenantEntry; readonly origin: 'imported' | 'adopted'; readonly at: Date },
): Account {
  const { entry, origin, at } = input;
  const department = departmentNamed(departments, entry.department ?? '');
  return {
    id: randomUUID(),
    directoryId: entry.id,
    address: entry.address,
    userPrincipalName: entry.userPrincipalName,
    displayName: entry.displayName,
    givenNames: entry.givenName,
    surnames: entry.surname,
    type: 'personal',
    state: entry.accountEnabled ? 'active' : 'suspended',
    licensed: entry.hasMailbox,
    departmentCode: department.code,
    departmentName: department.name,
    position: entry.jobTitle,
    phone: entry.mobilePhone,
    relation: null,
    contractNumber: null,
    contractStart: null,
    contractEnd: null,
    subject: `account:${entry.id}`,
    holder: null,
    responsible: null,
    origin,
    requestNumber: null,
    kept: null,
    createdAt: entry.createdAt ?? at,
    // Unknown, and nobody waits for it.
    deliveredAt: null,
    closedAt: null,
    suspendedAt: null,
    deletedAt: null,
  };
}

/** The configured department with this name, ignoring accents and case; otherwise the name itself. */
function departmentNamed(departments: Departments, text: string): Pick<Department, 'code' | 'name'> {
  const name = text.trim();
  const words = asciiWords(name).join(' ');
  const found =
    words === ''
      ? undefined
      : departments.search(name, CANDIDATES).find((department) => asciiWords(department.name).join(' ') === words);
  return found ?? { code: name.toLocaleLowerCase('es'), name };
}

/** The account with the tenant's values for this difference. */
export function accountAsInTenant(
  account: Account,
  found: { readonly what: FindingKind; readonly entry: TenantEntry | null; readonly at: Date },
): Account {
  const { what, entry, at } = found;
  switch (what) {
    case 'made':
      return entry === null
        ? account
        : {
            ...withEntryNames(account, entry),
            state: entry.accountEnabled ? 'active' : 'suspended',
            licensed: entry.hasMailbox,
            kept: null,
            suspendedAt: entry.accountEnabled ? null : at,
            deletedAt: null,
          };
    case 'renamed':
      return entry === null ? account : withEntryNames(account, entry);
    case 'blocked':
      return { ...account, state: 'suspended', suspendedAt: at };
    case 'unblocked':
      return { ...account, state: 'active', suspendedAt: null, kept: null };
    case 'deleted':
      return { ...account, state: 'deleted', licensed: false, deletedAt: at };
    case 'unlicensed':
      return { ...account, licensed: false };
  }
}

function withEntryNames(account: Account, entry: TenantEntry): Account {
  const { address, userPrincipalName, displayName } = entry;
  const names =
    account.type === 'personal'
      ? { givenNames: entry.givenName ?? account.givenNames, surnames: entry.surname ?? account.surnames }
      : {};
  return { ...account, ...names, address, userPrincipalName, displayName };
}
