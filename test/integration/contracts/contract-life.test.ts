import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '#domain/account/account.ts';
import { addDays, dayIn, startOfDay } from '#use-cases/calendar/calendar.ts';
import { runContractDeadlines } from '#use-cases/contracts/run-contract-deadlines.ts';
import type { Store } from '#use-cases/ports/store/store.ts';
import { RULES } from '#test/contract/store/stage.ts';
import { approve, deliver, QUICK, SYSTEMS } from '#test/stages/desk.ts';
import { eventually, personAt, setStage, textOf, typed, type PersonAtChat, type Stage } from '#test/stages/stage.ts';
import { openSecondStore } from './contract-stage.ts';
import { INSTITUTION_DEFAULTS } from '#test/stages/institution.ts';

const timeZone = 'America/Bogota';
const place = { mailDomain: 'rioclaro.example', timeZone, locale: 'es-CO' };
const institution = { ...INSTITUTION_DEFAULTS, ...place, name: 'Entidad', rules: RULES };
const words = { suspension: (day: string): string => `fin ${day}`, deletion: (day: string): string => `plazo ${day}` };

describe('an account whose contract ends', () => {
  let stage: Stage;
  let second: Awaited<ReturnType<typeof openSecondStore>>;
  let store: Store;
  beforeEach(async () => {
    stage = await setStage({ overrides: QUICK });
    second = await openSecondStore(stage.databaseUrl);
    store = second.store;
  });
  afterEach(async () => {
    await second.end();
    await stage.stop();
  });
  const keepOn = async (day: string): Promise<void> =>
    await runContractDeadlines({ store, clock: { now: () => startOfDay(day, timeZone) }, institution, words });

  it('is suspended automatically; the systems area and its people are told, and its deletion is requested after the grace days', async () => {
    const { local } = await deliver(stage);
    const address = `${local}@${institution.mailDomain}`;
    const { rows } = await store.accounts({ text: local, offset: 0, limit: 1, everything: true });
    const one = rows[0] as Account;
    const today = dayIn(new Date(), timeZone);
    const contractEnd = addDays(today, -1);
    await store.transact(async (tx) => await tx.saveAccount({ ...one, contractEnd }));
    await Promise.all([keepOn(today), keepOn(today)]);
    await expect.poll(async () => (await store.account(one.id))?.state).toBe('suspended');
    const card = await personAt(stage, SYSTEMS).sees('Suspensión por fin de contrato');
    expect(textOf(card)).toContain(one.displayName);
    await personAt(stage, 'U0NUEVA').sees('quedó suspendida porque el contrato terminó');

    await keepOn(addDays(contractEnd, RULES.contractGraceDays));
    expect(await store.openRequestOn(one.subject)).toBeNull();
    await keepOn(addDays(contractEnd, RULES.contractGraceDays + 1));
    const deletion = await personAt(stage, SYSTEMS).sees('Eliminación de cuenta');
    expect(textOf(deletion)).toContain(address);
    expect(await store.openRequestOn(one.subject)).toMatchObject({ kind: 'deletion', rule: null });
  });

  it('is extended at the request of its holder, once the official has confirmed it', async () => {
    const { local } = await deliver(stage);
    const address = `${local}@${institution.mailDomain}`;
    const { rows } = await store.accounts({ text: local, offset: 0, limit: 1, everything: true });
    const contractEnd = addDays(dayIn(new Date(), timeZone), 20);
    const later = addDays(contractEnd, 90);
    const one = { ...(rows[0] as Account), contractEnd };
    await store.transact(async (tx) => {
      await tx.saveAccount(one);
      for (const days of [15, 5, 1] as const)
        await tx.claimContractEvent({ accountId: one.id, contractEnd, what: `days_${days}`, at: new Date(), by: null });
      await tx.send({ kind: 'tell_contract_end', accountId: one.id, contractEnd, days: 15 });
    });
    const [holder, official, systems] = ['U0NUEVA', 'U0JEFE', SYSTEMS].map((id) => personAt(stage, id));
    if (holder === undefined || official === undefined || systems === undefined) throw new Error('nobody there');

    await holder.press('Pedir prórroga', address);
    const modal = await eventually('the modal', () => holder.modal());
    expect(textOf(modal.view)).toContain('la prórroga la confirma primero quien responde por ella');
    await holder.submit({
      contractEnd: { contractEnd: { type: 'datepicker', selected_date: later } },
      justification: { justification: typed('Sigo en el proyecto') },
    });
    expect(textOf(await official.sees('pide prorrogar su contrato'))).toContain('Sigo en el proyecto');
    const number = /FT-GTI-006-\d{4}-\d{5}/.exec(textOf(official.message('pide prorrogar su contrato')))?.[0] ?? '';
    const shows = async (who: PersonAtChat, within: string, words: string): Promise<string> =>
      await eventually(`the message to show «${words}»`, () => {
        const text = textOf(who.message(within));
        return text.includes(words) ? text : null;
      });
    await shows(systems, number, 'alta que la confirme');
    await shows(holder, number, 'alta que la confirme');
    await shows(systems, number, 'Se puede aprobar después de la confirmación que falta');
    expect(JSON.stringify(systems.message(number))).not.toContain('request_approve');
    await stage.institution.slack.openHome('U0JEFE');
    await eventually('the home to show it', () =>
      JSON.stringify(stage.institution.slack.homeOf('U0JEFE')).includes('Confirmar la prórroga'),
    );

    await official.press('Confirmar la prórroga', number);
    expect(await shows(official, 'pide prorrogar su contrato', 'confirmó la prórroga')).not.toContain(
      'Confirmar la prórroga',
    );
    expect(await shows(systems, number, 'confirmó la prórroga')).not.toContain('alta que la confirme');
    await approve(stage, { number, local: '', by: 'U0NUEVA' });
    await expect.poll(async () => (await store.account(one.id))?.contractEnd).toBe(later);
  });
});
