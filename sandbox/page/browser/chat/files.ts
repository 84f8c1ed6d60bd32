import type { VNode } from 'preact';
import type { ChatFile } from '#sandbox/services/chat-file.ts';
import { html } from '../parts/html.ts';
import { useThePage } from '../page-state/use-page.ts';

const kinds: Readonly<Record<string, string>> = { pdf: 'PDF', csv: 'CSV', png: 'Imagen PNG' };

/** The files of a message, each with a link to download it; pictures are shown as well. */
export function Files({ files }: { files: readonly ChatFile[] }): VNode {
  return html`<ul class="files" aria-label="Archivos">
    ${files.map((file) => html`<${OneFile} key=${file.id} file=${file} />`)}
  </ul>`;
}

function OneFile({ file }: { file: ChatFile }): VNode {
  const { state } = useThePage();
  const address = `/files/${encodeURIComponent(file.id)}?as=${encodeURIComponent(state.me)}`;
  const facts = `${kinds[file.filetype] ?? 'Archivo'} · ${sizeOf(file.size)}`;
  return html`<li class="file">
    ${
      file.mimetype === 'image/png' &&
      html`<img class="file-picture" src=${address} alt=${file.altText ?? file.title} />`
    }
    <div class="file-line">
      <span class=${`file-kind kind-${file.filetype}`} aria-hidden="true">${shortKind(file)}</span>
      <span class="file-words">
        <strong>${file.title}</strong>
        <span>${file.title === file.name ? facts : `${file.name} · ${facts}`}</span>
      </span>
      <a class="button" href=${address} download=${file.name} aria-label=${`Descargar ${file.name}`}>Descargar</a>
    </div>
  </li>`;
}

function shortKind({ filetype }: ChatFile): string {
  return filetype in kinds ? filetype.toUpperCase() : '📄';
}

function sizeOf(bytes: number): string {
  const [unit, amount] =
    bytes < 1000
      ? (['byte', bytes] as const)
      : bytes < 1e6
        ? (['kilobyte', bytes / 1e3] as const)
        : (['megabyte', bytes / 1e6] as const);
  const style = { style: 'unit', unit, unitDisplay: unit === 'byte' ? 'long' : 'short' } as const;
  return new Intl.NumberFormat('es-CO', { ...style, maximumFractionDigits: amount < 10 ? 1 : 0 }).format(amount);
}
