import type { ConfirmationDialog } from '@slack/types';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { ElementState } from '../../services.ts';
import { Confirm } from './confirm.ts';
import { html } from './html.ts';
import { useSurface } from './surface.ts';

export interface Firing {
  readonly pending: boolean;
  readonly fire: (state: ElementState) => void;
  /** The question before the act while it is asked. To be drawn beside the element. */
  readonly question: VNode | null;
}

/** Tells the app of an act: after its question, where it has one, and not twice while the first is under way. */
export function useFiring(of: { blockId: string; actionId: string; confirm?: ConfirmationDialog | undefined }): Firing {
  const surface = useSurface();
  const [asked, setAsked] = useState<ElementState | null>(null);
  const [pending, setPending] = useState(false);

  async function run(state: ElementState): Promise<void> {
    setAsked(null);
    setPending(true);
    await surface.fire(of.blockId, of.actionId, state);
    setPending(false);
  }
  function fire(state: ElementState): void {
    if (pending) return;
    if (of.confirm === undefined) void run(state);
    else setAsked(state);
  }
  const question =
    asked === null || of.confirm === undefined
      ? null
      : html`<${Confirm} ask=${of.confirm} yes=${() => void run(asked)} no=${() => setAsked(null)} />`;
  return { pending, fire, question };
}
