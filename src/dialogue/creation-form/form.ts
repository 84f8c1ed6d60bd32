import { LONGEST } from '#domain/directory-limits.ts';
import { LONGEST_PHONES } from '#domain/form/phones.ts';
import type { Field as Name } from '#domain/form/validate-form.ts';
import type { ProfileDoubt } from '#domain/plan/receives.ts';
import type { ShownText } from '#domain/shown-text.ts';
import type { Messages } from '#messages/messages.ts';
import type { Institution } from '#use-cases/ports/institution.ts';
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
import { paragraph, type Dialog, type Field, type Part } from '../screen.ts';

/** The types of accounts. */
export const TYPES = ['personal', 'departmental'] as const;

/** The form's state: the SHA-256 of the privacy notice in it. */
interface CreationState {
  readonly notice: string;
}

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
  readonly type: (typeof TYPES)[number];
  readonly departmentsListed: boolean;
  /** The privacy notice to show. */
  readonly notice: ShownText;
  /** The profile of the chat user who was chosen. */
  readonly profile?: ChosenProfile;
}

/** The form FT-GTI-006 for a new account. */
export function creationDialog(m: Messages, settings: Settings): Dialog {
  const { institution, type, notice, profile } = settings;
  const state: CreationState = { notice: notice.sha256 };
  const inputs = askedFor(m, settings);
  const ask = (...names: readonly Name[]): readonly Field[] =>
    names.map((name) => ({ kind: 'field', name, label: m.form.fields[name], ...inputs[name] }));
  const personal = [
    ...ask('givenNames', 'surnames', 'documentType', 'documentNumber', 'position', 'department', 'relation'),
    ...ask('contractEnd', 'contactEmail', 'contactPhone', 'chatUser'),
    ...profileParts(m, profile),
    ...ask('responsible'),
  ];
  const departmental = ask('accountName', 'department', 'responsible', 'contactPhone');
  return {
    ...{ form: CREATION_FORM, state },
    ...{ title: m.form.title, submit: m.form.submit, close: m.form.close },
    content: [
      paragraph([[m.form.intro(institution.name)]], 'intro'),
      ...ask('type'),
      ...(type === 'personal' ? personal : departmental),
      ...ask('desiredAddress', 'justification'),
      paragraph(
        notice.text.split('\n').map((line) => [line]),
        'consent_text',
      ),
      ...ask('consent'),
    ],
  };
}

/** The input of each field. */
function askedFor(m: Messages, { institution, type, departmentsListed }: Settings): Readonly<Record<Name, FieldInput>> {
  const { types, hints, documentTypes, relations, consentOption } = m.form;
  return {
    type: switches({ options: optionsOf(TYPES, types), initial: type }),
    givenNames: shortText(LONGEST.givenName),
    surnames: shortText(LONGEST.surname),
    documentType: choice(m, { options: offeredOptions(institution.documentTypes, documentTypes) }),
    documentNumber: shortText(20),
    position: shortText(LONGEST.jobTitle),
    department: department(m, { listed: departmentsListed }),
    relation: choice(m, { options: offeredOptions(institution.relations, relations) }),
    contractNumber: shortText(60, { optional: true }),
    contractStart: day(m, { optional: true }),
    contractEnd: day(m, { optional: true, hint: hints.contractEnd }),
    contactEmail: email({ hint: hints.contactEmail }),
    contactPhone: shortText(LONGEST_PHONES, { hint: hints.contactPhone }),
    // Tells at once, so that a wrong person is noticed before the form is sent.
    chatUser: person(m, { optional: true, hint: hints.chatUser, tells: true }),
    responsible: person(m, { hint: type === 'personal' ? hints.responsible : hints.responsibleDepartmental }),
    accountName: shortText(64, { hint: hints.accountName }),
    desiredAddress: shortText(100, { optional: true, hint: hints.desiredAddress(institution.mailDomain) }),
    justification: longText(1000),
    consent: checks([{ text: consentOption, value: 'yes' }]),
  };
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
