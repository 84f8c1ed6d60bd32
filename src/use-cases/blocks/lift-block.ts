import { snapshotOf, type RestorationForm } from '#domain/account/account-form.ts';
import type { Account } from '#domain/account/account.ts';
import { BUZON, type Actor, type Person } from '#domain/person.ts';
import { mayStillBeLifted, whyNotLift } from '#domain/request/who-ratifies.ts';
import type { Refusal } from '#domain/request/refusal.ts';
import type { Request } from '#domain/request/request.ts';
import { tooLate } from '#domain/request/too-late.ts';
import { ok, refused, type Result } from '#domain/result.ts';
import { dayIn } from '#use-cases/calendar/calendar.ts';
import { applyCommands, type ChangeDeps } from '#use-cases/commands/apply-commands.ts';
import { openRequest } from '#use-cases/commands/open-request.ts';
import type { Departments, Institution } from '#use-cases/ports/institution.ts';
import type { Tx } from '#use-cases/ports/store/store.ts';
import { whileRunRests } from '#use-cases/requests/while-run-rests.ts';
import { blockWithTies } from './ratify-block.ts';

export interface LiftDeps extends ChangeDeps {
  readonly institution: Institution;
  readonly departments: Departments;
}

/**
 * Lifts a block: it ends, and a restoration without approval gives back what it took, in the same transaction. For the
 * systems area and the head of the department, with a reason that both requests carry. Answers the block.
 */
export async function liftBlock(
  deps: LiftDeps,
  input: { readonly requestId: string; readonly by: Actor; readonly reason: string },
): Promise<Result<Request, Refusal>> {
  const found = await liftableBlock(deps, input);
  return found.ok ? await end(deps, { ...input, request: found.value }) : found;
}

/** The block, where this person may lift it now. */
export async function liftableBlock(
  deps: LiftDeps,
  input: { readonly requestId: string; readonly by: Actor },
): Promise<Result<Request, Refusal>> {
  const found = await blockWithTies(deps, input);
  if (found === null) return refused({ code: 'not_found' });
  const { request, account } = found;
  const forbidden = whyNotLift({ ...found, by: input.by });
  if (forbidden !== null) return refused(forbidden);
  const isThere = request.state !== 'closed' || account.kept?.block?.requestId === request.id;
  if (!mayStillBeLifted(request) || !isThere) return refused(tooLate(request));
  const { contractEnd } = account;
  // The account would be suspended again at once.
  if (contractEnd !== null && contractEnd < dayIn(deps.clock.now(), deps.institution.timeZone))
    return refused({ code: 'contract_over' });
  return ok(request);
}

/**
 * Lifts the blocks that nobody ratified in time, each at most once. Every process calls it each minute; one that cannot be lifted
 * yet is tried again.
 */
export async function liftUnratified(deps: LiftDeps & { readonly words: { readonly lapsed: string } }): Promise<void> {
  const troubles: Error[] = [];
  for (const request of await deps.store.unratifiedBlocks(deps.clock.now())) {
    try {
      const done = await end(deps, { request, by: BUZON, reason: deps.words.lapsed });
      if (!done.ok && done.error.code === 'account_busy')
        troubles.push(new Error(`the block ${request.number} waits for ${done.error.number}`));
    } catch (cause) {
      troubles.push(new Error(`the block ${request.number}`, { cause }));
    }
  }
  if (troubles.length > 0) throw new AggregateError(troubles, 'blocks that nobody ratified');
}

interface Ending {
  readonly request: Request;
  readonly by: Person & { readonly door: Actor['door'] | typeof BUZON.door };
  readonly reason: string;
}

async function end(deps: LiftDeps, { request, by, reason }: Ending): Promise<Result<Request, Refusal>> {
  const { id: requestId } = request;
  const lifting = async (): Promise<Result<Request, Refusal>> =>
    await applyCommands(deps, {
      requestId,
      commands: [{ type: 'lift', by, reason }],
      door: by.door,
      also: async (tx, next) => {
        const account = next.form.type === 'block' ? await tx.account(next.form.account.id) : null;
        // Nothing was taken yet, or something else keeps the account closed by now.
        if (account === null || account.kept?.block?.requestId !== requestId)
          return next.state === 'closed' ? { code: 'not_now', state: next.state } : true;
        const deletion = (await tx.underWayOn(account.id)).find(({ kind }) => kind === 'deletion');
        if (deletion !== undefined) return { code: 'account_busy', number: deletion.number };
        const { contractEnd } = account;
        // The account is open again although its contract is over: the rule acts on that end anew.
        if (contractEnd !== null && contractEnd < dayIn(deps.clock.now(), deps.institution.timeZone))
          await tx.giveBackContractEvent({ accountId: account.id, contractEnd, what: 'suspended' });
        const restoration = await openRestoration(deps, { tx, account, ending: { request, by, reason } });
        if (restoration === null) {
          const other = await tx.openRequestOn(subjectFor(account));
          return { code: 'account_busy', number: other?.number ?? '' };
        }
        return await tx.saveRequest({ ...next, supersededBy: restoration.number }, next.revision);
      },
    });
  return (
    (await whileRunRests(deps, { requestId, work: lifting })) ??
    refused({ code: 'account_busy', number: request.number })
  );
}

async function openRestoration(
  deps: LiftDeps,
  { tx, account, ending }: { readonly tx: Tx; readonly account: Account; readonly ending: Ending },
): Promise<Request | null> {
  const { request, by, reason } = ending;
  const { number: undoes } = request;
  const form: RestorationForm = {
    ...{
      type: 'restoration',
      account: snapshotOf(account),
      justification: reason,
      undoes,
      lifts: true,
      contractEnd: null,
    },
  };
  return await openRequest(deps, { tx, form, requester: by, rule: 'undo', subject: subjectFor(account) });
}

/** What a lifting blocks for others: a second one, and nothing else that somebody wants with the account. */
function subjectFor({ id }: Account): string {
  return `lift:${id}`;
}
