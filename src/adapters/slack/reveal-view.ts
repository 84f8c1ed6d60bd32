import type { ModalView } from '@slack/types';
import type { Messages } from '#messages/messages.ts';
import type { Revealed } from '#use-cases/hand-over/reveal-credential.ts';
import { addressLines } from '#dialogue/parts/address-lines.ts';
import { plain, rich, type Line } from './rich-text.ts';

/** The window with a temporary password, for whoever asked for it alone; `from`: when they may ask for one more, in words. */
export function revealView(m: Messages, revealed: Revealed, from: string | null): ModalView {
  const words = m.handOver.reveal;
  const { credential, left, as, holderName } = revealed;
  const lines: Line[] = [
    ...addressLines(m, revealed),
    [{ bold: `${words.secret[credential.kind]}: ` }, { code: credential.secret }],
    [''],
    [words.once],
    [credential.validMinutes === null ? words.change : words.validFor(credential.validMinutes)],
    [left === 0 ? words.last(from) : words.left(left)],
    ...(as === 'responsible' ? [[words.inPerson(holderName)]] : []),
  ];
  return {
    type: 'modal',
    title: plain(words.title[credential.kind]),
    close: plain(m.dialogs.close),
    blocks: [rich(lines)],
  };
}
