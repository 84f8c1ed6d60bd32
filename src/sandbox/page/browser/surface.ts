import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { ElementState, OptionState, StateValues, Surface } from '../../services.ts';

/** What the elements of one message, modal or home need: what was given in them, and how to tell the app. */
export interface SurfaceInputs {
  readonly values: StateValues;
  readonly errors: Readonly<Record<string, string>>;
  readonly give: (blockId: string, actionId: string, state: ElementState) => void;
  readonly fire: (blockId: string, actionId: string, state: ElementState) => Promise<void>;
  readonly suggest: (blockId: string, actionId: string, value: string) => Promise<readonly OptionState[]>;
}

export const SurfaceContext = createContext<SurfaceInputs | null>(null);

export function useSurface(): SurfaceInputs {
  const surface = useContext(SurfaceContext);
  if (surface === null) throw new Error('outside of a surface');
  return surface;
}

/** Under which what was given on a surface is kept. A modal keeps its id when the app updates it. */
export function surfaceKey(as: string, at: Surface): string {
  switch (at.kind) {
    case 'message':
      return `${as} ${at.channel} ${at.ts}`;
    case 'modal':
      return `${as} ${at.modalId}`;
    case 'home':
      return `${as} home`;
  }
}

const given = new Map<string, StateValues>();

export function givenOn(key: string): StateValues {
  return given.get(key) ?? {};
}

export function giveOn(key: string, at: { blockId: string; actionId: string; state: ElementState }): StateValues {
  const before = givenOn(key);
  const after = { ...before, [at.blockId]: { ...before[at.blockId], [at.actionId]: at.state } };
  given.set(key, after);
  return after;
}
