import type { ChangeLog } from './change-log.ts';
import type { Clock } from './clock.ts';
import type { DeltaRounds } from './delta-rounds.ts';
import type { Directory } from './directory.ts';
import type { SkuRecord } from './records.ts';

/** Everything that an operation works on. */
export interface Tenant {
  readonly tenantId: string;
  /** The default domain; new names must end in one of `domains`. */
  readonly domain: string;
  readonly domains: readonly string[];
  /** Directory roles of the app's service principal. */
  readonly directoryRoles: readonly string[];
  readonly clock: Clock;
  readonly directory: Directory;
  readonly skus: Map<string, SkuRecord>;
  readonly delays: Delays;
  /** What has changed among users, for delta queries. */
  readonly changes: ChangeLog;
  readonly deltaRounds: DeltaRounds;
  /** Passwords, passes and tokens that went through; memory only. */
  readonly secrets: Set<string>;
  /** Has listeners told after so many milliseconds, for what changes by time alone. */
  wakeIn(ms: number): void;
}

export interface Delays {
  mailboxMs: number;
  replicationMs: number;
  /** From a new userPrincipalName to the addresses that follow it. */
  addressMs: number;
}

/** `institucion.edu.co` → `institucion.onmicrosoft.com`, the domain that every tenant is born with. */
export function initialDomain(domain: string): string {
  return `${domain.split('.')[0] ?? 'tenant'}.onmicrosoft.com`;
}
