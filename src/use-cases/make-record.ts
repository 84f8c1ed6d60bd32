import { createHash } from 'node:crypto';
import { INDUCTION_ITEMS } from '#domain/delivery.ts';
import { REQUEST_FORM, versionInForce } from '#domain/form-version.ts';
import { holderOf, isCreation, responsibleOf } from '#domain/form.ts';
import type { Actor } from '#domain/person.ts';
import { ENDED_STATES, type Request } from '#domain/request.ts';
import { ok, refused, type Result } from '#domain/result.ts';
import { dayIn } from './calendar.ts';
import type { ChangeDeps } from './carry-out.ts';
import type { AuditEvent, Departments, Institution } from './ports.ts';
import type { Document } from './archive-ports.ts';
import type { RecordWriter, RequestRecord } from './record-ports.ts';
import type { TrailEvent } from './trail-ports.ts';

export interface RecordDeps extends ChangeDeps {
  readonly institution: Institution;
  readonly records: RecordWriter;
}

/** Events about the record itself: they are no part of it, or it would never be the same twice. */
const ABOUT_RECORD: readonly string[] = ['record_archived', 'record_given', 'forgotten'];

/**
 * Writes FT-GTI-006 of a request that came to its end into the archive, once; and, once all of the first steps were taken of
 * which some were open at the end, what completes it.
 */
export async function makeRecord(deps: RecordDeps, input: { readonly requestId: string }): Promise<void> {
  const { store, records } = deps;
  const request = await store.request(input.requestId);
  if (request === null || !ENDED_STATES.includes(request.state) || request.forgottenAt !== null) return;
  const facts = await factsOf(deps, request);
  if ((await store.archive.find(request.number)) === null) {
    await keep(deps, { request, key: request.number, document: await records.request(facts) });
  }
  const key = supplementKey(request);
  if (wasCompletedLater(facts) && (await store.archive.find(key)) === null) {
    await keep(deps, { request, key, document: await records.induction(facts) });
  }
}

/** All of the first steps were taken, and not all of them before the end. */
function wasCompletedLater({ request: { induction }, endedAt }: RequestRecord): boolean {
  if (endedAt === null || induction.length < INDUCTION_ITEMS.length) return false;
  return induction.some(({ at }) => at > endedAt);
}

function supplementKey({ number }: Pick<Request, 'number'>): string {
  return `${number}:induccion`;
}

async function keep(
  deps: RecordDeps,
  made: { readonly request: Request; readonly key: string; readonly document: Document },
): Promise<void> {
  const { request, key, document } = made;
  const { name, mediaType, content } = document;
  const madeAt = deps.clock.now();
  const sha256 = createHash('sha256').update(content).digest('hex');
  const record = { key, requestId: request.id, name, mediaType, sha256, madeAt, content };
  await deps.store.transact(async (tx) => {
    // Forgotten while it was drawn: its people would come back with it.
    if (!(await tx.forgetting.isRemembered(request.id)) || !(await tx.archive(record))) return;
    const data = { sha256, bytes: content.length };
    const about = { requestId: request.id, at: madeAt, actor: 'buzon', door: 'worker' } as const;
    await tx.append({ ...about, what: 'record_archived', data });
  });
}

export type RecordRefusal =
  { readonly code: 'not_found' } | { readonly code: 'not_entitled' } | { readonly code: 'forgotten' };

/** The request with this number, for a person who is entitled to its record. */
export async function requestFor(
  deps: Pick<RecordDeps, 'store'> & { readonly departments: Departments },
  input: { readonly number: string; readonly by: Actor },
): Promise<Result<Request, RecordRefusal>> {
  const request = await deps.store.requestByNumber(input.number);
  return permitted(deps, { request, by: input.by });
}

/**
 * FT-GTI-006 for a person who is entitled to it: as it was archived, or as the request stands while it is open. Those are who
 * asked, who has the account and who answers for it, the head of its department, and the systems area.
 */
export async function recordFor(
  deps: RecordDeps & { readonly departments: Departments },
  input: { readonly requestId: string; readonly by: Actor; readonly door: AuditEvent['door'] },
): Promise<Result<Document, RecordRefusal>> {
  const { requestId, by, door } = input;
  const found = permitted(deps, { request: await deps.store.request(requestId), by });
  if (!found.ok) return found;
  return await give(deps, { requestId, by, door, document: await documentOf(deps, found.value) });
}

/** What completes the record, for a person who is entitled to it; null where nothing was archived beside it. */
export async function supplementFor(
  deps: ChangeDeps & { readonly departments: Departments },
  input: { readonly requestId: string; readonly by: Actor; readonly door: AuditEvent['door'] },
): Promise<Document | null> {
  const { requestId, by, door } = input;
  const found = permitted(deps, { request: await deps.store.request(requestId), by });
  if (!found.ok) return null;
  const archived = await deps.store.archive.find(supplementKey(found.value));
  if (archived === null || archived.content === null) return null;
  const { name, mediaType, content } = archived;
  const given = await give(deps, { requestId, by, door, document: { name, title: name, mediaType, content } });
  return given.ok ? given.value : null;
}

function permitted(
  deps: { readonly departments: Departments },
  { request, by }: { readonly request: Request | null; readonly by: Actor },
): Result<Request, RecordRefusal> {
  if (request === null) return refused({ code: 'not_found' });
  if (!isEntitled(deps, { request, by })) return refused({ code: 'not_entitled' });
  if (request.forgottenAt !== null) return refused({ code: 'forgotten' });
  return ok(request);
}

/** The trail tells who was given what; nothing is given of what was forgotten meanwhile. */
async function give(
  { store, clock }: ChangeDeps,
  given: {
    readonly requestId: string;
    readonly by: Actor;
    readonly door: AuditEvent['door'];
    readonly document: Document;
  },
): Promise<Result<Document, RecordRefusal>> {
  const { requestId, by, door, document } = given;
  const at = clock.now();
  const sha256 = createHash('sha256').update(document.content).digest('hex');
  const event = { requestId, at, actor: { id: by.id, name: by.name }, door, what: 'record_given', data: { sha256 } };
  return await store.transact(async (tx) => {
    if (!(await tx.forgetting.isRemembered(requestId))) return refused({ code: 'forgotten' });
    await tx.append(event);
    return ok(document);
  });
}

async function documentOf(deps: RecordDeps, request: Request): Promise<Document> {
  const archived = ENDED_STATES.includes(request.state) ? await deps.store.archive.find(request.number) : null;
  if (archived === null || archived.content === null) return await deps.records.request(await factsOf(deps, request));
  const { name, mediaType, content } = archived;
  return { name, title: request.number, mediaType, content };
}

async function factsOf(deps: RecordDeps, request: Request): Promise<RequestRecord> {
  const { name, nit, versions, timeZone } = deps.institution;
  const [run, all] = await Promise.all([deps.store.run(request.id), deps.store.trail.ofRequest(request.id)]);
  const events = all.filter(({ what }) => !ABOUT_RECORD.includes(what));
  const last = events.at(-1);
  const day = dayIn(request.createdAt, timeZone);
  return {
    institution: { name, nit },
    version: request.version ?? versionInForce(versions, { code: REQUEST_FORM, day }),
    request,
    run,
    events,
    seal: last === undefined ? null : { seq: last.seq, hash: last.hash },
    endedAt: events.find(isEnd)?.at ?? null,
    isFinal: ENDED_STATES.includes(request.state),
  };
}

/** By this event the request came to its end; afterwards events leave it there. */
function isEnd({ data }: TrailEvent): boolean {
  const isEnded = (state: unknown): boolean => ENDED_STATES.some((one) => one === state);
  return isEnded(data['to']) && !isEnded(data['from']);
}

function isEntitled(
  { departments }: { readonly departments: Departments },
  { request, by }: { readonly request: Request; readonly by: Actor },
): boolean {
  if (by.systems) return true;
  const { form, requester, handedTo, receivers } = request;
  const department = isCreation(form) ? form.department.code : form.account.departmentCode;
  const people = [
    requester,
    holderOf(form),
    responsibleOf(form),
    handedTo?.person,
    receivers?.holder,
    receivers?.department,
  ];
  return people.some((person) => person?.id === by.id) || departments.headedBy(by.id).includes(department);
}
