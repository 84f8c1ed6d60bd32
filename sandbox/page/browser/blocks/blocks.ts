import type { InputBlock, KnownBlock, SectionBlock } from '@slack/types';
import type { VNode } from 'preact';
import { useId } from 'preact/hooks';
import { ButtonElement } from './button-element.ts';
import { CheckboxesInput, RadioInput, StaticSelectInput, UsersSelectInput } from './choice-elements.ts';
import { ExternalSelectInput } from './combobox.ts';
import { html } from '../parts/html.ts';
import { MultiExternalSelectInput } from './multi-select.ts';
import type { Naming } from './naming.ts';
import { RichText } from './rich-text.ts';
import { useSurface } from './surface.ts';
import { DateInput, TextInput } from './text-elements.ts';
import { Text } from './texts.ts';

type AnyElement = InputBlock['element'] | Extract<KnownBlock, { type: 'actions' }>['elements'][number];

/** Draws blocks, of the kinds that the local Slack accepts (sandbox/slack/blocks/sent-blocks.ts). */
export function Blocks({ blocks }: { blocks: readonly KnownBlock[] }): VNode {
  return html`<div class="blocks">
    ${blocks.map((block, index) => html`<${OneBlock} key=${block.block_id ?? index} block=${block} />`)}
  </div>`;
}

function OneBlock({ block }: { block: KnownBlock }): VNode {
  switch (block.type) {
    case 'header':
      return html`<h3 class="block-header">${block.text.text}</h3>`;
    case 'section':
      return html`<${Section} block=${block} />`;
    case 'context':
      return html`<div class="context">
        ${block.elements.map((each) => each.type === 'plain_text' && html`<span>${each.text}</span>`)}
      </div>`;
    case 'divider':
      return html`<hr />`;
    case 'actions':
      return html`<div class="actions">
        ${block.elements.map(
          (each) => html`<${LooseElement} key=${each.action_id} element=${each} blockId=${block.block_id ?? ''} />`,
        )}
      </div>`;
    case 'input':
      return html`<${Input} block=${block} />`;
    case 'rich_text':
      return html`<${RichText} block=${block} />`;
    default:
      return html`<${NotDrawn} type=${block.type} />`;
  }
}

function Section({ block }: { block: SectionBlock }): VNode {
  const id = useId();
  const { accessory } = block;
  return html`<div class=${accessory === undefined ? 'section' : 'section with-accessory'}>
    <div class="section-words">
      ${block.text !== undefined && html`<div id=${id}>${block.text.text}</div>`}
      ${
        block.fields !== undefined &&
        html`<div class="fields" id=${block.text === undefined ? id : undefined}>
          ${block.fields.map((field) => html`<${Text} text=${field.text} />`)}
        </div>`
      }
    </div>
    ${
      accessory !== undefined &&
      html`<${LooseElement} element=${accessory} blockId=${block.block_id ?? ''} labelledBy=${id} />`
    }
  </div>`;
}

/** An element in a section or a row of actions, not in an input block: each change is sent to the app. */
function LooseElement(props: { element: AnyElement; blockId: string; labelledBy?: string }): VNode {
  const id = useId();
  const { element, labelledBy } = props;
  const placeholder = 'placeholder' in element ? element.placeholder?.text : undefined;
  const naming: Naming = {
    id,
    ...(labelledBy === undefined ? { label: placeholder ?? 'Opciones' } : { labelledBy }),
    invalid: false,
    required: false,
  };
  return html`<${AnElement} element=${element} blockId=${props.blockId} naming=${naming} fires=${true} />`;
}

function Input({ block }: { block: InputBlock }): VNode {
  const id = useId();
  const surface = useSurface();
  const blockId = block.block_id ?? '';
  const error = surface.errors[blockId];
  const described = [block.hint === undefined ? [] : `${id}-hint`, error === undefined ? [] : `${id}-error`].flat();
  const naming: Naming = {
    id,
    labelledBy: `${id}-label`,
    ...(described.length === 0 ? {} : { describedBy: described.join(' ') }),
    invalid: error !== undefined,
    required: block.optional !== true,
  };
  const words = html`${block.label.text}${block.optional === true && html`<span class="optional"> (opcional)</span>`}`;
  const grouped = block.element.type === 'radio_buttons' || block.element.type === 'checkboxes';
  const kind = block.optional === true ? 'field-label' : 'field-label required';
  return html`<div class=${error === undefined ? 'field' : 'field with-error'}>
    ${
      grouped
        ? html`<div id=${`${id}-label`} class=${kind}>${words}</div>`
        : html`<label id=${`${id}-label`} class=${kind} for=${id}>${words}</label>`
    }
    <${AnElement}
      element=${block.element}
      blockId=${blockId}
      naming=${naming}
      fires=${block.dispatch_action === true}
    />
    ${block.hint !== undefined && html`<p id=${`${id}-hint`} class="hint">${block.hint.text}</p>`}
    ${error !== undefined && html`<p id=${`${id}-error`} class="error">${error}</p>`}
  </div>`;
}

function AnElement(props: { element: AnyElement; blockId: string; naming: Naming; fires: boolean }): VNode {
  const { element, ...rest } = props;
  switch (element.type) {
    case 'button':
      return html`<${ButtonElement} element=${element} ...${rest} />`;
    case 'plain_text_input':
    case 'email_text_input':
      return html`<${TextInput} element=${element} ...${rest} />`;
    case 'datepicker':
      return html`<${DateInput} element=${element} ...${rest} />`;
    case 'static_select':
      return html`<${StaticSelectInput} element=${element} ...${rest} />`;
    case 'external_select':
      return html`<${ExternalSelectInput} element=${element} ...${rest} />`;
    case 'multi_external_select':
      return html`<${MultiExternalSelectInput} element=${element} ...${rest} />`;
    case 'users_select':
      return html`<${UsersSelectInput} element=${element} ...${rest} />`;
    case 'radio_buttons':
      return html`<${RadioInput} element=${element} ...${rest} />`;
    case 'checkboxes':
      return html`<${CheckboxesInput} element=${element} ...${rest} />`;
    default:
      return html`<${NotDrawn} type=${element.type} />`;
  }
}

function NotDrawn({ type }: { type: string }): VNode {
  return html`<p class="not-drawn">No se dibuja: ${type}</p>`;
}
