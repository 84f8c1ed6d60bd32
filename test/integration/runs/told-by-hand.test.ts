import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRecordWriter } from '#adapters/records/request-form/request-pdf.ts';
import { readPdf } from '#adapters/records/pdf/read-pdf.fixture.ts';
import { accountCardDialog } from '#dialogue/accounts/card.ts';
import { requestCard } from '#dialogue/request-card/card.ts';
import { doneMessage } from '#dialogue/request-card/done.ts';
import { snapshotOf } from '#domain/account/account-form.ts';
import type { AccountForm } from '#domain/account/account-form.ts';
import type { Account } from '#domain/account/account.ts';
import type { Request } from '#domain/request/request.ts';
import { createMessages } from '#messages/messages.ts';
import { accountCard } from '#use-cases/accounts/account-card.ts';
import { applyCommands } from '#use-cases/commands/apply-commands.ts';
import { confirmLine, refuseLine } from '#use-cases/requests/confirm-line.ts';
import { recordFor } from '#use-cases/records/make-record.ts';
import { givenAccount } from '#test/stages/given-account.ts';
import { startLife, SYSTEMS, type Life } from '#test/stages/life.ts';
import { everythingOf, rendered } from '#test/rendered.ts';

const m = createMessages({ locale: 'es-CO', timeZone: 'America/Bogota' });
/** Words that claim a check: «…comprobado en Microsoft 365», «todo comprobado», «Correo comprueba». */
const CLAIM = /comprobad[oa] en|todo comprobado|Comprobar todo|comprobando|Correo comprueba/i;

describe('work by hand that Graph cannot show', () => {
  let life: Life;
  beforeAll(async () => {
    life = await startLife();
    Object.assign(life.deps, { records: createRecordWriter({ messages: m, paper: 'letter' }) });
  });
  afterAll(async () => await life.stop());

  const other = ({ id, address, displayName }: Account): Pick<Account, 'id' | 'address' | 'displayName'> => ({
    ...{ id, address, displayName },
  });

  async function begun(make: (account: Account, keeper: Account) => Omit<AccountForm, 'account'>): Promise<Request> {
    const [account, keeper] = [await givenAccount(life), await givenAccount(life)];
    const form = { ...make(account, keeper), account: snapshotOf(account) } as AccountForm;
    return await life.carryOut(form);
  }

  async function confirmed(request: Request): Promise<Request> {
    for (const line of request.plan?.lines ?? [])
      if (!line.includes('Compliance') && !line.includes('IPPS')) life.graph.exchange.run(line);
    await confirmLine(life.deps, { requestId: request.id, by: SYSTEMS });
    await life.drain();
    return await life.request(request.id);
  }

  /** Every text about the request that anybody can read. */
  async function told(request: Request): Promise<Readonly<Record<string, string>>> {
    const run = await life.store.run(request.id);
    const cards = (['systems', 'requester'] as const).map((audience) =>
      JSON.stringify([
        ...rendered(requestCard(m, { request, run, audience, days: null })).blocks,
        ...(audience === 'systems' ? everythingOf(m, { request, run }) : []),
      ]),
    );
    const { institution, departments } = life.deps;
    const record = await recordFor(life.deps, { requestId: request.id, by: SYSTEMS });
    if (!record.ok || !('account' in request.form)) throw new Error('no record');
    const card = await accountCard(
      { ...life.deps, departments, people: { findByEmail: async () => await Promise.resolve(null) } },
      { actor: SYSTEMS, accountId: request.form.account.id },
    );
    if (card === null) throw new Error('no card');
    return {
      systems: cards[0] ?? '',
      requester: cards[1] ?? '',
      done: JSON.stringify(
        doneMessage(m, { request, to: { person: request.requester, as: 'requester' }, institution }),
      ),
      record: (await readPdf(record.value.content)).text.replaceAll(/\s+/g, ' '),
      account: JSON.stringify(accountCardDialog(m, card)),
    };
  }

  it('is described as done by hand in every text about a delegation', async () => {
    const waiting = await begun((_, keeper) => ({
      ...{ type: 'delegation', justification: 'x', to: other(keeper), rights: ['full_access'] },
    }));
    const before = await told(waiting);
    expect(before['systems']).toContain('queda anotado que lo hizo quien pulse');
    for (const [where, text] of Object.entries(before)) expect(text, where).not.toMatch(CLAIM);
    const done = await confirmed(waiting);
    expect(done.state).toBe('closed');
    for (const [where, text] of Object.entries(await told(done))) {
      expect(text, where).toContain(`Hecho a mano, según ${SYSTEMS.name}; Microsoft 365 no permite comprobarlo`);
      expect(text, where).not.toMatch(CLAIM);
    }
    const events = await life.store.trail.ofRequest(done.id);
    expect(events.find(({ what }) => what === 'executed')?.data).toMatchObject({ unseen: 'all' });
  });

  it.each([
    ['hold', 'La retención se puso a mano'],
    ['export', 'Los mensajes se exportaron a mano'],
    ['shared', 'Quién abre el buzón se cambió a mano'],
  ] as const)('is described as done by hand for a deletion that keeps the messages by %s', async (custody, words) => {
    const waiting = await begun((_, keeper) => ({
      ...{ type: 'deletion', justification: 'x', lastDay: '2026-01-31', redirectTo: null, outOfOffice: '', custody },
      keepers: custody === 'shared' ? [other(keeper)] : [],
      mayBeLost: null,
    }));
    expect(JSON.stringify(await told(waiting))).not.toContain(words);
    const done = await confirmed(waiting);
    const { systems, requester, record, done: message, account } = await told(done);
    const said = `${words}, según ${SYSTEMS.name}; Microsoft 365 no permite comprobarlo`;
    for (const text of [record, message, account]) expect(text).toContain(said);
    expect(record).toContain('Trabajo hecho, una parte a mano');
    expect(record).not.toContain('Trabajo hecho y comprobado');
    // The line about the messages needs dates that only the chat adds.
    expect(`${systems}${requester}`).not.toContain('Retención puesta');
    const events = await life.store.trail.ofRequest(done.id);
    const unseen = custody === 'shared' ? 'access' : custody;
    expect(events.find(({ what }) => what === 'executed')?.data).toMatchObject({ unseen });
  });

  it('is not described as done if the request was closed before anybody did it', async () => {
    const { id: requestId } = await begun((_, keeper) => ({
      ...{ type: 'delegation', justification: 'x', to: other(keeper), rights: ['full_access'] },
    }));
    await refuseLine(life.deps, { requestId, by: SYSTEMS, reason: 'No se pudo' });
    const command = { type: 'account_gone', by: SYSTEMS } as const;
    await applyCommands(life.deps, { requestId, commands: [command], door: 'slack' });
    await life.drain();
    const request = await life.request(requestId);
    expect(request.state).toBe('closed');
    for (const [where, text] of Object.entries(await told(request))) expect(text, where).not.toContain('Hecho a mano');
  });

  it('is described as checked if everything was read back', async () => {
    const done = await confirmed(
      await begun(() => ({ type: 'alias', justification: 'x', localPart: 'otra.direccion' })),
    );
    const { systems, record } = await told(done);
    expect(systems).toContain('El cambio quedó hecho y comprobado en Microsoft 365.');
    expect(record).not.toContain('no permite comprobarlo');
  });
});
