/** Why a request is somebody's own affair, so that others decide about it. */
export type Concern =
  | 'holder'
  /** Answers for the account, and gets the password that is handed over. */
  | 'official'
  /** Gets somebody's messages, or opens their mailbox. */
  | 'beneficiary'
  /** Is to answer for the account. */
  | 'responsible';
