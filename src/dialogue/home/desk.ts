import type { Messages } from '#messages/messages.ts';
import type { Desk } from '#use-cases/home/desk.ts';
import { actions, heading, paragraph, type Part } from '../screen.ts';
import type { HomeListValue } from '../parts/payloads.ts';
import { linesSection, listed, section } from './list.ts';
import { HOME_ACTS } from '../act-names.ts';
import { byHandRow, endLine, failedRow, handedOverRow, licenceLine, questionRow, queueRow } from './rows.ts';

/**
 * How many of each list are shown. A request or question with its buttons takes two parts, and a page has space for a
 * hundred.
 */
const MOST = { queue: 3, unanswered: 2, failed: 2, byHand: 2, handedOver: 1, lines: 5 };

/** The systems area's open work, with the buttons of the requests' cards. */
export function deskParts(m: Messages, desk: Desk): readonly Part[] {
  const words = m.home.desk;
  return [
    heading(words.title),
    ...section(m, {
      ...{ list: 'queue', title: words.queue, none: words.noQueue, found: desk.queue, most: MOST.queue },
      of: (row) => queueRow(m, row),
    }),
    ...section(m, {
      ...{ list: 'unanswered', title: words.unanswered, none: words.noUnanswered, most: MOST.unanswered },
      found: desk.unanswered,
      of: (row) => questionRow(m, row),
    }),
    ...section(m, {
      ...{ list: 'failed', title: words.failed, none: words.noFailed, found: desk.failed, most: MOST.failed },
      of: (row) => failedRow(m, row),
    }),
    ...section(m, {
      ...{ list: 'by_hand', title: words.byHand, none: words.noByHand, found: desk.byHand, most: MOST.byHand },
      of: (row) => byHandRow(m, row),
    }),
    ...section(m, {
      ...{ list: 'handed_over', title: words.handedOver, none: words.noHandedOver, most: MOST.handedOver },
      found: desk.handedOver,
      of: (row) => handedOverRow(m, row),
    }),
    ...findingsParts(m, desk.findings.total),
    ...licencesParts(m, desk.licences),
    ...linesSection(m, {
      ...{ list: 'ending', title: words.ending, none: words.noEnding, found: desk.ending, most: MOST.lines },
      of: (account) => [endLine(m, account)],
    }),
    ...linesSection(m, {
      ...{ list: 'overdue', title: words.overdue, none: '', found: desk.overdue, most: MOST.lines },
      of: (account) => [endLine(m, account)],
    }),
  ];
}

/** How many there are; they are decided in their own window. */
function findingsParts(m: Messages, total: number): readonly Part[] {
  const words = m.home.desk;
  if (total === 0) return [paragraph([[{ bold: words.findings }], [words.noFindings]])];
  const payload: HomeListValue = { list: 'findings', page: 0 };
  const label = m.home.all(m.home.lists.findings, total);
  return [
    paragraph([[{ bold: words.count(words.findings, total) }]]),
    actions([{ act: HOME_ACTS.list, label, payload }], 'all:findings'),
  ];
}

function licencesParts(m: Messages, licences: Desk['licences']): readonly Part[] {
  const words = m.home.desk;
  if (licences === null) return [paragraph([[{ bold: words.licences }], [words.licencesUnknown]])];
  return linesSection(m, {
    ...{ list: 'licences', title: words.licences, none: words.noLicences, found: listed(licences), most: MOST.lines },
    of: (licence) => [licenceLine(m, licence)],
  });
}
