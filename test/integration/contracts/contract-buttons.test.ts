import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { snapshotOf, type AccountForm } from '#domain/account/account-form.ts';
import type { Account } from '#domain/account/account.ts';
import { subjectOf } from '#domain/form/form.ts';
import type { Request } from '#domain/request/request.ts';
import type { Agreement } from '#domain/request/agreement.ts';
import { addDays, dayIn } from '#use-cases/calendar/calendar.ts';
import type { Store } from '#use-cases/ports/store/store.ts';
import { account, insert } from '#test/contract/store/stage.ts';
import { QUICK } from '#test/stages/desk.ts';
import { eventually, personAt, setStage, textOf, type PersonAtChat, type Stage } from '#test/stages/stage.ts';
import { openSecondStore } from './contract-stage.ts';

const TIME_ZONE = 'America/Bogota';

describe('the reminder of an end of contract', () => {
  let stage: Stage;
  let second: Awaited<ReturnType<typeof openSecondStore>>;
  let store: Store;
  let holder: PersonAtChat;
  let responsible: PersonAtChat;
  const end = addDays(dayIn(new Date(), TIME_ZONE), 20);
  beforeAll(async () => {
    stage = await setStage({ overrides: QUICK });
    second = await openSecondStore(stage.databaseUrl);
    store = second.store;
    holder = personAt(stage, 'U0NUEVA');
    responsible = personAt(stage, 'U0JEFE');
  });
  afterAll(async () => {
    await second.end();
    await stage.stop();
  });

  /** An account whose holder and responsible official have just been reminded. */
  async function reminded(change: Partial<Account> = {}): Promise<Account> {
    const one = account({
      ...change,
      contractEnd: end,
      holder: { id: 'U0NUEVA', name: 'Ángela María' },
      responsible: { id: 'U0JEFE', name: 'Héctor Iván' },
    });
    const at = new Date();
    await store.transact(async (tx) => {
      await tx.insertAccount(one);
      for (const days of [15, 5, 1] as const) {
        await tx.claimContractEvent({ accountId: one.id, contractEnd: end, what: `days_${days}`, at, by: null });
      }
      await tx.send({ kind: 'tell_contract_end', accountId: one.id, contractEnd: end, days: 15 });
    });
    await Promise.all([holder.sees(one.address), responsible.sees(one.address)]);
    return one;
  }
  const textFor = (person: PersonAtChat, one: Account): string => textOf(person.message(one.address));
  const shows = async (person: PersonAtChat, one: Account, words: string): Promise<string> =>
    await eventually(`the message to show «${words}»`, () => {
      const text = textFor(person, one);
      return text.includes(words) ? text : null;
    });

  it('tells both people the last day, the working days left and what happens then, and offers both an extension', async () => {
    const one = await reminded();
    for (const person of [holder, responsible]) {
      const text = textFor(person, one);
      for (const words of ['días hábiles', 'la cuenta se suspende', 'Dejar vencer']) expect(text).toContain(words);
    }
    expect(textFor(holder, one)).toContain('Su contrato termina el');
    expect(textFor(holder, one)).toContain('lo confirma Héctor Iván, que responde por la cuenta');
    expect(textFor(holder, one)).toContain('Pedir prórroga');
    expect(textFor(responsible, one)).toContain('Pedir prórroga');
    expect(textFor(responsible, one)).toContain(`Usted responde por la cuenta ${one.address} (${one.displayName})`);
    expect(holder.messages().filter((message) => textOf(message).includes(one.address))).toHaveLength(1);
  });

  it('loses its buttons for both when one of them lets the contract end', async () => {
    const one = await reminded();
    await holder.press('Dejar vencer', one.address);
    for (const person of [holder, responsible]) {
      const text = await shows(person, one, 'decidió dejar vencer');
      expect(text).toContain('Ángela María');
      expect(text).not.toContain('Pedir prórroga');
    }
    const events = await store.contracts.events(one.id, end);
    expect(events.get('let_expire')?.by?.id).toBe('U0NUEVA');
  });

  it('opens the form for the extension, filled in', async () => {
    const userPrincipalName = 'prorroga.prueba@rioclaro.example';
    const directoryId = stage.institution.graph.admin.createUser({ userPrincipalName, displayName: 'Ángela María' });
    const one = await reminded({ directoryId, address: userPrincipalName, userPrincipalName });
    await responsible.press('Pedir prórroga', one.address);
    const modal = await eventually('the modal', () => responsible.modal());
    const text = textOf(modal.view);
    expect(text).toContain(one.address);
    expect(text).toContain('Prórroga del contrato');
    await stage.institution.slack.closeModal('U0JEFE', modal.id);
  });

  it.each(['before', 'after'] as const)(
    'lets the contract end %s an extension is requested, and the card of the extension says so',
    async (order) => {
      const one = await reminded();
      const systems = personAt(stage, 'U0SISTEMAS1');
      const letEnd = async (): Promise<void> => {
        await responsible.press('Dejar vencer', one.address);
        await shows(responsible, one, 'decidió dejar vencer');
      };
      if (order === 'before') await letEnd();
      const form = {
        type: 'contract',
        account: snapshotOf(one),
        justification: 'Sigue',
        contractEnd: addDays(end, 90),
      };
      const asked = await insert(store, { form: form as AccountForm });
      await store.transact(
        async (tx) => await tx.send({ kind: 'show_card', requestId: asked.id, audience: 'systems' }),
      );
      const card = async (words: string): Promise<string> =>
        await eventually(`the card to show «${words}»`, () => {
          const text = textOf(systems.message(asked.number));
          return text.includes(words) ? text : null;
        });
      if (order === 'after') {
        expect(await card(asked.number)).not.toContain('decidió dejar vencer');
        await letEnd();
      }
      const { name } = one.responsible ?? { name: '' };
      expect(await card('decidió dejar vencer este contrato')).toContain(name);
      expect(await card('Aclárelo antes de aprobar la prórroga')).toContain(asked.number);
    },
  );

  it('shows an extension that was requested meanwhile to anybody who presses a button', async () => {
    const one = await reminded();
    const contractEnd = addDays(end, 90);
    await store.transact(async (tx) => await tx.saveAccount({ ...one, contractEnd }));
    await holder.press('Dejar vencer', one.address);
    expect(await shows(holder, one, 'El contrato va ahora hasta el')).not.toContain('Dejar vencer');
    expect((await store.contracts.events(one.id, end)).has('let_expire')).toBe(false);
    await responsible.press('Pedir prórroga', one.address);
    await shows(responsible, one, 'El contrato va ahora hasta el');
    expect(responsible.modal()).toBeUndefined();
  });

  describe('says, before the form is filled in, that an extension is open and who has to act next', () => {
    const open = async (agreement?: Agreement): Promise<{ readonly one: Account; readonly asked: Request }> => {
      const one = await reminded();
      const contractEnd = addDays(end, 90);
      const form = { type: 'contract', account: snapshotOf(one), justification: 'Sigue', contractEnd } as const;
      const asked = await insert(store, { form, ...(agreement === undefined ? {} : { agreement }) }, subjectOf(form));
      return { one, asked };
    };

    it('to its requester and to the person who has to confirm it', async () => {
      const { one, asked } = await open({
        official: { id: 'U0JEFE', name: 'Héctor Iván', as: 'official' },
        agreed: null,
      });
      await holder.press('Pedir prórroga', one.address);
      expect(textOf(await holder.sees(asked.number))).toContain(
        'Falta que la confirme Héctor Iván, que responde por la cuenta.',
      );
      await responsible.press('Pedir prórroga', one.address);
      expect(textOf(await responsible.sees(asked.number))).toContain('Falta que la confirme usted');
      for (const person of [holder, responsible]) expect(person.modal()).toBeUndefined();
    });

    it('to the official, when it is the systems area’s turn', async () => {
      const { one, asked } = await open();
      await responsible.press('Pedir prórroga', one.address);
      expect(textOf(await responsible.sees(asked.number))).toContain('El área de sistemas la revisa.');
      expect(responsible.modal()).toBeUndefined();
    });
  });

  it('tells people who come after the end that it is over', async () => {
    const one = await reminded();
    await store.transact(async (tx) => await tx.saveAccount({ ...one, state: 'suspended' }));
    await holder.press('Dejar vencer', one.address);
    await holder.sees('El último día de este contrato ya pasó');
  });
});
