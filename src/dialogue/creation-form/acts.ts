import { z } from 'zod';
import { displayNameOf, type CreationForm } from '#domain/form/form.ts';
import { tidy, type Field, type FieldError } from '#domain/form/validate-form.ts';
import type { Actor, Person } from '#domain/person.ts';
import { stampOf } from '#domain/shown-text.ts';
import type { Messages } from '#messages/messages.ts';
import { dayIn } from '#use-cases/calendar/calendar.ts';
import { toCorrect } from '#use-cases/requests/correction.ts';
import { checkCreation } from '#use-cases/requests/check-form.ts';
import { shownNotice } from '#use-cases/requests/shown-notice.ts';
import { submitRequest } from '#use-cases/requests/submit-request.ts';
import { CREATION_FORM } from '../act-names.ts';
import { DONE, form, open, tell, type Acts, type Filled, type Reply, type Search } from '../acts.ts';
import type { DialogueDeps } from '../deps.ts';
import { refusal } from '../parts/ask-systems.ts';
import { hasTooManyOpen } from '#use-cases/commands/open-request.ts';
import { AS_TYPED } from '../parts/capitals.ts';
import { END_SURE, whileDoubted } from '../parts/end-doubt.ts';
import { code } from '../parts/payloads.ts';
import { correctionFrame } from '../parts/correcting.ts';
import { correctionRefusalText } from '../parts/refusal-text.ts';
import { shorten, type Dialog } from '../screen.ts';
import { conflictReply } from './conflicts.ts';
import { creationState, type CreationState, type Entries } from './entries.ts';
import { creationDialog, TYPES } from './form.ts';
import { departmentOf, headOf, proposedFor } from './proposals.ts';
import { rawForm } from './raw-form.ts';
import { isShouted, redrawnDialog } from './redraw.ts';

/** How many departments a search offers. */
const MOST_DEPARTMENTS = 100;

/** Whom an account is asked for. */
export const FOR_WHOM = ['self', 'other', 'department'] as const;
export type ForWhom = (typeof FOR_WHOM)[number];

/** The form for a new account: sending it, the choices that redraw it, and the search for a department. */
export function creationForm(deps: DialogueDeps): Partial<Acts> {
  const redrawn = async (filled: Filled<CreationState>): Promise<Reply> => await redrawnReply(deps, filled);
  const created = form({
    ...{ name: CREATION_FORM, state: creationState, keeps: true },
    submit: async (filled) => await submitForm(deps, filled),
    chosen: { type: redrawn, chatUser: redrawn, department: redrawn, relation: redrawn, [AS_TYPED]: redrawn },
  });
  const department: Search = {
    field: 'department',
    find: async ({ text }) => {
      const found = deps.departments.search(text, MOST_DEPARTMENTS);
      return await Promise.resolve(found.map(({ code, name }) => ({ text: name, value: code })));
    },
  };
  const { documentTypes } = deps.institution;
  const codesOf = (rules: readonly { readonly code: string }[]): z.ZodType<string> =>
    z.enum(rules.map(({ code }) => code));
  const choices = {
    // An account may have a relation that is offered no more: the form says which one is taken.
    ...{ type: z.enum(TYPES), documentType: codesOf(documentTypes), relation: code },
    ...{ consent: z.literal('yes'), [AS_TYPED]: z.literal('yes'), [END_SURE]: z.literal('yes') },
  };
  return { forms: [created], searches: [department], choices };
}

/** The form for a new account, unless this person may ask for none now. */
export async function newCreationReply(
  deps: DialogueDeps,
  asked: { readonly by: Actor; readonly whom: ForWhom },
): Promise<Reply> {
  const { messages: m, institution } = deps;
  if (await hasTooManyOpen(deps, asked.by)) return tell(m.form.tooManyOpen(institution.rules.maxOpenRequests));
  return open(await newCreationDialog(deps, asked));
}

/** The form as it opens, with what is known filled in. */
export async function newCreationDialog(
  deps: DialogueDeps,
  { by, whom }: { readonly by: Actor; readonly whom: ForWhom },
): Promise<Dialog> {
  const { messages: m, institution, departments, notice } = deps;
  const isOwn = whom === 'self';
  const [from, known] = await Promise.all([
    departmentOf(deps, by),
    isOwn ? proposedFor(deps, by.id) : Promise.resolve({} satisfies Entries),
  ]);
  const entries: Entries = { ...(from === null ? {} : { department: from }), ...known };
  const head = headOf(departments, { department: entries.department, personId: isOwn ? by.id : null });
  const proposed: Entries = { ...entries, ...(head === null ? {} : { responsible: head }) };
  return creationDialog(m, {
    ...{ institution, departments, notice, entries: proposed },
    type: whom === 'department' ? 'departmental' : 'personal',
    ...(isOwn ? { own: by.name } : {}),
    carried: { ...(from === null ? {} : { from }), proposed },
  });
}

/** The form of an account that was asked for before, with the fields that it asks for; to be filled in. */
export function correctedCreation(deps: DialogueDeps, sent: CreationForm): Dialog {
  const { institution, departments, notice } = deps;
  const { type } = sent;
  // What else is asked for depends on these; the others are filled in from the form as it was sent.
  const chatUser = type === 'personal' ? (sent.chatUser?.id ?? null) : null;
  const entries = {
    ...(type === 'personal' ? { relation: sent.relation } : {}),
    ...(chatUser === null ? {} : { chatUser }),
  };
  return creationDialog(deps.messages, { institution, departments, notice, type, entries });
}

/** The form drawn again, for a choice made in it; it corrects the same request. */
async function redrawnReply(deps: DialogueDeps, filled: Filled<CreationState>): Promise<Reply> {
  const dialog = await redrawnDialog(deps, filled);
  const corrects = filled.state?.corrects;
  if (corrects === undefined) return open(dialog);
  const { messages: m } = deps;
  const found = await toCorrect(deps, { requestId: corrects, by: filled.by });
  return found.ok ? open(correctionFrame(m, dialog, found.value)) : tell(correctionRefusalText(m, found.error.why));
}

async function submitForm(deps: DialogueDeps, filled: Filled<CreationState>): Promise<Reply> {
  const { by, state, answers } = filled;
  const { messages: m, departments, log } = deps;
  const [chatUser, responsible] = await Promise.all([
    state?.own === true ? by : chosenActor(deps, answers.person('chatUser')),
    chosenActor(deps, answers.person('responsible')),
  ]);
  const people = { chatUser: personOf(chatUser), responsible: personOf(responsible) };
  const raw = rawForm(answers, { departments, ...people });
  const form = checkCreation(deps, { raw, by });
  const strangers = [
    ...(chatUser === 'stranger' ? (['chatUser'] as const) : []),
    ...(responsible === 'stranger' ? (['responsible'] as const) : []),
  ];
  if (!form.ok || strangers.length > 0) {
    const errors = wrongTexts(m, { strangers, wrong: form.ok ? [] : form.error });
    // Sent before the choice of a relation had drawn what that needs.
    if (!Object.keys(errors).every((field) => answers.has(field))) return await redrawnReply(deps, filled);
    const { desiredAddress: reserved, ...others } = errors;
    const isReserved = !form.ok && form.error.some(({ problem }) => problem === 'address_reserved');
    // The systems area may give such a name: the way to it needs a window.
    if (isReserved && reserved !== undefined && Object.keys(others).length === 0)
      return refusal(m, { text: reserved, help: { act: 'create', why: 'reserved', whose: whoseIn(answers) } });
    return { as: 'errors', errors };
  }
  if (isShouted(filled)) return await redrawnReply(deps, filled);
  const contract = contractOf(form.value);
  const today = dayIn(deps.clock.now(), deps.institution.timeZone);
  const doubt = whileDoubted({ contract, today }, { asked: state?.doubted, answers });
  if (doubt === 'ask' && state !== null && contract.contractEnd !== null)
    return await redrawnReply(deps, { ...filled, state: { ...state, doubted: contract.contractEnd } });
  if (doubt === 'unticked') return { as: 'errors', errors: { [END_SURE]: m.form.endDoubt.unticked } };
  const notice = await shownNotice(deps, state?.notice ?? null);
  if (notice === 'unknown') return tell(m.privacy.unknown);
  const done = await submitRequest(deps, {
    ...{ form: form.value, requester: by },
    chatEmail: typeof chatUser === 'object' ? (chatUser?.email ?? null) : null,
    ...(notice === null ? {} : { notice: stampOf(notice) }),
    corrects: state?.corrects ?? null,
  });
  if (!done.ok)
    return atFields(
      conflictReply(m, { conflicts: done.error, type: raw.type, whose: displayNameOf(form.value) }),
      filled,
    );
  const requestId = done.value.id;
  return { ...DONE, after: async () => await Promise.resolve(log.info({ requestId }, 'request.submitted')) };
}

/** Whose account it is to be, as it was typed. */
function whoseIn(answers: Filled<CreationState>['answers']): string {
  const typed = [answers.text('givenNames'), answers.text('surnames'), answers.text('accountName')];
  return shorten(typed.flatMap((text) => (text === null ? [] : [tidy(text)])).join(' '), 150);
}

function contractOf(form: CreationForm): {
  readonly contractStart: string | null;
  readonly contractEnd: string | null;
} {
  if (form.type === 'departmental') return { contractStart: null, contractEnd: null };
  return { contractStart: form.contractStart ?? null, contractEnd: form.contractEnd };
}

/** Nothing is told at a field that the form does not have. */
function atFields(reply: Reply, { answers }: Pick<Filled<CreationState>, 'answers'>): Reply {
  if (reply.as !== 'errors' || Object.keys(reply.errors).every((field) => answers.has(field))) return reply;
  return tell(Object.values(reply.errors).join('\n'));
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
