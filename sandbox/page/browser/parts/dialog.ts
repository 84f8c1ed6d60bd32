import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef } from 'preact/hooks';
import { html } from './html.ts';

const focusable =
  'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex="0"]';

/** A window above the page. The focus stays inside, Esc closes it, and afterwards the focus returns to where it was. */
export function Dialog(props: {
  title: string;
  alert?: boolean;
  onLeave: () => void;
  /** A selector for what gets the focus first; without it the first field, or else the first button. */
  first?: string;
  children?: ComponentChildren;
}): VNode {
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  useLayoutEffect(() => {
    const element = dialog.current;
    if (element === null) return undefined;
    const before = document.activeElement;
    element.showModal();
    focusFirst(element, props.first);
    return () => {
      element.close();
      const back = before instanceof HTMLElement && before.isConnected ? before : document.querySelector('textarea');
      back?.focus();
    };
  }, []);
  const leave = useRef(props.onLeave);
  useEffect(() => {
    leave.current = props.onLeave;
  });

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      leave.current();
    }
    if (event.key === 'Tab') {
      event.stopPropagation();
      keepWithin(event);
    }
  }

  return html`<dialog
    ref=${dialog}
    role=${props.alert === true ? 'alertdialog' : 'dialog'}
    aria-modal="true"
    aria-labelledby=${title}
    tabindex="-1"
    class=${props.alert === true ? 'small' : ''}
    onKeyDown=${onKeyDown}
    onCancel=${(event: Event) => event.preventDefault()}
  >
    <header class="dialog-head">
      <h2 id=${title}>${props.title}</h2>
      <button type="button" class="quiet icon" aria-label="Salir de la ventana" onClick=${() => leave.current()}>
        <span aria-hidden="true">✕</span>
      </button>
    </header>
    ${props.children}
  </dialog>`;
}

const field = ':is(input:not(:disabled), select, textarea)';

/**
 * Focuses what the selector `first` finds, else the first field, else the first button of the footer. Of radio buttons it
 * takes the chosen one. It does not scroll down to the field, because people should read what is above it first.
 */
export function focusFirst(dialog: HTMLElement, first?: string): void {
  const stop =
    (first === undefined ? null : dialog.querySelector<HTMLElement>(first)) ??
    dialog.querySelector<HTMLElement>(`.dialog-body ${field}`) ??
    dialog.querySelector<HTMLElement>('footer button') ??
    dialog;
  const chosen = stop.matches('[type=radio]')
    ? stop.closest('[role=radiogroup]')?.querySelector<HTMLElement>(':checked')
    : null;
  (chosen ?? stop).focus({ preventScroll: true });
}

function keepWithin(event: KeyboardEvent): void {
  const stops = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>(focusable)].filter(
    (stop) => stop.offsetParent !== null,
  );
  const [first, last] = [stops[0], stops.at(-1)];
  const atEdge = document.activeElement === (event.shiftKey ? first : last);
  const inside = stops.includes(document.activeElement as HTMLElement);
  if (first === undefined || last === undefined || (inside && !atEdge)) return;
  event.preventDefault();
  (event.shiftKey ? last : first).focus();
}
