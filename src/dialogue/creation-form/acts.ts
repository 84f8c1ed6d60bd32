import { z } from 'zod';
import { tidy, type Field, type FieldError } from '#domain/form/validate-form.ts';
import type { Actor, Person } from '#domain/person.ts';
import { doubtsSoFar } from '#domain/request/profile-fit.ts';
import { stampOf } from '#domain/shown-text.ts';
import type { Messages } from '#messages/messages.ts';
import { checkCreation } from '#use-cases/requests/check-form.ts';
import { shownNotice } from '#use-cases/requests/shown-notice.ts';
import { submitRequest } from '#use-cases/requests/submit-request.ts';
import { CREATION_FORM } from '../act-names.ts';
import { DONE, form, open, tell, type Acts, type Answers, type Filled, type Reply, type Search } from '../acts.ts';
import type { DialogueDeps } from '../deps.ts';
import { sha256 } from '../parts/payloads.ts';
import type { Dialog } from '../screen.ts';
import { conflictReply } from './conflicts.ts';
import { creationDialog, TYPES, type ChosenProfile } from './form.ts';
import { rawForm, typeIn } from './raw-form.ts';

/** How many departments a search offers. */
const MOST_DEPARTMENTS = 100;

/** The privacy notice that the form shows; null in forms from before it was recorded. */
const noticeState = z.object({ notice: sha256 }).nullable();
type NoticeState = z.output<typeof noticeState>;

/** The form for a new account: sending it, the choices that redraw it, and the search for a department. */
export function creationForm(deps: DialogueDeps): Partial<Acts> {
  const redrawn = async (filled: Filled<NoticeState>): Promise<Reply> => open(await redrawnDialog(deps, filled));
  const created = form({
    ...{ name: CREATION_FORM, state: noticeState, keeps: true },
    submit: async (filled) => await submitForm(deps, filled),
    chosen: { type: redrawn, chatUser: redrawn },
  });
  const department: Search = {
    field: 'department',
    find: async ({ text }) => {
      const found = deps.departments.search(text, MOST_DEPARTMENTS);
      return await Promise.resolve(found.map(({ code, name }) => ({ text: name, value: code })));
    },
  };
  const { relations, documentTypes } = deps.institution;
  const codesOf = (rules: readonly { readonly code: string }[]): z.ZodType<string> =>
    z.enum(rules.map(({ code }) => code));
  const choices = { type: z.enum(TYPES), documentType: codesOf(documentTypes), relation: codesOf(relations) };
  return { forms: [created], searches: [department], choices };
}

/** The empty form. */
export function emptyCreationDialog({ messages: m, institution, departments, notice }: DialogueDeps): Dialog {
  return creationDialog(m, { institution, type: 'personal', departmentsListed: departments.listed, notice });
}

async function submitForm(deps: DialogueDeps, { by, state, answers }: Filled<NoticeState>): Promise<Reply> {
  const { messages: m, departments, log } = deps;
  const [chatUser, responsible] = await Promise.all([
    chosenActor(deps, answers.person('chatUser')),
    chosenActor(deps, answers.person('responsible')),
  ]);
  const people = { chatUser: personOf(chatUser), responsible: personOf(responsible) };
  const raw = rawForm(answers, { departments, ...people });
  const form = checkCreation(deps, { raw, by });
  const strangers = [
    ...(chatUser === 'stranger' ? (['chatUser'] as const) : []),
    ...(responsible === 'stranger' ? (['responsible'] as const) : []),
  ];
  if (!form.ok || strangers.length > 0)
    return { as: 'errors', errors: wrongTexts(m, { strangers, wrong: form.ok ? [] : form.error }) };
  const notice = await shownNotice(deps, state?.notice ?? null);
  if (notice === 'unknown') return tell(m.privacy.unknown);
  const done = await submitRequest(deps, {
    ...{ form: form.value, requester: by },
    chatEmail: typeof chatUser === 'object' ? (chatUser?.email ?? null) : null,
    ...(notice === null ? {} : { notice: stampOf(notice) }),
  });
  if (!done.ok) return conflictReply(m, { conflicts: done.error, type: raw.type });
  const requestId = done.value.id;
  return { ...DONE, after: async () => await Promise.resolve(log.info({ requestId }, 'request.submitted')) };
}

/** The chosen person; null when nobody was chosen. */
async function chosenActor({ people }: DialogueDeps, id: string | null): Promise<Actor | 'stranger' | null> {
  return id === null ? null : ((await people.actor(id)) ?? 'stranger');
}

function personOf(one: Actor | 'stranger' | null): Person | null {
  return one === null || one === 'stranger' ? null : { id: one.id, name: one.name };
}

function wrongTexts(
  m: Messages,
  { strangers, wrong }: { readonly strangers: readonly Field[]; readonly wrong: readonly FieldError[] },
): Partial<Record<Field, string>> {
  const errors: Partial<Record<Field, string>> = {};
  for (const field of strangers) errors[field] = m.form.conflict.not_a_member;
  for (const one of wrong) errors[one.field] ??= problemText(m, one);
  return errors;
}

function problemText(m: Messages, wrong: FieldError): string {
  if (wrong.problem !== 'document_form') return m.form.problems[wrong.problem];
  const { code } = wrong.rule;
  return m.form.documentForm(m.form.documentTypes[code] ?? code, wrong.rule);
}

/** The form redrawn for the choices made in it; typed text stays. */
async function redrawnDialog(deps: DialogueDeps, { state, answers }: Filled<NoticeState>): Promise<Dialog> {
  const { messages: m, institution, departments } = deps;
  const profile = await chosenProfile(deps, answers);
  // The consent counts for the notice that was shown, so the form keeps that one.
  const kept = await shownNotice(deps, state?.notice ?? null);
  const notice = kept === null || kept === 'unknown' ? deps.notice : kept;
  return creationDialog(m, {
    ...{ notice, institution, type: typeIn(answers), departmentsListed: departments.listed },
    ...(profile === null ? {} : { profile }),
  });
}

/** The chosen person's chat profile, compared with the names and the contact address typed so far. */
async function chosenProfile({ people }: DialogueDeps, answers: Answers): Promise<ChosenProfile | null> {
  const id = answers.person('chatUser');
  const person = id === null ? null : await people.actor(id);
  if (person === null) return null;
  const typed = (field: Field): string => tidy(answers.text(field));
  const form = {
    ...{ givenNames: typed('givenNames'), surnames: typed('surnames') },
    contactEmail: typed('contactEmail'),
  };
  return { name: person.name, ...doubtsSoFar(form, person) };
}
