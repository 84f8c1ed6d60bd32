import type { KnownBlock } from '@slack/types';
import { displayNameOf, isCreation } from '#domain/form.ts';
import type { Request } from '#domain/request.ts';
import type { Messages } from '#messages/messages.ts';
import type { Waiting } from '#use-cases/home.ts';
import { ACTIONS } from './card-buttons.ts';
import { lines, listed, NAME, row, rows, SENTENCE } from './home-list.ts';
import { inductionBlocks } from './induction-message.ts';
import { header, rich, shorten, type Line } from './rich-text.ts';

/** Of each kind that has buttons, how many are shown: there is room for a hundred blocks. */
const MOST_OF_A_KIND = 5;

/** What waits for the person: each with the button that does it. */
export function waitingBlocks(m: Messages, waiting: Waiting): readonly KnownBlock[] {
  const words = m.home.waiting;
  const of = (request: Request, text: string, action: { readonly id: string; readonly label: string }): KnownBlock =>
    row({ text, button: action.label, actionId: action.id, request, style: 'primary' });
  const kind = { most: MOST_OF_A_KIND, more: m.home.more };
  const blocks = [
    ...rows(waiting.questions, {
      ...kind,
      of: (request) => of(request, questionText(m, request), { id: ACTIONS.answer, label: words.answer }),
    }),
    ...rows(listed(waiting.receipts), {
      ...kind,
      of: (request) => {
        const text = words.receipt(addressOf(request), shorten(displayNameOf(request.form), NAME), request.number);
        return of(request, text, { id: ACTIONS.confirmReceipt, label: words.confirm });
      },
    }),
    ...rows(listed(waiting.passwords), {
      ...kind,
      of: (request) => of(request, passwordText(m, request), { id: ACTIONS.reveal, label: words.reveal }),
    }),
    ...(waiting.learning === null
      ? []
      : [rich([[{ bold: words.steps(addressOf(waiting.learning)) }]]), ...inductionBlocks(m, waiting.learning)]),
    ...contractBlocks(m, waiting.contracts),
  ];
  return [header(words.title), ...(blocks.length === 0 ? [rich([[words.none]])] : blocks)];
}

/** The address that the request gave or will give, or the account has. */
export function addressOf({ plan, form }: Request): string {
  return plan?.address ?? (isCreation(form) ? '' : form.account.address);
}

function questionText(m: Messages, request: Request): string {
  const question = request.questions.at(-1);
  const who = shorten(question?.by.name ?? '', NAME);
  return `${m.home.waiting.question(who, request.number)}\n${shorten(question?.text ?? '', SENTENCE)}`;
}

function passwordText(m: Messages, request: Request): string {
  const { password, passwordInPerson } = m.home.waiting;
  return request.handedTo?.as === 'responsible'
    ? passwordInPerson(addressOf(request), shorten(displayNameOf(request.form), NAME))
    : password(addressOf(request));
}

function contractBlocks(m: Messages, contracts: Waiting['contracts']): readonly KnownBlock[] {
  const words = m.home.waiting;
  const found = lines(contracts, {
    of: ({ account, contractEnd, days }): readonly Line[] => [
      [
        `${words.contract(account.address, shorten(account.displayName, NAME), m.day(contractEnd))}; `,
        { bold: `${words.left(days)}.` },
      ],
    ],
    more: m.home.more,
  });
  return found.length === 0 ? [] : [rich([...found, [words.extend]])];
}
