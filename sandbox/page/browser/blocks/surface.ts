import type { KnownBlock } from '@slack/types';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { ElementState, OptionState, StateValues, Surface } from '#sandbox/services/chat.ts';

/** For the elements of one message, modal or home: what the person entered, and how to change it and send it to the app. */
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

/** The key under which a surface's inputs are kept. A modal has the same id, and so the same key, after an update. */
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

export function inputsOf(key: string): StateValues {
  return given.get(key) ?? {};
}

export function storeInput(key: string, at: { blockId: string; actionId: string; state: ElementState }): StateValues {
  const before = inputsOf(key);
  const after = { ...before, [at.blockId]: { ...before[at.blockId], [at.actionId]: at.state } };
  given.set(key, after);
  return after;
}

/** Drops the inputs of elements that an update removed or replaced by others, and returns the remaining ones. */
export function dropStaleInputs(key: string, blocks: readonly KnownBlock[]): StateValues {
  const before = inputsOf(key);
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

/** Whether the element still has the chosen options; otherwise the choice cannot stay. */
function offers(element: AnyElement, state: ElementState): boolean {
  const { options } = element;
  if (options === undefined) return true;
  const chosen = [...(state.selected_options ?? []), ...(state.selected_option ? [state.selected_option] : [])];
  return chosen.every((choice) => options.some((option) => option.value === choice.value));
}
