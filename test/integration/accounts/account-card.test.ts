import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountCardDialog, loadingCardDialog } from '#dialogue/accounts/card.ts';
import { ACCOUNT } from '#domain/account/account.fixture.ts';
import { NOW, requestIn } from '#domain/request/request.fixture.ts';
import type { AccountFacts } from '#domain/request/account-facts.ts';
import { createMessages } from '#messages/messages.ts';
import { assertBlocks } from '#sandbox/slack/blocks/assert-blocks.ts';
import type { HistoryEvent } from '#use-cases/ports/store/history.ts';
import { openDirectAccess, HEAD, HOLDER, type DirectAccess } from '#test/direct-access.ts';
import { askChange, date, formOf } from '#test/stages/change-desk.ts';
import { answerTo, closeModals, QUICK, REQUESTER, SYSTEMS } from '#test/stages/desk.ts';
import { eventually, personAt, setStage, textOf, type Stage } from '#test/stages/stage.ts';
import type { Account } from '#domain/account/account.ts';
import type { OpenModal } from '#sandbox/services/chat.ts';
import type { ActionsBlock } from '@slack/types';
import { rendered } from '#test/rendered.ts';

describe('the card of an account', () => {
  let stage: Stage;
  let direct: DirectAccess;
  let account: Account;
  beforeAll(async () => {
    stage = await setStage({ overrides: QUICK });
    direct = await openDirectAccess(stage);
    account = await direct.account({
      displayName: 'Ramona Ñústez Ávila',
      subject: 'cc:1098764321',
      contractEnd: '2031-03-15',
      phone: '300 765 4321',
    });
  });
  afterAll(async () => {
    await direct.end();
    await stage.stop();
  });

  /** Finds the account in the list, and presses its button. */
  async function open(user: string, name = 'Ramona Ñústez'): Promise<OpenModal> {
    await closeModals(stage, user);
    await answerTo(stage, user, () => personAt(stage, user).command('/correos', name));
    await personAt(stage, user).press('Ver', name);
    return await eventually(`the card for ${user}`, () => {
      const modal = personAt(stage, user).modal();
      return textOf(modal?.view).includes('Buscando') ? null : modal;
    });
  }

  function buttonsOf(modal: OpenModal): readonly string[] {
    return modal.view.blocks
      .filter((block): block is ActionsBlock => block.type === 'actions')
      .flatMap(({ elements }) => elements.map((element) => ('text' in element ? element.text.text : '')));
  }

  async function pressIn(user: string, label: string): Promise<void> {
    const modal = personAt(stage, user).modal();
    for (const block of modal?.view.blocks ?? []) {
      if (block.type !== 'actions') continue;
      const button = (block as ActionsBlock).elements.find(
        (element) => element.type === 'button' && element.text.text === label,
      );
      if (button?.type !== 'button') continue;
      const at = { kind: 'modal', modalId: modal?.id ?? '' } as const;
      const state = { type: 'button', value: button.value ?? '' };
      const action = { blockId: block.block_id ?? '', actionId: button.action_id ?? '', state };
      await stage.institution.slack.act(user, at, action, {});
      return;
    }
    throw new Error(`no button ${label}`);
  }

  it('shows the systems area everything, with the document masked', async () => {
    const modal = await open(SYSTEMS);
    const text = textOf(modal.view);
    for (const words of ['Ramona Ñústez Ávila', account.address, 'Estado: activa', '300 765 4321'])
      expect(text).toContain(words);
    expect(text).toContain('Cédula de ciudadanía …4321');
    expect(text).toContain('Último día del contrato: 15 de marzo de 2031');
    expect(text).not.toContain('109876');
    expect(text).toContain('Todavía no hay solicitudes ni decisiones');
    expect(buttonsOf(modal)).toEqual(['Modificar', 'Eliminar', 'Bloquear ahora']);
  });

  it.each([
    [HOLDER.id, []],
    // They head the department.
    [HEAD.id, ['Bloquear ahora']],
  ])('shows %s, who has to do with the account, the same without the document', async (user, more) => {
    const modal = await open(user);
    const text = textOf(modal.view);
    expect(text).toContain('Último día del contrato: 15 de marzo de 2031');
    expect(text).toContain('Historia');
    expect(text).not.toMatch(/Documento|Cédula|4321\b(?<!765 4321)/);
    expect(buttonsOf(modal)).toEqual(['Modificar', 'Eliminar', ...more]);
  });

  it('shows as holder of an imported account whom the chat knows by its address, and its sign-in name', async () => {
    const known = stage.institution.slack.users.find(({ id }) => id === HOLDER.id)?.email ?? '';
    await direct.account({
      address: known,
      userPrincipalName: 'antes@rioclaro.example',
      displayName: 'Importada Una',
      holder: null,
    });
    await direct.account({ displayName: 'Importada Dos', holder: null, userPrincipalName: 'dos@rioclaro.example' });
    for (const [name, holder] of [
      ['Importada Una', `Titular: ${HOLDER.name}`],
      ['Importada Dos', 'Titular: no se sabe'],
    ] as const) {
      const text = textOf((await open(SYSTEMS, name)).view);
      expect(text).toContain(holder);
      expect(text).toContain('Nombre de inicio de sesión: ');
      expect(text).not.toMatch(/Entregada|Entrega cerrada/);
    }
    expect(textOf((await open(SYSTEMS)).view)).not.toContain('Nombre de inicio de sesión');
  });

  it('shows everybody else only public facts, and nothing to request', async () => {
    const modal = await open(REQUESTER);
    expect(textOf(modal.view)).toContain(account.address);
    expect(textOf(modal.view)).not.toMatch(/Historia|Estado|contrato|Responsable|Documento|4321/);
    expect(buttonsOf(modal)).toEqual([]);
  });

  it('shows nothing to others if the account has left their list meanwhile', async () => {
    const other = await direct.account({ displayName: 'Suspendida Después', holder: null });
    await closeModals(stage, REQUESTER);
    await answerTo(stage, REQUESTER, () => personAt(stage, REQUESTER).command('/correos', 'suspendida despues'));
    await direct.store.transact(async (tx) => await tx.saveAccount({ ...other, state: 'suspended' }));
    await personAt(stage, REQUESTER).press('Ver', 'Suspendida Después');
    const told = await eventually('an answer', () => {
      const text = textOf(personAt(stage, REQUESTER).modal()?.view);
      return text === '' || text.includes('Buscando') ? null : text;
    });
    expect(told).toContain('ya no está en la lista');
    expect(told).not.toContain(other.address);
  });

  it('opens in its place the forms that the person may use', async () => {
    await open(HEAD.id);
    await pressIn(HEAD.id, 'Eliminar');
    const form = await formOf(stage, HEAD.id, 'deletion_form');
    expect(textOf(form.view)).toContain(account.address);
    expect(stage.institution.slack.modalsOf(HEAD.id)).toHaveLength(1);
    await open(HEAD.id);
    await pressIn(HEAD.id, 'Modificar');
    expect(textOf((await formOf(stage, HEAD.id, 'modify_pick')).view)).toContain(account.address);
  });

  it('shows the history: requests, decisions about ends of contract, and findings, newest first', async () => {
    const sql = postgres(stage.databaseUrl, { max: 1 });
    const about = { accountId: account.id, contractEnd: '2031-03-15', by: HEAD } as const;
    await direct.store.transact(async (tx) => {
      await tx.claimContractEvent({ ...about, what: 'days_15', at: new Date('2026-01-01T12:00:00Z') });
      await tx.claimContractEvent({ ...about, what: 'let_expire', at: new Date('2026-01-02T12:00:00Z') });
    });
    const readId = randomUUID();
    await sql`insert into tenant_reads (id, purpose, started_at) values (${readId}, 'full', now())`;
    await sql`insert into findings (id, read_id, directory_id, account_id, what, fingerprint, found_at, state, by_id, by_name, decided_at)
      values (${randomUUID()}, ${readId}, ${account.directoryId}, ${account.id}, 'blocked', 'x', now(), 'ignored', ${SYSTEMS}, 'Jorge', '2026-01-03T12:00:00Z')`;
    await sql.end();
    const number = await askChange(stage, {
      by: HEAD.id,
      command: `modificar ${account.address}`,
      what: 'contract',
      fields: { contractEnd: date('2031-10-31') },
      why: 'Sigue en la entidad.',
    });
    const text = textOf((await open(SYSTEMS)).view);
    const told = [
      `Modificación: prórroga del contrato · ${number} · Recibida`,
      '3 de enero de 2026 · se bloqueó fuera del procedimiento: se dejó así (Jorge)',
      `2 de enero de 2026 · se decidió dejar vencer el contrato del 15 de marzo de 2031 (${HEAD.name})`,
    ];
    const places = told.map((line) => text.indexOf(line));
    expect(places, text).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(text).not.toContain('1 de enero de 2026 ·');
  });
});

describe('the window of an account', () => {
  const FACTS: AccountFacts = {
    licences: { names: ['STANDARDPACK'], at: NOW },
    aliases: { names: ['archivo@entidad.gov.co'], at: NOW },
    redirection: { to: 'mesa@entidad.gov.co', since: NOW, end: { is: 'dated', day: '2026-12-31' } },
    delegations: [
      {
        ...{ to: 'Mesa de ayuda', address: 'mesa@entidad.gov.co', rights: ['full_access', 'send_as'] },
        ...{ since: NOW, by: 'Jorge' },
      },
    ],
  };
  const LONG = `<!channel> *x* ${'ñ'.repeat(3_000)}`;
  const request = requestIn('closed', {});
  const history = Array.from({ length: 20 }, (_, index): HistoryEvent =>
    index % 3 === 0
      ? { kind: 'request', at: NOW, request }
      : index % 3 === 1
        ? { kind: 'contract', at: NOW, what: 'let_expire', contractEnd: '2026-03-15', by: { id: 'U', name: LONG } }
        : {
            kind: 'finding',
            at: NOW,
            what: 'renamed',
            decided: 'requested',
            by: { id: 'U', name: LONG },
            requestNumber: 'FT-GTI-006-2026-00001',
          },
  );

  it.each(['es-CO', 'en'])('is accepted by Slack, however long every text is, in %s', (locale) => {
    const m = createMessages({ locale, timeZone: 'America/Bogota' });
    const account = { ...ACCOUNT, displayName: LONG, departmentName: LONG, position: LONG, phone: LONG };
    const actions = ['modify', 'delete', 'restore'] as const;
    const document = { type: 'cc', masked: '…4321' };
    const card = {
      shows: 'everything',
      account,
      holder: null,
      document,
      history,
      page: 1,
      pages: 3,
      systems: true,
      actions,
      mayLift: true,
      facts: FACTS,
    } as const;
    for (const view of [
      rendered(loadingCardDialog(m)),
      rendered(accountCardDialog(m, card)),
      rendered(accountCardDialog(m, { ...card, history: [], actions: [], document: null })),
      rendered(accountCardDialog(m, { shows: 'public', account })),
    ])
      assertBlocks('modal', view);
    const records = JSON.stringify(rendered(accountCardDialog(m, card))).match(/"record_send"/g);
    expect(records).toHaveLength(history.filter(({ kind }) => kind === 'request').length);
    expect(textOf(rendered(accountCardDialog(m, card)))).toContain(m.commands.accounts.page(2, 3));
  });
});
