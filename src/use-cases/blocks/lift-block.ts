import { snapshotOf, type RestorationForm } from '#domain/account/account-form.ts';
import type { Account } from '#domain/account/account.ts';
import type { KnownAccount } from '#domain/account/known-account.ts';
import { BUZON, type Actor, type Person } from '#domain/person.ts';
import { mayStillBeLifted, whyNotLift } from '#domain/request/concerned/who-ratifies.ts';
import type { Refusal } from '#domain/request/refusal.ts';
import type { Request } from '#domain/request/request.ts';
import { tooLate } from '#domain/request/too-late.ts';
import { ok, refused, type Result } from '#domain/result.ts';
import { applyCommands, type ChangeDeps } from '#use-cases/commands/apply-commands.ts';
import { openRequest } from '#use-cases/commands/open-request.ts';
import type { Departments, Institution } from '#use-cases/ports/institution.ts';
import type { Tx } from '#use-cases/ports/store/store.ts';
import { tiesOf } from '#use-cases/register/find-accounts.ts';
import { contractHasEnded } from '#use-cases/requests/submit-change.ts';
import { whileRunRests } from '#use-cases/requests/while-run-rests.ts';

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
  if (!found.ok) return found;
  const mayNot = (account: KnownAccount): Refusal | null => whyNotNow(deps, { account, by: input.by });
  return await end(deps, { ...input, request: found.value, mayNot });
}

/** The block, where this person may lift it now. */
export async function liftableBlock(
  deps: LiftDeps,
  input: { readonly requestId: string; readonly by: Actor },
): Promise<Result<Request, Refusal>> {
  const request = await deps.store.request(input.requestId);
  const [account] = request?.form.type === 'block' ? await deps.store.registerFor(request.form) : [];
  if (request === null || account === undefined) return refused({ code: 'not_found' });
  const why = whyNotNow(deps, { account, by: input.by });
  if (why !== null && why.code !== 'contract_over') return refused(why);
  const isThere = request.state !== 'closed' || account.kept?.block?.requestId === request.id;
  if (!mayStillBeLifted(request) || !isThere) return refused(tooLate(request));
  return why === null ? ok(request) : refused(why);
}

/** Why this person may not lift a block of the account as it is now. */
function whyNotNow(
  deps: LiftDeps,
  { account, by }: { readonly account: KnownAccount; readonly by: Actor },
): Refusal | null {
  const forbidden = whyNotLift({ by, account, ties: tiesOf(deps, { actor: by, account }) });
  if (forbidden !== null) return forbidden;
  // The account would be suspended again at once.
  return contractHasEnded(deps, account) ? { code: 'contract_over' } : null;
}

/**
 * Lifts the blocks that nobody ratified in time, each at most once. Every process calls it each minute; one that cannot be lifted
 * yet is tried again.
 */
export async function liftUnratified(deps: LiftDeps & { readonly words: { readonly lapsed: string } }): Promise<void> {
  const troubles: Error[] = [];
  for (const request of await deps.store.unratifiedBlocks(deps.clock.now())) {
    try {
      const done = await end(deps, { request, by: BUZON, reason: deps.words.lapsed, mayNot: () => null });
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
  /** Why it may not be lifted after all, asked when nobody else changes the account any more. */
  readonly mayNot: (account: KnownAccount) => Refusal | null;
}

async function end(deps: LiftDeps, { request, by, reason, mayNot }: Ending): Promise<Result<Request, Refusal>> {
  const { id: requestId } = request;
  const lifting = async (): Promise<Result<Request, Refusal>> =>
    await applyCommands(deps, {
      ...{ requestId, door: by.door, commands: [{ type: 'lift', by, reason }] },
      ...(request.form.type === 'block' ? { locks: request.form.account.id } : {}),
      first: async (tx, next) => {
        const [account] = await tx.registerFor(next.form);
        return account === undefined ? null : mayNot(account);
      },
      also: async (tx, next) => {
        const account = next.form.type === 'block' ? await tx.account(next.form.account.id) : null;
        // Nothing was taken yet, or something else keeps the account closed by now.
        if (account === null || account.kept?.block?.requestId !== requestId)
          return next.state === 'closed' ? { code: 'not_now', state: next.state } : true;
        const deletion = (await tx.underWayOn(account.id)).find(({ kind }) => kind === 'deletion');
        if (deletion !== undefined) return { code: 'account_busy', number: deletion.number };
        const { contractEnd } = account;
        // The account is open again although its contract is over: the rule acts on that end anew.
        if (contractEnd !== null && contractHasEnded(deps, account))
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
  { tx, account, ending }: { readonly tx: Tx; readonly account: Account; readonly ending: Omit<Ending, 'mayNot'> },
): Promise<Request | null> {
  const { request, by, reason } = ending;
  const { number: undoes } = request;
  const form: RestorationForm = {
    ...{ type: 'restoration', account: snapshotOf(account), justification: reason },
    ...{ undoes, lifts: true, contractEnd: null },
  };
  return await openRequest(deps, { tx, form, requester: by, rule: 'undo', subject: subjectFor(account) });
}

/** What a lifting blocks for others: a second one, and nothing else that somebody wants with the account. */
function subjectFor({ id }: Account): string {
  return `lift:${id}`;
}
