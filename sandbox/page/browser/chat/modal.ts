import type { ModalView } from '@slack/types';
import type { VNode } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { OpenModal } from '#sandbox/services/chat.ts';
import { Dialog, focusFirst } from '../parts/dialog.ts';
import { html } from '../parts/html.ts';
import { inputsOf, surfaceKey } from '../blocks/surface.ts';
import { SurfaceView } from '../blocks/surface-view.ts';
import { useThePage } from '../page-state/use-page.ts';

/** The modal on top of the person's stack. */
export function Modal({ modal }: { modal: OpenModal }): VNode {
  const { state, act } = useThePage();
  const view = modal.view as ModalView;
  const at = { kind: 'modal', modalId: modal.id } as const;
  const form = useRef<HTMLFormElement>(null);
  const [sending, setSending] = useState(false);
  const [answered, setAnswered] = useState(0);
  // True from the submission until the focus has moved to the first error. The errors may be drawn before the answer arrives
  // or after it.
  const sent = useRef(false);
  const busy = sending || modal.busy;
  // An error disappears when its field is changed, and may come back with the next submission.
  const [changed, setChanged] = useState<readonly string[]>([]);
  const complaints = Object.entries(modal.errors).filter(([blockId]) => !changed.includes(blockId));
  const errors = JSON.stringify(complaints);
  const shown = useMemo(() => Object.fromEntries(complaints), [errors]);

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (busy || view.submit === undefined) return;
    setSending(true);
    sent.current = true;
    const values = inputsOf(surfaceKey(state.me, at));
    await act({ do: 'submit', as: state.me, modalId: modal.id, values });
    setChanged([]);
    setAnswered((count) => count + 1);
    setSending(false);
  }
  function change(blockId: string): void {
    setChanged((before) => (before.includes(blockId) ? before : [...before, blockId]));
  }
  function leave(): void {
    void act({ do: 'close', as: state.me, modalId: modal.id });
  }

  useEffect(() => {
    const wrong = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    if (answered === 0 || !sent.current || !wrong) return;
    sent.current = false;
    (wrong.querySelector<HTMLElement>('input') ?? wrong).focus();
  }, [answered, errors]);

  // When an update puts another form into the window, it is read from its beginning. An update of the same form leaves the
  // focus where it is.
  const inputs = JSON.stringify(view.blocks.flatMap((block) => (block.type === 'input' ? [block.block_id] : [])));
  const drawn = useRef({ hash: modal.hash, inputs });
  useLayoutEffect(() => {
    const before = drawn.current;
    drawn.current = { hash: modal.hash, inputs };
    const body = form.current?.querySelector('.dialog-body');
    const window = form.current?.closest('dialog');
    if (before.hash === modal.hash || !body || !window) return;
    const at = document.activeElement;
    const lost = at === null || at === window || !window.contains(at);
    if (!lost && (body.contains(at) || before.inputs === inputs)) return;
    if (before.inputs !== inputs) body.scrollTop = 0;
    focusFirst(window);
  }, [modal.hash]);

  return html`<${Dialog} title=${view.title.text} onLeave=${leave}>
    <form ref=${form} novalidate onSubmit=${(event: SubmitEvent) => void submit(event)}>
      <div class="dialog-body" tabindex="0">
        <${SurfaceView} at=${at} errors=${shown} onGive=${change} blocks=${view.blocks} />
      </div>
      <footer>
        <span role="status" class="sending">${busy ? 'Enviando…' : ''}</span>
        <button type="button" onClick=${leave}>${view.close?.text ?? 'Cerrar'}</button>
        ${
          view.submit !== undefined &&
          html`<button type="submit" class="primary" aria-disabled=${busy ? 'true' : undefined}>
            ${view.submit.text}
          </button>`
        }
      </footer>
    </form>
  <//>`;
}
