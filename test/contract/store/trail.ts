import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { AuditEvent } from '#use-cases/ports/store/event.ts';
import { verifyTrail } from '#use-cases/trail/verify-trail.ts';
import type { TrailReport } from '#domain/trail/check-trail.ts';
import { insert, REQUESTER, TAMPERINGS, type StoreStage } from './stage.ts';

const AT = new Date('2026-11-22T10:20:30.456Z');
const HOSTILE = 'Ñandú «Peña» \u2028\u0000\n\\ "😀" \ud800';

function event(change: Partial<AuditEvent> = {}): AuditEvent {
  return { requestId: null, at: AT, actor: REQUESTER, door: 'slack', what: 'plan', data: {}, ...change };
}

async function verified({ store }: StoreStage): Promise<TrailReport> {
  return await store.trail.whole(
    async ({ batches }) => await verifyTrail({ events: batches, marks: [], withoutPersonal: false }),
  );
}

/** The trail, the archive, and what protects both from changes. */
export function describeTrail(stage: () => StoreStage): void {
  describe('the trail', () => {
    it('lists the events of a request, oldest first, with people’s names', async () => {
      const { store } = stage();
      const { id } = await insert(store);
      const personal = { reason: HOSTILE, plan: { changes: [{ before: null, after: { text: 'Ñ' } }] } };
      await store.transact(async (tx) => {
        await tx.append(event({ requestId: id, what: 'submit', data: { from: null, to: 'submitted' } }));
        await tx.append(event({ requestId: id, what: 'reject', personal }));
        await tx.append(event({ requestId: id, what: 'tidy', actor: 'buzon', door: 'worker' }));
      });
      const about = { requestId: id, accountId: null, at: AT, actor: REQUESTER.id, actorName: REQUESTER.name };
      expect(await store.trail.ofRequest(id)).toMatchObject([
        { ...about, door: 'slack', what: 'submit', data: { from: null, to: 'submitted' }, personal: {} },
        { ...about, what: 'reject', data: {}, personal: JSON.parse(JSON.stringify(personal)) as object },
        { ...about, door: 'worker', what: 'tidy', actor: 'buzon', actorName: 'Correo', personal: {} },
      ]);
    });

    it('lists the events about an account that belong to no request, newest first', async () => {
      const { store } = stage();
      const accountId = randomUUID();
      for (const what of ['first', 'second', 'third']) {
        await store.transact(async (tx) => await tx.append(event({ accountId, what })));
      }
      const { id: requestId } = await insert(store);
      await store.transact(async (tx) => await tx.append(event({ accountId, requestId, what: 'of a request' })));
      const told = await store.trail.ofAccount(accountId, 2);
      expect(told.map(({ what }) => what)).toEqual(['third', 'second']);
    });

    it('numbers events without gaps, even after rollbacks, and knows its head', async () => {
      const { store } = stage();
      const before = (await store.trail.head())?.seq ?? 0;
      const given = store.transact(async (tx) => {
        await tx.append(event());
        throw new Error('given up');
      });
      await expect(given).rejects.toThrow('given up');
      await store.transact(async (tx) => await tx.append(event({ what: 'last' })));
      const head = await store.trail.head();
      expect(head?.seq).toBe(before + 1);
      expect(await store.trail.at(before + 1)).toEqual(head);
      expect(await store.trail.at(before + 2)).toBeNull();
    });

    it('is read as it was at one moment, however long the reading takes', async () => {
      const { store } = stage();
      for (let turn = 0; turn < 3; turn += 1) {
        await store.transact(async (tx) => {
          for (let count = 0; count < 500; count += 1) await tx.append(event({ data: { turn, count } }));
        });
      }
      const { head, events } = await store.trail.whole(async (whole) => {
        await store.transact(async (tx) => await tx.append(event({ what: 'meanwhile' })));
        let events = 0;
        for await (const batch of whole.batches) events += batch.length;
        return { head: whole.head, events };
      });
      expect(events).toBe(head?.seq);
      expect((await store.trail.head())?.seq).toBe(events + 1);
    });

    it('stops reading when the reader stops', async () => {
      const { store } = stage();
      const reading = store.trail.whole(async ({ batches }) => {
        for await (const _ of batches) throw new Error('enough');
      });
      await expect(reading).rejects.toThrow('enough');
    });

    it('passes its verification, with hostile texts too', async () => {
      const { problems, events } = await verified(stage());
      expect(problems).toEqual([]);
      expect(events).toBeGreaterThan(1_500);
    });
  });

  describe('what is kept forever', () => {
    it.each(TAMPERINGS)('cannot be changed in the database: to %s', async (how) => {
      const { store, tamper } = stage();
      const { id } = await insert(store);
      const content = Buffer.from('%PDF');
      const record = { key: randomUUID(), name: 'x.pdf', mediaType: 'application/pdf', sha256: 'a', madeAt: AT };
      await store.transact(async (tx) => {
        await tx.append(event({ requestId: id }));
        await tx.archive({ ...record, requestId: id, content });
      });
      await expect(tamper(how)).rejects.toThrow(/append-only|forgetting alone|an archived record is not changed/);
      expect((await store.trail.ofRequest(id)).map(({ what, actorName }) => [what, actorName])).toEqual([
        ['plan', REQUESTER.name],
      ]);
      expect(await store.archive.find(record.key)).toMatchObject({ ...record, content });
    });
  });
}
