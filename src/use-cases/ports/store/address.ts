export interface AddressMove {
  readonly accountId: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly quarantinedUntil: Date;
}

/** A quarantined address, and whose it was. */
export interface Quarantined {
  readonly address: string;
  readonly until: Date;
  readonly displayName: string | null;
}

/**
 * For whom an address is checked. What this request or account has itself does not count as taken, nor does an address
 * that an account of the same subject left in quarantine.
 */
export interface AddressOwner {
  readonly requestId: string | null;
  readonly accountId: string | null;
  readonly subject?: string;
  /**
   * The person who will have the address, if they are in the chat. They may get back an address that their own account
   * left in quarantine.
   */
  readonly holderId?: string | null;
  /**
   * The confirmed address under which the chat knows them. It identifies the former owner of an account that is linked
   * to nobody.
   */
  readonly email?: string | null;
}
