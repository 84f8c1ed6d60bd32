import type { ComponentChildren, VNode } from 'preact';
import { useMemo, useReducer } from 'preact/hooks';
import type { Surface } from '../../services.ts';
import { html } from './html.ts';
import { SurfaceContext, givenOn, giveOn, surfaceKey, type SurfaceInputs } from './surface.ts';
import { useThePage } from './use-page.ts';

const none: Readonly<Record<string, string>> = {};

/** Keeps what is given in the elements within it, through every update of what surrounds them. */
export function SurfaceView(props: {
  at: Surface;
  errors?: Readonly<Record<string, string>>;
  onGive?: (blockId: string) => void;
  children?: ComponentChildren;
}): VNode {
  const { state, act } = useThePage();
  const [tick, redraw] = useReducer((count: number, _: null) => count + 1, 0);
  const key = surfaceKey(state.me, props.at);
  const errors = props.errors ?? none;
  const inputs = useMemo<SurfaceInputs>(() => {
    const as = state.me;
    const { at } = props;
    return {
      values: givenOn(key),
      errors,
      give(blockId, actionId, given) {
        giveOn(key, { blockId, actionId, state: given });
        props.onGive?.(blockId);
        redraw(null);
      },
      async fire(blockId, actionId, given) {
        await act({ do: 'act', as, at, blockId, actionId, state: given, values: givenOn(key) });
      },
      async suggest(blockId, actionId, value) {
        const answer = await act({ do: 'suggest', as, at, blockId, actionId, value });
        return answer.options ?? [];
      },
    };
  }, [key, errors, act, tick]);
  return html`<${SurfaceContext.Provider} value=${inputs}>${props.children}<//>`;
}
