import type { KnownBlock, ModalView } from '@slack/types';
import { RELATIONS } from '#domain/account/relation.ts';
import { DOCUMENT_TYPES } from '#domain/form/form.ts';
import type { ProfileDoubt } from '#domain/plan/receives.ts';
import type { ShownText } from '#domain/shown-text.ts';
import type { Messages } from '#messages/messages.ts';
import type { Institution } from '#use-cases/ports/institution.ts';
import { formFrame, inputsOf, option } from './form-inputs.ts';
import { plain, rich } from './rich-text.ts';

export const FORM_VIEW = 'creation_form';

/** What the form carries: the SHA-256 of the privacy notice in it. */
interface FormMetadata {
  readonly notice: string;
}

/** How somebody is called in the chat, and what of that does not fit the form. */
export interface ChosenProfile {
  readonly name: string;
  /** Of what stands in the form so far. */
  readonly doubts: readonly ProfileDoubt[];
  /** False while the form has no names to compare with. */
  readonly isNamed: boolean;
}

/** The modal of FT-GTI-006 for a creation. */
export function formView(
  m: Messages,
  settings: {
    readonly institution: Institution;
    readonly type: 'personal' | 'departmental';
    readonly departmentsListed: boolean;
    /** The privacy notice that is shown. */
    readonly notice: ShownText;
    /** Of the person who was chosen in the chat. */
    readonly profile?: ChosenProfile;
  },
): ModalView {
  const { institution, type, notice } = settings;
  const metadata: FormMetadata = { notice: notice.sha256 };
  const of = inputsOf(m, m.form.fields);
  const types = (['personal', 'departmental'] as const).map((name) => option(m.form.types[name], name));
  const chosen = types.find((entry) => entry.value === type);
  const department = of.department(settings.departmentsListed);
  const common = [
    of.line('desiredAddress', 100, {
      optional: true,
      hint: plain(m.form.hints.desiredAddress(institution.mailDomain)),
    }),
    of.paragraph('justification', 1000),
    rich(
      notice.text.split('\n').map((line) => [line]),
      'consent_text',
    ),
    of.checkboxes('consent', [option(m.form.consentOption, 'yes')]),
  ];
  const phone = of.line('contactPhone', 30, { hint: plain(m.form.hints.contactPhone) });
  const personal = [
    of.line('givenNames', 64),
    of.line('surnames', 64),
    of.choice(
      'documentType',
      DOCUMENT_TYPES.map((name) => option(m.form.documentTypes[name], name)),
    ),
    of.line('documentNumber', 20),
    of.line('position', 128),
    department,
    of.choice(
      'relation',
      RELATIONS.map((name) => option(m.form.relations[name], name)),
    ),
    of.day('contractEnd', { optional: true, hint: plain(m.form.hints.contractEnd) }),
    of.input(
      'contactEmail',
      { type: 'email_text_input', action_id: 'contactEmail' },
      { hint: plain(m.form.hints.contactEmail) },
    ),
    phone,
    of.person('chatUser', { optional: true, hint: plain(m.form.hints.chatUser), dispatch_action: true }),
    ...profileBlocks(m, settings.profile),
    of.person('responsible', { hint: plain(m.form.hints.responsible) }),
  ];
  const departmental = [
    of.line('accountName', 64, { hint: plain(m.form.hints.accountName) }),
    department,
    of.person('responsible', { hint: plain(m.form.hints.responsibleDepartmental) }),
    phone,
  ];
  return {
    ...formFrame(m, { callback: FORM_VIEW, title: m.form.title, submit: m.form.submit, metadata }),
    blocks: [
      rich([[m.form.intro(institution.name)]], 'intro'),
      of.input(
        'type',
        {
          type: 'radio_buttons',
          action_id: 'type',
          options: types,
          ...(chosen === undefined ? {} : { initial_option: chosen }),
        },
        { dispatch_action: true },
      ),
      ...(type === 'personal' ? personal : departmental),
      ...common,
    ],
  };
}

/** Under the field, so that a wrong choice is seen before the form is sent. */
function profileBlocks(m: Messages, profile: ChosenProfile | undefined): readonly KnownBlock[] {
  if (profile === undefined) return [];
  const { name, doubts, isNamed } = profile;
  if (isNamed && doubts.length === 0) return [];
  const words = m.receives.form;
  const differs = doubts.map((doubt) => `⚠ ${words.differs[doubt]}`);
  const next = isNamed ? words.other : words.compare;
  return [
    rich(
      [words.profile(name), ...differs, next].map((line) => [line]),
      'chat_profile',
    ),
  ];
}
