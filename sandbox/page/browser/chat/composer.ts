import type { VNode } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { html } from '../parts/html.ts';
import { useThePage } from '../page-state/use-page.ts';

const drafts = new Map<string, string>();

/** The field for messages and slash commands, which it completes. In a read-only conversation it accepts only commands. */
export function Composer({ channel, readOnly }: { channel: string; readOnly: boolean }): VNode {
  const { state, act } = useThePage();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const draftKey = `${state.me} ${channel}`;
  const [text, setText] = useState(drafts.get(draftKey) ?? '');
  const [active, setActive] = useState(0);
  const [hidden, setHidden] = useState(false);
  const [problem, setProblem] = useState('');
  useEffect(() => {
    drafts.set(draftKey, text);
  }, [draftKey, text]);

  const offered = /^\/\S*$/u.test(text) ? state.commands.filter(({ command }) => command.startsWith(text)) : [];
  const open = offered.length > 0 && !hidden && !(offered.length === 1 && offered[0]?.command === text);

  function write(value: string): void {
    setText(value);
    setActive(0);
    setHidden(false);
    setProblem('');
  }
  function take(command: string): void {
    write(`${command} `);
    field.current?.focus();
  }
  async function deliver(): Promise<void> {
    const words = text.trim();
    if (words === '') return;
    const [, command, rest] = /^(\/\S+)\s*([\s\S]*)$/u.exec(words) ?? [];
    if (command === undefined && readOnly) {
      setProblem('Correo no lee mensajes. Escriba una orden que empiece por /, por ejemplo /correo.');
      return;
    }
    if (command !== undefined && !state.commands.some((each) => each.command === command)) {
      setProblem(
        `No existe la orden ${command}. Pruebe con ${state.commands.map((each) => each.command).join(' o ')}.`,
      );
      return;
    }
    write('');
    const answer = await (command === undefined
      ? act({ do: 'say', as: state.me, channel, text: words })
      : act({ do: 'command', as: state.me, channel, command, text: rest ?? '' }));
    if (!answer.ok) setProblem('No se pudo enviar. Inténtelo de nuevo.');
  }
  function onKeyDown(event: KeyboardEvent): void {
    const choice = offered[active];
    if (open && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      setActive((active + (event.key === 'ArrowDown' ? 1 : offered.length - 1)) % offered.length);
    } else if (open && event.key === 'Escape') {
      setHidden(true);
    } else if (open && choice !== undefined && event.key === 'Tab' && !event.shiftKey) {
      take(choice.command);
    } else if (open && choice !== undefined && event.key === 'Enter' && choice.command !== text) {
      take(choice.command);
    } else if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      void deliver();
    } else {
      return;
    }
    event.preventDefault();
  }

  return html`<form
    class="composer"
    onSubmit=${(event: SubmitEvent) => {
      event.preventDefault();
      void deliver();
      field.current?.focus();
    }}
  >
    <ul id=${`${id}-list`} role="listbox" aria-label="Órdenes" hidden=${!open}>
      ${offered.map(
        ({ command, description, usageHint }, index) =>
          html`<li
            id=${`${id}-${index}`}
            role="option"
            aria-selected=${index === active ? 'true' : 'false'}
            onMouseDown=${(event: MouseEvent) => event.preventDefault()}
            onClick=${() => take(command)}
          >
            <b>${command}</b> <span class="usage">${usageHint}</span><br />${description}
          </li>`,
      )}
    </ul>
    ${problem !== '' && html`<p class="error" id=${`${id}-problem`} role="alert">${problem}</p>`}
    <div class="composer-row">
      <textarea
        ref=${field}
        rows="1"
        aria-label="Mensaje"
        aria-controls=${`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant=${open ? `${id}-${active}` : undefined}
        aria-describedby=${problem === '' ? undefined : `${id}-problem`}
        placeholder=${readOnly ? 'Escriba /correo para pedir o cambiar una cuenta' : 'Escriba un mensaje, o / para ver las órdenes'}
        value=${text}
        onInput=${(event: InputEvent) => write((event.currentTarget as HTMLTextAreaElement).value)}
        onKeyDown=${onKeyDown}
      ></textarea>
      <button type="submit" class="primary">Enviar</button>
    </div>
  </form>`;
}
