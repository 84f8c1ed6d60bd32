import type { InputBlock, ModalView, PlainTextOption } from '@slack/types';
import { LONGEST } from '#domain/directory-limits.ts';
import type { Messages } from '#messages/messages.ts';
import { plain } from './rich-text.ts';

/** Slack's limit for what stands in an input. */
const LONGEST_INPUT = 3_000;

type InputElement = InputBlock['element'];
type More = Partial<InputBlock>;

/** The inputs of a form, whose blocks and actions are named after its fields, so that errors find their place. */
export interface Inputs<F extends string> {
  input(field: F, element: InputElement, more?: More): InputBlock;
  line(field: F, max: number, more?: More, initial?: string | null): InputBlock;
  paragraph(field: F, max: number, more?: More, initial?: string): InputBlock;
  /** One that there is no choice about is chosen. */
  choice(field: F, options: PlainTextOption[], more?: More): InputBlock;
  checkboxes(field: F, options: PlainTextOption[], more?: More): InputBlock;
  person(field: F, more?: More, initial?: string | null): InputBlock;
  day(field: F, more?: More, initial?: string | null): InputBlock;
  /** Something that is looked up while the person types. */
  search(field: F, about: { readonly placeholder: string; readonly from: number }, more?: More): InputBlock;
  /** From the institution's list where it gave one, else free text. */
  department(listed: boolean, initial?: PlainTextOption | string | null): InputBlock;
}

export function inputsOf<F extends string>(
  m: Messages,
  labels: Readonly<Record<F | 'department', string>>,
): Inputs<F | 'department'> {
  type Field = F | 'department';
  const input = (field: Field, element: InputElement, more: More = {}): InputBlock => ({
    type: 'input',
    block_id: field,
    label: plain(labels[field]),
    element,
    ...more,
  });
  const text = (
    field: Field,
    text: { max: number; multiline: boolean; initial: string | null },
    more?: More,
  ): InputBlock =>
    input(
      field,
      {
        type: 'plain_text_input',
        action_id: field,
        // What stands there from before may be longer: it is shown whole, and told when the form is sent.
        max_length: Math.min(LONGEST_INPUT, Math.max(text.max, text.initial?.length ?? 0)),
        ...(text.multiline ? { multiline: true } : {}),
        ...(text.initial === null || text.initial === ''
          ? {}
          : { initial_value: text.initial.slice(0, LONGEST_INPUT) }),
      },
      more,
    );
  const line: Inputs<Field>['line'] = (field, max, more, initial = null) =>
    text(field, { max, multiline: false, initial }, more);
  return {
    input,
    line,
    paragraph: (field, max, more, initial = '') => text(field, { max, multiline: true, initial }, more),
    choice: (field, options, more) =>
      input(
        field,
        {
          type: 'static_select',
          action_id: field,
          options,
          placeholder: plain(m.form.placeholders.select),
          ...(options.length === 1 && options[0] !== undefined ? { initial_option: options[0] } : {}),
        },
        more,
      ),
    checkboxes: (field, options, more) => input(field, { type: 'checkboxes', action_id: field, options }, more),
    person: (field, more, initial = null) =>
      input(
        field,
        {
          type: 'users_select',
          action_id: field,
          placeholder: plain(m.form.placeholders.person),
          ...(initial === null ? {} : { initial_user: initial }),
        },
        more,
      ),
    day: (field, more, initial = null) =>
      input(
        field,
        {
          type: 'datepicker',
          action_id: field,
          placeholder: plain(m.form.placeholders.date),
          ...(initial === null ? {} : { initial_date: initial }),
        },
        more,
      ),
    search: (field, { placeholder, from }, more) =>
      input(
        field,
        { type: 'external_select', action_id: field, min_query_length: from, placeholder: plain(placeholder) },
        more,
      ),
    department: (listed, initial = null) => {
      if (!listed) return line('department', LONGEST.department, {}, typeof initial === 'string' ? initial : null);
      return input('department', {
        type: 'external_select',
        action_id: 'department',
        min_query_length: 1,
        placeholder: plain(m.form.placeholders.department),
        ...(initial === null || typeof initial === 'string' ? {} : { initial_option: initial }),
      });
    },
  };
}

export function option(text: string, value: string): PlainTextOption {
  return { text: plain(text), value };
}

/** What every modal of ours with a form begins with. */
export function formFrame(
  m: Messages,
  view: { readonly callback: string; readonly title: string; readonly submit: string; readonly metadata?: object },
): Omit<ModalView, 'blocks'> {
  return {
    type: 'modal',
    callback_id: view.callback,
    title: plain(view.title),
    submit: plain(view.submit),
    close: plain(m.form.close),
    ...(view.metadata === undefined ? {} : { private_metadata: JSON.stringify(view.metadata) }),
  };
}
