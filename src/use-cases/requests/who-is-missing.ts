import type { Form } from '#domain/form/form.ts';
import type { OwnTrouble } from '#domain/own-trouble.ts';
import { BUZON, type Actor, type Person } from '#domain/person.ts';
import { foundUnderContact } from '#domain/plan/receives.ts';
import type { Request } from '#domain/request/request.ts';
import { takesTwo, type Register } from '#domain/request/who-is-concerned.ts';
import { whoIsMissing } from '#domain/request/who-may-decide.ts';
import { UNTOUCHED_STATES } from '#domain/request/states.ts';
import { withTimeout } from '#use-cases/register/with-timeout.ts';
import type { People } from '#use-cases/ports/people.ts';
import type { Clock, Institution } from '#use-cases/ports/institution.ts';
import type { Store } from '#use-cases/ports/store.ts';

export interface TeamDeps {
  readonly store: Pick<Store, 'registerFor'>;
  readonly people: Pick<People, 'team' | 'findByEmail'>;
  readonly institution: Institution;
}

interface Asked {
  readonly form: Form;
  readonly requester: Person;
}

/** What the systems area lacks for a request that nobody of it could decide, whoever is at work. */
export interface NobodyDecides {
  readonly code: 'nobody_decides';
  readonly lacks: 'approver' | 'second';
}

/**
 * Told before a request is taken in: nobody could ever decide it. Null where somebody could, and while the chat does not say
 * in time who is of the systems area.
 */
export async function nobodyDecides(deps: TeamDeps, asked: Asked): Promise<NobodyDecides | null> {
  const { form } = asked;
  const [members, register] = await Promise.all([teamNow(deps), deps.store.registerFor(form)]);
  const team = { members, register };
  const lacking = lackingIn(team, deps, asked);
  if (lacking === null || form.type !== 'personal' || form.chatUser !== null) return lacking;
  // The plan looks in the chat for whoever is to have the account: then no official stands between.
  const found = await withTimeout(deps.people.findByEmail(form.contactEmail));
  if (found === 'unknown') return null;
  const chatUser = foundUnderContact(form, found);
  return lackingIn(team, deps, { ...asked, form: { ...form, chatUser } });
}

/**
 * What the systems area lacks for the deletion that the end of a contract asked for, since there was no form that could have told it
 * to somebody. Null for every other request.
 */
export async function lackingFor(deps: TeamDeps, request: Request): Promise<NobodyDecides['lacks'] | null> {
  const { form, requester, rule, state } = request;
  const isUndecided = UNTOUCHED_STATES.includes(state);
  if (requester.id !== BUZON.id || rule !== null || !isUndecided) return null;
  const [members, register] = await Promise.all([teamNow(deps), deps.store.registerFor(form)]);
  return lackingIn({ members, register }, deps, { form, requester })?.lacks ?? null;
}

/** Deletions that are looked at for whether anybody could decide them: of more the newest. */
const MOST_LOOKED_AT = 50;

/** Of what the end of contracts asked for, that which nobody of the systems area could decide. */
export async function stuckDeletions(
  deps: TeamDeps & { readonly store: Pick<Store, 'requestsOf'>; readonly clock: Clock },
): Promise<readonly OwnTrouble[]> {
  const asked = { requesterId: BUZON.id, endedSince: deps.clock.now(), limit: MOST_LOOKED_AT };
  const numbers: string[] = [];
  for (const request of await deps.store.requestsOf(asked))
    if ((await lackingFor(deps, request)) !== null) numbers.push(request.number);
  return numbers.length === 0 ? [] : [{ code: 'nobody_decides', numbers }];
}

/** Who is of the systems area, while a person waits. */
export async function teamNow({ people }: Pick<TeamDeps, 'people'>): Promise<readonly Actor[] | 'unknown'> {
  return await withTimeout(people.team());
}

/** What this team lacks for the request; null where it lacks nothing, or nobody knows who is of it. */
export function lackingIn(
  { members, register }: { readonly members: readonly Actor[] | 'unknown'; readonly register: Register },
  { institution }: Pick<TeamDeps, 'institution'>,
  { form, requester }: Asked,
): NobodyDecides | null {
  if (members === 'unknown') return null;
  const needsTwo = institution.rules.deletionNeedsTwo && takesTwo(form);
  const request = { form, requester, rule: null, needsTwo, decision: null, handedTo: null, plan: null };
  const lacks = whoIsMissing(request, { team: members, register });
  return lacks === null ? null : { code: 'nobody_decides', lacks };
}
