import { LogLevel, WebClient } from '@slack/web-api';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChatMessage } from '#sandbox/services/chat.ts';
import { answerTo, closeModals, file, QUICK, REQUESTER, SYSTEMS } from '#test/stages/desk.ts';
import { copyFor } from '#test/stages/hand-over-desk.ts';
import { eventually, option, personAt, setStage, textOf, typed, type Stage } from '#test/stages/stage.ts';

const LABEL = 'Púlseme';
const LISTED = 'rosa.delgado@rioclaro.example';

/** They press somebody else's button, in a message that was forwarded or is from before a role was taken away. */
describe('what somebody tries in the chat and is refused', () => {
  let stage: Stage;
  let sql: postgres.Sql;
  let other: string;
  let listed: string;
  let requestId: string;
  beforeAll(async () => {
    stage = await setStage({ overrides: QUICK }, { PROTECTED_ACCOUNTS: LISTED });
    sql = postgres(stage.databaseUrl, { max: 1 });
    await personAt(stage, SYSTEMS).press('Importar cuentas', 'Cuentas que ya existen');
    await personAt(stage, SYSTEMS).sees('cuentas que ya existían están');
    [other, listed] = (await Promise.all(['jose.arango@rioclaro.example', LISTED].map(accountId))) as [string, string];
    const { number } = await file(stage, {}, SYSTEMS);
    const [request] = await sql<{ id: string }[]>`select id from requests where number = ${number}`;
    requestId = request?.id ?? '';
  });
  afterAll(async () => {
    await sql.end();
    await stage.stop();
  });

  async function accountId(address: string): Promise<string> {
    const [account] = await sql<{ id: string }[]>`select id from accounts where address = ${address}`;
    return account?.id ?? '';
  }
  interface Attempt {
    readonly seq: string;
    readonly by: string;
    readonly act: string;
    readonly why: string;
    readonly accountId: string | null;
    readonly requestId: string | null;
  }
  const attempts = async (): Promise<readonly Attempt[]> =>
    await sql<Attempt[]>`
    select seq, entry::jsonb ->> 'actor' as by, entry::jsonb -> 'data' ->> 'act' as act,
      entry::jsonb -> 'data' ->> 'why' as why, account_id as "accountId", request_id as "requestId"
    from audit_trail where what = 'attempt_refused' order by seq`;
  /** The one attempt that the trail has in addition after this. */
  const noted = async (act: () => Promise<unknown>): Promise<Attempt | undefined> => {
    const before = (await attempts()).length;
    await act();
    await expect.poll(async () => (await attempts()).length).toBeGreaterThan(before);
    const more = (await attempts()).slice(before);
    expect(more).toHaveLength(1);
    return more[0];
  };
  const buttons = (actionId: string, value?: string): ChatMessage['blocks'] => [
    {
      type: 'actions',
      block_id: 'b',
      elements: [
        {
          type: 'button',
          action_id: actionId,
          text: { type: 'plain_text', text: LABEL, emoji: false },
          ...(value === undefined ? {} : { value }),
        },
      ],
    },
  ];
  const press = async (user: string, actionId: string, value?: string): Promise<void> => {
    await closeModals(stage, user);
    await copyFor(stage, user, { text: 'x', blocks: buttons(actionId, value) } as ChatMessage);
    await personAt(stage, user).press(LABEL);
  };
  /** Presses a button in a window. */
  const pressInside = async (user: string, actionId: string, value: string): Promise<void> => {
    const { slack, env } = stage.institution;
    await closeModals(stage, user);
    await personAt(stage, user).command('/correo');
    const { id } = await eventually('a window', () => personAt(stage, user).modal());
    const client = new WebClient(env['SLACK_BOT_TOKEN'], { slackApiUrl: slack.apiUrl, logLevel: LogLevel.ERROR });
    const blocks = buttons(actionId, value) as never;
    await client.views.update({
      view_id: id,
      view: { type: 'modal', title: { type: 'plain_text', text: 'x', emoji: false }, blocks },
    });
    const state = { type: 'button', value };
    await slack.act(user, { kind: 'modal', modalId: id }, { blockId: 'b', actionId, state }, {});
  };
  const window = (user: string, words: string): Promise<unknown> =>
    eventually(`«${words}»`, () => textOf(personAt(stage, user).modal()?.view).includes(words));
  const told = async (user: string, words: string, act: () => Promise<unknown>): Promise<void> =>
    expect(await answerTo(stage, user, act)).toContain(words);

  it('is in the trail for a button about an account that is not theirs', async () => {
    const by = { by: REQUESTER, why: 'not_allowed', accountId: other };
    const now = 'ya no se puede pedir ahora';
    expect(await noted(() => told(REQUESTER, now, () => press(REQUESTER, 'account_restore', other)))).toMatchObject({
      ...by,
      act: 'ask_restoration',
    });
    expect(await noted(() => pressInside(REQUESTER, 'card_delete', other))).toMatchObject({
      ...by,
      act: 'ask_deletion',
    });
    const value = JSON.stringify({ accountId: other, contractEnd: '2027-01-31' });
    expect(await noted(() => press(REQUESTER, 'contract_extend', value))).toMatchObject({ ...by, act: 'ask_contract' });
  });

  it('is in the trail for a form about such an account', async () => {
    const chosen = { account: { account: option('external_select', other, 'x') } };
    const by = { by: REQUESTER, why: 'not_allowed', accountId: other };
    const maria = personAt(stage, REQUESTER);
    const send = async (command: string, values: object): Promise<void> => {
      await closeModals(stage, REQUESTER);
      await maria.command('/correo', command);
      await eventually('the form', () => maria.modal());
      await maria.submit({ ...chosen, ...values });
      const told = `${JSON.stringify(maria.modal()?.errors)} ${textOf(maria.modal()?.view)}`;
      expect(told).toContain('No encontramos esa cuenta');
    };
    expect(
      await noted(() => send('eliminar', { justification: { justification: typed('Ya no trabaja aquí.') } })),
    ).toMatchObject({ ...by, act: 'ask_deletion' });
    expect(
      await noted(() => send('modificar', { what: { what: option('static_select', 'data', 'x') } })),
    ).toMatchObject({ ...by, act: 'ask_modification' });
  });

  it('is in the trail for a password requested for somebody else, whoever requests it', async () => {
    const jorge = personAt(stage, SYSTEMS);
    await closeModals(stage, SYSTEMS);
    await jorge.command('/correo', 'modificar');
    await eventually('the form', () => jorge.modal());
    const values = {
      account: { account: option('external_select', other, 'x') },
      what: { what: option('static_select', 'password', 'x') },
    };
    expect(await noted(() => jorge.submit(values))).toMatchObject({
      ...{ by: SYSTEMS, act: 'ask_password', why: 'not_allowed', accountId: other },
    });
    expect(jorge.modal()?.errors).toHaveProperty('what');
  });

  it('is in the trail for an account that must never be touched', async () => {
    const by = { by: SYSTEMS, why: 'protected', accountId: listed };
    expect(await noted(() => press(SYSTEMS, 'account_delete', listed))).toMatchObject({ ...by, act: 'ask_deletion' });
    expect(await noted(() => personAt(stage, SYSTEMS).command('/correo', 'eliminar rosa.delgado'))).toMatchObject({
      ...by,
      act: 'ask_deletion',
    });
    expect(await noted(() => personAt(stage, SYSTEMS).command('/correo', 'modificar rosa.delgado'))).toMatchObject({
      ...by,
      act: 'ask_modification',
    });
  });

  it('is in the trail if only the systems area may do it', async () => {
    const by = { by: REQUESTER, why: 'not_systems' };
    const only = 'Solo el área de sistemas';
    const readId = requestId;
    const cases = [
      ['digest_review', 'read_tenant', undefined],
      ['digest_next', 'read_digest', JSON.stringify({ readId, page: 1 })],
      ['quarantine_next', 'read_quarantine', JSON.stringify({ text: '', page: 1 })],
    ] as const;
    for (const [actionId, act, value] of cases)
      expect(await noted(() => told(REQUESTER, only, () => press(REQUESTER, actionId, value)))).toMatchObject({
        ...by,
        act,
      });
    expect(
      await noted(() => told(REQUESTER, only, () => personAt(stage, REQUESTER).command('/correos', 'documento:4321'))),
    ).toMatchObject({ ...by, act: 'search_accounts' });
    expect(await noted(() => press(REQUESTER, 'home_detail', requestId))).toMatchObject({
      ...by,
      ...{ act: 'details', requestId },
    });
    await window(REQUESTER, only);
  });

  it('is in the trail if the account was handed to somebody else', async () => {
    const by = { by: REQUESTER, why: 'not_holder', requestId };
    const value = JSON.stringify({ requestId, item: 'enter' });
    expect(await noted(() => press(REQUESTER, 'guide_open', value))).toMatchObject({ ...by, act: 'guide' });
    expect(await noted(() => pressInside(REQUESTER, 'policy_accept_again', requestId))).toMatchObject({
      ...by,
      act: 'accept_again',
    });
  });
});
