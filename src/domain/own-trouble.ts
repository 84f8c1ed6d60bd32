/** What is wrong with the bot's own ground, which only the systems area can mend. */
export type OwnTrouble =
  | { readonly code: 'channel_gone' }
  /** Nobody can be told what an office of one decides alone. */
  | { readonly code: 'control_gone' }
  | { readonly code: 'credentials_rejected' }
  /** `on`: YYYY-MM-DD in the institution's time zone. */
  | { readonly code: 'certificate_ends'; readonly on: string; readonly isOver: boolean }
  | { readonly code: 'certificate_unreadable' }
  | { readonly code: 'disk_full'; readonly dir: string; readonly freeMb: number }
  | { readonly code: 'backup_missing' }
  /** A file is named like a nightly backup of a moment that has not come. */
  | { readonly code: 'backup_ahead'; readonly file: string }
  /** Deletions that the end of contracts asked for and that nobody of the systems area could decide, by number. */
  | { readonly code: 'nobody_decides'; readonly numbers: readonly string[] }
  /** A press in the database without the bot's own seal. */
  | { readonly code: 'press_forged' };
