import type { Button } from '@slack/types';
import type { VNode } from 'preact';
import { html } from './html.ts';
import { safeUrl } from './mrkdwn.ts';
import type { Naming } from './naming.ts';
import { plain } from './texts.ts';
import { useFiring } from './use-firing.ts';

/** With a `url` it is a link, and the app is told as well. */
export function ButtonElement(props: { element: Button; blockId: string; naming: Naming }): VNode {
  const { element, blockId, naming } = props;
  const { fire, pending, question } = useFiring({
    blockId,
    actionId: element.action_id ?? '',
    confirm: element.confirm,
  });
  const state = element.value === undefined ? { type: 'button' } : { type: 'button', value: element.value };
  const url = element.url === undefined ? null : safeUrl(element.url);
  const style = element.style ?? '';
  if (url !== null) {
    return html`<a
      class=${`button ${style}`}
      aria-describedby=${naming.labelledBy}
      href=${url}
      target="_blank"
      rel="noopener noreferrer"
      onClick=${() => fire(state)}
      >${plain(element.text)}</a
    >`;
  }
  return html`<button
      type="button"
      class=${style}
      aria-label=${element.accessibility_label}
      aria-describedby=${naming.labelledBy}
      aria-disabled=${pending ? 'true' : undefined}
      onClick=${() => fire(state)}
    >
      ${plain(element.text)}
    </button>
    ${question}`;
}
