import type { Door, Person } from '#domain/person.ts';

/** What happened, for the append-only trail. Neither part carries a secret; documents are masked. */
export interface AuditEvent {
  readonly requestId: string | null;
  /** Where it concerns an account and no request. */
  readonly accountId?: string;
  readonly at: Date;
  readonly actor: Person | 'buzon';
  readonly door: Door;
  readonly what: string;
  /** What stays for good: codes, states, ids, numbers. Nothing that a person wrote or is called. */
  readonly data: Readonly<Record<string, unknown>>;
  /** What can be forgotten without breaking the chain: names, addresses, what people wrote. The actor's name goes along by itself. */
  readonly personal?: Readonly<Record<string, unknown>>;
}
