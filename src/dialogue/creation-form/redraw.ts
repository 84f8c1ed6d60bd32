import { ruleOf } from '#domain/account/relation.ts';
import { properCase } from '#domain/form/proper-case.ts';
import { tidy } from '#domain/form/validate-form.ts';
import { doubtsSoFar } from '#domain/request/profile-fit.ts';
import { dayIn } from '#use-cases/calendar/calendar.ts';
import { shownNotice } from '#use-cases/requests/shown-notice.ts';
import type { Filled } from '../acts.ts';
import type { DialogueDeps } from '../deps.ts';
import { AS_TYPED, NAME_PARTS } from '../parts/capitals.ts';
import type { Dialog } from '../screen.ts';
import { KEPT_NAMES, shownEntries, type CreationState, type Entries, type KeptName } from './entries.ts';
import { fieldsAsked } from './fields-asked.ts';
import { creationDialog, type ChosenProfile } from './form.ts';
import { headOf, proposedFor } from './proposals.ts';
import { typeIn } from './raw-form.ts';

type Sent = Filled<CreationState>;

/**
 * The form redrawn for what was chosen in it. What a person typed stays, also in fields that go away and come back; what the
 * form itself had filled in follows the choice.
 */
export async function redrawnDialog(deps: DialogueDeps, sent: Sent): Promise<Dialog> {
  const { messages: m, institution, departments, clock } = deps;
  const { by, answers } = sent;
  const state = sent.state ?? {};
  const type = typeIn(answers);
  const isOwn = 'own' in state;
  const before = standing(sent);
  const personId = isOwn ? by.id : (before.chatUser ?? null);
  const proposed = await proposalsNow(deps, { sent, before, personId, type });
  const proposing = filledIn(before, { was: sent.state?.proposed ?? {}, proposed });
  const { entries, shouted } = inProperCase(proposing, sent);
  const relation = ruleOf(institution.relations, entries.relation ?? null);
  const asked = fieldsAsked({ type, isOwn, relation });
  const refilled = timesRefilled(sent, entries, (name) => asked.includes(name));
  const profile = personId === null ? null : await chosenProfile(deps, { personId, entries });
  // The consent counts for the notice that was shown, so the form keeps that one.
  const kept = await shownNotice(deps, sent.state?.notice ?? null);
  const from = sent.state?.from;
  const doubted = sent.state?.doubted;
  return creationDialog(m, {
    ...{ institution, departments, type, entries, today: dayIn(clock.now(), institution.timeZone) },
    notice: kept === null || kept === 'unknown' ? deps.notice : kept,
    ...(isOwn ? { own: by.name } : {}),
    ...(profile === null ? {} : { profile }),
    carried: {
      ...(from === undefined ? {} : { from }),
      ...(doubted === undefined ? {} : { doubted }),
      ...{ proposed, refilled, shouted },
    },
  });
}

/** Whether a name that was typed in capitals has not been proposed yet as it is written. */
export function isShouted({ state, answers }: Pick<Sent, 'state' | 'answers'>): boolean {
  const shown = shownEntries(answers);
  return NAME_PARTS.some((name) => state?.shouted?.[name] === undefined && properName(shown, name) !== null);
}

/** What stands in all fields: in those that are shown, and in those that were. */
function standing({ state, answers }: Sent): Entries {
  const hidden = Object.entries(state?.kept ?? {}).filter(([name]) => !answers.has(name));
  return { ...Object.fromEntries(hidden), ...shownEntries(answers) };
}

async function proposalsNow(
  deps: DialogueDeps,
  about: {
    readonly sent: Sent;
    readonly before: Entries;
    readonly personId: string | null;
    readonly type: 'personal' | 'departmental';
  },
): Promise<Entries> {
  const { sent, before, personId, type } = about;
  const from = sent.state?.from;
  const proposed: Entries = {
    ...(from === undefined ? {} : { department: from }),
    ...(personId === null ? {} : await proposedFor(deps, personId)),
  };
  const { department } = filledIn(before, { was: sent.state?.proposed ?? {}, proposed });
  // A department's account may be the head's own.
  const responsible = headOf(deps.departments, { department, personId: type === 'personal' ? personId : null });
  return { ...proposed, ...(responsible === null ? {} : { responsible }) };
}

/** Proposals take the place of earlier ones and of nothing, never of what a person typed; who emptied a field wants it empty. */
function filledIn(before: Entries, { was, proposed }: { readonly was: Entries; readonly proposed: Entries }): Entries {
  const names = KEPT_NAMES.filter((name) => {
    const isOurs = before[name] === was[name];
    return isOurs && (was[name] !== undefined || proposed[name] !== undefined);
  });
  const rest = Object.entries(before).filter(([name]) => !names.includes(name as KeptName));
  const ours = names.flatMap((name) => (proposed[name] === undefined ? [] : [[name, proposed[name]] as const]));
  return Object.fromEntries([...rest, ...ours]) as Entries;
}

type Shouted = NonNullable<NonNullable<CreationState>['shouted']>;

/** Names in capitals as they are written, once; or as they were typed, for whoever wants them so. */
function inProperCase(
  entries: Entries,
  { state, answers }: Sent,
): { readonly entries: Entries; readonly shouted: Shouted } {
  const now: Partial<Record<KeptName, string>> = { ...entries };
  const shouted: Shouted = { ...state?.shouted };
  const isKept = answers.options(AS_TYPED).length > 0;
  for (const name of NAME_PARTS) {
    const typed = shouted[name];
    const proper = properName(entries, name);
    if (typed === undefined && proper !== null) {
      shouted[name] = entries[name] ?? null;
      now[name] = proper;
    } else if (isKept && typed !== undefined && typed !== null) {
      now[name] = typed;
      shouted[name] = null;
    }
  }
  return { entries: now, shouted };
}

function properName(entries: Entries, name: (typeof NAME_PARTS)[number]): string | null {
  return properCase(tidy(entries[name]), name);
}

/** A field shows something else than what the person sees now, or comes back with what stood there. */
function timesRefilled(
  { state, answers }: Sent,
  entries: Entries,
  isAsked: (name: KeptName) => boolean,
): Partial<Record<KeptName, number>> {
  const shown = shownEntries(answers);
  const times: Partial<Record<KeptName, number>> = { ...state?.refilled };
  for (const name of KEPT_NAMES) {
    const isAnother = answers.has(name) ? entries[name] !== shown[name] : entries[name] !== undefined;
    if (isAsked(name) && isAnother) times[name] = (times[name] ?? 0) + 1;
  }
  return times;
}

/** The chosen person's chat profile, compared with the names and the contact address that stand in the form. */
async function chosenProfile(
  { people }: DialogueDeps,
  { personId, entries }: { readonly personId: string; readonly entries: Entries },
): Promise<ChosenProfile | null> {
  const profile = await people.profile(personId);
  if (profile === null) return null;
  const { name, email } = profile;
  const typed = (field: 'givenNames' | 'surnames' | 'contactEmail'): string => tidy(entries[field]);
  const form = {
    ...{ givenNames: typed('givenNames'), surnames: typed('surnames') },
    contactEmail: typed('contactEmail'),
  };
  return { name, ...doubtsSoFar(form, { name, ...(email === null ? {} : { email }) }) };
}
