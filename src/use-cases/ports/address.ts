export interface AddressMove {
  readonly accountId: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly quarantinedUntil: Date;
}

/** An address that nobody may have for now, and whose it was. */
export interface Quarantined {
  readonly address: string;
  readonly until: Date;
  readonly displayName: string | null;
}

/**
 * On whose behalf an address is looked at: what this request or account has itself is not taken, nor is what an account of this
 * subject left in quarantine.
 */
export interface AddressOwner {
  readonly requestId: string | null;
  readonly accountId: string | null;
  readonly subject?: string;
  /** Who is to have it, where the chat knows them: they may have back what their own account left in quarantine. */
  readonly holderId?: string | null;
  /** The confirmed address under which the chat knows them: the same of an account of which nothing else tells whose it was. */
  readonly email?: string | null;
}
