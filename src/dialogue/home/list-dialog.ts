import type { Messages } from '#messages/messages.ts';
import type { HomeListPage, ListedEntries } from '#use-cases/home/home-list.ts';
import { HOME_ACTS } from '../act-names.ts';
import { actions, note, paragraph, type Action, type Dialog, type Part } from '../screen.ts';
import type { HomeListValue } from '../parts/payloads.ts';
import {
  accountRow,
  agreementRow,
  byHandRow,
  contractRow,
  failedRow,
  findingRow,
  handedOverRow,
  licenceLine,
  ownAccountRow,
  questionRow,
  ratificationRow,
  queueRow,
  requestRow,
  waitingRow,
} from './rows.ts';

/** A page of one of the home page's lists, each entry with its buttons. */
export function homeListDialog(m: Messages, shown: HomeListPage): Dialog {
  const { list, page, pages } = shown;
  const turn = (name: 'previous' | 'next', to: number): Action => {
    const payload: HomeListValue = { list, page: to };
    return { act: HOME_ACTS[name], label: m.commands.accounts[name], payload };
  };
  const turns = [
    ...(page > 0 ? [turn('previous', page - 1)] : []),
    ...(page + 1 < pages ? [turn('next', page + 1)] : []),
  ];
  return {
    title: m.home.lists[list],
    close: m.dialogs.close,
    content: [
      ...(shown.found.total === 0 ? [paragraph([[m.home.noneLeft]])] : rowsOf(m, shown)),
      ...(pages > 1 ? [note(m.commands.accounts.page(page + 1, pages)), actions(turns, 'turns')] : []),
    ],
  };
}

function rowsOf(m: Messages, { list, found }: ListedEntries): readonly Part[] {
  switch (list) {
    case 'questions':
    case 'receipts':
    case 'passwords':
      return found.rows.flatMap((request) => waitingRow(m, list, request));
    case 'ratifications':
      return found.rows.flatMap((request) => ratificationRow(m, request));
    case 'agreements':
      return found.rows.flatMap((request) => agreementRow(m, request));
    case 'contracts':
      return found.rows.flatMap((contract) => contractRow(m, contract));
    case 'requests':
      return found.rows.flatMap((request) => requestRow(m, request));
    case 'accounts':
      return found.rows.flatMap((account) => ownAccountRow(m, account));
    case 'department':
    case 'department_ending':
    case 'ending':
    case 'overdue':
      return found.rows.flatMap((account) => accountRow(m, account));
    case 'queue':
      return found.rows.flatMap((row) => queueRow(m, row));
    case 'unanswered':
      return found.rows.flatMap((row) => questionRow(m, row));
    case 'failed':
      return found.rows.flatMap((row) => failedRow(m, row));
    case 'by_hand':
      return found.rows.flatMap((row) => byHandRow(m, row));
    case 'handed_over':
      return found.rows.flatMap((row) => handedOverRow(m, row));
    case 'findings':
      return found.rows.flatMap((finding) => findingRow(m, finding));
    case 'licences':
      return [paragraph(found.rows.map((licence) => licenceLine(m, licence)))];
  }
}
