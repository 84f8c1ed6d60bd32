import type { InputBlock, ModalView, PlainTextOption } from '@slack/types';
import { DOCUMENT_TYPES, RELATIONS } from '#domain/form.ts';
import type { Field } from '#domain/validate-form.ts';
import type { Messages } from '#messages/messages.ts';
import type { Institution } from '#use-cases/ports.ts';
import { plain, rich } from './rich-text.ts';

export const FORM_VIEW = 'creation_form';

type InputElement = InputBlock['element'];

/** The modal of FT-GTI-006 for a creation. Blocks and actions are named after the form's fields, so that errors find their place. */
export function formView(
  m: Messages,
  settings: {
    readonly institution: Institution;
    readonly type: 'personal' | 'departmental';
    readonly departmentsListed: boolean;
  },
): ModalView {
  const { institution, type } = settings;
  const input = (field: Field, element: InputElement, more: Partial<InputBlock> = {}): InputBlock => ({
    type: 'input',
    block_id: field,
    label: plain(m.form.fields[field]),
    element,
    ...more,
  });
  const line = (field: Field, max: number, more: Partial<InputBlock> = {}): InputBlock =>
    input(field, { type: 'plain_text_input', action_id: field, max_length: max }, more);
  const choice = (field: Field, options: PlainTextOption[]): InputBlock =>
    input(field, { type: 'static_select', action_id: field, options, placeholder: plain(m.form.placeholders.select) });
  const person = (field: Field, more: Partial<InputBlock>): InputBlock =>
    input(field, { type: 'users_select', action_id: field, placeholder: plain(m.form.placeholders.person) }, more);
  const option = (text: string, value: string): PlainTextOption => ({ text: plain(text), value });

  const types = (['personal', 'departmental'] as const).map((name) => option(m.form.types[name], name));
  const chosen = types.find((entry) => entry.value === type);
  const department = settings.departmentsListed
    ? input('department', {
        type: 'external_select',
        action_id: 'department',
        min_query_length: 1,
        placeholder: plain(m.form.placeholders.department),
      })
    : line('department', 100);
  const consent = input('consent', {
    type: 'checkboxes',
    action_id: 'consent',
    options: [option(m.form.consentOption, 'yes')],
  });
  const common = [
    line('desiredAddress', 100, { optional: true, hint: plain(m.form.hints.desiredAddress(institution.mailDomain)) }),
    input('justification', { type: 'plain_text_input', action_id: 'justification', multiline: true, max_length: 1000 }),
    rich([[m.form.consentText]], 'consent_text'),
    consent,
  ];
  const phone = line('contactPhone', 30);
  const personal = [
    line('givenNames', 64),
    line('surnames', 64),
    choice(
      'documentType',
      DOCUMENT_TYPES.map((name) => option(m.form.documentTypes[name], name)),
    ),
    line('documentNumber', 20),
    line('position', 128),
    department,
    choice(
      'relation',
      RELATIONS.map((name) => option(m.form.relations[name], name)),
    ),
    input(
      'contractEnd',
      { type: 'datepicker', action_id: 'contractEnd', placeholder: plain(m.form.placeholders.date) },
      { optional: true, hint: plain(m.form.hints.contractEnd) },
    ),
    input(
      'contactEmail',
      { type: 'email_text_input', action_id: 'contactEmail' },
      { hint: plain(m.form.hints.contactEmail) },
    ),
    phone,
    person('chatUser', { optional: true, hint: plain(m.form.hints.chatUser) }),
    person('responsible', { hint: plain(m.form.hints.responsible) }),
  ];
  const departmental = [
    line('accountName', 64, { hint: plain(m.form.hints.accountName) }),
    department,
    person('responsible', { hint: plain(m.form.hints.responsibleDepartmental) }),
    phone,
  ];
  return {
    type: 'modal',
    callback_id: FORM_VIEW,
    title: plain(m.form.title),
    submit: plain(m.form.submit),
    close: plain(m.form.close),
    blocks: [
      rich([[m.form.intro(institution.name)]], 'intro'),
      input(
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
