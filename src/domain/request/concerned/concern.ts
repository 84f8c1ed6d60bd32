/** Why a request concerns somebody personally, so that others have to decide about it. */
export type Concern =
  | 'holder'
  /** Responsible for the account, and receives the password. */
  | 'official'
  /** Receives somebody's messages, or opens their mailbox. */
  | 'beneficiary'
  /** Will be responsible for the account. */
  | 'responsible';
