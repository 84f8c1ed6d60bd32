import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDisposalWriter } from '#adapters/records/account-list/disposals-csv.ts';
import { createMessages } from '#messages/messages.ts';
import { exportDisposals } from '#use-cases/retention/export-disposals.ts';
import { CANARY } from '#domain/request/forget.fixture.ts';
import { NOW, OLD, openRetentionStage, RETENTION, type RetentionStage } from '#test/stages/retention-stage.ts';

let stage: RetentionStage;
beforeEach(async () => {
  stage = await openRetentionStage();
});
afterEach(async () => await stage.close());

const RULE = `RETENTION_DAYS=${RETENTION}`;

describe('what retention deletes', () => {
  it('is listed with number, kind, date and rule, and in an event; the list names nobody', async () => {
    const { id, number, kind } = await stage.ended();
    const account = await stage.register();
    const report = {
      key: 'report:2026-10',
      requestId: null,
      name: 'informe-2026-10.pdf',
      mediaType: 'application/pdf',
    };
    await stage.store.transact(async (tx) => {
      await tx.archive({ ...report, sha256: 'b', madeAt: OLD, content: Buffer.from('%PDF') });
    });
    expect(await stage.store.disposed()).toEqual([]);
    await stage.forget();

    const lines = await stage.store.disposed();
    const of = (what: string): object | undefined => lines.find((line) => line.what === what);
    const common = { at: NOW, rule: RULE, count: 1 };
    expect(of('request')).toMatchObject({ ...common, number, kind, dated: OLD, sha256: null });
    expect(of('record')).toMatchObject({ ...common, number, kind: 'x.pdf', dated: OLD, sha256: 'a' });
    expect(of('report')).toMatchObject({ ...common, number: 'report:2026-10', dated: OLD, sha256: 'b' });
    expect(of('account')).toMatchObject({ ...common, kind: account.type, dated: OLD });
    expect(JSON.stringify(lines).toLowerCase()).not.toContain(CANARY.toLowerCase());

    const ids = lines.filter(({ what }) => what === 'request' || what === 'record').map((line) => line.id);
    const events = await stage.store.trail.ofRequest(id);
    const forgotten = events.find(({ what }) => what === 'forgotten');
    expect([...(forgotten?.data['disposals'] as string[])].toSorted()).toEqual(ids.toSorted());
    expect(await stage.verify()).toMatchObject({ problems: [] });
    await stage.forget();
    expect(await stage.store.disposed()).toHaveLength(lines.length);
  });

  it('is not listed if it was not deleted: both happen, or neither', async () => {
    await stage.ended();
    await stage.owner`create function stumble() returns trigger language plpgsql as $$ begin raise exception 'no'; end; $$`;
    await stage.owner`create trigger stumble before delete on posts for each row execute function stumble()`;
    await expect(stage.forget()).rejects.toThrow('forgotten');
    expect(await stage.store.disposed()).toEqual([]);
    expect(await stage.isRemembered()).toBe(true);
  });

  it('stays listed: the database refuses to change or remove a row', async () => {
    await stage.ended();
    await stage.forget();
    await expect(stage.owner`delete from disposals`).rejects.toThrow('append-only');
    await expect(stage.owner`update disposals set rule = ''`).rejects.toThrow('append-only');
    await expect(stage.owner`truncate disposals`).rejects.toThrow('append-only');
  });

  it('is given as a table to those who may have it, with an event in the trail, and to nobody else', async () => {
    const messages = createMessages({ locale: 'es-CO', timeZone: 'America/Bogota' });
    const deps = { store: stage.store, clock: { now: () => NOW }, disposals: createDisposalWriter({ messages }) };
    const by = { id: 'U0SISTEMAS1', name: 'Camilo', systems: true, door: 'slack' } as const;
    const ask = async (isAllowed: boolean): ReturnType<typeof exportDisposals> =>
      await exportDisposals(deps, { by, isAllowed });
    expect(await ask(false)).toEqual({ ok: false, error: 'not_allowed' });
    expect(await ask(true)).toEqual({ ok: false, error: 'nothing_yet' });
    const { number } = await stage.ended();
    await stage.forget();
    const given = await ask(true);
    if (!given.ok) throw new Error(given.error);
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(given.value.file.content);
    const [heading = '', ...lines] = text.trim().split('\r\n');
    expect(heading).toContain('N.º,Qué se eliminó,Número,Tipo,Fecha del documento,Cantidad,Regla,Eliminado el');
    expect(lines).toHaveLength(2);
    expect(text).toContain(`,Datos personales de una solicitud,${number},Creación de cuenta,2026-11-`);
    expect(text).toContain(`,${RULE},2036-11-22 10:04,`);
    const [newest] = await stage.owner<{ what: string }[]>`select what from audit_trail order by seq desc limit 1`;
    expect(newest?.what).toBe('export_disposals');
  });
});
