import { asksRegister, decide, isDecision } from '#domain/request/decide.ts';
import type { Door } from '#domain/person.ts';
import type { Request } from '#domain/request/request.ts';
import type { Command } from '#domain/request/command.ts';
import type { Effect } from '#domain/request/effect.ts';
import type { Refusal } from '#domain/request/refusal.ts';
import { ok, refused, type Result } from '#domain/result.ts';
import { takesTwoNow, type Register } from '#domain/request/concerned/who-is-concerned.ts';
import type { Clock, Institution } from '#use-cases/ports/institution.ts';
import type { Store, Tx } from '#use-cases/ports/store/store.ts';
import { followUp, type Applied } from './follow-up.ts';

export interface ChangeDeps {
  readonly institution: Pick<Institution, 'rules'>;
  readonly store: Store;
  readonly clock: Clock;
}

/**
 * Applies commands to a request: the new state (compare-and-set), the audit events and the effects commit together.
 * When somebody else was faster, it loads the request again and decides anew, so that a refusal names who won.
 */
export async function applyCommands(
  deps: ChangeDeps,
  input: {
    readonly requestId: string;
    readonly commands: readonly [Command, ...Command[]];
    readonly door: Door;
    /** The account that nobody else changes while this is decided. */
    readonly locks?: string;
    /** A check before anything is written, in the same transaction. */
    readonly first?: (tx: Tx, next: Request) => Promise<Refusal | null>;
    /**
     * Further writes in the same transaction. False rolls everything back and tries again; a refusal rolls back for
     * good.
     */
    readonly also?: (tx: Tx, next: Request) => Promise<boolean | Refusal>;
  },
): Promise<Result<Request, Refusal>> {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const found = await deps.store.request(input.requestId);
    if (found === null) return refused({ code: 'not_found' });
    const at = deps.clock.now();
    const saved = await deps.store
      .transact(async (tx) => {
        if (input.locks !== undefined) await tx.account(input.locks);
        // Read in this transaction: whom the request concerns and who is responsible.
        const register = input.commands.some(asksRegister) ? await tx.registerFor(found) : [];
        const before = input.commands.some(isDecision) ? asNow(deps, { request: found, register }) : found;
        const { applied, next, effects } = allDecided(before, { commands: input.commands, at, register });
        const forbidden = (await input.first?.(tx, next)) ?? null;
        if (forbidden !== null) throw new Refused(forbidden);
        if (!(await tx.saveRequest(next, before.revision))) throw new Stale();
        const more = input.also === undefined ? true : await input.also(tx, next);
        if (more === false) throw new Stale();
        if (more !== true) throw new Refused(more);
        await followUp(tx, { applied, effects, at, door: input.door });
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

/** Decides one command after the other. Throws `Refused` at the first that is refused. */
function allDecided(
  request: Request,
  input: { readonly commands: readonly [Command, ...Command[]]; readonly at: Date; readonly register: Register },
): { readonly applied: readonly [Applied, ...Applied[]]; readonly next: Request; readonly effects: readonly Effect[] } {
  const { at, register } = input;
  const [first, ...others] = input.commands;
  const effects: Effect[] = [];
  const apply = (before: Request, command: Command): Applied => {
    const decided = decide(before, command, at, register);
    if (!decided.ok) throw new Refused(decided.error);
    effects.push(...decided.value.effects);
    return { command, before, next: decided.value.next };
  };
  const applied: [Applied, ...Applied[]] = [apply(request, first)];
  for (const command of others) applied.push(apply((applied.at(-1) ?? applied[0]).next, command));
  return { applied, next: (applied.at(-1) ?? applied[0]).next, effects };
}

/** The request as it would be decided now, and why a command would be refused, before a person is asked for more. */
export async function wouldRefuse(
  deps: ChangeDeps,
  { request, command }: { readonly request: Request; readonly command: Command },
): Promise<{ readonly now: Request; readonly refusal: Refusal | null }> {
  const register = await deps.store.registerFor(request);
  const now = asNow(deps, { request, register });
  const decided = decide(now, command, deps.clock.now(), register);
  return { now, refusal: decided.ok ? null : decided.error };
}

/** The request with `needsTwo` computed again from the current settings, register and plan. */
export function asNow(
  { institution }: Pick<ChangeDeps, 'institution'>,
  { request, register }: { readonly request: Request; readonly register: Register },
): Request {
  return { ...request, needsTwo: institution.rules.deletionNeedsTwo && takesTwoNow(request, register) };
}

/** Somebody else wrote first: rolls the transaction back. */
class Stale extends Error {}

/** A refusal inside the transaction: rolls it back. */
class Refused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}
