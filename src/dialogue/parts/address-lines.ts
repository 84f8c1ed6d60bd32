import type { Messages } from '#messages/messages.ts';
import { type Line } from '../screen.ts';

/** The account's address, and its sign-in name if that differs. */
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
