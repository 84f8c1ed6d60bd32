import postgres from 'postgres';
import { connectDatabase } from '#adapters/postgres/connection/database.ts';
import { createLocks } from '#adapters/postgres/connection/locks.ts';
import { createStore } from '#adapters/postgres/store.ts';
import type { TrailReport } from '#domain/trail/check-trail.ts';
import type { AuditEvent } from '#use-cases/ports/store/event.ts';
import type { Store } from '#use-cases/ports/store/store.ts';
import { verifyTrail } from '#use-cases/trail/verify-trail.ts';
import { createTestDatabase } from '../database.ts';

const ACTOR = { id: 'U0SISTEMAS1', name: 'Jorge Muñoz' };

/** A database with a store that writes its trail, and its owner's connection. */
export interface TrailStage {
  readonly url: string;
  readonly store: Store;
  /** Connected as the database's owner, who can switch every guard off. */
  readonly owner: postgres.Sql;
  verify(): Promise<TrailReport>;
  close(): Promise<void>;
}

export async function openTrailStage(connections = 10): Promise<TrailStage> {
  const { url, drop } = await createTestDatabase();
  const { db, end } = connectDatabase(url, connections);
  const locks = createLocks(url);
  const owner = postgres(url, { max: 1, onnotice: () => undefined });
  await owner`alter table audit_trail disable trigger user`;
  await owner`alter table audit_personal disable trigger user`;
  const store = createStore({ db, locks, sendJobs: () => Promise.resolve() });
  return {
    ...{ url, store, owner },
    verify: async () =>
      await store.trail.whole(
        async ({ batches }) => await verifyTrail({ events: batches, marks: [], withoutPersonal: false }),
      ),
    close: async () => {
      await end();
      await locks.end();
      await owner.end();
      await drop();
    },
  };
}

export function event(change: Partial<AuditEvent> = {}): AuditEvent {
  return { requestId: null, at: new Date(), actor: ACTOR, door: 'slack', what: 'plan', data: {}, ...change };
}

/** Writes that many events of one request, each in its own transaction. */
export async function writeEvents(store: Store, requestId: string | null, count: number): Promise<void> {
  for (let index = 1; index <= count; index += 1) {
    const said = { data: { index }, personal: { reason: `porque ${index}` } };
    await store.transact(async (tx) => await tx.append(event({ requestId, ...said })));
  }
}
