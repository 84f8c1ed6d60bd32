import type { Messages } from '#messages/messages.ts';
import type { Home } from '#use-cases/home/home.ts';
import { HOME_ACTS } from '../act-names.ts';
import { actions, heading, note, paragraph, type HomePage, type Part } from '../screen.ts';
import { bugHelp } from '../parts/ask-systems.ts';
import { toldParts } from '../parts/notice-dialog.ts';
import { deskParts } from './desk.ts';
import { entries, linesSection } from './list.ts';
import { askedLine, endLine, ownAccountRow, requestLines } from './rows.ts';
import { waitingParts } from './waiting.ts';

/** How many accounts, with their buttons, requests, and lines of a department are shown. */
const MOST = { accounts: 3, requests: 5, lines: 5 };

/**
 * The bot's home page: one button to ask for something, the systems area's desk, what waits for the person, their
 * accounts and requests, and the department that they head.
 */
export function homePage(m: Messages, home: Home): HomePage {
  const parts: readonly Part[] = [
    heading(m.home.title),
    paragraph([[m.home.intro]]),
    actions([{ act: HOME_ACTS.ask, label: m.home.ask, style: 'primary' }], HOME_ACTS.ask),
    ...(home.desk === null ? [] : [...deskParts(m, home.desk), { kind: 'divider' } as const]),
    ...waitingParts(m, home.waiting),
    heading(m.home.accounts.title),
    ...accountParts(m, home.accounts),
    heading(m.home.requests.title),
    ...requestParts(m, home.requests),
    ...askedParts(m, home.asked),
    ...(home.department === null ? [] : departmentParts(m, home.department)),
    note(m.home.commands),
  ];
  return { page: 'home', parts };
}

/** Shown when the home page could not be drawn. */
export function brokenHomePage(m: Messages, reference: string): HomePage {
  const told = toldParts(m.home.failed(reference), [bugHelp(m, reference)]);
  return { page: 'home', parts: [heading(m.home.title), ...told] };
}

function accountParts(m: Messages, found: Home['accounts']): readonly Part[] {
  if (found.total === 0) return [paragraph([[m.home.accounts.none]])];
  return entries(m, { list: 'accounts', found, most: MOST.accounts, of: (account) => ownAccountRow(m, account) });
}

function requestParts(m: Messages, found: Home['requests']): readonly Part[] {
  if (found.total === 0) return [paragraph([[m.home.requests.none]])];
  return entries(m, {
    ...{ list: 'requests', found, most: MOST.requests },
    of: (request) => [paragraph(requestLines(m, request))],
  });
}

/** This person's questions to the systems area: few, and so all of them. */
function askedParts(m: Messages, asked: Home['asked']): readonly Part[] {
  if (asked.length === 0) return [];
  return [paragraph([[{ bold: m.home.asked.title }], ...asked.map((one) => askedLine(m, one))])];
}

function departmentParts(m: Messages, { accounts, ending }: NonNullable<Home['department']>): readonly Part[] {
  const words = m.home.department;
  return [
    heading(words.title),
    ...linesSection(m, {
      ...{ list: 'department', title: words.accounts, none: words.noAccounts, found: accounts, most: 0 },
      of: () => [],
    }),
    ...linesSection(m, {
      ...{ list: 'department_ending', title: words.ending, none: words.noEnding, found: ending, most: MOST.lines },
      of: (account) => [endLine(m, account)],
    }),
  ];
}
