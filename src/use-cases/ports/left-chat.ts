import { OutsideError } from './outside-error.ts';

/** Whether the person left the chat, or was deactivated there. */
export function hasLeftChat(error: unknown): boolean {
  return error instanceof OutsideError && error.code === 'not_found';
}

/** Ignores the failure to tell somebody who left the chat, so that the others are still told. */
export async function ignoreIfLeftChat(tell: () => Promise<void>): Promise<void> {
  await tell().catch((error: unknown) => {
    if (!hasLeftChat(error)) throw error;
  });
}
