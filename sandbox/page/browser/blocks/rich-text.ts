import type { RichTextBlock } from '@slack/types';
import type { ComponentChildren, VNode } from 'preact';
import { CodeBox } from './code-box.ts';
import { html } from '../parts/html.ts';
import { safeUrl } from './safe-url.ts';
import { Link, UserMention } from './texts.ts';

type Part = RichTextBlock['elements'][number];
type Piece = Extract<Part, { type: 'rich_text_section' }>['elements'][number];

export function RichText({ block }: { block: RichTextBlock }): VNode {
  return html`<div class="rich-text">${block.elements.map(drawPart)}</div>`;
}

function drawPart(part: Part): VNode | null {
  switch (part.type) {
    case 'rich_text_section':
      return html`<p>${part.elements.map(drawPiece)}</p>`;
    case 'rich_text_preformatted':
      return html`<${CodeBox} text=${part.elements.map((piece) => piece.text ?? '').join('')} />`;
    case 'rich_text_list': {
      const items = part.elements.map((item) => html`<li>${item.elements.map(drawPiece)}</li>`);
      return part.style === 'ordered'
        ? html`<ol>
            ${items}
          </ol>`
        : html`<ul>
            ${items}
          </ul>`;
    }
    case 'rich_text_quote':
      return null;
  }
}

function drawPiece(piece: Piece): ComponentChildren {
  switch (piece.type) {
    case 'text':
      return styled(
        piece,
        piece.text.split('\n').flatMap((line, index) => (index === 0 ? [line] : [html`<br />`, line])),
      );
    case 'link': {
      const url = safeUrl(piece.url);
      const words = piece.text ?? piece.url;
      return styled(piece, url === null ? words : html`<${Link} url=${url}>${words}<//>`);
    }
    case 'user':
      return html`<${UserMention} id=${piece.user_id} />`;
    default:
      return null;
  }
}

function styled({ style }: Piece, content: ComponentChildren): ComponentChildren {
  let drawn = content;
  if (style?.code === true) drawn = html`<code>${drawn}</code>`;
  if (style?.bold === true) drawn = html`<strong>${drawn}</strong>`;
  if (style?.italic === true) drawn = html`<em>${drawn}</em>`;
  return drawn;
}
