import { snapshotOf, type ResponsibleForm } from '#domain/account/account-form.ts';
import type { Account } from '#domain/account/account.ts';
import { canBeAsked } from '#domain/form/account-access.ts';
import type { Actor, Person } from '#domain/person.ts';
import type { Refusal } from '#domain/request/refusal.ts';
import type { Request } from '#domain/request/request.ts';
import { isLeavingSure } from '#domain/request/left-behind.ts';
import { isAccountHolder } from '#domain/request/concerned/who-is-concerned.ts';
import { ok, refused, type Result } from '#domain/result.ts';
import { noteAttempt } from '#use-cases/commands/note-attempt.ts';
import { openRequest } from '#use-cases/commands/open-request.ts';
import { leftBehind } from './left-behind.ts';
import { submitChange, type ChangeRefusal, type SubmitDeps } from './submit-change.ts';

/** Who answers for an account from now on. */
interface Successor {
  readonly accountId: string;
  readonly official: Person;
}

/** An account for which nothing was asked, and why. */
interface NotNamed {
  readonly account: Account;
  readonly why: ChangeRefusal | { readonly code: 'leaves_too' | 'own_affair' };
}

/**
 * How many accounts one call takes, so that whoever waits is answered in time: those that change at once, one after the other, and
 * those for which the tenant is looked at, beside each other.
 */
export const MOST = { atOnce: 40, approved: 8 } as const;

export interface Named {
  readonly asked: readonly Request[];
  readonly left: readonly NotNamed[];
  /** Accounts that one call had no room for: nothing was done about them. */
  readonly later: number;
}

/**
 * The systems area names who answers for the accounts of somebody who leaves, each by a request of its own. Of a person's account
 * the register alone changes, which begins at once where somebody else approved that the person leaves; otherwise, and for a
 * department's, which is handed over, another person approves it. Nobody names themselves, nor for their own account.
 * Accounts for which the person does not answer any more are left out; of more than `MOST` the first are taken.
 */
export async function nameSuccessors(
  deps: SubmitDeps,
  input: {
    readonly requestId: string;
    readonly by: Actor;
    readonly successors: readonly Successor[];
    /** The reason that the requests carry. */
    readonly why: (leaving: Person, number: string) => string;
  },
): Promise<Result<Named, Refusal>> {
  const { requestId, by, successors } = input;
  if (!by.systems) {
    await noteAttempt(deps, { by, act: 'name_successors', why: 'not_systems', requestId });
    return refused({ code: 'not_systems' });
  }
  const leaving = await deps.store.request(requestId);
  const behind = leaving === null ? null : await leftBehind(deps, leaving);
  if (leaving === null || behind === null) return refused({ code: 'not_found' });
  const atOnce = isLeavingSure(leaving, by);
  const wanted = successors.flatMap(({ accountId, official }) => {
    const account = behind.accounts.find(({ id }) => id === accountId);
    return account === undefined ? [] : [{ account, official }];
  });
  type Wanted = (typeof wanted)[number];
  const isQuick = ({ account }: Wanted): boolean => atOnce && account.type === 'personal';
  // What is refused without looking at the tenant takes nobody's place.
  const isRefused = ({ account, official }: Wanted): boolean =>
    ownWhy({ account, official, by, person: behind.person }) !== null || !canBeAsked('responsible', account);
  const hopeless = wanted.filter(isRefused);
  const others = wanted.filter((one) => !isRefused(one));
  const quick = others.filter(isQuick).slice(0, MOST.atOnce);
  const slow = others.filter((one) => !isQuick(one)).slice(0, MOST.approved);
  const name = async ({ account, official }: Wanted): Promise<Request | NotNamed> => {
    const form: ResponsibleForm = {
      ...{ type: 'responsible', account: snapshotOf(account), responsible: official, leaving: requestId },
      justification: input.why(behind.person, leaving.number),
    };
    const why = ownWhy({ account, official, by, person: behind.person });
    if (why === 'own_affair') await noteOwn(deps, { by, official, requestId, accountId: account.id });
    if (why !== null) return { account, why: { code: why } };
    const done = await nameOne(deps, { account, form, by, atOnce });
    return done.ok ? done.value : { account, why: done.error };
  };
  const inTurn = async (): Promise<readonly (Request | NotNamed)[]> => {
    const done: (Request | NotNamed)[] = [];
    for (const one of [...hopeless, ...quick]) done.push(await name(one));
    return done;
  };
  const done = (await Promise.all([inTurn(), Promise.all(slow.map(name))])).flat();
  const asked = done.flatMap((one) => ('why' in one ? [] : [one]));
  const left = done.flatMap((one) => ('why' in one ? [one] : []));
  return ok({ asked, left, later: others.length - quick.length - slow.length });
}

function ownWhy(one: {
  readonly account: Account;
  readonly official: Person;
  readonly by: Actor;
  readonly person: Person;
}): 'leaves_too' | 'own_affair' | null {
  const { account, official, by, person } = one;
  if (official.id === person.id) return 'leaves_too';
  return official.id === by.id || isAccountHolder(account, by) ? 'own_affair' : null;
}

/** Records in the trail who named themselves, or somebody for their own account. */
async function noteOwn(
  deps: SubmitDeps,
  tried: Successor & { readonly by: Actor; readonly requestId: string },
): Promise<void> {
  const { official, ...attempt } = tried;
  const why = official.id === tried.by.id ? 'own_responsible' : 'concerned';
  await noteAttempt(deps, { ...attempt, act: 'name_successors', why });
}

async function nameOne(
  deps: SubmitDeps,
  asked: { readonly account: Account; readonly form: ResponsibleForm; readonly by: Actor; readonly atOnce: boolean },
): Promise<Result<Request, ChangeRefusal>> {
  const { account, form, by, atOnce } = asked;
  if (account.type === 'departmental' || !atOnce) {
    const done = await submitChange(deps, { form, requester: by });
    return done.ok ? done : refused(done.error[0] ?? { code: 'not_now' });
  }
  if (!canBeAsked('responsible', account)) return refused({ code: 'not_now' });
  const opened = await deps.store.transact(
    async (tx) => await openRequest(deps, { tx, form, requester: by, rule: 'succession' }),
  );
  if (opened !== null) return ok(opened);
  return refused({ code: 'has_open_request', number: (await deps.store.openRequestOn(account.subject))?.number ?? '' });
}
