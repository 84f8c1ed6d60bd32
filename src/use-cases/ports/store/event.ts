import type { Door, Person } from '#domain/person.ts';

/** What happened, for the append-only trail. Neither part carries a secret; documents are masked. */
export interface AuditEvent {
  readonly requestId: string | null;
  /** Set when the event concerns an account and no request. */
  readonly accountId?: string;
  readonly at: Date;
  readonly actor: Person | 'buzon';
  readonly door: Door;
  readonly what: string;
  /** Kept for good: codes, states, ids, numbers. No text that a person wrote and no names. */
  readonly data: Readonly<Record<string, unknown>>;
  /**
   * Can be forgotten without breaking the chain: names, addresses, what people wrote. The actor's name is added
   * automatically.
   */
  readonly personal?: Readonly<Record<string, unknown>>;
}
