import { LogLevel, WebClient } from '@slack/web-api';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createDirectory } from '#adapters/graph/directory.ts';
import { createReportWriter } from '#adapters/records/report/report-writer.ts';
import { createChat } from '#adapters/slack/chat.ts';
import { createPeople } from '#adapters/slack/people.ts';
import { createNotices } from '#dialogue/notices/notices.ts';
import { snapshotOf } from '#domain/account/account-form.ts';
import type { Form } from '#domain/form/form.ts';
import { openIn } from '#domain/report/report.ts';
import type { Request, RequestChange } from '#domain/request/request.ts';
import { createMessages } from '#messages/messages.ts';
import type { ChatMessage } from '#sandbox/services/chat.ts';
import { startInstitution, type Institution as Local } from '#sandbox/start.ts';
import { readConfig } from '#src/config/config.ts';
import { directoryOptionsOf, institutionOf } from '#src/config/config-slices.ts';
import { OutsideError } from '#use-cases/ports/outside-error.ts';
import type { Job } from '#use-cases/ports/store/job.ts';
import type { MonthlyReport } from '#use-cases/ports/store/report.ts';
import { askReport } from '#use-cases/records/ask-report.ts';
import { scheduleReport, reportOf, tellReport, type ReportDeps } from '#use-cases/records/tell-report.ts';
import { retryUntilDone } from '#test/contract/chat/stage.ts';
import { openPostgresStage } from '#test/contract/postgres-stage.ts';
import { account, draft, insert, SYSTEMS, type StoreStage } from '#test/contract/store/stage.ts';
import { QUICK } from '#test/stages/desk.ts';
import { plainDocuments } from '#test/plain-documents.ts';
import { textOf } from '#test/stages/stage.ts';

/** Its holiday is Monday the 12th of October; Monday the 2nd of November is a holiday too. */
const MONTH = '2026-10';
const TITLE = 'Informe mensual de correo';
const messages = createMessages({ locale: 'es-CO', timeZone: 'America/Bogota' });
const bogota = (text: string): Date => new Date(`${text}-05:00`);

const about = { account: snapshotOf(account()), justification: 'Hace falta' };
const FORMS = {
  modification: { ...about, type: 'password' },
  deletion: { ...about, type: 'deletion', lastDay: '2026-10-08', redirectTo: null, outOfOffice: '' },
  restoration: { ...about, type: 'restoration', contractEnd: null },
  suspension: { ...about, type: 'suspension', contractEnd: '2026-10-20' },
} as const satisfies Readonly<Record<string, Form>>;

interface Desk {
  readonly stage: StoreStage;
  readonly deps: ReportDeps;
  readonly local: Local;
  at(moment: Date): void;
  /** The reports in the systems area's channel, and the files in the thread of the first. */
  posted(): { readonly messages: readonly ChatMessage[]; readonly files: readonly string[] };
  close(): Promise<void>;
}

async function openDesk(reports: ReportDeps['reports'] = plainDocuments.reports): Promise<Desk> {
  const stage = await openPostgresStage();
  const local = await startInstitution({ overrides: QUICK });
  const { slack, env } = local;
  const read = readConfig({ PORT: '0', HOST: '127.0.0.1', ...env, DATABASE_URL: 'postgres://unused' });
  if (!read.ok) throw new Error(read.problems.join('\n'));
  const { config } = read;
  const institution = institutionOf(config);
  const client = new WebClient(env['SLACK_BOT_TOKEN'], {
    ...{ slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true },
    logLevel: LogLevel.ERROR,
  });
  const { systemsChannel } = config.slack;
  const systemsTeam = (env['SYSTEMS_TEAM'] ?? '').split(',');
  const posts = stage.store.postsIn('slack');
  const notices = createNotices({
    chat: createChat({ client, posts, systemsChannel, lateMs: 300 }),
    people: createPeople(client, { systemsTeam }),
    ...{
      posts,
      institution,
      messages: createMessages(institution),
      delivery: 'password',
      controlPerson: null,
      teamIds: [],
      systemsHead: null,
    },
  });
  let now = bogota('2026-11-03T08:00:30');
  const deps: ReportDeps = {
    ...{ store: stage.store, notices, institution, reports, officeHours: plainDocuments.officeHours },
    directory: createDirectory(directoryOptionsOf(config)),
    clock: { now: () => now },
  };
  return {
    ...{ stage, deps, local },
    at: (moment) => {
      now = moment;
    },
    posted: () => {
      const seen = slack.messagesFor(SYSTEMS.id).filter(({ channel }) => channel === systemsChannel);
      const told = seen.filter((message) => textOf(message).startsWith(TITLE));
      const thread = seen.filter(({ threadTs }) => threadTs !== undefined && threadTs === told[0]?.ts);
      return { messages: told, files: thread.flatMap(({ files = [] }) => files.map(({ name }) => name)) };
    },
    close: async () => {
      await local.stop();
      await stage.close();
    },
  };
}

const decided = (at: Date): RequestChange => ({
  ...({ state: 'approved', decision: { outcome: 'approved', by: SYSTEMS, at } } as const),
});

describe('the figures of a month', () => {
  let desk: Desk;
  let report: MonthlyReport;
  beforeAll(async () => {
    desk = await openDesk();
    const { store } = desk.stage;
    await store.transact(async (tx) => {
      const at = bogota('2026-09-10T10:00:00');
      await tx.append({ requestId: null, at, actor: 'buzon', door: 'worker', what: 'tested', data: {} });
    });
    const make = async (created: string, change: RequestChange = {}, updated = created): Promise<Request> =>
      await insert(store, { ...change, createdAt: bogota(created), updatedAt: bogota(updated) });
    const approve = async ({ id }: Request, at: string): Promise<void> => {
      const event = { requestId: id, actor: SYSTEMS, door: 'slack', what: 'approve', data: {} } as const;
      await store.transact(async (tx) => await tx.append({ ...event, at: bogota(at) }));
    };
    const approved = async (created: string, at: string, change: RequestChange = {}): Promise<Request> => {
      const request = await make(created, { ...decided(bogota(at)), ...change }, at);
      if (request.rule === null) await approve(request, at);
      return request;
    };
    const handed = { person: { id: 'U0NUEVA', name: 'Ana' }, as: 'holder' } as const;
    // Just outside or inside the month: 23:59 in Bogotá is 4:59 of the next day in UTC.
    await approved('2026-09-30T23:59:00', '2026-10-01T09:00:00');
    await make('2026-10-01T00:00:00', { state: 'rejected' });
    await make('2026-10-31T23:59:00', { form: FORMS.modification });
    await make('2026-11-01T00:00:00');
    // From Friday at four until Tuesday at nine, after a holiday: two working hours.
    await approved('2026-10-09T16:00:00', '2026-10-13T09:00:00', { form: FORMS.modification });
    // Approved in the month but handed over after it; and one long before it.
    await approved('2026-10-30T10:00:00', '2026-11-03T08:00:00', {
      ...{ state: 'delivered', handedTo: handed, handedAt: bogota('2026-11-03T08:00:20') },
    });
    await approved('2026-08-03T10:00:00', '2026-08-03T11:00:00', { state: 'closed' });
    // Requested and approved in September, handed over in October: half an hour of the first working day of October
    // counts.
    await make(
      '2026-09-30T16:30:00',
      {
        ...{ ...decided(bogota('2026-09-30T16:40:00')), state: 'delivered', handedTo: handed },
        handedAt: bogota('2026-10-01T08:30:00'),
        ...{
          receivers: { holder: handed.person, department: SYSTEMS },
          passwordChangedAt: bogota('2026-10-01T09:00:00'),
        },
        receipts: [{ side: 'department', by: SYSTEMS, at: bogota('2026-10-01T10:00:00') }],
      },
      '2026-10-01T10:00:00',
    );
    // Approved, approved again after its plan changed, which counts once, and rejected in the end.
    const twice = await approved('2026-10-20T08:00:00', '2026-10-20T12:00:00', {
      ...{ form: FORMS.suspension, state: 'rejected' },
      decision: { outcome: 'rejected', by: SYSTEMS, at: bogota('2026-10-20T16:00:00'), reason: 'Sobra' },
    });
    await approve(twice, '2026-10-20T14:00:00');
    // Made by a rule: it counts as a request, but says nothing about how long the desk takes.
    await approved('2026-10-06T08:00:00', '2026-10-06T08:00:01', {
      ...{ form: FORMS.modification, state: 'closed', rule: 'self_service', handedTo: handed },
      handedAt: bogota('2026-10-06T08:00:02'),
    });
    // Another request made this one void, as its card says.
    await make('2026-10-07T08:00:00', {
      form: FORMS.restoration,
      state: 'closed',
      supersededBy: 'FT-GTI-006-2026-00099',
    });
    // The systems area closed it because nothing more could be done.
    await make('2026-10-08T08:00:00', {
      ...{ form: FORMS.deletion, state: 'closed', handedTo: null },
      ended: { by: SYSTEMS, at: bogota('2026-10-08T09:00:00'), reason: 'No se pudo' },
    });
    const accounts = [
      ...['2026-10-31', '2026-11-01', '2026-11-30', '2026-12-01'].map((contractEnd) => account({ contractEnd })),
      account({ contractEnd: '2026-11-15', state: 'suspended' }),
      account({ contractEnd: null, state: 'deleted' }),
    ];
    await store.transact(async (tx) => {
      for (const one of accounts) await tx.insertAccount(one);
    });
    await tellReport(desk.deps, { month: MONTH });
    const kept = await store.archive.find(`report:${MONTH}`);
    report = JSON.parse(Buffer.from(kept?.content ?? []).toString('utf8')) as MonthlyReport;
  });
  afterAll(async () => await desk.close());

  it('count the requests made between its first and its last minute in Bogotá', () => {
    const made = report.requests.map(({ kind, ...counts }) => [kind, counts]);
    expect(Object.fromEntries(made)).toEqual({
      creation: { closed: 0, open: 1, rejected: 1, cancelled: 0, unfinished: 0 },
      modification: { closed: 1, open: 2, rejected: 0, cancelled: 0, unfinished: 0 },
      deletion: { closed: 0, open: 0, rejected: 0, cancelled: 0, unfinished: 1 },
      restoration: { closed: 0, open: 0, rejected: 0, cancelled: 1, unfinished: 0 },
      suspension: { closed: 0, open: 0, rejected: 1, cancelled: 0, unfinished: 0 },
      block: { closed: 0, open: 0, rejected: 0, cancelled: 0, unfinished: 0 },
    });
  });

  it('measure approvals in it in working hours, without weekends and holidays', () => {
    expect(report.approval).toEqual({ count: 3, median: 2, p90: 3.6 });
  });

  it('measure hand-overs in it, whenever they were requested', () => {
    expect(report.delivery).toEqual({ count: 1, median: 1, p90: 1 });
  });

  it('name the hand-overs that are open now, oldest first, with what is missing', () => {
    expect(report.handOvers.map(({ missing, passwordChanged }) => ({ missing, passwordChanged }))).toEqual([
      { missing: ['holder'], passwordChanged: true },
      { missing: [], passwordChanged: false },
    ]);
  });

  it('name the contracts that end in the next month, and count the accounts', () => {
    expect(report.ending.map(({ contractEnd }) => contractEnd)).toEqual(['2026-11-01', '2026-11-15', '2026-11-30']);
    expect(report.endingTotal).toBe(3);
    expect(report.accounts).toEqual({ active: 4, suspended: 1 });
    expect([report.month, report.nextMonth]).toEqual(['2026-10', '2026-11']);
  });

  it('name those contracts also if the report is asked for later, when the accounts are gone', async () => {
    const { store } = desk.stage;
    const gone = account({ contractEnd: '2026-11-20', state: 'deleted' });
    const forgotten = account({ contractEnd: '2026-11-21', state: 'deleted', subject: 'forgotten:x' });
    await store.transact(async (tx) => {
      for (const one of [gone, forgotten]) await tx.insertAccount(one);
    });
    const ending = async (today: string): Promise<readonly string[]> => {
      const span = { from: '2026-11-01', until: '2026-11-30', limit: 200, today };
      const { rows, total } = await store.report.ending(span);
      expect(total).toBe(rows.length);
      return rows.map(({ contractEnd }) => contractEnd);
    };
    expect(await ending('2026-11-20')).toEqual(['2026-11-01', '2026-11-15', '2026-11-30']);
    expect(await ending('2027-03-01')).toEqual(['2026-11-01', '2026-11-15', '2026-11-20', '2026-11-30']);
    desk.at(bogota('2027-03-01T09:00:00'));
    const later = await reportOf(desk.deps, MONTH);
    desk.at(bogota('2026-11-03T08:00:30'));
    expect(later.ending.map(({ contractEnd }) => contractEnd)).toContain('2026-11-20');
  });

  it('count what is open from earlier months, and since when', () => {
    expect(report.earlier).toEqual([{ kind: 'creation', open: 2, oldest: '2026-09-30T21:30:00.000Z' }]);
    expect(report.isPartial).toBe(false);
  });

  it('are computed for anybody who asks, at any time; for an unfinished month with what there is so far', async () => {
    const by = { ...SYSTEMS, systems: true, door: 'slack' } as const;
    const ask = async (month: string, isAllowed = true): Promise<unknown> => {
      const asked = await askReport(desk.deps, { by, isAllowed, month });
      if (!asked.ok) return asked.error;
      const [document] = asked.value.files;
      const made = JSON.parse(Buffer.from(document?.content ?? []).toString('utf8')) as MonthlyReport;
      const { month: of, requests, isPartial, earlier } = made;
      return { of, asked: requests.reduce((sum, { open }) => sum + open, 0), isPartial, earlier: openIn(earlier) };
    };
    expect(await ask('')).toEqual({ of: '2026-11', asked: 1, isPartial: true, earlier: 5 });
    expect(await ask('octubre')).toEqual({ of: '2026-10', asked: 3, isPartial: false, earlier: 2 });
    expect(await ask('octubre', false)).toEqual({ code: 'not_allowed' });
    expect(await ask('octubrr')).toEqual({ code: 'unknown_month' });
    expect(await ask('2026-12')).toEqual({ code: 'month_to_come' });
    expect(await ask('2026-08')).toEqual({ code: 'before_beginning', since: '2026-09' });
  });

  it('show the licences that the tenant has', () => {
    expect(report.licences).toContainEqual(
      expect.objectContaining({ name: 'Office 365 E1', free: expect.any(Number) }),
    );
  });
});

describe('posting the report', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk(createReportWriter({ messages, paper: 'a4' }));
  });
  afterAll(async () => await desk.close());
  afterEach(() => {
    desk.local.slack.clearFaults();
    desk.local.graph.clearFaults();
  });

  it('of a month without requests makes one message with picture and document in its thread, even if done twice', async () => {
    await tellReport(desk.deps, { month: MONTH });
    await tellReport(desk.deps, { month: MONTH });
    const { messages: seen, files } = desk.posted();
    expect(seen).toHaveLength(1);
    expect(textOf(seen[0])).toContain('No hubo solicitudes en el mes.');
    expect(files).toEqual(['informe-2026-10.png', 'informe-2026-10.pdf']);
    const kept = await desk.deps.store.archive.find(`report:${MONTH}`);
    expect(Buffer.from(kept?.content?.subarray(0, 4) ?? []).toString('latin1')).toBe('%PDF');
  });
});

describe('a failure while the report is posted', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk();
  });
  afterAll(async () => await desk.close());
  afterEach(() => desk.local.slack.clearFaults());

  let month = 0;
  it.each([
    ['before the message', 'http-500', '^chat.postMessage$'],
    ['after the message', 'reset-after-commit', '^chat.postMessage$'],
    ['at the upload of the first file', 'http-500', '^files.getUploadURLExternal$'],
    ['after the first file was shared', 'reset-after-commit', '^files.completeUploadExternal$'],
    ['while Slack throttles', 'throttle-retry-after-1', '^files.completeUploadExternal$'],
  ])('%s ends with one message and each file once', async (_, kind, match) => {
    month += 1;
    const told = `2025-0${month}`;
    desk.local.slack.addFault({ kind, match });
    await expect(tellReport(desk.deps, { month: told })).rejects.toBeInstanceOf(OutsideError);
    await retryUntilDone(async () => await tellReport(desk.deps, { month: told }));
    const name = messages.month(told);
    const seen = desk.posted().messages.filter((message) => textOf(message).startsWith(`${TITLE} · ${name}`));
    expect(seen).toHaveLength(1);
    const thread = desk.local.slack.messagesFor(SYSTEMS.id).filter(({ threadTs }) => threadTs === seen[0]?.ts);
    const files = thread.flatMap(({ files: own = [] }) => own.map((file) => file.name));
    expect(files.toSorted()).toEqual(['document.json', 'picture.json']);
  });

  it('does not change the archived report, which is posted afterwards', async () => {
    const told = { month: '2025-09' };
    desk.local.slack.addFault({ kind: 'http-500', match: '^chat.postMessage$' });
    await expect(tellReport(desk.deps, told)).rejects.toBeInstanceOf(OutsideError);
    const before = await desk.deps.store.archive.find('report:2025-09');
    desk.at(bogota('2026-11-04T10:00:00'));
    await insert(desk.stage.store, { createdAt: bogota('2025-09-10T10:00:00') });
    await retryUntilDone(async () => await tellReport(desk.deps, told));
    const after = await desk.deps.store.archive.find('report:2025-09');
    expect(after?.sha256).toBe(before?.sha256);
    expect(after?.madeAt).toEqual(before?.madeAt);
  });

  it('of the tenant leaves only the licences out: they could not be read', async () => {
    desk.local.graph.addFault({ kind: 'unavailable-503', match: 'subscribedSkus', times: -1 });
    await tellReport(desk.deps, { month: '2025-10' });
    desk.local.graph.clearFaults();
    const title = `${TITLE} · octubre de 2025`;
    const message = desk.posted().messages.find((seen) => textOf(seen).startsWith(title));
    expect(textOf(message)).toContain('Licencias: no se pudo leer en Microsoft 365');
  });
});

describe('when the report is due', () => {
  let desk: Desk;
  let other: ReportDeps['store'];
  beforeAll(async () => {
    desk = await openDesk();
    other = await desk.stage.another();
  });
  afterAll(async () => await desk.close());

  const asked = async (): Promise<readonly Job[]> =>
    (await desk.stage.waitingJobs()).filter(({ kind }) => kind === 'tell_report');
  const keep = async (moment: string): Promise<void> => {
    desk.at(bogota(moment));
    await scheduleReport(desk.deps);
    await scheduleReport({ ...desk.deps, store: other });
  };
  /** Begins the trail at this moment. */
  const begin = async (moment: string): Promise<void> => {
    const { id } = draft();
    await desk.stage.store.transact(async (tx) => {
      const event = { requestId: null, actor: 'buzon', door: 'worker', data: { id } } as const;
      await tx.append({ ...event, at: bogota(moment), what: 'contract_extended' });
    });
  };

  it('is never, as long as there was nothing', async () => {
    await keep('2026-12-01T09:00:00');
    expect(await asked()).toEqual([]);
  });

  it('is not in the month in which the trail began', async () => {
    await begin('2026-12-01T00:00:01');
    await keep('2026-12-01T09:00:00');
    await keep('2026-12-31T23:59:00');
    expect(await asked()).toEqual([]);
  });

  it('is at eight on the first working day, and not earlier; in January not on New Year’s Day', async () => {
    for (const moment of ['2027-01-01T00:00:00', '2027-01-01T12:00:00', '2027-01-03T12:00:00', '2027-01-04T07:59:59']) {
      await keep(moment);
      expect(await asked(), moment).toEqual([]);
    }
    await keep('2027-01-04T08:00:00');
    expect(await asked()).toEqual([{ kind: 'tell_report', month: '2026-12' }]);
  });

  it('is only once, however many processes look, and not again after it was posted', async () => {
    await keep('2027-01-04T08:01:00');
    await keep('2027-01-04T08:02:00');
    expect(await asked()).toHaveLength(1);
    await tellReport(desk.deps, { month: '2026-12' });
    await keep('2027-02-01T07:59:00');
    expect(await asked()).toHaveLength(1);
  });

  it('is later in the month if no process ran on that day', async () => {
    await keep('2027-02-20T22:00:00');
    expect(await asked()).toContainEqual({ kind: 'tell_report', month: '2027-01' });
  });
});
