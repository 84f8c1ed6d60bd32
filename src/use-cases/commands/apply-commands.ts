import { asksRegister, decide, isDecision } from '#domain/request/decide.ts';
import type { Door } from '#domain/person.ts';
import type { Request } from '#domain/request/request.ts';
import type { Command } from '#domain/request/command.ts';
import type { Effect } from '#domain/request/effect.ts';
import type { Refusal } from '#domain/request/refusal.ts';
import { ok, refused, type Result } from '#domain/result.ts';
import { takesTwoNow, type Register } from '#domain/request/who-is-concerned.ts';
import type { Clock, Institution } from '#use-cases/ports/institution.ts';
import type { Store, Tx } from '#use-cases/ports/store.ts';
import { followUp } from './follow-up.ts';

export interface ChangeDeps {
  readonly institution: Pick<Institution, 'rules'>;
  readonly store: Store;
  readonly clock: Clock;
}

/**
 * Carries out commands on a request: the new state (compare-and-set), the audit events and the effects commit together.
 * When somebody else was faster, loads again and decides anew, so that a refusal names who won.
 */
export async function applyCommands(
  deps: ChangeDeps,
  input: {
    readonly requestId: string;
    readonly commands: readonly Command[];
    readonly door: Door;
    /** What has to hold before anything is written, looked at in the same transaction. */
    readonly first?: (tx: Tx, next: Request) => Promise<Refusal | null>;
    /** More that belongs into the same transaction; false gives everything up and tries again, a refusal gives it up for good. */
    readonly also?: (tx: Tx, next: Request) => Promise<boolean | Refusal>;
  },
): Promise<Result<Request, Refusal>> {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const found = await deps.store.request(input.requestId);
    if (found === null) return refused({ code: 'not_found' });
    const at = deps.clock.now();
    const saved = await deps.store
      .transact(async (tx) => {
        // Whom it concerns, and who answers for it, is told by the register as this transaction finds it.
        const register = input.commands.some(asksRegister) ? await tx.registerFor(found.form) : [];
        const before = input.commands.some(isDecision) ? asNow(deps, { request: found, register }) : found;
        let next = before;
        const effects: Effect[] = [];
        for (const command of input.commands) {
          const decided = decide(next, command, at, register);
          if (!decided.ok) throw new Refused(decided.error);
          next = decided.value.next;
          effects.push(...decided.value.effects);
        }
        const forbidden = (await input.first?.(tx, next)) ?? null;
        if (forbidden !== null) throw new Refused(forbidden);
        if (!(await tx.saveRequest(next, before.revision))) throw new Stale();
        const more = input.also === undefined ? true : await input.also(tx, next);
        if (more === false) throw new Stale();
        if (more !== true) throw new Refused(more);
        await followUp(tx, { before, next, effects, commands: input.commands, at, door: input.door });
        return ok(next);
      })
      .catch((error: unknown) => {
        if (error instanceof Stale) return 'stale' as const;
        if (error instanceof Refused) return refused(error.refusal);
        throw error;
      });
    if (saved !== 'stale') return saved;
  }
  throw new Error(`request ${input.requestId} changed too often under a command`);
}

/** The request as it would be decided on now, and why a command would be refused, before a person is asked for more. */
export async function wouldRefuse(
  deps: ChangeDeps,
  { request, command }: { readonly request: Request; readonly command: Command },
): Promise<{ readonly now: Request; readonly refusal: Refusal | null }> {
  const register = await deps.store.registerFor(request.form);
  const now = asNow(deps, { request, register });
  const decided = decide(now, command, deps.clock.now(), register);
  return { now, refusal: decided.ok ? null : decided.error };
}

/** The request as it is decided on: whether it takes two people is asked anew, by the settings, the register and the plan of now. */
export function asNow(
  { institution }: Pick<ChangeDeps, 'institution'>,
  { request, register }: { readonly request: Request; readonly register: Register },
): Request {
  return { ...request, needsTwo: institution.rules.deletionNeedsTwo && takesTwoNow(request, register) };
}

/** Somebody else wrote first: gives the transaction up. */
class Stale extends Error {}

/** What belonged into the same transaction may not be. */
class Refused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}
