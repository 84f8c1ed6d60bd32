/**
 * A press on a button that changes something, with what is needed to run it again: ids, and nothing that a person
 * wrote.
 */
export interface Press {
  readonly actionId: string;
  readonly blockId: string;
  /** The button's value. */
  readonly value: string | null;
  readonly by: { readonly id: string; readonly teamId: string | null };
  /** ISO 8601, UTC. */
  readonly at: string;
}

/** A press as stored. Anybody who can write database rows may have forged it. */
interface KeptPress {
  readonly id: string;
  readonly press: unknown;
  /** Empty for presses from before 28 Nov 2026, which had no seal. */
  readonly seal: string;
  /** How many times a process has taken it up, including this time. */
  readonly times: number;
  /** Time since the press, ms, by the database's clock. */
  readonly ageMs: number;
}

/** Presses that were acknowledged and are not finished. */
export interface Presses {
  /**
   * Stores the press, so that it survives the process. Throws `NotKept` when the database certainly did not store it in
   * time; after any other error it may be stored.
   */
  keep(id: string, press: Press, seal: string): Promise<void>;
  /**
   * Runs `work`. Its first transaction also removes the press, so that the work is done once even if several processes
   * have the press.
   */
  runOnce<T>(id: string, work: () => Promise<T>): Promise<T>;
  /** The press is finished, whatever the result. */
  done(id: string): Promise<void>;
  /** This process is still working on these. */
  hold(ids: readonly string[]): Promise<void>;
  /** Takes up presses that no process has worked on for `idleMs`: their process is gone. */
  takeUp(idleMs: number): Promise<readonly KeptPress[]>;
}

/** Thrown by `keep`: the press is not stored and will not be. */
export class NotKept extends Error {
  constructor(cause: unknown) {
    super('the database did not take this press', { cause });
    this.name = 'NotKept';
  }
}

/** Thrown by a transaction of `runOnce`: another process carried this press out. Nothing was written. */
export class PressDone extends Error {
  constructor() {
    super('this press was carried out already');
    this.name = 'PressDone';
  }
}
