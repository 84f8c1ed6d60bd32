import { ruleOf } from '#domain/account/relation.ts';
import { LONGEST } from '#domain/directory-limits.ts';
import { LONGEST_PHONES } from '#domain/form/phones.ts';
import { LONGEST_CONTRACT_NUMBER } from '#domain/form/contract-fields.ts';
import type { Field as Name, RawForm } from '#domain/form/validate-form.ts';
import type { ProfileDoubt } from '#domain/plan/receives.ts';
import type { ShownText } from '#domain/shown-text.ts';
import type { Messages } from '#messages/messages.ts';
import type { Departments, Institution } from '#use-cases/ports/institution.ts';
import { CREATION_FORM } from '../act-names.ts';
import {
  checks,
  choice,
  day,
  department,
  email,
  longText,
  offeredOptions,
  optionsOf,
  person,
  shortText,
  switches,
  type FieldInput,
} from '../parts/fields.ts';
import { askAboveAction } from '../parts/ask-systems.ts';
import { capitalsField, NAME_PARTS } from '../parts/capitals.ts';
import { endDoubtField } from '../parts/end-doubt.ts';
import { actions, paragraph, type Dialog, type Field, type Part } from '../screen.ts';
import { toCarry, type CreationState, type Entries, type KeptName } from './entries.ts';
import { fieldsAsked } from './fields-asked.ts';

/** The types of accounts. */
export const TYPES = ['personal', 'departmental'] as const;

/** A person's chat name, and what in their profile does not match the form. */
export interface ChosenProfile {
  readonly name: string;
  /** Doubts about the fields filled so far. */
  readonly doubts: readonly ProfileDoubt[];
  /** False while the form has no names to compare with. */
  readonly isNamed: boolean;
}

interface Settings {
  readonly institution: Pick<Institution, 'name' | 'mailDomain' | 'relations' | 'documentTypes'>;
  readonly type: RawForm['type'];
  readonly departments: Pick<Departments, 'listed' | 'find'>;
  /** The privacy notice to show. */
  readonly notice: ShownText;
  /** The name of whoever fills the form in, when the account is for them. */
  readonly own?: string;
  /** The profile of the chat user who was chosen. */
  readonly profile?: ChosenProfile;
  /** What stands in the fields, those too that are not shown now. */
  readonly entries?: Entries;
  readonly carried?: Pick<NonNullable<CreationState>, 'from' | 'proposed' | 'refilled' | 'shouted' | 'doubted'>;
  /** `YYYY-MM-DD`; where an end of a contract may be asked about twice. */
  readonly today?: string;
}

/** The form FT-GTI-006 for a new account. */
export function creationDialog(m: Messages, settings: Settings): Dialog {
  const { institution, type, notice, own, entries = {}, carried = {} } = settings;
  const relation = ruleOf(institution.relations, entries.relation ?? null);
  const asked = fieldsAsked({ type, isOwn: own !== undefined, relation });
  const inputs = askedFor(m, settings);
  const refilled = (name: Name): number => (name === 'type' ? 0 : (carried.refilled?.[name] ?? 0));
  const fields = asked.map((name): Field => {
    const times = refilled(name);
    return {
      kind: 'field',
      name,
      label: m.form.labels[name],
      ...(times === 0 ? {} : { refilled: times }),
      ...inputs[name],
    };
  });
  return {
    ...{ form: CREATION_FORM, state: stateOf(settings, asked) },
    ...{ title: m.form.title, submit: m.form.submit, close: m.form.close },
    content: [
      paragraph([[m.form.intro(institution.name)]], 'intro'),
      ...(own === undefined ? [] : [paragraph([[`${m.form.forYou} `, { bold: own }]], 'own')]),
      ...fields.flatMap((field): readonly (Part | Field)[] => [
        ...(field.name === 'consent' ? noticeParts(m, notice) : []),
        field,
        ...(field.name === 'chatUser' ? profileParts(m, settings.profile) : []),
        ...(field.name === 'surnames' ? capitalParts(m, settings) : []),
        ...(field.name === 'contractEnd' ? doubtParts(m, settings) : []),
      ]),
    ],
  };
}

function stateOf({ notice, own, entries = {}, carried = {} }: Settings, asked: readonly Name[]): object {
  const kept = toCarry(
    Object.fromEntries(Object.entries(entries).filter(([name]) => !asked.includes(name as KeptName))),
  );
  const { from, proposed = {}, refilled = {}, shouted = {}, doubted } = carried;
  return {
    notice: notice.sha256,
    ...(own === undefined ? {} : { own: true }),
    ...(from === undefined ? {} : { from }),
    ...(doubted === undefined ? {} : { doubted }),
    ...unlessEmpty({ proposed: toCarry(proposed), kept, refilled, shouted }),
  };
}

function unlessEmpty(parts: Readonly<Record<string, object>>): object {
  return Object.fromEntries(Object.entries(parts).filter(([, part]) => Object.keys(part).length > 0));
}

/** The input of each field. */
function askedFor(m: Messages, settings: Settings): Readonly<Record<Name, FieldInput>> {
  const { institution, type, departments, own, entries = {} } = settings;
  const { types, hints, documentTypes, relations, consentOption } = m.form;
  const text = (name: KeptName): { readonly initial: string | null } => ({ initial: entries[name] ?? null });
  const relation = ruleOf(institution.relations, entries.relation ?? null);
  const unlessNeeded = (what: 'needsContract' | 'needsStart'): { readonly optional?: true } =>
    relation?.[what] === true ? {} : { optional: true };
  const isInChat = type === 'departmental' || own !== undefined || entries.chatUser !== undefined;
  return {
    type: switches({ options: optionsOf(TYPES, types), initial: type }),
    givenNames: shortText(LONGEST.givenName, text('givenNames')),
    surnames: shortText(LONGEST.surname, text('surnames')),
    // Nearly everybody's.
    documentType: choice(m, {
      options: offeredOptions(institution.documentTypes, documentTypes),
      initial: entries.documentType ?? institution.documentTypes[0]?.code ?? null,
    }),
    documentNumber: shortText(20, text('documentNumber')),
    position: shortText(LONGEST.jobTitle, text('position')),
    // Whose head answers for the account is filled in at once.
    department: department(m, {
      listed: departments.listed,
      initial: departmentIn(departments, entries.department),
      ...(departments.listed ? { tells: true } : {}),
    }),
    // Decides what of a contract is asked for.
    relation: choice(m, {
      options: offeredOptions(institution.relations, relations),
      ...text('relation'),
      tells: true,
    }),
    contractNumber: shortText(LONGEST_CONTRACT_NUMBER, { ...text('contractNumber'), ...unlessNeeded('needsContract') }),
    contractStart: day(m, {
      hint: hints.contractStart,
      ...text('contractStart'),
      ...unlessNeeded('needsStart'),
    }),
    contractEnd: day(m, text('contractEnd')),
    contactEmail: email({ hint: hints.contactEmail, ...text('contactEmail') }),
    contactPhone: shortText(LONGEST_PHONES, {
      hint: hints.contactPhone,
      ...text('contactPhone'),
      ...(isInChat ? { optional: true } : {}),
    }),
    // Tells at once: what the chat knows is filled in, and a wrong person is noticed before the form is sent.
    chatUser: person(m, { optional: true, hint: hints.chatUser, tells: true, ...text('chatUser') }),
    responsible: person(m, {
      hint: type === 'personal' ? hints.responsible : hints.responsibleDepartmental,
      ...text('responsible'),
    }),
    accountName: shortText(64, { hint: hints.accountName, ...text('accountName') }),
    desiredAddress: shortText(100, {
      ...{ optional: true, hint: hints.desiredAddress(institution.mailDomain) },
      ...text('desiredAddress'),
    }),
    justification: longText(1000, text('justification')),
    consent: checks([{ text: consentOption, value: 'yes' }], { initial: entries.consent === undefined ? [] : ['yes'] }),
  };
}

function departmentIn(
  departments: Settings['departments'],
  value: string | undefined,
): { readonly code: string; readonly name: string } | null {
  if (value === undefined) return null;
  return departments.listed ? departments.find(value) : { code: value, name: value };
}

/** The notice, and the button that it names. */
function noticeParts(m: Messages, { text }: ShownText): readonly Part[] {
  return [
    paragraph(
      text.split('\n').map((line) => [line]),
      'consent_text',
    ),
    actions([askAboveAction(m, { act: 'privacy' })], 'consent_help'),
  ];
}

/** Below the field, so that a wrong choice is seen before the form is sent. */
function profileParts(m: Messages, profile: ChosenProfile | undefined): readonly Part[] {
  if (profile === undefined) return [];
  const { name, doubts, isNamed } = profile;
  if (isNamed && doubts.length === 0) return [];
  const words = m.receives.form;
  const differs = doubts.map((doubt) => `⚠ ${words.differs[doubt]}`);
  const next = isNamed ? words.other : words.compare;
  const lines = [words.profile(name), ...differs, next];
  return [
    paragraph(
      lines.map((line) => [line]),
      'chat_profile',
    ),
  ];
}

/** While the end stands there that was found doubtful. */
function doubtParts(m: Messages, { carried = {}, entries = {}, today }: Settings): readonly Field[] {
  const { contractEnd = null, contractStart = null } = entries;
  if (today === undefined || carried.doubted === undefined || carried.doubted !== contractEnd) return [];
  return endDoubtField(m, { contract: { contractStart, contractEnd }, today });
}

function capitalParts(m: Messages, { carried = {} }: Settings): readonly Field[] {
  const typed = NAME_PARTS.flatMap((name) => carried.shouted?.[name] ?? []);
  return typed.length === 0 ? [] : [capitalsField(m.form.capitals, typed, { tells: true })];
}
