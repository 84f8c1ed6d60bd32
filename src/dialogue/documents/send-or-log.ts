import type { Document } from '#use-cases/ports/store/archive.ts';
import { OutsideError } from '#use-cases/ports/outside-error.ts';
import type { DialogueDeps } from '../deps.ts';

/** False when the chat refused the file, which is logged. */
export async function sendOrLog(
  deps: Pick<DialogueDeps, 'sendFile' | 'log'>,
  { to, file, text }: { readonly to: string; readonly file: Document; readonly text: string },
): Promise<boolean> {
  try {
    await deps.sendFile(to, file, text);
    return true;
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error;
    deps.log.error({ err: error, file: file.name }, 'file.not_sent');
    return false;
  }
}
