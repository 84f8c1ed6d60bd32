import { randomBytes } from 'node:crypto';
import { and, asc, count, desc, eq, gt, isNull, sql } from 'drizzle-orm';
import { BUZON } from '#domain/person.ts';
import { seal, type Personal, type SealedEvent, type TrailEntry, type TrailHead } from '#domain/trail/trail.ts';
import type { AuditEvent } from '#use-cases/ports/store/event.ts';
import type { Tx } from '#use-cases/ports/store/store.ts';
import type { Trail, TrailEvent } from '#use-cases/ports/store/trail.ts';
import { recordTroubles } from './archive-proof.ts';
import { mayPause, type Database, type Transaction } from '../connection/database.ts';
import { auditPersonal, auditTrail } from '../tables/trail.ts';

/** How many events are read at once from the whole trail. */
const BATCH = 1_000;

/**
 * Appends events to the trail; the last thing that a transaction does. It blocks other writers until the commit, and
 * must not wait for anything afterwards.
 */
export async function sealEvents(tx: Transaction, events: readonly AuditEvent[]): Promise<void> {
  if (events.length === 0) return;
  // Others wait meanwhile, so there are as few round trips as possible.
  const [last] = await tx.execute<{ seq: string; hash: string }>(sql`select seq, hash from lock_audit_trail()`);
  let head = last === undefined ? null : { seq: Number(last.seq), hash: last.hash };
  const sealed: SealedEvent[] = [];
  for (const event of events) {
    const { at, actor, data, personal, requestId, accountId = null, door, what } = event;
    const next = seal(head, {
      ...{ requestId, accountId, door, what, data },
      at: at.toISOString(),
      actor: actor === 'buzon' ? actor : actor.id,
      personal: apartOf({ ...(actor === 'buzon' ? {} : { actor: actor.name }), ...personal }),
    });
    sealed.push(next);
    head = next;
  }
  const personal = sealed.flatMap(({ seq, personal: apart }) => (apart === null ? [] : [{ seq, ...apart }]));
  const chain = tx.insert(auditTrail).values(sealed.map(({ seq, entry, hash }) => ({ seq, entry, hash })));
  if (personal.length === 0) await chain;
  else {
    const together = tx.$with('together').as(chain.returning({ seq: auditTrail.seq }));
    await tx.with(together).insert(auditPersonal).values(personal);
  }
}

function apartOf(said: Readonly<Record<string, unknown>>): Personal | null {
  if (Object.keys(said).length === 0) return null;
  return { salt: randomBytes(16).toString('hex'), content: JSON.stringify(said) };
}

/** The value of this key in an event's text. */
const said = (name: string) => sql`(${auditTrail.entry}::jsonb ->> ${sql.raw(`'${name}'`)})`;

/** As `Tx.conflictsTold`. */
export async function conflictsTold(
  tx: Transaction,
  { by, since }: { readonly by: string; readonly since: Date },
): Promise<readonly Date[]> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`conflicts ${by}`}, 0))`);
  const at = sql<string>`${said('at')}`;
  const rows = await tx
    .select({ at })
    .from(auditTrail)
    .where(
      and(
        eq(auditTrail.what, 'conflict_told'),
        sql`${said('actor')} = ${by}`,
        sql`${said('at')} >= ${since.toISOString()}`,
      ),
    )
    .orderBy(at);
  return rows.map((row) => new Date(row.at));
}

/** As `Tx.attemptsNoted`. */
export async function attemptsNoted(
  tx: Transaction,
  { by, act, requestId, accountId, since }: Parameters<Tx['attemptsNoted']>[0],
): Promise<{ readonly alike: number; readonly ofAct: number }> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`attempts ${by}`}, 0))`);
  const about = sql`${auditTrail.requestId} is not distinct from ${requestId}::uuid and ${auditTrail.accountId} is not distinct from ${accountId}::uuid`;
  const [row] = await tx
    .select({
      ofAct: count(),
      alike: sql<number>`count(*) filter (where ${about})`.mapWith(Number),
    })
    .from(auditTrail)
    .where(
      and(
        eq(auditTrail.what, 'attempt_refused'),
        sql`${said('actor')} = ${by}`,
        sql`${auditTrail.entry}::jsonb -> 'data' ->> 'act' = ${act}`,
        sql`${said('at')} >= ${since.toISOString()}`,
      ),
    );
  return { alike: row?.alike ?? 0, ofAct: row?.ofAct ?? 0 };
}

/** As `Tx.isOnTrail`. */
export async function isOnTrail(
  tx: Transaction,
  { accountId, what, data }: Parameters<Tx['isOnTrail']>[0],
): Promise<boolean> {
  const holds = sql`${auditTrail.entry}::jsonb -> 'data' @> ${JSON.stringify(data)}::jsonb`;
  const [row] = await tx
    .select({ seq: auditTrail.seq })
    .from(auditTrail)
    .where(and(eq(auditTrail.accountId, accountId), eq(auditTrail.what, what), holds))
    .limit(1);
  return row !== undefined;
}

export function createTrail(db: Database): Trail {
  return {
    ofRequest: async (requestId) => {
      const rows = await withPersonal(db).where(eq(auditTrail.requestId, requestId)).orderBy(asc(auditTrail.seq));
      return rows.map(eventOf);
    },
    ofAccount: async (accountId, limit) => {
      const own = and(eq(auditTrail.accountId, accountId), isNull(auditTrail.requestId));
      const rows = await withPersonal(db).where(own).orderBy(desc(auditTrail.seq)).limit(limit);
      return rows.map(eventOf);
    },
    head: async () => await headOf(db),
    since: async () => {
      const [first] = await db
        .select({ entry: auditTrail.entry })
        .from(auditTrail)
        .orderBy(asc(auditTrail.seq))
        .limit(1);
      return first === undefined ? null : new Date((JSON.parse(first.entry) as TrailEntry).at);
    },
    at: async (seq) => {
      const [row] = await db
        .select({ seq: auditTrail.seq, hash: auditTrail.hash })
        .from(auditTrail)
        .where(eq(auditTrail.seq, seq));
      return row ?? null;
    },
    whole: async (work) =>
      await db.transaction(
        async (tx) => {
          await mayPause(tx);
          return await work({
            head: await headOf(tx),
            batches: batchesOf(tx),
            records: async () => await recordTroubles(tx),
          });
        },
        { isolationLevel: 'repeatable read', accessMode: 'read only' },
      ),
  };
}

type Rows = ReturnType<typeof withPersonal>;

function withPersonal(db: Database | Transaction) {
  const { seq, entry, hash } = auditTrail;
  return db
    .select({ seq, entry, hash, salt: auditPersonal.salt, content: auditPersonal.content })
    .from(auditTrail)
    .leftJoin(auditPersonal, eq(auditPersonal.seq, auditTrail.seq))
    .$dynamic();
}

/** The last event's number and hash, without a check of the earlier ones. */
async function headOf(db: Database | Transaction): Promise<TrailHead | null> {
  const [row] = await db
    .select({ seq: auditTrail.seq, hash: auditTrail.hash })
    .from(auditTrail)
    .orderBy(desc(auditTrail.seq))
    .limit(1);
  return row ?? null;
}

async function* batchesOf(tx: Transaction): AsyncGenerator<readonly SealedEvent[]> {
  let after: number | null = null;
  for (;;) {
    const rows: readonly Row[] = await withPersonal(tx)
      .where(after === null ? undefined : gt(auditTrail.seq, after))
      .orderBy(asc(auditTrail.seq))
      .limit(BATCH);
    if (rows.length > 0) yield rows.map(sealedOf);
    const last = rows.at(-1);
    if (last === undefined || rows.length < BATCH) return;
    after = last.seq;
  }
}

type Row = Awaited<Rows>[number];

function sealedOf({ seq, entry, hash, salt, content }: Row): SealedEvent {
  return { seq, entry, hash, personal: salt === null || content === null ? null : { salt, content } };
}

function eventOf({ entry, hash, content }: Row): TrailEvent {
  const { at, personal: commitment, ...said } = JSON.parse(entry) as TrailEntry;
  const apart = content === null ? null : (JSON.parse(content) as Readonly<Record<string, unknown>>);
  const { actor, ...personal } = apart ?? {};
  const named = typeof actor === 'string' ? actor : null;
  return {
    ...said,
    hash,
    at: new Date(at),
    actorName: said.actor === BUZON.id ? BUZON.name : named,
    personal: apart === null && commitment !== null ? null : personal,
  };
}
