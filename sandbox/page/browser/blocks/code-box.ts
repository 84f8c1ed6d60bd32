import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { html } from '../parts/html.ts';

const statusMs = 2_500;

/** Lines to copy. They scroll sideways instead of being wrapped, and a button copies them unchanged. */
export function CodeBox({ text }: { text: string }): VNode {
  const [status, setStatus] = useState('');
  const code = useRef<HTMLPreElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      setStatus('Copiado');
    } catch {
      // When the page may not write to the clipboard it selects the lines, for the person to copy.
      if (code.current !== null) getSelection()?.selectAllChildren(code.current);
      setStatus('Pulse Ctrl+C para copiar');
    }
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setStatus(''), statusMs);
  }
  return html`<div class="code-box">
    <pre tabindex="0" role="group" aria-label="Texto para copiar" ref=${code}>${text}</pre>
    <span class="code-copy">
      <span class="code-said" role="status">${status}</span>
      <button type="button" class="small" onClick=${() => void copy()}>Copiar</button>
    </span>
  </div>`;
}
