import type { KnownBlock } from '@slack/types';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { ElementState, OptionState, StateValues, Surface } from '#sandbox/services/chat.ts';

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

/** Drops what was given in elements that an update took away or made into others, and gives back what is left. */
export function keepStanding(key: string, blocks: readonly KnownBlock[]): StateValues {
  const before = givenOn(key);
  const after: Record<string, Record<string, ElementState>> = {};
  let dropped = false;
  for (const [blockId, actions] of Object.entries(before)) {
    const elements = elementsIn(blocks.find((block) => block.block_id === blockId));
    for (const [actionId, state] of Object.entries(actions)) {
      const element = elements.find((each) => each.action_id === actionId);
      if (element?.type === state.type && offers(element, state)) (after[blockId] ??= {})[actionId] = state;
      else dropped = true;
    }
  }
  if (!dropped) return before;
  given.set(key, after);
  return after;
}

interface AnyElement {
  readonly type: string;
  readonly action_id?: string;
  readonly options?: readonly { readonly value?: string }[];
}

function elementsIn(block: KnownBlock | undefined): readonly AnyElement[] {
  switch (block?.type) {
    case 'input':
      return [block.element];
    case 'section':
      return block.accessory === undefined ? [] : [block.accessory];
    case 'actions':
      return block.elements;
    default:
      return [];
  }
}

/** A choice that is no longer among the options cannot stay. */
function offers(element: AnyElement, state: ElementState): boolean {
  const { options } = element;
  if (options === undefined) return true;
  const chosen = [...(state.selected_options ?? []), ...(state.selected_option ? [state.selected_option] : [])];
  return chosen.every((choice) => options.some((option) => option.value === choice.value));
}
