import { randomUUID } from 'node:crypto';
import { Buffer } from 'node:buffer';
import type { Notice } from '#dialogue/chat.ts';
import { actions, heading, paragraph, type Message } from '#dialogue/screen.ts';
import type { Document } from '#use-cases/ports/store/archive.ts';
import { postKey, type PostKey } from '#use-cases/ports/store/post-key.ts';

/** The key of a message that nobody else posts. */
export function newKey(): PostKey {
  return postKey.trouble(randomUUID());
}

/** A message with these words, and with a button where it has a label. */
export function saying(text: string, label?: string): Message {
  const button = label === undefined ? [] : [actions([{ act: 'thing_do', label, payload: 'thing' }])];
  return { summary: `Resumen: ${text}`, parts: [heading('Aviso'), paragraph([[text]]), ...button] };
}

/** A message of its own to somebody. */
export function noticeTo(to: Notice['to'], text = 'Hola'): Notice {
  return { key: newKey(), to, message: saying(text) };
}

export function fileCalled(name: string, content = '%PDF-1.7 Ñandú'): Document {
  return { name, title: 'Solicitud de Ángela', mediaType: 'application/pdf', content: Buffer.from(content) };
}
