import { createHash } from 'node:crypto';
import { completedAt } from '#domain/form/delivery.ts';
import { described, REQUEST_FORM, versionInForce } from '#domain/form/form-version.ts';
import type { Actor } from '#domain/person.ts';
import type { Request } from '#domain/request/request.ts';
import { ENDED_STATES } from '#domain/request/states.ts';
import { ok, refused, type Result } from '#domain/result.ts';
import { dayIn } from '#use-cases/calendar/calendar.ts';
import { deletionDays } from '#use-cases/plans/deletion-days.ts';
import type { ChangeDeps } from '../commands/apply-commands.ts';
import { readArchived } from './read-archived.ts';
import type { Departments, Institution } from '#use-cases/ports/institution.ts';
import type { Document } from '#use-cases/ports/store/archive.ts';
import type { RecordCopy, RecordWriter, RequestRecord } from '#use-cases/ports/store/record.ts';
import type { TrailEvent } from '#use-cases/ports/store/trail.ts';
import { requestForReader, requestForRecord, type RecordRefusal } from '#use-cases/register/who-may-read.ts';

export interface RecordDeps extends ChangeDeps {
  readonly institution: Institution;
  readonly records: RecordWriter;
}

/** Events about the record itself are left out of it; otherwise no two drawings would be equal. */
const ABOUT_RECORD: readonly string[] = ['record_archived', 'record_given', 'forgotten'];

/**
 * Archives FT-GTI-006 of an ended request, once: the record for everybody; the systems area's copy if that shows more;
 * and a supplement when first steps that were open at the end have been completed.
 */
export async function makeRecord(deps: RecordDeps, input: { readonly requestId: string }): Promise<void> {
  const { store, records } = deps;
  const request = await store.request(input.requestId);
  if (request === null || !ENDED_STATES.includes(request.state) || request.forgottenAt !== null) return;
  const facts = await factsOf(deps, request);
  const due = supplementsOf(facts);
  const documents: readonly (readonly [key: string, draw: () => Promise<Document>])[] = [
    [request.number, async () => await records.request(facts)],
    ...(hasSystemsCopy(deps, request)
      ? [[systemsKey(request), async () => await records.request({ ...facts, copy: 'systems' })] as const]
      : []),
    ...(due > 0 ? [[supplementKey(request, due), async () => await records.induction(facts)] as const] : []),
  ];
  const drawn: Drawn[] = [];
  for (const [key, draw] of documents)
    if ((await store.archive.find(key)) === null) drawn.push({ key, document: await draw() });
  if (drawn.length > 0) await archiveAll(deps, { request, drawn });
}

/** Whether the systems area's copy shows more than the others. */
function hasSystemsCopy({ institution }: Pick<RecordDeps, 'institution'>, { form }: Request): boolean {
  const hasDocument = form.type === 'personal' || (form.type === 'employment' && form.document !== null);
  return institution.showsFullDocument && hasDocument;
}

function systemsKey({ number }: Pick<Request, 'number'>): string {
  return `${number}:sistemas`;
}

/**
 * The number of supplements: one if the first steps were completed after the end, and one for each later acceptance of
 * the policy.
 */
function supplementsOf({ request: { induction }, end }: Pick<RequestRecord, 'request' | 'end'>): number {
  const completed = completedAt(induction);
  if (end === null || completed === null) return 0;
  const isLater = completed > end.at;
  const since = isLater ? completed : end.at;
  const accepted = induction.filter(({ item }) => item === 'policy').flatMap((tick) => [...(tick.earlier ?? []), tick]);
  return (isLater ? 1 : 0) + accepted.filter(({ at }) => at > since).length;
}

/** The archive key of the supplement at this place, counted from 1. */
function supplementKey({ number }: Pick<Request, 'number'>, place: number): string {
  return place < 2 ? `${number}:induccion` : `${number}:induccion-${place}`;
}

interface Drawn {
  readonly key: string;
  readonly document: Document;
}

/** Archives all in one transaction, so that no record exists without its copy if the job is lost in between. */
async function archiveAll(
  deps: RecordDeps,
  { request, drawn }: { readonly request: Request; readonly drawn: readonly Drawn[] },
): Promise<void> {
  const madeAt = deps.clock.now();
  await deps.store.transact(async (tx) => {
    // Forgotten while the documents were drawn: archiving them would bring the personal data back.
    if (!(await tx.forgetting.isRemembered(request.id))) return;
    for (const { key, document } of drawn) {
      const { name, mediaType, content } = document;
      const sha256 = createHash('sha256').update(content).digest('hex');
      if (!(await tx.archive({ key, requestId: request.id, name, mediaType, sha256, madeAt, content }))) continue;
      const data = { key, sha256, bytes: content.length };
      const about = { requestId: request.id, at: madeAt, actor: 'buzon', door: 'worker' } as const;
      await tx.append({ ...about, what: 'record_archived', data });
    }
  });
}

/** The request with this number, for a person who may have its record. */
export async function requestFor(
  deps: Pick<RecordDeps, 'store'> & { readonly departments: Departments },
  input: { readonly number: string; readonly by: Actor },
): Promise<Result<Request, RecordRefusal>> {
  const request = await deps.store.requestByNumber(input.number);
  return await requestForReader(deps, { request, by: input.by });
}

/** A record as given to somebody. */
export interface GivenRecord extends Document {
  readonly copy: RecordCopy;
  /** Whether it comes from the archive; otherwise it was drawn now. */
  readonly isArchived: boolean;
}

/**
 * FT-GTI-006 for a person who may have it (`readable`): the archived one, or one drawn now while the request is open.
 * The systems area gets its own copy.
 */
export async function recordFor(
  deps: RecordDeps & { readonly departments: Departments },
  input: { readonly requestId: string; readonly by: Actor },
): Promise<Result<GivenRecord, RecordRefusal>> {
  const { requestId, by } = input;
  const found = await requestForRecord(deps, { request: await deps.store.request(requestId), by });
  if (!found.ok) return found;
  const copy = by.systems && hasSystemsCopy(deps, found.value) ? 'systems' : 'everyone';
  const document = await documentOf(deps, { request: found.value, copy });
  return document.ok ? await giveDocument(deps, { requestId, by, document: document.value }) : document;
}

/**
 * The newest supplement, for a person who may have it. Null when there is none; `altered` when it differs from what the
 * trail says was archived.
 */
export async function supplementFor(
  deps: ChangeDeps & { readonly departments: Departments },
  input: { readonly requestId: string; readonly by: Actor },
): Promise<Document | 'altered' | null> {
  const { requestId, by } = input;
  const found = await requestForRecord(deps, { request: await deps.store.request(requestId), by });
  if (!found.ok) return null;
  const document = await newestSupplement(deps, found.value);
  if (document === null || document === 'altered') return document;
  const given = await giveDocument(deps, {
    requestId,
    by,
    document: { ...document, copy: 'everyone', isArchived: true },
  });
  return given.ok ? given.value : null;
}

/** While the newest is still being archived, the one before it is used. */
async function newestSupplement(deps: ChangeDeps, request: Request): Promise<Document | 'altered' | null> {
  const events = await deps.store.trail.ofRequest(request.id);
  for (let place = supplementsOf({ request, end: events.find(isEnd) ?? null }); place > 0; place -= 1) {
    const found = await readArchived(deps, supplementKey(request, place));
    if (found !== null) return found;
  }
  return null;
}

/** Records in the trail who was given what. Nothing is given that was forgotten meanwhile. */
async function giveDocument(
  { store, clock }: ChangeDeps,
  given: {
    readonly requestId: string;
    readonly by: Actor;
    readonly document: GivenRecord;
  },
): Promise<Result<GivenRecord, RecordRefusal>> {
  const { requestId, by, document } = given;
  const at = clock.now();
  const sha256 = createHash('sha256').update(document.content).digest('hex');
  const data = { sha256, ...(document.copy === 'systems' ? { copy: document.copy } : {}) };
  const event = { requestId, at, actor: { id: by.id, name: by.name }, door: by.door, what: 'record_given', data };
  return await store.transact(async (tx) => {
    if (!(await tx.forgetting.isRemembered(requestId))) return refused({ code: 'forgotten' });
    await tx.append(event);
    return ok(document);
  });
}

/**
 * The archived document. If that copy was not archived it is drawn now, unless the archived record differs from what
 * the trail says.
 */
async function documentOf(
  deps: RecordDeps,
  { request, copy }: { readonly request: Request; readonly copy: RecordCopy },
): Promise<Result<GivenRecord, RecordRefusal>> {
  const read = async (key: string): ReturnType<typeof readArchived> =>
    ENDED_STATES.includes(request.state) ? await readArchived(deps, key) : null;
  const record = await read(request.number);
  const archived = copy === 'systems' && record !== 'altered' ? await read(systemsKey(request)) : record;
  if (archived === 'altered') return refused({ code: 'altered' });
  const document = archived ?? (await deps.records.request({ ...(await factsOf(deps, request)), copy }));
  return ok({ ...document, copy, isArchived: archived !== null });
}

async function factsOf(deps: RecordDeps, request: Request): Promise<RequestRecord> {
  const { name, nit, versions, timeZone } = deps.institution;
  const { notice } = request;
  const [run, all, shown] = await Promise.all([
    deps.store.run(request.id),
    deps.store.trail.ofRequest(request.id),
    notice === undefined ? null : deps.store.texts.find(notice.sha256),
  ]);
  const events = all.filter(({ what }) => !ABOUT_RECORD.includes(what));
  const last = events.at(-1);
  const day = dayIn(request.createdAt, timeZone);
  return {
    institution: { name, nit },
    version: described(versions, request.version ?? versionInForce(versions, { code: REQUEST_FORM, day })),
    request,
    notice: shown,
    run,
    days: deletionDays({ request, run }, deps.institution),
    events,
    seal: last === undefined ? null : { seq: last.seq, hash: last.hash },
    end: events.find(isEnd) ?? null,
    isFinal: ENDED_STATES.includes(request.state),
    copy: 'everyone',
  };
}

/** Whether this event ended the request; later events do not reopen it. */
function isEnd({ data }: TrailEvent): boolean {
  const isEnded = (state: unknown): boolean => ENDED_STATES.some((one) => one === state);
  return isEnded(data['to']) && !isEnded(data['from']);
}
