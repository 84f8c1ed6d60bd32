import { randomUUID } from 'node:crypto';
import { Buffer } from 'node:buffer';
import type { Notice } from '#dialogue/chat.ts';
import { actions, heading, paragraph, type Message } from '#dialogue/screen.ts';
import type { Document } from '#use-cases/ports/store/archive.ts';
import { postKey, type PostKey } from '#use-cases/ports/store/post-key.ts';

/** A new key, which no other message has. */
export function newKey(): PostKey {
  return postKey.trouble(randomUUID());
}

/** A message with this text, and with a button if there is a label. */
export function saying(text: string, label?: string): Message {
  const button = label === undefined ? [] : [actions([{ act: 'thing_do', label, payload: 'thing' }])];
  return { summary: `Resumen: ${text}`, parts: [heading('Aviso'), paragraph([[text]]), ...button] };
}

/** A message with its own key, to this audience. */
export function noticeTo(to: Notice['to'], text = 'Hola'): Notice {
  return { key: newKey(), to, message: saying(text) };
}

export function fileCalled(name: string, content = '%PDF-1.7 Ñandú'): Document {
  return { name, title: 'Solicitud de Ángela', mediaType: 'application/pdf', content: Buffer.from(content) };
}
