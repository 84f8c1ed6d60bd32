import { useState } from 'preact/hooks';
import type { ElementState } from '#sandbox/services/chat.ts';
import { useSurface } from './surface.ts';

interface Firing {
  readonly pending: boolean;
  readonly fire: (state: ElementState) => void;
}

/** Sends what a person did with an element to the app. Ignores a second time while the first is not answered. */
export function useFiring({ blockId, actionId }: { blockId: string; actionId: string }): Firing {
  const surface = useSurface();
  const [pending, setPending] = useState(false);
  async function run(state: ElementState): Promise<void> {
    setPending(true);
    await surface.fire(blockId, actionId, state);
    setPending(false);
  }
  return { pending, fire: (state) => void (pending || run(state)) };
}
