import { addressOf } from '#domain/request/request-address.ts';
import type { Request } from '#domain/request/request.ts';
import type { Messages } from '#messages/messages.ts';
import type { Waiting } from '#use-cases/home/home.ts';
import { inductionParts } from '../hand-over/induction.ts';
import { confirmSeveral } from '../hand-over/receipts.ts';
import { actions, heading, paragraph, type Part } from '../screen.ts';
import { entries, listed } from './list.ts';
import { agreementRow, contractRow, ratificationRow, waitingRow } from './rows.ts';

/** How many of each kind are shown: there is space for a hundred parts. */
const MOST_OF_A_KIND = 3;
/** These have two buttons, and so take two parts. */
const MOST_AGREEMENTS = 2;
/** They are few. */
const MOST_RATIFICATIONS = 1;

/** What waits for the person, each with its button. */
export function waitingParts(m: Messages, waiting: Waiting): readonly Part[] {
  const words = m.home.waiting;
  const { learning, seenByBot } = waiting;
  const kind = (list: 'questions' | 'receipts' | 'passwords', found: Waiting['questions']): readonly Part[] =>
    entries(m, { list, found, most: MOST_OF_A_KIND, of: (request: Request) => waitingRow(m, list, request) });
  const parts = [
    ...entries(m, {
      ...{ list: 'ratifications', found: waiting.ratifications, most: MOST_RATIFICATIONS },
      of: (request) => ratificationRow(m, request),
    }),
    ...kind('questions', waiting.questions),
    ...entries(m, {
      ...{ list: 'agreements', found: waiting.agreements, most: MOST_AGREEMENTS },
      of: (request) => agreementRow(m, request),
    }),
    ...kind('receipts', listed(waiting.receipts)),
    ...(waiting.toConfirm > 1 ? [actions([confirmSeveral(m, waiting.toConfirm)], 'receipts')] : []),
    ...kind('passwords', listed(waiting.passwords)),
    ...(learning === null
      ? []
      : [
          paragraph([[{ bold: words.steps(addressOf(learning)) }]]),
          ...inductionParts(m, { request: learning, seenByBot }),
        ]),
    ...entries(m, {
      ...{ list: 'contracts', found: waiting.contracts, most: MOST_OF_A_KIND },
      of: (contract) => contractRow(m, contract),
    }),
  ];
  return [heading(words.title), ...(parts.length === 0 ? [paragraph([[words.none]])] : parts)];
}
