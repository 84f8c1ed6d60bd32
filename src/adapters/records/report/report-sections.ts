import { PROCEDURE } from '#domain/form/form-version.ts';
import { OUTCOMES, totalOf, type KindCount, type Spread } from '#domain/report/report.ts';
import type { Messages } from '#messages/messages.ts';
import type { MonthlyReport, OpenHandOver } from '#use-cases/ports/store/report.ts';
import type { Drawing } from '../pdf/marks.ts';
import type { Part, Printed, Section } from '../pdf/printed.ts';

/** The whole monthly report, in order. */
export function printedReport(
  m: Messages,
  { report, drawing }: { readonly report: MonthlyReport; readonly drawing: Drawing },
): Printed {
  const { institution, version, madeAt } = report;
  const { record, report: words } = m;
  const month = m.month(report.month);
  const title = words.documentTitle(month);
  return {
    file: { title, subject: words.form, language: record.language, at: madeAt },
    header: {
      institution: [institution.name, record.nit(institution.nit)],
      system: record.system,
      form: words.underProcedure(words.form, PROCEDURE),
      version: [
        `${record.code}: ${version.code}`,
        `${record.version}: ${version.version}`,
        `${record.date}: ${m.day(version.date)}`,
      ],
      page: (page, pages) => `${record.page}: ${record.pageOf(page, pages)}`,
    },
    warning: report.isPartial ? words.partial : null,
    footer: words.footer(month, m.exactMoment(madeAt)),
    title,
    picture: { drawing, alt: words.pictureTitle(month) },
    sections: [
      requestsSection(m, report),
      earlierSection(m, report),
      timesSection(m, report),
      handOversSection(m, report),
      ...aloneSection(m, report),
      licencesSection(m, report),
      endingSection(m, report),
      accountsSection(m, report),
    ],
  };
}

function requestsSection(m: Messages, { requests, madeAt }: MonthlyReport): Section {
  const words = m.report.document.requests;
  const columns = [words.kind, ...OUTCOMES.map((outcome) => m.report.outcomes[outcome]), words.total];
  const row = (name: string, counts: readonly KindCount[]): readonly string[] => [
    name,
    ...OUTCOMES.map((outcome) => m.report.number(counts.reduce((sum, count) => sum + count[outcome], 0))),
    m.report.number(totalOf(counts)),
  ];
  return {
    title: words.title,
    parts: [
      {
        kind: 'table',
        columns: columns.map((title, at) => ({ title, share: at === 0 ? 0.22 : 0.13 })),
        rows: [...requests.map((count) => row(m.report.kinds[count.kind], [count])), row(words.all, requests)],
      },
      { kind: 'note', text: words.note(m.exactMoment(madeAt)) },
    ],
  };
}

/** Requests from before the month that are still open. */
function earlierSection(m: Messages, { earlier, madeAt }: MonthlyReport): Section {
  const words = m.report.document.earlier;
  const section = listSection(words, {
    columns: [
      { title: words.kind, share: 0.4 },
      { title: words.open, share: 0.2 },
      { title: words.oldest, share: 0.4 },
    ],
    rows: earlier.map(({ kind, open, oldest }) => [m.report.kinds[kind], m.report.number(open), m.dayOf(oldest)]),
  });
  return { ...section, parts: [...section.parts, { kind: 'note', text: words.note(m.moment(madeAt)) }] };
}

function timesSection(m: Messages, { approval, delivery }: MonthlyReport): Section {
  const words = m.report.document.times;
  const row = (name: string, spread: Spread | null): readonly string[] =>
    spread === null
      ? [name, m.report.number(0), words.none, words.none]
      : [name, m.report.number(spread.count), m.report.duration(spread.median), m.report.duration(spread.p90)];
  return {
    title: words.title,
    parts: [
      {
        kind: 'table',
        columns: [
          { title: words.what, share: 0.34 },
          { title: words.count, share: 0.16 },
          { title: words.median, share: 0.25 },
          { title: words.p90, share: 0.25 },
        ],
        rows: [row(words.approval, approval), row(words.delivery, delivery)],
      },
      { kind: 'note', text: words.note },
    ],
  };
}

function handOversSection(m: Messages, { handOvers }: MonthlyReport): Section {
  const words = m.report.document.handOvers;
  return listSection(words, {
    columns: [
      { title: words.number, share: 0.23 },
      { title: words.account, share: 0.28 },
      { title: words.since, share: 0.2 },
      { title: words.missing, share: 0.29 },
    ],
    rows: handOvers.map((one) => [
      one.number,
      one.displayName,
      one.handedAt === null ? words.unknown : m.dayOf(one.handedAt),
      missingIn(m, one),
    ]),
  });
}

/** What a hand-over waits for, one thing per line. */
function missingIn(m: Messages, { missing, passwordChanged }: OpenHandOver): string {
  const { parts } = m.report.document.handOvers;
  return [...missing.map((side) => parts[side]), ...(passwordChanged ? [] : [parts.password])].join('\n');
}

/** What the only systems person decided alone; empty if nothing. */
function aloneSection(m: Messages, { alone }: MonthlyReport): readonly Section[] {
  if (alone.length === 0) return [];
  const words = m.report.document.alone;
  return [{ title: words.title, parts: [{ kind: 'note', text: words.note(alone.join(', ')) }] }];
}

function licencesSection(m: Messages, { licences }: MonthlyReport): Section {
  const words = m.report.document.licences;
  const { title } = words;
  if (licences === null) return { title, parts: [{ kind: 'note', text: words.unknown }] };
  return listSection(words, {
    columns: [
      { title: words.name, share: 0.6 },
      { title: words.free, share: 0.2 },
      { title: words.total, share: 0.2 },
    ],
    rows: licences.map(({ name, free, total }) => [name, m.report.number(Math.max(0, free)), m.report.number(total)]),
  });
}

function endingSection(m: Messages, { ending, endingTotal, nextMonth }: MonthlyReport): Section {
  const words = m.report.document.ending;
  const { none } = words;
  const section = listSection(
    { title: words.title(m.month(nextMonth)), none },
    {
      columns: [
        { title: words.name, share: 0.38 },
        { title: words.address, share: 0.4 },
        { title: words.day, share: 0.22 },
      ],
      rows: ending.map(({ displayName, address, contractEnd }) => [displayName, address, m.day(contractEnd)]),
    },
  );
  const more = endingTotal - ending.length;
  const rest: readonly Part[] = more > 0 ? [{ kind: 'note', text: words.more(more) }] : [];
  return { ...section, parts: [...section.parts, ...rest] };
}

function accountsSection(m: Messages, { accounts }: MonthlyReport): Section {
  const { title, active, suspended } = m.report.document.accounts;
  const rows = [
    { label: active, value: m.report.number(accounts.active) },
    { label: suspended, value: m.report.number(accounts.suspended) },
  ];
  return { title, parts: [{ kind: 'fields', rows }] };
}

/** A table, or a sentence when it is empty. */
function listSection(
  { title, none }: { readonly title: string; readonly none: string },
  table: Omit<Extract<Part, { readonly kind: 'table' }>, 'kind'>,
): Section {
  const parts: readonly Part[] =
    table.rows.length === 0 ? [{ kind: 'note', text: none }] : [{ kind: 'table', ...table }];
  return { title, parts };
}
