/** The kinds of change made to an account outside the procedure. */
export type FindingKind = 'made' | 'renamed' | 'blocked' | 'unblocked' | 'deleted' | 'unlicensed';
