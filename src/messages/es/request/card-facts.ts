import type { Form, Kind } from '#domain/form/form.ts';
import type { RequestState } from '#domain/request/states.ts';

/**
 * What a submitted request waits for: the confirmation of an extension, the decision of the systems area, the repair of
 * a problem that blocks a request without approval, or nothing.
 */
export type Awaits = 'confirmation' | 'decision' | 'repair' | 'nothing';

/** The facts for the sentences of a card. */
export interface CardFacts {
  readonly kind: Kind;
  readonly type: Form['type'];
  /** The holder's name. */
  readonly holder: string;
  /** The responsible official has it, to hand over in person. */
  readonly inPerson: boolean;
  readonly who: string;
  readonly at: string;
  readonly reason: string;
  readonly handedTo: string;
  /** Both sides confirm the receipt. */
  readonly isConfirmed: boolean;
  /** Who still has to confirm. */
  readonly awaited: readonly string[];
  readonly passwordChanged: boolean;
  readonly address: string;
  /** Whether there is a plan to decide on; `failed`: it could not be made. */
  readonly plan: 'made' | 'awaited' | 'failed';
  readonly awaits: Awaits;
  /** Who confirms an extension; null when nobody has to, or it is confirmed. */
  readonly confirmer: string | null;
  /** The chat knows neither the person of a new account nor its official. */
  readonly isForNobody: boolean;
  /** A temporary password is handed over at the end. */
  readonly handsOver: boolean;
  /** A deletion was undone, and no password is handed over through the official. */
  readonly withholdsPassword: boolean;
  /** The approver may not execute. */
  readonly needsTwo: boolean;
  /** The bot itself rejected it: `reason` is a whole sentence. */
  readonly byItself: boolean;
  readonly supersededBy: string | null;
  /** A deletion that leaves a shared mailbox: the account stays, blocked. */
  readonly isShared: boolean;
  /** Its licence was taken with the suspension; its messages are lost 30 days later. */
  readonly releases: boolean;
  /** The systems area ended it early; without a reason when it was stopped before its day, or its account is gone. */
  readonly ended: { readonly who: string; readonly reason: string | null } | null;
  /** A deletion that has not begun, since its last day has not passed. */
  readonly beforeLastDay: boolean;
  /** Of that deletion: nobody can sign in already, since the account was suspended or blocked. */
  readonly isClosed: boolean;
  /** After the suspension somebody has to do something by hand. */
  readonly byHandLater: boolean;
  /** The first thing to do is done by hand. */
  readonly byHandNext: boolean;
  /** All work was done by hand and cannot be checked: a whole sentence. */
  readonly byHand: string | null;
  readonly waits: 'person' | null;
  /** The day that it waits for, in words; empty when unknown. */
  readonly day: string;
  /** The last day when a deleted account can be recovered, in words; empty for other requests. */
  readonly recoverableUntil: string;
  /** The day when the messages of an account without its licence are lost, in words; empty when they stay. */
  readonly mailLostOn: string;
}

export type Sentences = Readonly<Record<RequestState, (facts: CardFacts) => string>>;
