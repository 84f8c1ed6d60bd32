import type { ModalView } from '@slack/types';
import { RELATIONS } from '#domain/relation.ts';
import { DOCUMENT_TYPES } from '#domain/form.ts';
import type { Messages } from '#messages/messages.ts';
import type { Institution } from '#use-cases/ports.ts';
import { formFrame, inputsOf, option } from './form-inputs.ts';
import { plain, rich } from './rich-text.ts';

export const FORM_VIEW = 'creation_form';

/** The modal of FT-GTI-006 for a creation. */
export function formView(
  m: Messages,
  settings: {
    readonly institution: Institution;
    readonly type: 'personal' | 'departmental';
    readonly departmentsListed: boolean;
  },
): ModalView {
  const { institution, type } = settings;
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
    rich([[m.form.consentText]], 'consent_text'),
    of.checkboxes('consent', [option(m.form.consentOption, 'yes')]),
  ];
  const phone = of.line('contactPhone', 30);
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
    of.person('chatUser', { optional: true, hint: plain(m.form.hints.chatUser) }),
    of.person('responsible', { hint: plain(m.form.hints.responsible) }),
  ];
  const departmental = [
    of.line('accountName', 64, { hint: plain(m.form.hints.accountName) }),
    department,
    of.person('responsible', { hint: plain(m.form.hints.responsibleDepartmental) }),
    phone,
  ];
  return {
    ...formFrame(m, { callback: FORM_VIEW, title: m.form.title, submit: m.form.submit }),
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
