import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handOverMessage } from '#dialogue/hand-over/message.ts';
import { inductionMessage } from '#dialogue/hand-over/induction.ts';
import { subjectOf } from '#domain/form/form.ts';
import { HEAD, HOLDER, PERSONAL, PLAN } from '#domain/request/request.fixture.ts';
import { createMessages } from '#messages/messages.ts';
import { withAddressNow } from '#use-cases/register/address-now.ts';
import { openPostgresStage } from '#test/contract/postgres-stage.ts';
import { account, insert, type StoreStage } from '#test/contract/store/stage.ts';
import { textOf } from '#test/stages/stage.ts';
import { rendered } from '#test/rendered.ts';

const es = createMessages({ locale: 'es-CO', timeZone: 'America/Bogota' });

describe('an account whose address changes during its hand-over', () => {
  let stage: StoreStage;
  beforeAll(async () => {
    stage = await openPostgresStage();
  });
  afterAll(async () => await stage.close());

  it('is shown to its people with the present address, and nowhere with the former one', async () => {
    const { store } = stage;
    const address = 'hugo.nuevo@entidad.gov.co';
    const saved = await insert(store, {
      ...{ form: PERSONAL, plan: PLAN, state: 'delivered', handedTo: { person: HOLDER, as: 'holder' } },
      ...{ handedAt: new Date(), receivers: { holder: HOLDER, department: HEAD } },
    });
    const made = { address, userPrincipalName: address, subject: subjectOf(PERSONAL), requestNumber: saved.number };
    await store.transact(async (tx) => await tx.insertAccount(account({ ...made, state: 'active' })));
    const request = await withAddressNow(store, saved);
    const about = { request, person: HOLDER, as: 'holder', institution: 'Gobernación', delivery: 'password' } as const;
    for (const message of [
      rendered(handOverMessage(es, about)),
      rendered(inductionMessage(es, { ...about, seenByBot: [] })),
    ]) {
      expect(textOf(message)).toContain(address);
      expect(textOf(message)).not.toContain(PLAN.address);
      expect(message.text).not.toContain(PLAN.address);
    }
    const stays = await withAddressNow(store, { ...saved, plan: { ...PLAN, address } });
    expect(stays.plan?.address).toBe(address);
  });
});
