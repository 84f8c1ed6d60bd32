import { openIn, OUTCOMES, totalOf, type KindCount, type Spread } from '#domain/report/report.ts';
import type { Messages } from '#messages/messages.ts';
import type { MonthlyReport } from '#use-cases/ports/store/report.ts';
import { heading, note, paragraph, shorten, type Line, type Message } from '../screen.ts';

/** How many licences the message names; the document has all. */
const MOST_LICENCES = 10;

/** The main numbers, in plain words. */
export function reportMessage(m: Messages, report: MonthlyReport): Message {
  const words = m.report.message;
  const title = words.title(m.month(report.month));
  const lines: readonly Line[] = [
    ...requestLines(m, report.requests),
    [{ bold: words.earlier }, ` ${earlierText(m, report)}`],
    [{ bold: words.approval }, ` ${spreadText(m, 'approval', report.approval)}`],
    [{ bold: words.delivery }, ` ${spreadText(m, 'delivery', report.delivery)}`],
    [{ bold: words.handOvers }, ` ${handOversText(m, report)}`],
    ...(report.alone.length === 0 ? [] : [[{ bold: words.alone }, ` ${words.aloneCount(report.alone.length)}`]]),
    ...licenceLines(m, report),
    [{ bold: words.ending(m.month(report.nextMonth)) }, ` ${endingText(m, report)}`],
    [{ bold: words.accounts }, ` ${words.accountsCount(report.accounts.active, report.accounts.suspended)}`],
  ];
  return { summary: title, parts: [heading(title), paragraph(lines), note(words.next)] };
}

/** The title of one of its files; a picture's title must stand in for the picture. */
export function reportFileTitle(
  { report: words, month: nameOf }: Messages,
  { month, mediaType }: { readonly month: string; readonly mediaType: string },
): string {
  return (mediaType.startsWith('image/') ? words.pictureTitle : words.documentTitle)(nameOf(month));
}

function requestLines(m: Messages, requests: readonly KindCount[]): readonly Line[] {
  const words = m.report.message;
  const total = totalOf(requests);
  if (total === 0) return [[{ bold: words.noRequests }]];
  const requested = requests.filter((count) => totalOf([count]) > 0);
  return [
    [{ bold: words.requests(total) }],
    ...requested.map((count): Line => {
      const parts = OUTCOMES.filter((outcome) => count[outcome] > 0);
      const said = parts.map((outcome) => words.counted[outcome](count[outcome])).join(', ');
      return [words.kind(m.report.kinds[count.kind], said)];
    }),
  ];
}

function earlierText(m: Messages, { earlier }: MonthlyReport): string {
  const words = m.report.message;
  if (earlier.length === 0) return words.noEarlier;
  const oldest = Math.min(...earlier.map((one) => one.oldest.getTime()));
  return words.earlierSince(openIn(earlier), m.dayOf(new Date(oldest)));
}

function spreadText(m: Messages, what: 'approval' | 'delivery', spread: Spread | null): string {
  const words = m.report.message;
  if (spread === null) return words.none[what];
  return spread.count === 1 ? words.only[what](spread.median) : words.half[what](spread.median, spread.p90);
}

function handOversText(m: Messages, { handOvers }: MonthlyReport): string {
  const words = m.report.message;
  if (handOvers.length === 0) return words.noHandOvers;
  const handed = handOvers.flatMap(({ handedAt }) => (handedAt === null ? [] : [handedAt.getTime()]));
  return handed.length === 0
    ? words.handOversOpen(handOvers.length)
    : words.handOversSince(handOvers.length, m.dayOf(new Date(Math.min(...handed))));
}

/** The scarcest licences first. */
function licenceLines(m: Messages, { licences }: MonthlyReport): readonly Line[] {
  const words = m.report.message;
  const label = { bold: words.licences };
  if (licences === null) return [[label, ` ${words.licencesUnknown}`]];
  if (licences.length === 0) return [[label, ` ${m.home.desk.noLicences}`]];
  const sorted = licences.toSorted((one, other) => one.free - other.free);
  return [
    [label],
    ...sorted.slice(0, MOST_LICENCES).map(({ name, free, total }): Line => {
      const text = m.home.desk.licence(shorten(name, 80), free, total);
      return free <= 0 ? ['• ', { bold: text }] : [`• ${text}`];
    }),
    ...(sorted.length > MOST_LICENCES ? [[m.report.chart.moreLicences(sorted.length - MOST_LICENCES)]] : []),
  ];
}

function endingText(m: Messages, { endingTotal }: MonthlyReport): string {
  const words = m.report.message;
  return endingTotal === 0 ? words.noEnding : words.endingCount(endingTotal);
}
