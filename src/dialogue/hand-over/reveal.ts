import type { Messages } from '#messages/messages.ts';
import type { Revealed } from '#use-cases/hand-over/reveal-credential.ts';
import { addressLines } from '../parts/address-lines.ts';
import { paragraph, type Dialog, type Line } from '../screen.ts';

/**
 * The window with a temporary password, only for the person who asked; `from`: when they may ask for another, in words.
 */
export function revealDialog(m: Messages, revealed: Revealed & { readonly from: string | null }): Dialog {
  const words = m.handOver.reveal;
  const { credential, left, from, as, holderName } = revealed;
  const lines: Line[] = [
    ...addressLines(m, revealed),
    [{ bold: `${words.secret[credential.kind]}: ` }, { code: credential.secret }],
    [''],
    [words.once],
    [credential.validMinutes === null ? words.change : words.validFor(credential.validMinutes)],
    [left === 0 ? words.last(from) : words.left(left)],
    ...(as === 'responsible' ? [[words.inPerson(holderName)]] : []),
  ];
  return { title: words.title[credential.kind], close: m.dialogs.close, content: [paragraph(lines)] };
}
