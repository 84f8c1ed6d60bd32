import type { Messages } from '#messages/messages.ts';
import { type Line } from '../screen.ts';

/** The account's address, and with what name people sign in where that is another one. */
export function addressLines(
  m: Messages,
  about: { readonly address: string; readonly signInName: string },
): readonly Line[] {
  const { address, signInName } = about;
  const words = m.handOver;
  return [
    [{ bold: `${words.address}: ` }, { code: address }],
    ...(signInName === address ? [] : [[{ bold: `${words.signInName}: ` }, { code: signInName }]]),
  ];
}
