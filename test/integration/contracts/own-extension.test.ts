import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRecordWriter } from '#adapters/records/request-form/request-pdf.ts';
import { readPdf } from '#adapters/records/pdf/read-pdf.fixture.ts';
import { agreementMessage } from '#dialogue/contract-end/agreement.ts';
import { requestCard } from '#dialogue/request-card/card.ts';
import { snapshotOf } from '#domain/account/account-form.ts';
import type { Account } from '#domain/account/account.ts';
import { hashPlan } from '#domain/plan/compare-plans.ts';
import type { Actor } from '#domain/person.ts';
import type { Request } from '#domain/request/request.ts';
import type { Refusal } from '#domain/request/refusal.ts';
import type { Result } from '#domain/result.ts';
import { createMessages } from '#messages/messages.ts';
import { agreeExtension } from '#use-cases/requests/agree-extension.ts';
import { approveRequest } from '#use-cases/requests/approve-request.ts';
import { addDays, dayIn } from '#use-cases/calendar/calendar.ts';
import { applyCommands } from '#use-cases/commands/apply-commands.ts';
import { letExpire } from '#use-cases/contracts/decide-contract.ts';
import { executeRequest } from '#use-cases/requests/execute-request.ts';
import { recordFor } from '#use-cases/records/make-record.ts';
import { submitChange } from '#use-cases/requests/submit-change.ts';
import { letExpireOf } from '#use-cases/contracts/tell-contract-end.ts';
import { COLLEAGUE, HEAD, HOLDER, startLife, SYSTEMS, type Life } from '#test/stages/life.ts';
import { rendered } from '#test/rendered.ts';

const m = createMessages({ locale: 'es-CO', timeZone: 'America/Bogota' });
const STRANGER: Actor = { id: 'U0STRANGER', name: 'Sara Stranger', systems: false, door: 'slack' };

describe('an extension of one’s own contract', () => {
  let life: Life;
  beforeAll(async () => {
    life = await startLife();
  });
  afterAll(async () => await life.stop());

  const today = (): string => dayIn(life.now(), 'America/Bogota');

  async function submitted(account: Account, requester: Actor = HOLDER): ReturnType<typeof submitChange> {
    const contractEnd = addDays(today(), 90);
    const form = { type: 'contract', account: snapshotOf(account), justification: 'Sigue', contractEnd } as const;
    const asked = await submitChange(life.deps, { form, requester });
    await life.drain();
    return asked;
  }

  async function asked(requester: Actor = HOLDER): Promise<Request> {
    const request = await submitted(await life.account({ contractEnd: addDays(today(), 10) }), requester);
    if (!request.ok) throw new Error(JSON.stringify(request.error));
    return await life.request(request.value.id);
  }

  const approve = async ({ id: requestId, plan }: Request): Promise<Result<Request, { readonly code: string }>> =>
    await approveRequest(life.deps, {
      ...{ requestId, approver: SYSTEMS, localPart: '' },
      planHash: plan === null ? '' : hashPlan(plan),
    });
  const agree = async ({ id: requestId }: Request, by: Actor): Promise<Result<Request, Refusal>> =>
    await agreeExtension(life.deps, { requestId, by });
  const cardOf = (request: Request, audience: 'systems' | 'requester'): string =>
    JSON.stringify(rendered(requestCard(m, { request, run: null, audience, days: null })).blocks);

  it('waits for the official: nobody can approve it before that, and then it continues as usual', async () => {
    const request = await asked();
    expect(request.agreement).toEqual({ official: { id: HEAD.id, name: HEAD.name, as: 'official' }, agreed: null });
    for (const audience of ['systems', 'requester'] as const)
      expect(cardOf(request, audience)).toContain(`alta que la confirme ${HEAD.name}`);
    expect(await approve(request)).toMatchObject({ error: { code: 'official_needed', official: { name: HEAD.name } } });

    for (const by of [STRANGER, SYSTEMS, HOLDER])
      expect(await agree(request, by), by.name).toEqual({ ok: false, error: { code: 'not_official' } });
    const done = await agree(request, HEAD);
    expect(done).toMatchObject({
      ok: true,
      value: { state: 'submitted', agreement: { agreed: { by: { id: HEAD.id } } } },
    });
    // Pressed again on another device: nothing changes.
    expect(await agree(request, HEAD)).toMatchObject({
      ok: true,
      value: { revision: done.ok ? done.value.revision : 0 },
    });

    const agreed = await life.request(request.id);
    expect(cardOf(agreed, 'systems')).toContain(`${HEAD.name}, que responde por la cuenta, confirmó la prórroga`);
    expect(cardOf(agreed, 'systems')).not.toContain('alta que la confirme');
    expect((await approve(agreed)).ok).toBe(true);
    expect((await executeRequest(life.deps, { requestId: request.id, by: COLLEAGUE, again: false })).ok).toBe(true);
    await life.drain();
    expect((await life.request(request.id)).state).toBe('closed');

    const deps = { ...life.deps, records: createRecordWriter({ messages: m, paper: 'letter' }) };
    Object.assign(deps, { store: { ...life.store, archive: { find: async () => await Promise.resolve(null) } } });
    const record = await recordFor(deps, { requestId: request.id, by: SYSTEMS });
    const text = record.ok ? (await readPdf(record.value.content)).text.replaceAll(/\s+/g, ' ') : '';
    for (const words of ['Fecha del contrato confirmada |', 'Como quien responde por la cuenta'])
      expect(text).toContain(words);
    expect(text).toContain(HEAD.name);
  });

  it('is shown to the systems area with the fact that somebody let the contract end meanwhile', async () => {
    const request = await asked();
    const shown = async (): Promise<string> => {
      const decided = await letExpireOf(life.store, request);
      return JSON.stringify(
        rendered(requestCard(m, { request, run: null, audience: 'systems', days: null, letExpire: decided })).blocks,
      );
    };
    expect(await shown()).not.toContain('dejar vencer');
    const { form } = request;
    const contractEnd = addDays(today(), 10);
    const accountId = 'account' in form ? form.account.id : '';
    expect((await letExpire(life.deps, { accountId, contractEnd, by: HEAD })).ok).toBe(true);
    expect(await shown()).toContain(`${HEAD.name} decidió dejar vencer este contrato`);
  });

  it('is confirmed by the official with a button, which disappears with the confirmation or the decision', async () => {
    const request = await asked();
    const shown = (one: Request): string => JSON.stringify(rendered(agreementMessage(m, one)).blocks);
    expect(shown(request)).toContain('Confirmar la prórroga');
    expect(
      await life.store.home.ofPerson({
        ...{ personId: HEAD.id, email: null, today: today(), soon: today(), limit: 50 },
        ...{ endedSince: life.now(), learningSince: life.now(), systems: false, departments: [] },
      }),
    ).toMatchObject({ agreements: { rows: expect.arrayContaining([expect.objectContaining({ id: request.id })]) } });
    const commands = [{ type: 'withdraw', by: HOLDER }] as const;
    await applyCommands(life.deps, { requestId: request.id, commands, door: 'slack' });
    const over = shown(await life.request(request.id));
    expect(over).toContain('ya se decidió o se retiró sin esta confirmación');
    expect(over).not.toContain('"type":"button"');
    expect(await agree(request, HEAD)).toMatchObject({ ok: false, error: { code: 'already', state: 'cancelled' } });
  });

  it('is confirmed by the head of the department if there is no official, and this is said', async () => {
    const director: Actor = { id: 'U0DIRECTOR', name: 'Diana Director', systems: false, door: 'slack' };
    const headed = {
      find: (code: string) => ({ code, name: 'Despacho', head: director.id }),
      headedBy: (id: string) => (id === director.id ? ['100'] : []),
    };
    const deps = { ...life.deps, departments: { ...life.deps.departments, ...headed } };
    const account = { ...(await life.account({ contractEnd: addDays(today(), 10) })), responsible: null };
    await life.store.transact(async (tx) => await tx.saveAccount(account));
    const contractEnd = addDays(today(), 90);
    const form = { type: 'contract', account: snapshotOf(account), justification: 'Sigue', contractEnd } as const;
    const taken = await submitChange(deps, { form, requester: HOLDER });
    if (!taken.ok) throw new Error(JSON.stringify(taken.error));
    expect(taken.value.agreement?.official).toEqual({ id: director.id, name: 'Despacho', as: 'head' });
    const waiting = 'alta que la confirme la jefatura de la dependencia (Despacho)';
    expect(cardOf(taken.value, 'systems')).toContain(waiting);
    // As an earlier version stored it.
    await life.sql(`update requests set data = data #- '{agreement,official,as}' where id = '${taken.value.id}'`);
    expect(cardOf(await life.request(taken.value.id), 'systems')).toContain(waiting);
    expect(cardOf(await life.request(taken.value.id), 'systems')).not.toContain('que responde por la cuenta');

    expect((await agreeExtension(deps, { requestId: taken.value.id, by: director })).ok).toBe(true);
    const agreed = await life.request(taken.value.id);
    for (const shown of [cardOf(agreed, 'systems'), JSON.stringify(rendered(agreementMessage(m, agreed)).blocks)]) {
      expect(shown).toContain('Diana Director, por la jefatura de la dependencia, confirmó la prórroga');
      expect(shown).toContain('"user_id":"U0DIRECTOR"');
    }
    const events = await life.store.trail.ofRequest(agreed.id);
    expect(events.find(({ what }) => what === 'agree')?.data).toMatchObject({ as: 'head' });
  });

  it('says which other request made it void', async () => {
    const request = { ...(await asked()), state: 'cancelled', supersededBy: 'FT-GTI-006-2026-00009' } as const;
    const shown = JSON.stringify(rendered(agreementMessage(m, request)).blocks);
    expect(shown).toContain('La solicitud FT-GTI-006-2026-00009, sobre la misma cuenta, la dejó sin efecto');
    expect(shown).not.toContain('se decidió o se retiró');
  });

  it('needs no confirmation if somebody else requests it', async () => {
    const request = await asked(HEAD);
    expect(request.agreement).toBeUndefined();
    expect(await agree(request, HEAD)).toMatchObject({ error: { code: 'not_official' } });
    expect((await approve(request)).ok).toBe(true);
  });

  it('is refused if there is nobody else who could confirm it', async () => {
    const account = await life.account({ contractEnd: addDays(today(), 10), responsible: HOLDER });
    expect(await submitted(account)).toEqual({ ok: false, error: [{ code: 'own_extension' }] });
  });
});
