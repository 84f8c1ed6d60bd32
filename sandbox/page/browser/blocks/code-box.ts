import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { html } from '../parts/html.ts';

const saidMs = 2_500;

/** Lines to copy: they scroll sideways rather than break, and a button copies them as they stand. */
export function CodeBox({ text }: { text: string }): VNode {
  const [said, setSaid] = useState('');
  const code = useRef<HTMLPreElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      setSaid('Copiado');
    } catch {
      // Without leave to write the clipboard the lines are selected, and the person copies them.
      if (code.current !== null) getSelection()?.selectAllChildren(code.current);
      setSaid('Pulse Ctrl+C para copiar');
    }
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setSaid(''), saidMs);
  }
  return html`<div class="code-box">
    <pre tabindex="0" role="group" aria-label="Texto para copiar" ref=${code}>${text}</pre>
    <span class="code-copy">
      <span class="code-said" role="status">${said}</span>
      <button type="button" class="small" onClick=${() => void copy()}>Copiar</button>
    </span>
  </div>`;
}
