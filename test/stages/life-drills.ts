import { expect } from 'vitest';
import type { AccountForm } from '#domain/account/account-form.ts';
import type { Account } from '#domain/account/account.ts';
import { withConnection } from '#domain/plan/powershell.ts';
import type { Request } from '#domain/request/request.ts';
import type { RequestState } from '#domain/request/states.ts';
import { addDays, dayIn } from '#use-cases/calendar/calendar.ts';
import { about, GROUPS, HEAD, HOLDER, SYSTEMS, until, type DirectAccess } from '../direct-access.ts';
import { drilled } from '../drill.ts';
import type { CrashStage } from './crash-stage.ts';
import type { Call, Phase } from '../proxy.ts';

const NEXT = { id: 'U0TALENTO', name: 'Nubia Esperanza Zuluaga Marín' };
const EXCHANGE = { skuId: '4b9405b0-7788-4568-add1-99614e613b69', skuPartNumber: 'EXCHANGESTANDARD' };
const STANDARD = { skuId: '18181a46-0d4e-45cd-891e-60aabd171b4e', skuPartNumber: 'STANDARDPACK' };
const NOBODY = { requestId: null, accountId: null };
const today = dayIn(new Date(), 'America/Bogota');
const BOTH = drilled<readonly Phase[]>(['after'], ['before', 'after']);
const AFTER: readonly Phase[] = ['after'];

/** Whether a call belongs to the work on this account. */
type Is = (call: Call, directoryId: string) => boolean;

const write =
  (method: string, tail: string, words = ''): Is =>
  (call, id) =>
    call.method === method && call.path === `/v1.0/users/${id}${tail}` && call.body.includes(words);
const membership =
  (method: string): Is =>
  (call, id) =>
    call.method === method && call.path.includes('/members/') && `${call.path} ${call.body}`.includes(id);
const ruleChange: Is = ({ method, path }, id) =>
  method === 'PATCH' && path.startsWith(`/v1.0/users/${id}/mailFolders/inbox/messageRules/`);
const post =
  (key: string): Is =>
  ({ path, body }) =>
    path.endsWith('/chat.postMessage') && body.includes(encodeURIComponent(key));
const look: Is = ({ path, body }, id) => path === '/v1.0/$batch' && body.includes(id);

export interface Drill {
  readonly name: string;
  /** The calls at which the process is killed. */
  readonly at: Readonly<Record<string, readonly [Is, readonly Phase[]]>>;
  /** Days between the suspension and the deletion. */
  readonly grace: '0' | '30';
  /** Prepares everything; calling `begin` then starts the work. */
  readonly prepare: () => Promise<{ readonly account: Account; readonly begin: () => Promise<unknown> }>;
  readonly ends: RequestState;
  /** Who receives the message with the password, or about what was done. */
  readonly told: readonly string[];
  /** The keys of other messages that are sent once, without the request's id before the person. */
  readonly also?: readonly string[];
  /** The request is made by a rule, so there is no card to wait for. */
  readonly byRule?: true;
  /** There are lines to run by hand, of which the systems area is told. */
  readonly byHand?: true;
  readonly holds: (account: Account, request: Request) => Promise<unknown>;
}

/** Each kind of request about an existing account, with the calls at which a crash matters most. */
export function lifeDrills(at: () => { readonly stage: CrashStage; readonly direct: DirectAccess }): readonly Drill[] {
  let oldPassword = '';
  const tenantOf = ({ directoryId }: Account) =>
    at()
      .stage.institution.graph.users()
      .find(({ id }) => id === directoryId);

  /** Prepares a request that is approved but not executed. */
  const approved =
    (formOf: (account: Account) => AccountForm | Promise<AccountForm>, change: Partial<Account> = {}) =>
    async (): ReturnType<Drill['prepare']> => {
      const account = await at().direct.account(change);
      const request = await at().direct.ask(await formOf(account));
      await at().direct.approve(request);
      return { account, begin: async () => await at().direct.execute(request) };
    };
  /** Prepares the same request up to its lines run by hand; `begin` confirms them, which starts the rest. */
  const runByHand = (formOf: (account: Account) => Promise<AccountForm>) => async (): ReturnType<Drill['prepare']> => {
    const { stage, direct } = at();
    const { account, begin } = await approved(formOf)();
    await begin();
    const { id, plan } = await direct.latestOn(account);
    await until('the lines to be due', async () => {
      const run = await direct.store.run(id);
      return run?.steps.some(({ waitingFor }) => waitingFor === 'person') === true ? true : null;
    });
    expect(stage.institution.graph.exchange.run(withConnection(plan?.lines ?? []).join('\n'))).toEqual({ ok: true });
    return { account, begin: async () => await direct.confirmLines({ id }) };
  };
  const deletionOf = async (account: Account): Promise<AccountForm> => {
    const { id, address, displayName } = await at().direct.account();
    const redirectTo = { id, address, displayName };
    return { ...about(account), type: 'deletion', lastDay: addDays(today, -1), redirectTo, outOfOffice: 'Ya no.' };
  };
  const redirection =
    (until: string) =>
    async (account: Account): Promise<AccountForm> => {
      const { id, address, displayName } = await at().direct.account();
      return { ...about(account), type: 'redirection', to: { id, address, displayName }, until };
    };
  const wholeAgain = async (account: Account): Promise<void> => {
    expect(tenantOf(account)).toMatchObject({
      userPrincipalName: account.address,
      accountEnabled: true,
      licences: ['STANDARDPACK'],
      groups: [GROUPS.everybody.name],
      automaticReply: 'disabled',
      inboxRules: [],
    });
    expect(await at().direct.reread(account)).toMatchObject({ state: 'active', licensed: true, kept: null });
  };

  return [
    {
      name: 'change of address',
      grace: '30',
      at: {
        'the new name': [write('PATCH', '', 'userPrincipalName'), BOTH],
        'the look at the primary address': [
          (call, id) =>
            look(call, id) &&
            at()
              .stage.institution.graph.users()
              .some((user) => user.id === id && /^nueva\./.test(user.userPrincipalName)),
          AFTER,
        ],
      },
      prepare: approved((account) => ({
        ...about(account),
        type: 'address',
        localPart: `nueva.${account.address.split('@')[0] ?? ''}`,
      })),
      ends: 'closed',
      told: [HOLDER.id, HEAD.id],
      holds: async (account) => {
        const { address } = await at().direct.reread(account);
        expect(address).toBe(`nueva.${account.address}`);
        expect(tenantOf(account)).toMatchObject({
          userPrincipalName: address,
          mail: address,
          aliases: [account.address],
        });
        expect(await at().direct.store.addressesTaken([address, account.address], NOBODY)).toHaveProperty('size', 2);
      },
    },
    {
      name: 'change of licence',
      grace: '30',
      at: { 'the licences': [write('POST', '/assignLicense'), BOTH] },
      prepare: approved((account) => ({ ...about(account), type: 'licence', licence: EXCHANGE })),
      ends: 'closed',
      told: [HOLDER.id, HEAD.id],
      holds: async (account) => expect(tenantOf(account)?.licences).toEqual(['EXCHANGESTANDARD']),
    },
    {
      name: 'change of groups',
      grace: '30',
      at: {
        'the joining': [membership('POST'), AFTER],
        'the leaving': [membership('DELETE'), AFTER],
      },
      prepare: approved((account) => ({
        ...about(account),
        type: 'groups',
        join: [GROUPS.remote],
        leave: [GROUPS.everybody],
      })),
      ends: 'closed',
      told: [HOLDER.id, HEAD.id],
      holds: async (account) => expect(tenantOf(account)?.groups).toEqual([GROUPS.remote.name]),
    },
    {
      name: 'automatic answer',
      grace: '30',
      at: {
        'the answer': [write('PATCH', '/mailboxSettings'), BOTH],
        'the message of what was done': [post('done:'), BOTH],
      },
      prepare: approved((account) => ({
        ...about(account),
        type: 'out_of_office',
        text: 'De vacaciones',
        from: today,
        until: addDays(today, 7),
      })),
      ends: 'closed',
      told: [HOLDER.id, HEAD.id],
      holds: async (account) => {
        expect(tenantOf(account)?.automaticReply).toBe('scheduled');
        const found = await at().direct.directory.account(account.directoryId);
        expect(found?.mailbox).toMatchObject({ autoReply: { text: 'De vacaciones' } });
      },
    },
    {
      name: 'redirection',
      grace: '30',
      at: { 'the rule of the inbox': [write('POST', '/mailFolders/inbox/messageRules'), BOTH] },
      prepare: approved(redirection(addDays(today, 90))),
      ends: 'scheduled',
      told: [HOLDER.id, HEAD.id],
      holds: async (account) => expect(tenantOf(account)?.inboxRules).toHaveLength(1),
    },
    {
      name: 'end of a redirection',
      grace: '30',
      at: {
        'the rule’s end': [
          ({ method, path }, id) => method === 'DELETE' && path.startsWith(`/v1.0/users/${id}/mailFolders/`),
          AFTER,
        ],
      },
      prepare: approved(redirection(addDays(today, -1))),
      ends: 'closed',
      told: [HOLDER.id, HEAD.id],
      holds: async (account) => expect(tenantOf(account)?.inboxRules).toEqual([]),
    },
    {
      name: 'change of who answers for a department’s account',
      grace: '30',
      at: {
        'the password that nobody learns': [write('PATCH', '', 'passwordProfile'), BOTH],
        'the end of sessions': [write('POST', '/revokeSignInSessions'), AFTER],
        'the hand-over': [post('hand_over:'), BOTH],
      },
      prepare: async () => {
        const responsible = { id: HEAD.id, name: HEAD.name };
        const ready = await approved((account) => ({ ...about(account), type: 'responsible', responsible: NEXT }), {
          type: 'departmental',
          holder: responsible,
          responsible,
        })();
        const known = await at().direct.directory.issueCredential(ready.account.directoryId);
        oldPassword = known.secret;
        return ready;
      },
      ends: 'delivered',
      told: [NEXT.id],
      // The other side is the requester, who answered for it before. The six steps come with the password.
      also: [`receipt:${HEAD.id}`],
      holds: async (account, request) => {
        const { graph } = at().stage.institution;
        expect(graph.signIn(account.address, oldPassword, 'Otra-clave-2026-x').outcome).toBe('wrong-password');
        expect(await at().direct.reread(account)).toMatchObject({ responsible: NEXT, holder: NEXT });
        expect(request.handedTo).toEqual({ person: NEXT, as: 'holder' });
        await at().direct.takePassword(request);
      },
    },
    {
      name: 'new password for its holder',
      grace: '30',
      at: {
        'the plan': [look, AFTER],
        'the hand-over': [post('hand_over:'), BOTH],
      },
      prepare: async () => {
        // Made by a request, so its holder is known.
        const account = await at().direct.account({ origin: 'request' });
        return { account, begin: async () => await at().direct.ask({ ...about(account), type: 'password' }, HOLDER) };
      },
      ends: 'delivered',
      told: [HOLDER.id],
      holds: async (_, request) => {
        expect(request.rule).toBe('self_service');
        await at().direct.takePassword(request);
      },
    },
    {
      name: 'suspension at the end of a contract',
      grace: '30',
      at: {
        'the card': [post('card:systems'), AFTER],
        'the blocking': [write('PATCH', '', 'accountEnabled'), BOTH],
      },
      byRule: true,
      prepare: async () => {
        const account = await at().direct.account();
        const over = { ...account, contractEnd: addDays(today, -1) };
        const begin = async (): Promise<void> => {
          await at().direct.store.transact(async (tx) => await tx.saveAccount(over));
          await at().direct.runContractDeadlines();
        };
        return { account: over, begin };
      },
      ends: 'closed',
      told: [HOLDER.id, HEAD.id],
      holds: async (account) => {
        expect(tenantOf(account)).toMatchObject({ accountEnabled: false, licences: ['STANDARDPACK'] });
        expect(await at().direct.reread(account)).toMatchObject({ state: 'suspended', kept: null });
      },
    },
    {
      name: 'deletion',
      grace: '30',
      at: {
        'the password that nobody learns': [write('PATCH', '', 'passwordProfile'), AFTER],
        'the redirection': [write('POST', '/mailFolders/inbox/messageRules'), AFTER],
        'the switching off of a rule': [ruleChange, BOTH],
        'the leaving of a group': [membership('DELETE'), AFTER],
      },
      prepare: approved(async (account) => {
        const rule = { name: 'A casa', to: 'persona@correo.example' };
        at().stage.institution.graph.admin.addForwardingRule(account.directoryId, rule);
        return await deletionOf(account);
      }),
      ends: 'scheduled',
      told: [HOLDER.id, HEAD.id],
      holds: async (account) => {
        expect(tenantOf(account)).toMatchObject({
          accountEnabled: false,
          licences: ['STANDARDPACK'],
          groups: [],
          automaticReply: 'alwaysEnabled',
        });
        const delivered = at().stage.institution.graph.deliver(account.address);
        expect(delivered).toEqual({ outcome: 'delivered', sentOn: [expect.any(String)], answered: true });
        expect(delivered.sentOn).not.toContain('persona@correo.example');
        expect(await at().direct.reread(account)).toMatchObject({
          state: 'suspended',
          kept: {
            groups: [GROUPS.everybody],
            licences: [{ skuPartNumber: 'STANDARDPACK' }],
            password: true,
            mailbox: true,
          },
        });
      },
    },
    {
      name: 'deletion that releases the licence',
      grace: '30',
      at: { 'the licences': [write('POST', '/assignLicense'), BOTH] },
      prepare: approved(async (account) => {
        const form = await deletionOf(account);
        return form.type === 'deletion' ? { ...form, mayBeLost: 'No hace falta conservarlos.' } : form;
      }),
      ends: 'scheduled',
      told: [HOLDER.id, HEAD.id],
      holds: async (account) => {
        expect(tenantOf(account)).toMatchObject({ accountEnabled: false, licences: [] });
        expect(await at().direct.reread(account)).toMatchObject({
          ...{ state: 'suspended', licensed: false },
          kept: { licences: [{ ...STANDARD, disabledPlans: [] }], licencesTakenAt: expect.any(String) },
        });
      },
    },
    {
      name: 'deletion into a shared mailbox',
      grace: '30',
      at: {
        'the look at the mailbox': [look, AFTER],
        'the leaving of a group': [membership('DELETE'), AFTER],
        'the licences': [write('POST', '/assignLicense'), BOTH],
      },
      byHand: true,
      prepare: runByHand(async (account) => {
        const { id, address, displayName } = await at().direct.account();
        const form = await deletionOf(account);
        const keepers = [{ id, address, displayName }];
        return form.type === 'deletion' ? { ...form, custody: 'shared', keepers } : form;
      }),
      ends: 'closed',
      told: [HOLDER.id, HEAD.id],
      holds: async (account) => {
        expect(tenantOf(account)).toMatchObject({
          ...{ accountEnabled: false, licences: [], groups: [] },
          ...{ mailboxPurpose: 'shared', fullAccess: [expect.any(String)] },
        });
        expect(await at().direct.reread(account)).toMatchObject({
          ...{ state: 'suspended', licensed: false },
          kept: { licences: [STANDARD], sharedWith: [expect.any(String)] },
        });
      },
    },
    {
      name: 'deletion with a hold',
      grace: '30',
      at: { 'the look at the account': [look, AFTER] },
      byHand: true,
      prepare: runByHand(async (account) => {
        const form = await deletionOf(account);
        return form.type === 'deletion' ? { ...form, custody: 'hold' } : form;
      }),
      ends: 'scheduled',
      told: [HOLDER.id, HEAD.id],
      holds: async (account) => {
        expect(tenantOf(account)).toMatchObject({
          ...{ accountEnabled: false, licences: ['STANDARDPACK'], groups: [], isHeld: true },
        });
        expect(await at().direct.reread(account)).toMatchObject({
          state: 'suspended',
          kept: { licences: [{ skuPartNumber: 'STANDARDPACK' }] },
        });
      },
    },
    {
      name: 'undoing of a deletion',
      grace: '30',
      at: {
        'the joining': [membership('POST'), AFTER],
        'the unblocking': [write('PATCH', '', 'accountEnabled'), AFTER],
        'the hand-over': [post('hand_over:'), AFTER],
      },
      prepare: async () => {
        const account = await at().direct.account();
        const deletion = await at().direct.carryOut(await deletionOf(account), 'scheduled');
        return { account, begin: async () => await at().direct.undo(deletion) };
      },
      ends: 'delivered',
      told: [HOLDER.id],
      also: [`done:delivered:${SYSTEMS.id}`, `done:delivered:${HEAD.id}`],
      holds: async (account, request) => {
        await wholeAgain(account);
        expect(request).toMatchObject({ rule: 'undo', requester: { id: SYSTEMS.id } });
        await at().direct.takePassword(request);
      },
    },
    {
      name: 'last step of a deletion',
      grace: '0',
      at: { 'the deletion itself': [write('DELETE', ''), BOTH] },
      prepare: approved(deletionOf),
      ends: 'closed',
      told: [HOLDER.id, HEAD.id],
      holds: async (account) => {
        const { graph } = at().stage.institution;
        expect(tenantOf(account)).toBeUndefined();
        expect(graph.deletedUsers().filter(({ id }) => id === account.directoryId)).toHaveLength(1);
        expect(await at().direct.reread(account)).toMatchObject({ state: 'deleted', kept: { licences: [STANDARD] } });
        expect(await at().direct.store.addressesTaken([account.address], NOBODY)).toHaveProperty('size', 1);
      },
    },
    {
      name: 'restoration of a deleted account',
      grace: '0',
      at: {
        'the restoring': [({ path }, id) => path === `/v1.0/directory/deletedItems/${id}/restore`, BOTH],
      },
      prepare: async () => {
        const account = await at().direct.account();
        await at().direct.carryOut(await deletionOf(account), 'closed');
        const deleted = await at().direct.reread(account);
        const request = await at().direct.ask({ ...about(deleted), type: 'restoration', contractEnd: null });
        await at().direct.approve(request);
        return { account, begin: async () => await at().direct.execute(request) };
      },
      ends: 'delivered',
      told: [HOLDER.id],
      also: [`done:delivered:${HEAD.id}`],
      holds: async (account, request) => {
        await wholeAgain(account);
        await at().direct.takePassword(request);
      },
    },
  ];
}
