import type { SendFile } from '../acts.ts';
import { OutsideError } from '#use-cases/ports/outside-error.ts';
import type { Document } from '#use-cases/ports/store/archive.ts';

export const FILE: Document = {
  ...{ name: 'FT.pdf', title: 'FT', mediaType: 'application/pdf', content: new Uint8Array([1, 2]) },
};

interface Sending {
  readonly sendFile: SendFile;
  /** Receiver, file name, and sentence. */
  readonly sent: (readonly [string, string, string])[];
}

/** A chat that accepts files, or refuses each. */
export function sending(takes: boolean): Sending {
  const sent: Sending['sent'] = [];
  const sendFile: SendFile = async (to, { name }, text) => {
    if (!takes) throw new OutsideError('unavailable', { service: 'chat' });
    await Promise.resolve(void sent.push([to, name, text]));
  };
  return { sendFile, sent };
}
