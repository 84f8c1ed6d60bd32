/** A press on a button that changes something, as far as it takes to carry it out again: ids, and nothing that a person wrote. */
export interface Press {
  readonly actionId: string;
  readonly blockId: string;
  /** What the button carries. */
  readonly value: string | null;
  readonly by: { readonly id: string; readonly teamId: string | null };
  /** ISO 8601, UTC. */
  readonly at: string;
}

/** A press as its row has it, which whoever can write rows may have written. */
interface KeptPress {
  readonly id: string;
  readonly press: unknown;
  /** Empty of one from before seals (28 Nov 2026). */
  readonly seal: string;
  /** How often somebody took it in hand, this time included. */
  readonly times: number;
  /** Since it was pressed, ms, by the database's clock. */
  readonly ageMs: number;
}

/** Presses between their acknowledgement and their end. */
export interface Presses {
  /** From now on it is not lost when the process is. Throws `NotKept` where the database said that it did not take it in time; whatever else it throws leaves that open. */
  keep(id: string, press: Press, seal: string): Promise<void>;
  /** Runs `work`, whose first transaction takes the press away with it: what it does is done once, whoever else has the press in hand. */
  runOnce<T>(id: string, work: () => Promise<T>): Promise<T>;
  /** It is at its end, whatever came of it. */
  done(id: string): Promise<void>;
  /** They are still in hand here. */
  hold(ids: readonly string[]): Promise<void>;
  /** Takes in hand what was in nobody's for so long, ms: its process is gone. */
  takeUp(idleMs: number): Promise<readonly KeptPress[]>;
}

/** Thrown by `keep`: the press is not there, and does not come to be there later. */
export class NotKept extends Error {
  constructor(cause: unknown) {
    super('the database did not take this press', { cause });
    this.name = 'NotKept';
  }
}

/** Thrown by a transaction of `runOnce`: somebody else carried this press out. Nothing was written. */
export class PressDone extends Error {
  constructor() {
    super('this press was carried out already');
    this.name = 'PressDone';
  }
}
