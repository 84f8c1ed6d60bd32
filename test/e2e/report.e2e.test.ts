import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { KINDS } from '#domain/form/form.ts';
import { openDirectAccess, type DirectAccess } from '../direct-access.ts';
import { account, insert } from '../contract/store/stage.ts';
import { QUICK, SYSTEMS } from '../stages/desk.ts';
import { setStage, type Stage } from '../stages/stage.ts';
import { chromium, openDesk, SYSTEMS_CHANNEL, type DeskPage, tellFailure } from './desk-page.ts';

const BY = { id: 'U0SISTEMAS1', name: 'Jorge Muñoz' };

const title = 'the monthly report, for people in a browser (needs Chromium on the PATH or in CHROMIUM_PATH)';
describe.skipIf(chromium === null)(title, () => {
  let stage: Stage;
  let direct: DirectAccess;
  let desk: DeskPage;

  beforeAll(async () => {
    stage = await setStage({ overrides: { ...QUICK } });
    direct = await openDirectAccess(stage);
    desk = await openDesk(stage);
    for (let index = 0; index < 24; index += 1) {
      const createdAt = new Date(Date.UTC(2026, 0, 13 + (index % 14), 13 + (index % 8), 20));
      const at = new Date(createdAt.getTime() + (index % 5) * 2_000_000);
      const state = (['closed', 'closed', 'rejected', 'cancelled'] as const)[index % 4] ?? 'closed';
      const request = await insert(direct.store, {
        ...{ kind: KINDS[(index * index) % 5] ?? 'creation', state, createdAt, updatedAt: at },
        ...(state === 'closed'
          ? { decision: { outcome: 'approved', by: BY, at } as const, handedAt: new Date(at.getTime() + 9_000_000) }
          : {}),
      });
      const approval = { requestId: request.id, at, actor: BY, door: 'slack', what: 'approve', data: {} } as const;
      if (state === 'closed') await direct.store.transact(async (tx) => await tx.append(approval));
    }
    await direct.store.transact(async (tx) => {
      await tx.insertAccount(account({ contractEnd: '2026-02-27' }));
      await tx.send({ kind: 'tell_report', month: '2026-01' });
    });
  });
  afterEach(async (context) => await tellFailure(context, desk.page));
  afterAll(async () => {
    await desk.close();
    await direct.end();
    await stage.stop();
  });

  it('is in the systems area’s channel, with picture and document in its thread', async () => {
    await desk.be(SYSTEMS, SYSTEMS_CHANNEL);
    await desk.read('24 solicitudes en el mes');
    await desk.read(/la mitad se aprobó en/);
    await desk.read('informe-2026-01.pdf');
    await desk.page.getByRole('log').getByRole('img').first().waitFor();
    await desk.picture('r1-report');
    expect(desk.complaints).toEqual([]);
  });
});
