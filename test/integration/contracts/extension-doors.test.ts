import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDepartments } from '#adapters/institution-files/departments.ts';
import { snapshotOf } from '#domain/account/account-form.ts';
import type { Account } from '#domain/account/account.ts';
import type { Request } from '#domain/request/request.ts';
import { declineExtension } from '#use-cases/requests/agree-extension.ts';
import { remindOfficials } from '#use-cases/requests/ask-officials.ts';
import { addDays, dayIn } from '#use-cases/calendar/calendar.ts';
import { HEAD, HOLDER, openDirectAccess, SYSTEMS, type DirectAccess } from '#test/direct-access.ts';
import { RULES } from '#test/contract/store/stage.ts';
import { INSTITUTION_DEFAULTS } from '#test/stages/institution.ts';
import { answerTo, QUICK } from '#test/stages/desk.ts';
import { eventually, personAt, setStage, textOf, typed, type PersonAtChat, type Stage } from '#test/stages/stage.ts';

const OUTSIDER = 'Este servicio es solo para quienes trabajan en la institución.';

describe('the buttons about a holder’s own extension', () => {
  let stage: Stage;
  let direct: DirectAccess;
  let head: PersonAtChat;
  beforeAll(async () => {
    stage = await setStage({ overrides: QUICK });
    direct = await openDirectAccess(stage);
    head = personAt(stage, HEAD.id);
  });
  afterAll(async () => {
    await direct.end();
    await stage.stop();
  });

  const day = (days: number): string => addDays(dayIn(new Date(), 'America/Bogota'), days);

  /** The holder has asked, and the official has read it. */
  async function asked(): Promise<{ readonly account: Account; readonly request: Request }> {
    const account = await direct.account({ contractEnd: day(20) });
    const form = {
      type: 'contract',
      account: snapshotOf(account),
      justification: 'Sigue',
      contractEnd: day(90),
    } as const;
    const request = await direct.ask(form, HOLDER);
    await head.sees(account.address);
    return { account, request };
  }

  /** Turns somebody, whose identity was checked a moment ago, into a guest during `work`. */
  async function asGuest<T>(id: string, work: () => Promise<T>): Promise<T> {
    const { slack } = stage.institution;
    const user = slack.users.find((one) => one.id === id);
    if (user === undefined) throw new Error('nobody');
    await answerTo(stage, id, () => personAt(stage, id).command('/correo', 'estado'));
    slack.addUser({ ...user, isRestricted: true });
    return await work().finally(() => slack.addUser(user));
  }

  it('confirm nothing if the official has become a guest', async () => {
    const { account, request } = await asked();
    const told = await asGuest(
      HEAD.id,
      async () => await answerTo(stage, HEAD.id, () => head.press('Confirmar la prórroga', account.address)),
    );
    expect(told).toContain(OUTSIDER);
    expect((await direct.numbered(request.number)).agreement?.agreed).toBeNull();
    await head.press('Confirmar la prórroga', account.address);
    await eventually('the confirmation', () => {
      const text = textOf(head.message(account.address));
      return text.includes('confirmó la prórroga') ? text : null;
    });
  });

  it('let the official say no, with a reason that the requester reads', async () => {
    const { account, request } = await asked();
    await head.press('No la confirmo', account.address);
    await eventually('the window', () => head.modal());
    await head.submit({ text: { text: typed('El contrato no sigue.') } });
    const text = await eventually('the end', () => {
      const shown = textOf(head.message(account.address));
      return shown.includes('no confirmó la prórroga') ? shown : null;
    });
    expect(text).toContain('la solicitud quedó rechazada');
    expect(text).not.toContain('No la confirmo');
    await personAt(stage, HOLDER.id).sees('El contrato no sigue.');
    expect(await direct.numbered(request.number)).toMatchObject({
      ...{ state: 'rejected', agreement: { agreed: null, declined: true } },
      decision: { outcome: 'rejected', by: { id: HEAD.id }, reason: 'El contrato no sigue.' },
    });
    const events = await direct.store.trail.ofRequest(request.id);
    expect(events.find(({ what }) => what === 'decline')).toMatchObject({
      ...{ data: { as: 'official' }, personal: { reason: 'El contrato no sigue.' } },
    });
  });

  it('appear once more after two working days without an answer, and disappear from both messages after it', async () => {
    const { account, request } = await asked();
    const messages = (): readonly string[] =>
      head
        .messages()
        .map(textOf)
        .filter((text) => /^Prórroga (por confirmar|del contrato)/m.test(text) && text.includes(account.address));
    const institution = {
      ...INSTITUTION_DEFAULTS,
      name: 'Entidad',
      mailDomain: 'rioclaro.example',
      locale: 'es-CO',
      rules: RULES,
    };
    const remind = async (days: number): Promise<void> => {
      const clock = { now: () => new Date(`${day(days)}T15:00:00-05:00`) };
      const deps = { store: direct.store, clock, departments: readDepartments(null) };
      await remindOfficials({ ...deps, institution: { ...institution, timeZone: 'America/Bogota' } });
    };
    await remind(0);
    expect((await direct.numbered(request.number)).agreement?.reminded).toBeUndefined();
    for (const days of [6, 6, 12]) await remind(days);
    await eventually('the second message', () => messages().length === 2);
    const events = await direct.store.trail.ofRequest(request.id);
    expect(events.filter(({ what }) => what === 'remind_official')).toHaveLength(1);
    await head.press('Confirmar la prórroga', account.address);
    await eventually('both to show it', () => messages().every((text) => text.includes('confirmó la prórroga')));
    expect(messages()).toHaveLength(2);
  });

  it('are refused to people who are not responsible for the account', async () => {
    const { request } = await asked();
    const deps = { store: direct.store, clock: { now: () => new Date() }, institution: { rules: RULES } };
    const departments = readDepartments(null);
    for (const by of [HOLDER, SYSTEMS])
      expect(await declineExtension({ ...deps, departments }, { requestId: request.id, by, reason: 'x' })).toEqual({
        ...{ ok: false, error: { code: 'not_official' } },
      });
  });

  it('do not let a contract end for such people', async () => {
    const account = await direct.account({ contractEnd: day(20) });
    const about = { accountId: account.id, contractEnd: account.contractEnd ?? '' };
    await direct.store.transact(async (tx) => {
      await tx.claimContractEvent({ ...about, what: 'days_15', at: new Date(), by: null });
      await tx.send({ kind: 'tell_contract_end', ...about, days: 15 });
    });
    await head.sees(account.address);
    const told = await asGuest(
      HEAD.id,
      async () => await answerTo(stage, HEAD.id, () => head.press('Dejar vencer', account.address)),
    );
    expect(told).toContain(OUTSIDER);
    expect((await direct.store.contracts.events(account.id, about.contractEnd)).has('let_expire')).toBe(false);
  });
});
