import { displayNameOf } from '#domain/form/form.ts';
import type { Person } from '#domain/person.ts';
import { addressOf } from '#domain/request/request-address.ts';
import type { Request } from '#domain/request/request.ts';
import type { Messages } from '#messages/messages.ts';
import type { Waiting } from '#use-cases/home/home.ts';
import { ACTIONS } from '../act-names.ts';
import { agreementButtons, agreementLine } from '../contract-end/agreement.ts';
import { inductionParts } from '../hand-over/induction.ts';
import { heading, paragraph, shorten, type Line, type Part } from '../screen.ts';
import { entries, entry, lines, listed, NAME, SENTENCE } from './list.ts';

/** How many of each kind with buttons are shown: there is space for a hundred parts. */
const MOST_OF_A_KIND = 5;
/** These have two buttons, and so take two parts. */
const MOST_AGREEMENTS = 3;

interface Button {
  readonly act: string;
  readonly label: string;
  /** The people named in the text. */
  readonly people?: readonly Person[];
}

/** What waits for the person, each with its button. */
export function waitingParts(m: Messages, waiting: Waiting): readonly Part[] {
  const words = m.home.waiting;
  const entryFor = (request: Request, text: string, button: Button): Part =>
    entry({ text, request, style: 'primary', ...button });
  const kind = { most: MOST_OF_A_KIND, more: m.home.more };
  const parts = [
    ...entries(waiting.questions, {
      ...kind,
      of: (request) => {
        const people = request.questions.slice(-1).map(({ by }) => by);
        return entryFor(request, questionText(m, request), { act: ACTIONS.answer, label: words.answer, people });
      },
    }),
    ...entries(waiting.agreements, {
      ...kind,
      most: MOST_AGREEMENTS,
      of: (request) => [paragraph([agreementLine(m, request)]), agreementButtons(m, request)],
    }),
    ...entries(listed(waiting.receipts), {
      ...kind,
      of: (request) => {
        const text = words.receipt(addressOf(request), shorten(displayNameOf(request.form), NAME), request.number);
        return entryFor(request, text, { act: ACTIONS.confirmReceipt, label: words.confirm });
      },
    }),
    ...entries(listed(waiting.passwords), {
      ...kind,
      of: (request) => entryFor(request, passwordText(m, request), { act: ACTIONS.reveal, label: words.reveal }),
    }),
    ...(waiting.learning === null
      ? []
      : [
          paragraph([[{ bold: words.steps(addressOf(waiting.learning)) }]]),
          ...inductionParts(m, { request: waiting.learning, seenByBot: waiting.seenByBot }),
        ]),
    ...contractParts(m, waiting.contracts),
  ];
  return [heading(words.title), ...(parts.length === 0 ? [paragraph([[words.none]])] : parts)];
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

function contractParts(m: Messages, contracts: Waiting['contracts']): readonly Part[] {
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
  return found.length === 0 ? [] : [paragraph([...found, [words.extend]])];
}
