import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPdf } from '#adapters/records/pdf/read-pdf.fixture.ts';
import { createRecordWriter } from '#adapters/records/request-form/request-pdf.ts';
import { requestCard } from '#dialogue/request-card/card.ts';
import { ACCOUNT } from '#domain/account/account.fixture.ts';
import { snapshotOf } from '#domain/account/account-form.ts';
import { hashPlan } from '#domain/plan/compare-plans.ts';
import { requestIn } from '#domain/request/request.fixture.ts';
import type { Request } from '#domain/request/request.ts';
import { createMessages } from '#messages/messages.ts';
import { approveRequest } from '#use-cases/requests/approve-request.ts';
import { recordFor } from '#use-cases/records/make-record.ts';
import type { TrailEvent } from '#use-cases/ports/store/trail.ts';
import { undoDeletion } from '#use-cases/requests/undo-deletion.ts';
import { COLLEAGUE, DOMAIN, startLife, SYSTEMS, type Life } from '#test/stages/life.ts';
import { everythingOf, rendered } from '#test/rendered.ts';

const m = createMessages({ locale: 'es-CO', timeZone: 'America/Bogota' });
const WHY = 'Se eliminó la cuenta de otra persona';

describe('who did something, and why', () => {
  let life: Life;
  beforeAll(async () => {
    life = await startLife();
    Object.assign(life.deps, { records: createRecordWriter({ messages: m, paper: 'letter' }) });
  });
  afterAll(async () => await life.stop());

  async function recordOf({ id }: Request): Promise<string> {
    const record = await recordFor(life.deps, { requestId: id, by: SYSTEMS });
    if (!record.ok) throw new Error(record.error.code);
    return (await readPdf(record.value.content)).text.replaceAll(/\s+/g, ' ');
  }

  async function eventOf({ id }: Request, what: string): Promise<object | undefined> {
    return (await life.store.trail.ofRequest(id)).find((event) => event.what === what);
  }

  it('is in the trail, the cards and both records of a deletion that was undone', async () => {
    const account = await life.account();
    const deletion = await life.carryOut({
      ...{ type: 'deletion', account: snapshotOf(account), justification: 'x', lastDay: '2026-01-31' },
      ...{ redirectTo: null, outOfOffice: '', custody: 'none', keepers: [], mayBeLost: null },
    });
    const done = await undoDeletion(life.deps, { requestId: deletion.id, by: COLLEAGUE, reason: WHY });
    expect(done.ok).toBe(true);
    await life.drain();
    const undone = await life.request(deletion.id);
    expect(undone).toMatchObject({ state: 'cancelled', ended: { by: { id: COLLEAGUE.id }, reason: WHY } });
    expect(await eventOf(undone, 'undo')).toMatchObject({ actor: COLLEAGUE.id, personal: { reason: WHY } });
    const restoration = await life.store.requestByNumber(undone.supersededBy ?? '');
    if (restoration === null) throw new Error('no restoration');
    expect(await eventOf(restoration, 'submit')).toMatchObject({
      ...{ actor: COLLEAGUE.id, data: { undoes: undone.number }, personal: { justification: WHY } },
    });
    for (const audience of ['systems', 'requester'] as const) {
      const card = JSON.stringify(rendered(requestCard(m, { request: undone, run: null, audience })));
      expect(card, audience).toContain(`${COLLEAGUE.name}, del área de sistemas, la deshizo: ${WHY}`);
    }
    const record = await recordOf(undone);
    expect(record).toContain(`Motivo: ${WHY}`);
    expect(record).toContain('Eliminación deshecha');
    const { seq, at } = (await eventOf(undone, 'undo')) as TrailEvent;
    const end = `${seq} | ${m.exactMoment(at)} | Fin de la solicitud: Deshecha`;
    expect(record.replaceAll(/[\u00A0\u202F]/g, ' ')).toContain(end.replaceAll(/[\u00A0\u202F]/g, ' '));
    expect(record).toMatch(new RegExp(`Por ${COLLEAGUE.name} \\(`));
    const other = await recordOf(restoration);
    expect(other).toContain(`Deshace la solicitud ${undone.number}. ${WHY}`);
    const systems = JSON.stringify(everythingOf(m, { request: restoration, run: null }));
    expect(systems).toContain(`Deshace la solicitud ${undone.number}. ${WHY}`);
  });

  it('is shown for a restoration made before its reason was asked for', () => {
    const form = { type: 'restoration', account: snapshotOf(ACCOUNT), contractEnd: null } as const;
    const justification = 'FT-GTI-006-2026-00003';
    const request = requestIn('executing', { rule: 'undo', form: { ...form, justification } });
    const card = JSON.stringify(everythingOf(m, { request, run: null }));
    expect(card).toContain('Deshace la solicitud FT-GTI-006-2026-00003.');
  });

  it('is in the trail and the record of an address that was corrected, with the old and the new one', async () => {
    const request = await life.askNew();
    const before = request.plan?.address ?? '';
    const planHash = request.plan === null ? '' : hashPlan(request.plan);
    const input = { requestId: request.id, approver: COLLEAGUE, planHash, localPart: 'direccion.corregida' };
    expect((await approveRequest(life.deps, input)).ok).toBe(true);
    const approved = await life.request(request.id);
    const after = `direccion.corregida@${DOMAIN}`;
    expect(await eventOf(approved, 'approve')).toMatchObject({
      ...{ actor: COLLEAGUE.id, personal: { corrected: { before, after } } },
    });
    // The id of the person follows in the second line, and a long address is broken across lines.
    const record = (await recordOf(approved)).replaceAll(` | (${COLLEAGUE.id})`, '').replaceAll(' ', '');
    expect(record).toContain(`Direccióncorregida:${before}→${after}`);
  });
});
