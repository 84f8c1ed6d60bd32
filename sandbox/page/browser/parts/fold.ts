import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { html } from './html.ts';

/**
 * Something that is shown when one presses its name. It is not drawn before that: nobody sees it, and a list of accounts
 * has two for each. What was typed in it stays when it is closed.
 */
export function Fold(props: { name: string; label?: string; content: () => unknown }): VNode {
  const [wasOpened, setWasOpened] = useState(false);
  return html`<details>
    <summary aria-label=${props.label} onClick=${() => setWasOpened(true)}>${props.name}</summary>
    ${wasOpened && props.content()}
  </details>`;
}
