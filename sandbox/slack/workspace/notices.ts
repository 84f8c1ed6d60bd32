import type { Notice } from '#sandbox/services/chat.ts';
import type { Clock } from './clock.ts';
import { newId } from '../wire/ids.ts';

/** The messages that Slack itself shows to a person when the app does not work. */
export const noticeText = {
  timedOut: (what: string) => `${what} no respondió a tiempo (operation_timeout). Intente de nuevo.`,
  noApp: (what: string) => `${what} falló con el error «dispatch_failed»: la aplicación no está conectada.`,
  refused: (what: string, status: number) => `${what} falló: la aplicación respondió con el código ${status}.`,
  unknownCommand: (command: string) => `${command} no es un comando válido.`,
  badAnswer: (why: string) => `La aplicación dio una respuesta que Slack no acepta (${why}).`,
  readOnly: () => 'No puede escribir aquí: use los botones o /correo',
} as const;

export interface Notices {
  tell(user: string, text: string): void;
  of(user: string): readonly Notice[];
  dismiss(user: string, id: string): void;
}

export function createNotices(deps: { clock: Clock; changed: () => void }): Notices {
  const notices = new Map<string, Notice[]>();
  return {
    tell(user, text) {
      const notice = { id: newId('N'), text, at: deps.clock.now().toISOString() };
      notices.set(user, [...(notices.get(user) ?? []), notice]);
      deps.changed();
    },
    of: (user) => notices.get(user) ?? [],
    dismiss(user, id) {
      notices.set(
        user,
        (notices.get(user) ?? []).filter((notice) => notice.id !== id),
      );
      deps.changed();
    },
  };
}
