import type { RichTextBlock } from '@slack/types';
import type { ComponentChildren, VNode } from 'preact';
import { CodeBox } from './code-box.ts';
import { emojiFor } from './emoji.ts';
import { html } from './html.ts';
import { safeUrl } from './mrkdwn.ts';
import { ChannelMention, Link, UserMention } from './texts.ts';
import { formatSlackDate } from './times.ts';

type Part = RichTextBlock['elements'][number];
type Piece = Extract<Part, { type: 'rich_text_section' }>['elements'][number];

export function RichText({ block }: { block: RichTextBlock }): VNode {
  return html`<div class="mrkdwn rich-text">${block.elements.map(drawPart)}</div>`;
}

function drawPart(part: Part): VNode {
  switch (part.type) {
    case 'rich_text_section':
      return html`<p>${part.elements.map(drawPiece)}</p>`;
    case 'rich_text_quote':
      return html`<blockquote>${part.elements.map(drawPiece)}</blockquote>`;
    case 'rich_text_preformatted':
      return html`<${CodeBox}
        text=${part.elements.map((piece) => (piece.type === 'text' ? piece.text : (piece.text ?? piece.url))).join('')}
      />`;
    case 'rich_text_list': {
      const items = part.elements.map((item) => html`<li>${item.elements.map(drawPiece)}</li>`);
      const indent = `indent-${Math.min(part.indent ?? 0, 4)}`;
      return part.style === 'ordered'
        ? html`<ol class=${indent}>
            ${items}
          </ol>`
        : html`<ul class=${indent}>
            ${items}
          </ul>`;
    }
  }
}

function drawPiece(piece: Piece): ComponentChildren {
  return styled(piece, pieceContent(piece));
}

function pieceContent(piece: Piece): ComponentChildren {
  switch (piece.type) {
    case 'text':
      return piece.text.split('\n').flatMap((line, index) => (index === 0 ? [line] : [html`<br />`, line]));
    case 'link': {
      const url = safeUrl(piece.url);
      const words = piece.text ?? piece.url;
      return url === null ? words : html`<${Link} url=${url}>${words}<//>`;
    }
    case 'user':
      return html`<${UserMention} id=${piece.user_id} />`;
    case 'channel':
      return html`<${ChannelMention} id=${piece.channel_id} label=${null} />`;
    case 'emoji':
      return emojiFor(piece.name);
    case 'date':
      return formatSlackDate(piece.timestamp, piece.format);
    case 'broadcast':
      return html`<span class="mention">@${piece.range}</span>`;
    case 'usergroup':
    case 'team':
      return html`<span class="mention">@grupo</span>`;
    case 'color':
      return html`<code>${piece.value}</code>`;
  }
}

function styled(piece: Piece, content: ComponentChildren): ComponentChildren {
  const style = piece.style;
  let drawn = content;
  if (style?.code === true) drawn = html`<code>${drawn}</code>`;
  if (style?.bold === true) drawn = html`<strong>${drawn}</strong>`;
  if (style?.italic === true) drawn = html`<em>${drawn}</em>`;
  if (style?.strike === true) drawn = html`<s>${drawn}</s>`;
  if (style?.underline === true) drawn = html`<u>${drawn}</u>`;
  return drawn;
}
