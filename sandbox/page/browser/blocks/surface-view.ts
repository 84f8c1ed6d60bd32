import type { KnownBlock } from '@slack/types';
import type { VNode } from 'preact';
import { useMemo, useReducer } from 'preact/hooks';
import type { Surface } from '#sandbox/services/chat.ts';
import { Blocks } from './blocks.ts';
import { html } from '../parts/html.ts';
import { SurfaceContext, inputsOf, storeInput, dropStaleInputs, surfaceKey, type SurfaceInputs } from './surface.ts';
import { useThePage } from '../page-state/use-page.ts';

const none: Readonly<Record<string, string>> = {};

/** Draws blocks, and keeps what the person entered in their elements when the app updates the message or view. */
export function SurfaceView(props: {
  at: Surface;
  errors?: Readonly<Record<string, string>>;
  onGive?: (blockId: string) => void;
  blocks: readonly KnownBlock[];
}): VNode {
  const { state, act } = useThePage();
  const [tick, redraw] = useReducer((count: number, _: null) => count + 1, 0);
  const key = surfaceKey(state.me, props.at);
  const errors = props.errors ?? none;
  const values = useMemo(() => dropStaleInputs(key, props.blocks), [key, props.blocks, tick]);
  const inputs = useMemo<SurfaceInputs>(() => {
    const as = state.me;
    const { at } = props;
    return {
      values,
      errors,
      give(blockId, actionId, given) {
        storeInput(key, { blockId, actionId, state: given });
        props.onGive?.(blockId);
        redraw(null);
      },
      async fire(blockId, actionId, given) {
        await act({ do: 'act', as, at, blockId, actionId, state: given, values: inputsOf(key) });
      },
      async suggest(blockId, actionId, value) {
        const answer = await act({ do: 'suggest', as, at, blockId, actionId, value });
        return answer.options ?? [];
      },
    };
  }, [key, errors, act, values]);
  return html`<${SurfaceContext.Provider} value=${inputs}><${Blocks} blocks=${props.blocks} /><//>`;
}
