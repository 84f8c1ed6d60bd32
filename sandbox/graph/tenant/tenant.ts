import type { ChangeLog } from './change-log.ts';
import type { Clock } from './clock.ts';
import type { DeltaRounds } from './delta-rounds.ts';
import type { Directory } from './directory.ts';
import type { SkuRecord } from './records.ts';

/** The state of the tenant, which the operations read and change. */
export interface Tenant {
  readonly tenantId: string;
  /** The default domain; new names must end in one of `domains`, which are the verified ones. */
  readonly domain: string;
  readonly domains: readonly string[];
  readonly domainRecords: readonly DomainRecord[];
  /** Directory roles of the app's service principal. */
  readonly directoryRoles: readonly string[];
  /** The userPrincipalNames in the administrative unit that those roles are limited to; null: they are tenant-wide. */
  readonly roleScope: readonly string[] | null;
  /** Whether an address policy of Exchange sets the primary addresses, until somebody writes a mailbox's whole list. */
  readonly addressPolicy: boolean;
  /** The one session of Exchange Online PowerShell. */
  readonly exchange: { connected: boolean };
  readonly passPolicy: PassPolicy;
  /** Whether the tenant has Entra ID P2, without which nobody can be eligible for a role. */
  readonly hasPremium: boolean;
  readonly clock: Clock;
  readonly directory: Directory;
  readonly skus: Map<string, SkuRecord>;
  readonly delays: Delays;
  /** When a user's licences from a group are worked out again, in ms; the key is both ids with a space between. */
  readonly licensing: Map<string, number>;
  /** Which users changed, for delta queries. */
  readonly changes: ChangeLog;
  readonly deltaRounds: DeltaRounds;
  /** Every password, pass and token that was received or issued; kept in memory only. */
  readonly secrets: Set<string>;
  /** Notifies the listeners after so many milliseconds, for what changes with time alone. */
  wakeIn(ms: number): void;
}

/** Who may get a Temporary Access Pass (members of `groups`; everybody when empty), and for how many minutes. */
interface PassPolicy {
  readonly state: 'enabled' | 'disabled';
  readonly minimum: number;
  readonly maximum: number;
  readonly isUsableOnce: boolean;
  readonly groups: readonly string[];
}

export interface DomainRecord {
  readonly name: string;
  readonly authenticationType: 'Managed' | 'Federated';
  readonly isVerified: boolean;
  readonly supportedServices: readonly string[];
}

export interface Delays {
  mailboxMs: number;
  replicationMs: number;
  /** From a new userPrincipalName until the addresses follow it. */
  addressMs: number;
  /** From a new mailbox until the application's scope includes it; until then Exchange refuses the app. */
  scopeMs: number;
  /** From joining or leaving a group until its licences come or go. */
  groupLicenceMs: number;
}

/** `institucion.edu.co` → `institucion.onmicrosoft.com`, the domain that every tenant has from its creation. */
export function initialDomain(domain: string): string {
  return `${domain.split('.')[0] ?? 'tenant'}.onmicrosoft.com`;
}
