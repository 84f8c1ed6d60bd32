import type { Checkboxes, Option, RadioButtons, StaticSelect, UsersSelect } from '@slack/types';
import type { VNode } from 'preact';
import type { ElementState, OptionState } from '#sandbox/services/chat.ts';
import { html } from '../parts/html.ts';
import { controlAttributes, groupAttributes, type Naming } from './naming.ts';
import { useSurface } from './surface.ts';
import { useThePage } from '../page-state/use-page.ts';
import { useFiring } from './use-firing.ts';

/** An option in the form that it has in an element's state. */
export function optionState(option: Option): OptionState {
  return { text: { ...option.text, type: 'plain_text' } as OptionState['text'], value: option.value ?? '' };
}

/** The state of an element, and a function that changes it and, if the element `fires`, sends the change to the app. */
function useChoice(props: { element: StaticSelect | UsersSelect | RadioButtons | Checkboxes } & Slot): {
  given: ElementState | undefined;
  choose: (state: ElementState) => void;
} {
  const { blockId } = props;
  const actionId = props.element.action_id ?? '';
  const surface = useSurface();
  const { fire } = useFiring({ blockId, actionId });
  return {
    given: surface.values[blockId]?.[actionId],
    choose(state) {
      surface.give(blockId, actionId, state);
      if (props.fires) fire(state);
    },
  };
}

interface Slot {
  readonly blockId: string;
  readonly naming: Naming;
  /** Whether each change is sent to the app at once. */
  readonly fires: boolean;
}

export function StaticSelectInput(props: { element: StaticSelect } & Slot): VNode {
  const { element } = props;
  const { given, choose } = useChoice(props);
  const options = element.options ?? [];
  const value = (given === undefined ? element.initial_option?.value : given.selected_option?.value) ?? '';
  function onChange(event: Event): void {
    const chosen = options.find((option) => option.value === (event.currentTarget as HTMLSelectElement).value);
    choose({ type: element.type, selected_option: chosen === undefined ? null : optionState(chosen) });
  }
  return html`<select ...${controlAttributes(props.naming)} value=${value} onChange=${onChange}>
    <option value="" selected=${value === ''}>${placeholder(element)}</option>
    ${options.map(
      (option) => html`<option value=${option.value} selected=${option.value === value}>${option.text.text}</option>`,
    )}
  </select>`;
}

export function UsersSelectInput(props: { element: UsersSelect } & Slot): VNode {
  const { element } = props;
  const { state } = useThePage();
  const { given, choose } = useChoice(props);
  const value = (given === undefined ? element.initial_user : given.selected_user) ?? '';
  // The list keeps a person who is already chosen, even a bot or somebody who left.
  const people = state.users
    .filter((user) => (user.isBot !== true && user.deleted !== true) || user.id === value)
    .toSorted((a, b) => a.realName.localeCompare(b.realName, 'es'));
  function onChange(event: Event): void {
    const chosen = (event.currentTarget as HTMLSelectElement).value;
    choose({ type: element.type, selected_user: chosen === '' ? null : chosen });
  }
  return html`<select ...${controlAttributes(props.naming)} value=${value} onChange=${onChange}>
    <option value="" selected=${value === ''}>${placeholder(element)}</option>
    ${people.map((user) => html`<option value=${user.id} selected=${user.id === value}>${user.realName}</option>`)}
  </select>`;
}

function placeholder(element: StaticSelect | UsersSelect): string {
  return element.placeholder?.text ?? 'Elija una opción';
}

export function RadioInput(props: { element: RadioButtons } & Slot): VNode {
  const { element, naming } = props;
  const { given, choose } = useChoice(props);
  const value = given === undefined ? element.initial_option?.value : given.selected_option?.value;
  return html`<div
    role="radiogroup"
    ...${groupAttributes(naming)}
    aria-invalid=${naming.invalid ? 'true' : undefined}
    aria-required=${naming.required ? 'true' : undefined}
  >
    ${element.options.map(
      (option) =>
        html`<${Choice}
          kind="radio"
          name=${naming.id}
          option=${option}
          checked=${option.value === value}
          onChange=${() => choose({ type: element.type, selected_option: optionState(option) })}
        />`,
    )}
  </div>`;
}

export function CheckboxesInput(props: { element: Checkboxes } & Slot): VNode {
  const { element, naming } = props;
  const { given, choose } = useChoice(props);
  const values = new Set<string | undefined>(
    (given === undefined ? element.initial_options : given.selected_options)?.map((option) => option.value),
  );
  function toggle(option: Option): void {
    const left = element.options.filter((each) => values.has(each.value) !== (each.value === option.value));
    choose({ type: element.type, selected_options: left.map(optionState) });
  }
  return html`<div role="group" ...${groupAttributes(naming)}>
    ${element.options.map(
      (option) =>
        html`<${Choice}
          kind="checkbox"
          name=${naming.id}
          option=${option}
          checked=${values.has(option.value)}
          invalid=${naming.invalid}
          onChange=${() => toggle(option)}
        />`,
    )}
  </div>`;
}

function Choice(props: {
  kind: 'radio' | 'checkbox';
  name: string;
  option: Option;
  checked: boolean;
  invalid?: boolean;
  onChange: () => void;
}): VNode {
  const { option } = props;
  return html`<label class="choice">
    <input
      type=${props.kind}
      name=${props.name}
      value=${option.value}
      checked=${props.checked}
      aria-invalid=${props.invalid === true ? 'true' : undefined}
      onChange=${props.onChange}
    />
    <span>
      ${option.text.text} ${option.description !== undefined && html`<small>${option.description.text}</small>`}
    </span>
  </label>`;
}
