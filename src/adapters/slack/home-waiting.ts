import type { KnownBlock } from '@slack/types';
import { displayNameOf } from '#domain/form/form.ts';
import type { Person } from '#domain/person.ts';
import { addressOf } from '#domain/request/request-address.ts';
import type { Request } from '#domain/request/request.ts';
import type { Messages } from '#messages/messages.ts';
import type { Waiting } from '#use-cases/home/home.ts';
import { agreementButtons, agreementLine } from '#dialogue/contract-end/agreement.ts';
import { ACTIONS } from '#dialogue/act-names.ts';
import { lines, listed, NAME, row, rows, SENTENCE } from './home-list.ts';
import { inductionParts } from '#dialogue/hand-over/induction.ts';
import { renderParts } from './render.ts';
import { header, rich, shorten, type Line } from './rich-text.ts';

/** Of each kind that has buttons, how many are shown: there is room for a hundred blocks. */
const MOST_OF_A_KIND = 5;
/** Those have two buttons, and so take two blocks. */
const MOST_AGREEMENTS = 3;

interface Action {
  readonly id: string;
  readonly label: string;
  /** Whom the text names. */
  readonly people?: readonly Person[];
}

/** What waits for the person: each with the button that does it. */
export function waitingBlocks(m: Messages, waiting: Waiting): readonly KnownBlock[] {
  const words = m.home.waiting;
  const of = (request: Request, text: string, action: Action): KnownBlock =>
    row({ text, button: action.label, actionId: action.id, request, style: 'primary', people: action.people ?? [] });
  const kind = { most: MOST_OF_A_KIND, more: m.home.more };
  const blocks = [
    ...rows(waiting.questions, {
      ...kind,
      of: (request) => {
        const people = request.questions.slice(-1).map(({ by }) => by);
        return of(request, questionText(m, request), { id: ACTIONS.answer, label: words.answer, people });
      },
    }),
    ...rows(waiting.agreements, {
      ...kind,
      most: MOST_AGREEMENTS,
      of: (request) => [rich([agreementLine(m, request)]), ...renderParts([agreementButtons(m, request)])],
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
      : [
          rich([[{ bold: words.steps(addressOf(waiting.learning)) }]]),
          ...renderParts(inductionParts(m, { request: waiting.learning, seenByBot: waiting.seenByBot })),
        ]),
    ...contractBlocks(m, waiting.contracts),
  ];
  return [header(words.title), ...(blocks.length === 0 ? [rich([[words.none]])] : blocks)];
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
