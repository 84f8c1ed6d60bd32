import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Account } from '#domain/account.ts';
import { addDays, dayIn, startOfDay } from '#use-cases/calendar.ts';
import { keepContracts } from '#use-cases/keep-contracts.ts';
import type { Store } from '#use-cases/ports.ts';
import { RULES } from '../contract/store-stage.ts';
import { deliver, QUICK, SYSTEMS } from '../desk.ts';
import { personAt, setStage, textOf, type Stage } from '../stage.ts';
import { besides } from './contract-stage.ts';
import { PAPERS } from '../institution.ts';

const timeZone = 'America/Bogota';
const place = { mailDomain: 'rioclaro.example', timeZone, locale: 'es-CO' };
const institution = { ...PAPERS, ...place, name: 'Entidad', rules: RULES };
const words = { suspension: (day: string): string => `fin ${day}`, deletion: (day: string): string => `plazo ${day}` };

describe('an account whose contract ends', () => {
  let stage: Stage;
  let beside: Awaited<ReturnType<typeof besides>>;
  let store: Store;
  beforeAll(async () => {
    stage = await setStage({ overrides: QUICK });
    beside = await besides(stage.databaseUrl);
    store = beside.store;
  });
  afterAll(async () => {
    await beside.end();
    await stage.stop();
  });
  const keepOn = async (day: string): Promise<void> =>
    await keepContracts({ store, clock: { now: () => startOfDay(day, timeZone) }, institution, words });
  const until = async (what: string, probe: () => Promise<boolean>): Promise<void> => {
    for (let tries = 0; !(await probe()); tries += 1) {
      if (tries > 100) throw new Error(`waited for ${what}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };

  it('is suspended by itself, the systems area and its people are told, and its deletion is asked for after the grace days', async () => {
    const { local } = await deliver(stage);
    const address = `${local}@${institution.mailDomain}`;
    const { rows } = await store.accounts({ text: local, offset: 0, limit: 1, everything: true });
    const one = rows[0] as Account;
    const today = dayIn(new Date(), timeZone);
    const contractEnd = addDays(today, -1);
    await store.transact(async (tx) => await tx.saveAccount({ ...one, contractEnd }));
    await Promise.all([keepOn(today), keepOn(today)]);
    await until('the suspension', async () => (await store.account(one.id))?.state === 'suspended');
    const card = await personAt(stage, SYSTEMS).sees('Suspensión por fin de contrato');
    expect(textOf(card)).toContain(address);
    await personAt(stage, 'U0NUEVA').sees('quedó suspendida porque el contrato terminó');

    await keepOn(addDays(contractEnd, RULES.contractGraceDays));
    expect(await store.openRequestOn(one.subject)).toBeNull();
    await keepOn(addDays(contractEnd, RULES.contractGraceDays + 1));
    const deletion = await personAt(stage, SYSTEMS).sees('Eliminación de cuenta');
    expect(textOf(deletion)).toContain(address);
    expect(await store.openRequestOn(one.subject)).toMatchObject({ kind: 'deletion', rule: null });
  });
});
