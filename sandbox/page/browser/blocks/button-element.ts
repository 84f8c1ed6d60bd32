import type { Button } from '@slack/types';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Confirm } from '../parts/confirm.ts';
import { html } from '../parts/html.ts';
import type { Naming } from './naming.ts';
import { useFiring } from './use-firing.ts';

/** A button. A press is sent to the app, if there is a confirmation dialog only after a yes. */
export function ButtonElement(props: { element: Button; blockId: string; naming: Naming }): VNode {
  const { element, blockId, naming } = props;
  const { fire, pending } = useFiring({ blockId, actionId: element.action_id ?? '' });
  const [asking, setAsking] = useState(false);
  function press(): void {
    setAsking(false);
    fire(element.value === undefined ? { type: 'button' } : { type: 'button', value: element.value });
  }
  return html`<button
      type="button"
      class=${element.style ?? ''}
      aria-label=${element.accessibility_label}
      aria-describedby=${naming.labelledBy}
      aria-disabled=${pending ? 'true' : undefined}
      onClick=${() => (element.confirm === undefined ? press() : setAsking(true))}
    >
      ${element.text.text}
    </button>
    ${
      asking &&
      element.confirm !== undefined &&
      html`<${Confirm} ask=${element.confirm} yes=${press} no=${() => setAsking(false)} />`
    }`;
}
