import type { Account } from '#domain/account/account.ts';
import { tiesTo } from '#domain/form/account-access.ts';
import type { Form } from '#domain/form/form.ts';
import type { OwnTrouble } from '#domain/own-trouble.ts';
import { BUZON, type Actor, type Person } from '#domain/person.ts';
import { foundUnderContact } from '#domain/plan/receives.ts';
import type { Request } from '#domain/request/request.ts';
import { takesTwo, type Register } from '#domain/request/concerned/who-is-concerned.ts';
import { blocksAs, ratifiesAs } from '#domain/request/concerned/who-ratifies.ts';
import { whoIsMissing } from '#domain/request/concerned/who-may-decide.ts';
import { UNTOUCHED_STATES } from '#domain/request/states.ts';
import { tiesOf, type FindDeps } from '#use-cases/register/find-accounts.ts';
import { withTimeout } from '#use-cases/register/with-timeout.ts';
import type { People } from '#use-cases/ports/people.ts';
import type { Clock, Institution } from '#use-cases/ports/institution.ts';
import type { Store } from '#use-cases/ports/store/store.ts';

export interface TeamDeps {
  readonly store: Pick<Store, 'registerFor'>;
  readonly people: Pick<People, 'team' | 'findByEmail'>;
  readonly institution: Institution;
}

interface MissingInput {
  readonly form: Form;
  readonly requester: Person;
}

/** Whom the systems area lacks for a request that none of its members could decide. */
export interface NobodyDecides {
  readonly code: 'nobody_decides';
  readonly lacks: 'approver' | 'second';
}

/**
 * Checked before a request is taken in: nobody could ever decide it. Null when somebody could, and when the chat does
 * not tell in time who belongs to the systems area.
 */
export async function nobodyDecides(deps: TeamDeps, asked: MissingInput): Promise<NobodyDecides | null> {
  const { form } = asked;
  const [members, register] = await Promise.all([teamNow(deps), deps.store.registerFor(form)]);
  const team = { members, register };
  const lacking = lackingIn(team, deps, asked);
  if (lacking === null || form.type !== 'personal' || form.chatUser !== null) return lacking;
  // The plan looks for the future holder in the chat; if found, no official has to stand in.
  const found = await withTimeout(deps.people.findByEmail(form.contactEmail));
  if (found === 'unknown') return null;
  const chatUser = foundUnderContact(form, found);
  return lackingIn(team, deps, { ...asked, form: { ...form, chatUser } });
}

/**
 * Whom the systems area lacks for a deletion that the end of a contract asked for: it has no form that could have told
 * somebody. Null for every other request.
 */
export async function lackingFor(deps: TeamDeps, request: Request): Promise<NobodyDecides['lacks'] | null> {
  const { form, requester, rule, state } = request;
  const isUndecided = UNTOUCHED_STATES.includes(state);
  if (requester.id !== BUZON.id || rule !== null || !isUndecided) return null;
  const [members, register] = await Promise.all([teamNow(deps), deps.store.registerFor(form)]);
  return lackingIn({ members, register }, deps, { form, requester })?.lacks ?? null;
}

/** At most this many deletions are checked for whether anybody could decide them, the newest first. */
const MOST_LOOKED_AT = 50;

/** The deletions asked for by the ends of contracts that nobody in the systems area could decide. */
export async function stuckDeletions(
  deps: TeamDeps & { readonly store: Pick<Store, 'requestsOf'>; readonly clock: Clock },
): Promise<readonly OwnTrouble[]> {
  const asked = { requesterId: BUZON.id, endedSince: deps.clock.now(), limit: MOST_LOOKED_AT };
  const numbers: string[] = [];
  for (const request of await deps.store.requestsOf(asked))
    if ((await lackingFor(deps, request)) !== null) numbers.push(request.number);
  return numbers.length === 0 ? [] : [{ code: 'nobody_decides', numbers }];
}

/** The members of the systems area, while a person waits. */
export async function teamNow({
  people,
}: {
  readonly people: Pick<People, 'team'>;
}): Promise<readonly Actor[] | 'unknown'> {
  return await withTimeout(people.team());
}

/** Whom this team lacks for the request; null when nobody is lacking, or the team is unknown. */
export function lackingIn(
  { members, register }: { readonly members: readonly Actor[] | 'unknown'; readonly register: Register },
  { institution }: Pick<TeamDeps, 'institution'>,
  { form, requester }: MissingInput,
): NobodyDecides | null {
  if (members === 'unknown') return null;
  const needsTwo = institution.rules.deletionNeedsTwo && takesTwo(form);
  const request = { form, requester, rule: null, needsTwo, decision: null, handedTo: null, plan: null };
  const lacks = whoIsMissing(request, { team: members, register });
  return lacks === null ? null : { code: 'nobody_decides', lacks };
}

/** Whether nobody could ratify it if this person blocked the account now; false where the chat does not tell in time who is who. */
export async function lacksRatifier(
  deps: FindDeps & { readonly people: Pick<People, 'team'> },
  { account: { id: accountId }, by: requester }: { readonly account: Account; readonly by: Actor },
): Promise<boolean> {
  const [[account], team] = await Promise.all([deps.store.registerFor({ accountId }), teamNow(deps)]);
  const blockedAs = account === undefined ? null : blocksAs(tiesOf(deps, { actor: requester, account }));
  if (account === undefined || blockedAs === null || team === 'unknown') return false;
  const head = deps.departments.find(account.departmentCode)?.head ?? null;
  const others = [head, account.responsible?.id ?? null].flatMap((id) => (id === null ? [] : [{ id, systems: false }]));
  return ![...team, ...others].some((by) => {
    const ties = tiesTo(account, { actor: by, head });
    return ratifiesAs({ requester, ratification: { blockedAs } }, { by, account, ties }).ok;
  });
}
