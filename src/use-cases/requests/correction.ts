import { decide } from '#domain/request/decide.ts';
import type { Form } from '#domain/form/form.ts';
import type { Actor } from '#domain/person.ts';
import type { Request } from '#domain/request/request.ts';
import type { Refusal } from '#domain/request/refusal.ts';
import { howToCorrect, type Correcting } from '#domain/request/how-to-correct.ts';
import { tooLate } from '#domain/request/too-late.ts';
import { subjectOf } from '#domain/form/form.ts';
import type { TextStamp } from '#domain/shown-text.ts';
import { takesTwo } from '#domain/request/concerned/who-is-concerned.ts';
import { ok, refused, type Result } from '#domain/result.ts';
import { applyCommands, type ChangeDeps } from '#use-cases/commands/apply-commands.ts';
import { followUp } from '#use-cases/commands/follow-up.ts';
import type { Institution } from '#use-cases/ports/institution.ts';
import type { Store, Tx } from '#use-cases/ports/store/store.ts';

/** A request that its requester corrects, and how. */
export interface ToCorrect {
  readonly request: Request;
  readonly how: Correcting;
}

/** Why a form that corrects a request is not taken. */
export interface CorrectionRefused {
  readonly code: 'correction_refused';
  readonly why: Refusal;
}

/** The request, for its requester alone, while it can be corrected. */
export async function toCorrect(
  { store }: { readonly store: Pick<Store, 'request'> },
  { requestId, by }: { readonly requestId: string; readonly by: Actor },
): Promise<Result<ToCorrect, CorrectionRefused>> {
  const why = (refusal: Refusal) => refused<CorrectionRefused>({ code: 'correction_refused', why: refusal });
  const request = await store.request(requestId);
  if (request === null) return why({ code: 'not_found' });
  if (request.requester.id !== by.id) return why({ code: 'not_requester' });
  const how = howToCorrect(request);
  if (how !== null) return ok({ request, how });
  return why(
    request.correctedBy === undefined ? tooLate(request) : { code: 'corrected_already', number: request.correctedBy },
  );
}

/** Puts another form in place of the one that was sent, while nobody has decided; it is planned anew. */
export async function correctRequest(
  deps: ChangeDeps & { readonly institution: Institution },
  input: {
    readonly request: Request;
    readonly form: Form;
    readonly by: Actor;
    readonly notice?: TextStamp;
  },
): Promise<Result<Request, CorrectionRefused | 'somebody_elses'>> {
  const { request, form, by, notice } = input;
  const needsTwo = deps.institution.rules.deletionNeedsTwo && takesTwo(form);
  const command = { type: 'correct', by, form, needsTwo, ...(notice === undefined ? {} : { notice }) } as const;
  const subject = subjectOf(form);
  let isTaken = false;
  const done = await applyCommands(deps, {
    ...{ requestId: request.id, commands: [command], door: by.door },
    also: async (tx) => {
      // What was reserved for the former form; its plan reserves anew.
      await tx.releaseAddresses(request.id);
      isTaken = subject !== subjectOf(request.form) && !(await tx.takeSubject(request.id, subject));
      return isTaken ? { code: 'not_now', state: request.state } : true;
    },
  });
  if (done.ok) return done;
  return isTaken ? refused('somebody_elses') : refused({ code: 'correction_refused', why: done.error });
}

/** Rolls the transaction back: the request cannot be corrected any more. */
class NotCorrectable extends Error {
  readonly why: Refusal;

  constructor(why: Refusal) {
    super(why.code);
    this.why = why;
  }
}

/** Writes into a request that came to nothing which one was sent in its place, in the same transaction. */
export async function markCorrected(
  { clock }: Pick<ChangeDeps, 'clock'>,
  { tx, old, by, number }: { readonly tx: Tx; readonly old: Request; readonly by: Actor; readonly number: string },
): Promise<void> {
  const command = { type: 'corrected', by, number } as const;
  const at = clock.now();
  const decided = decide(old, command, at);
  if (!decided.ok) throw new NotCorrectable(decided.error);
  if (!(await tx.saveRequest(decided.value.next, old.revision))) throw new NotCorrectable(tooLate(old));
  const { next, effects } = decided.value;
  await followUp(tx, { applied: [{ command, before: old, next }], effects, at, door: by.door });
}

/** The transaction's result, or why it was rolled back by `markCorrected`. */
export async function unlessNotCorrectable<T>(opening: Promise<T>): Promise<T | CorrectionRefused> {
  return await opening.catch((error: unknown) => {
    if (error instanceof NotCorrectable) return { code: 'correction_refused', why: error.why } as const;
    throw error;
  });
}
