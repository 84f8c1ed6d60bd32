/** A problem with the bot's own operation, which only the systems area can fix. */
export type OwnTrouble =
  | { readonly code: 'channel_gone' }
  /** The person of control, who is told what an office of one decides alone, is gone. */
  | { readonly code: 'control_gone' }
  | { readonly code: 'credentials_rejected' }
  /** `on`: YYYY-MM-DD in the institution's time zone. */
  | { readonly code: 'certificate_ends'; readonly on: string; readonly isOver: boolean }
  | { readonly code: 'certificate_unreadable' }
  | { readonly code: 'disk_full'; readonly dir: string; readonly freeMb: number }
  | { readonly code: 'backup_missing' }
  /** A nightly backup file bears a future moment in its name. */
  | { readonly code: 'backup_ahead'; readonly file: string }
  /** Numbers of deletions asked for by the end of contracts that nobody in the systems area could decide. */
  | { readonly code: 'nobody_decides'; readonly numbers: readonly string[] }
  /** A press in the database without the bot's own seal. */
  | { readonly code: 'press_forged' };
