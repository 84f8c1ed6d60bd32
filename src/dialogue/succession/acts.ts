import { z } from 'zod';
import type { Actor, Person } from '#domain/person.ts';
import { isLeavingSure } from '#domain/request/left-behind.ts';
import { PROTECTED } from '#use-cases/plans/protection.ts';
import { noteAttempt } from '#use-cases/commands/note-attempt.ts';
import { leftBehind } from '#use-cases/requests/left-behind.ts';
import { MOST, nameSuccessors, type Named } from '#use-cases/requests/name-successors.ts';
import { openRequestsOn } from '#use-cases/requests/open-requests-on.ts';
import { ACTIONS, SUCCESSION_FORM, SUCCESSION_PAGES } from '../act-names.ts';
import { act, form, open, tell, type Acts, type Filled, type Reply } from '../acts.ts';
import { changeRefusalText } from '../change-forms/change-texts.ts';
import type { DialogueDeps } from '../deps.ts';
import { chosenNow, notChosenText } from '../parts/chosen-now.ts';
import { noticeDialog } from '../parts/notice-dialog.ts';
import { accountId, page, requestId } from '../parts/payloads.ts';
import { shorten, type Dialog } from '../screen.ts';
import { ALL, officialField, PAGE_SIZE, successionDialog } from './dialog.ts';

const successionState = z.object({
  request: requestId,
  page,
  round: z.int().min(0).max(1000),
  /** Those on the page, in its order. */
  accounts: z.array(accountId).max(PAGE_SIZE),
});
type State = z.output<typeof successionState>;

interface Wanted {
  readonly by: Actor;
  readonly request: string;
  readonly page: number;
  readonly round?: number;
  readonly told?: readonly string[];
}

/** Who follows whoever leaves: the window on the card of the deletion, its pages, and what is chosen in it. */
export function successionActs(deps: DialogueDeps): Partial<Acts> {
  const turned = z.object({ request: requestId, page });
  const begin = act({
    name: ACTIONS.succession,
    payload: requestId,
    run: async ({ by, payload }) => await shown(deps, { by, request: payload, page: 0 }),
  });
  const pages = Object.values(SUCCESSION_PAGES).map((name) =>
    act({ name, payload: turned, run: async ({ by, payload }) => await shown(deps, { by, ...payload }) }),
  );
  const sent = form({
    ...{ name: SUCCESSION_FORM, state: successionState, asks: 'anew', keeps: true },
    submit: async (filled) => await submitted(deps, filled),
  });
  return { acts: [begin, ...pages], forms: [sent] };
}

async function shown(deps: DialogueDeps, wanted: Wanted): Promise<Reply> {
  const { by, request } = wanted;
  if (by.systems) return open(await dialogFor(deps, wanted));
  return tell(deps.messages.succession.notSystems, {
    after: async () => await noteAttempt(deps, { by, act: 'name_successors', why: 'not_systems', requestId: request }),
  });
}

async function dialogFor(deps: DialogueDeps, wanted: Wanted): Promise<Dialog> {
  const { messages: m, store } = deps;
  const { by, request: id, page: at, round = 0, told = [] } = wanted;
  const request = await store.request(id);
  const behind = request === null ? null : await leftBehind(deps, request);
  if (request === null || behind === null) return noticeDialog(m, [...told, m.succession.none].join('\n'));
  const asked = await openRequestsOn(store, behind.accounts);
  const atOnce = isLeavingSure(request, by);
  return successionDialog(m, { requestId: id, behind, atOnce, page: at, round, asked, told });
}

async function submitted(deps: DialogueDeps, { by, state, answers }: Filled<State>): Promise<Reply> {
  const { messages: m, store, people } = deps;
  const words = m.succession;
  const errors: Record<string, string> = {};
  const look = async (field: string): Promise<Person | null> => {
    const id = answers.person(field);
    if (id === null) return null;
    const found = await chosenNow(people, id);
    if (typeof found !== 'string') return { id: found.id, name: found.name };
    errors[field] = notChosenText(m, found);
    return null;
  };
  const places = state.accounts.map((_, place) => officialField(place));
  const [forAll = null, ...officials] = await Promise.all([ALL, ...places].map(look));
  const chosen = new Map<string, Person>();
  for (const [place, id] of state.accounts.entries()) {
    const official = officials[place] ?? null;
    if (official !== null) chosen.set(id, official);
  }
  if (Object.keys(errors).length > 0) return { as: 'errors', errors };
  if (forAll === null && chosen.size === 0) {
    const field = [ALL, ...places].find((name) => answers.has(name)) ?? ALL;
    return { as: 'errors', errors: { [field]: words.nobody } };
  }

  const request = await store.request(state.request);
  const behind = request === null || !by.systems ? null : await leftBehind(deps, request);
  const asked = await openRequestsOn(store, behind?.accounts ?? []);
  const accounts = behind?.accounts ?? [];
  // Those on the page come first: one submission takes so many.
  const rest = accounts.filter(({ id }) => !chosen.has(id) && !asked.has(id));
  // The next submission begins further on, so that accounts that are refused again do not keep the others waiting.
  const from = rest.length === 0 ? 0 : (state.round * MOST.approved) % rest.length;
  const inOrder = [...accounts.filter(({ id }) => chosen.has(id)), ...rest.slice(from), ...rest.slice(0, from)];
  const successors = inOrder.flatMap(({ id }) => {
    const official = chosen.get(id) ?? forAll;
    return official === null || asked.has(id) ? [] : [{ accountId: id, official }];
  });
  const why = (leaving: Person, number: string): string => words.why(shorten(leaving.name, 80), number);
  const done = await nameSuccessors(deps, { requestId: state.request, by, successors, why });
  if (!done.ok) return tell(done.error.code === 'not_systems' ? words.notSystems : words.none);
  const told = toldLines(deps, done.value);
  return open(await dialogFor(deps, { by, request: state.request, page: 0, round: state.round + 1, told }));
}

function toldLines({ messages: m }: DialogueDeps, { asked, left, later }: Named): readonly string[] {
  const words = m.succession;
  return [
    ...(asked.length === 0 ? [] : [words.told(asked.length)]),
    ...(later === 0 ? [] : [words.later(later)]),
    ...left.map(({ account, why }) => words.left(shorten(account.displayName, 100), whyText(m, why))),
  ];
}

function whyText(m: DialogueDeps['messages'], why: Named['left'][number]['why']): string {
  switch (why.code) {
    case 'leaves_too':
      return m.succession.leavesToo;
    case 'own_affair':
      return m.succession.ownAffair;
    // Told to the systems area, which nobody sends to itself.
    case 'protected':
      return m.work.failure({ code: PROTECTED[why.why] });
    case 'nobody_decides':
      return m.tenant.refused.nobody_decides;
    default:
      return changeRefusalText(m, why);
  }
}
