import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { snapshotOf, type AccountForm, type DeletionForm } from '#domain/account/account-form.ts';
import type { Account } from '#domain/account/account.ts';
import { subjectOf } from '#domain/form/form.ts';
import type { Actor } from '#domain/person.ts';
import type { Request } from '#domain/request/request.ts';
import { work } from '#src/jobs/all-jobs.ts';
import { addDays, dayIn } from '#use-cases/calendar/calendar.ts';
import { confirmLine } from '#use-cases/requests/confirm-line.ts';
import { runContractDeadlines } from '#use-cases/contracts/run-contract-deadlines.ts';
import type { Directory } from '#use-cases/ports/directory.ts';
import { submitChange } from '#use-cases/requests/submit-change.ts';
import { submitRequest } from '#use-cases/requests/submit-request.ts';
import { undoDeletion } from '#use-cases/requests/undo-deletion.ts';
import { givenAccount } from '#test/stages/given-account.ts';
import { receive, GROUPS, HEAD, HOLDER, SKUS, startLife, SYSTEMS, type Life } from '#test/stages/life.ts';

/** Thrown where the process ends, as if it were killed: nothing runs after it, and what the call did stays done. */
class Killed extends Error {}

const DAY = 24 * 60 * 60_000;
const NEXT: Actor = { id: 'U0NEXT', name: 'Nora Next', systems: false, door: 'slack' };

/** Kills the process at the nth call to the tenant, before it is made or after it was carried out. */
interface Bomb {
  at: number;
  after: boolean;
  calls: number;
  dead: boolean;
}

const READS: ReadonlySet<string | symbol> = new Set<keyof Directory>([
  'leavings',
  'account',
  'deletedUser',
  'licences',
  'groups',
  'survey',
  'redirection',
  'passwordStatus',
  'mailboxReady',
  'mailboxTrouble',
  'readBack',
]);

function withBomb(directory: Directory, bomb: Bomb): Directory {
  return new Proxy(directory, {
    get: (target, name) => {
      const method = Reflect.get(target, name) as (...args: unknown[]) => Promise<unknown>;
      return async (...args: unknown[]) => {
        if (bomb.dead) throw new Killed();
        // A call that only reads changes nothing, so there is no point in a crash after it.
        if (bomb.after && READS.has(name)) return await method(...args);
        bomb.calls += 1;
        const here = bomb.calls === bomb.at;
        if (here && !bomb.after) bomb.dead = true;
        if (bomb.dead) throw new Killed();
        const answer = await method(...args);
        if (here) bomb.dead = true;
        if (bomb.dead) throw new Killed();
        return answer;
      };
    },
  });
}

describe('a process that is killed at any call to the tenant', () => {
  const bomb: Bomb = { at: 0, after: false, calls: 0, dead: false };
  let life: Life;
  let today: string;
  let words = 0;

  beforeEach(async () => {
    const rules = { releaseLicence: 'at_suspension' } as const;
    life = await startLife({ around: (directory) => withBomb(directory, bomb), seats: 700, rules });
  });
  afterEach(async () => await life.stop());

  const about = (account: Account): { account: ReturnType<typeof snapshotOf>; justification: string } => ({
    account: snapshotOf(account),
    justification: 'Hace falta',
  });
  const word = (): string => {
    words += 1;
    return `palabra${[...String(words)].map((digit) => 'abcdefghij'[Number(digit)]).join('')}`;
  };
  const tenantOf = ({ directoryId }: Account) => life.graph.users().find(({ id }) => id === directoryId);
  const deletionOf = (account: Account): DeletionForm => ({
    ...about(account),
    type: 'deletion',
    lastDay: addDays(today, -1),
    redirectTo: null,
    outOfOffice: 'Ya no se usa.',
  });
  /** An account whose deletion is scheduled. */
  const scheduled = async (): Promise<{ account: Account; deletion: Request }> => {
    const account = await givenAccount(life);
    return { account, deletion: await life.carryOut(deletionOf(account)) };
  };

  /** Checks that the account was handed to this person once, with a password that works. */
  const handedOnce = async (request: Request, to: Actor): Promise<void> => {
    expect(life.handed.filter((one) => one.request === request.number).map((one) => one.to.id)).toEqual([to.id]);
    await receive(life, request);
    expect((await life.request(request.id)).state).toBe('closed');
  };
  /** A new account of a department, with the head as its responsible official. */
  const departmental = async (): Promise<Account> => {
    const responsible = { id: HEAD.id, name: HEAD.name };
    const department = { code: '100', name: 'Despacho', head: null };
    const more = { desiredLocalPart: null, contactPhone: '300 123 4567', justification: 'Para el público' };
    const form = { type: 'departmental', accountName: `Oficina ${word()}`, department, responsible, ...more } as const;
    const submitted = await submitRequest(life.deps, { form, requester: HEAD });
    if (!submitted.ok) throw new Error(JSON.stringify(submitted.error));
    await life.drain();
    await receive(life, await life.decideAndRun(submitted.value));
    const account = await life.store.accountOn(subjectOf(form));
    if (account === null) throw new Error('no account came of it');
    return account;
  };

  interface Case {
    readonly name: string;
    /**
     * Prepares everything up to the execution, which the drill then starts. Answers the account, the request and its
     * final state.
     */
    readonly begin: () => Promise<{ readonly account: Account; readonly id: string; readonly ends: string }>;
    readonly holds: (account: Account, request: Request) => Promise<void>;
  }

  /** Makes the plan and approves it. The drill executes it. */
  const asked = async (form: AccountForm, ends: string): Promise<{ account: Account; id: string; ends: string }> => {
    const request = await life.ask(form);
    return { account: await life.reread({ id: form.account.id } as Account), id: request.id, ends };
  };

  /** Runs the request up to the lines run by hand. The drill does the rest. */
  const runByHand = async (
    form: AccountForm,
    ends: string,
  ): Promise<{ account: Account; id: string; ends: string }> => {
    const { id, plan } = await life.carryOut(form);
    for (const line of plan?.lines ?? []) expect(life.graph.exchange.run(line)).toEqual({ ok: true });
    expect((await confirmLine(life.deps, { requestId: id, by: SYSTEMS })).ok).toBe(true);
    return { account: await life.reread({ id: form.account.id } as Account), id, ends };
  };

  const cases: readonly Case[] = [
    {
      name: 'change of personal data',
      begin: async () => {
        const account = await givenAccount(life);
        const data = {
          givenNames: 'Ana',
          surnames: 'Cambiada',
          displayName: 'Ana Cambiada',
          position: 'Directora',
          department: { code: '200', name: 'Hacienda', head: null },
          phone: '301 555 0101',
          responsible: { id: HEAD.id, name: HEAD.name },
        };
        return await asked({ ...about(account), type: 'data', data }, 'closed');
      },
      holds: async (account) => {
        expect(tenantOf(account)).toMatchObject({ displayName: 'Ana Cambiada', department: 'Hacienda' });
        expect((await life.reread(account)).displayName).toBe('Ana Cambiada');
      },
    },
    {
      name: 'change of address',
      begin: async () =>
        await asked({ ...about(await givenAccount(life)), type: 'address', localPart: word() }, 'closed'),
      holds: async (account) => {
        const { address } = await life.reread(account);
        expect(address).not.toBe(account.address);
        expect(tenantOf(account)).toMatchObject({ userPrincipalName: address, mail: address });
      },
    },
    {
      name: 'change of licence',
      begin: async () =>
        await asked({ ...about(await givenAccount(life)), type: 'licence', licence: SKUS.exchange }, 'closed'),
      holds: async (account) => expect(tenantOf(account)?.licences).toEqual(['EXCHANGESTANDARD']),
    },
    {
      name: 'change of groups',
      begin: async () =>
        await asked(
          { ...about(await givenAccount(life)), type: 'groups', join: [GROUPS.security], leave: [GROUPS.m365] },
          'closed',
        ),
      holds: async (account) => expect(tenantOf(account)?.groups).toEqual(['VPN']),
    },
    {
      name: 'automatic answer',
      begin: async () => {
        const [text, from, until] = ['De vacaciones', today, addDays(today, 7)];
        return await asked({ ...about(await givenAccount(life)), type: 'out_of_office', text, from, until }, 'closed');
      },
      holds: async (account) => {
        expect(tenantOf(account)?.automaticReply).toBe('scheduled');
        const found = await life.deps.directory.account(account.directoryId);
        expect(found?.mailbox).toMatchObject({ autoReply: { text: 'De vacaciones' } });
      },
    },
    {
      name: 'redirection',
      begin: async () => {
        const [account, other] = [await givenAccount(life), await givenAccount(life)];
        const to = { id: other.id, address: other.address, displayName: other.displayName };
        return await asked({ ...about(account), type: 'redirection', to, until: addDays(today, 200) }, 'scheduled');
      },
      holds: async (account) => expect(tenantOf(account)?.inboxRules).toHaveLength(1),
    },
    {
      name: 'new password for its holder',
      begin: async () => {
        const account = await givenAccount(life);
        const form = { ...about(account), type: 'password' } as const;
        const submitted = await submitChange(life.deps, { form, requester: HOLDER });
        return { account, id: submitted.ok ? submitted.value.id : '', ends: 'delivered' };
      },
      holds: async (_, request) => await handedOnce(request, HOLDER),
    },
    {
      name: 'change of who answers for a department’s account',
      begin: async () => {
        const responsible = { id: NEXT.id, name: NEXT.name };
        return await asked({ ...about(await departmental()), type: 'responsible', responsible }, 'delivered');
      },
      holds: async (account, request) => {
        await handedOnce(request, NEXT);
        expect(await life.reread(account)).toMatchObject({ responsible: { id: NEXT.id }, holder: { id: NEXT.id } });
      },
    },
    {
      name: 'suspension at the end of a contract',
      begin: async () => {
        const account = { ...(await givenAccount(life)), contractEnd: addDays(today, -1) };
        await life.store.transact(async (tx) => await tx.saveAccount(account));
        await runContractDeadlines({
          ...life.deps,
          words: { suspension: () => 'Terminó.', deletion: () => 'Terminó.' },
        });
        const suspension = await life.store.openRequestOn(`end:${account.id}`);
        return { account, id: suspension?.id ?? '', ends: 'closed' };
      },
      holds: async (account) => {
        expect(tenantOf(account)).toMatchObject({ accountEnabled: false, licences: ['STANDARDPACK'] });
        expect(await life.reread(account)).toMatchObject({ state: 'suspended', kept: null });
      },
    },
    {
      name: 'change of a contract’s end',
      begin: async () =>
        await asked(
          { ...about(await givenAccount(life)), type: 'contract', contractEnd: addDays(today, 90) },
          'closed',
        ),
      holds: async (account) => expect((await life.reread(account)).contractEnd).toBe(addDays(today, 90)),
    },
    {
      name: 'deletion',
      begin: async () => {
        const account = await givenAccount(life);
        life.graph.admin.addForwardingRule(account.directoryId, { name: 'A casa', to: 'persona@correo.example' });
        return await asked(deletionOf(account), 'scheduled');
      },
      holds: async (account) => {
        expect(tenantOf(account)).toMatchObject({ accountEnabled: false, licences: ['STANDARDPACK'], groups: [] });
        const delivered = life.graph.deliver(account.address);
        expect(delivered).toEqual({ outcome: 'delivered', sentOn: [], answered: true });
        expect(await life.reread(account)).toMatchObject({
          state: 'suspended',
          kept: { groups: [GROUPS.m365], licences: [SKUS.standard], password: true, mailbox: true },
        });
      },
    },
    {
      name: 'deletion that releases the licence',
      begin: async () => await asked({ ...deletionOf(await givenAccount(life)), mayBeLost: 'Se puede.' }, 'scheduled'),
      holds: async (account) => {
        expect(tenantOf(account)).toMatchObject({ accountEnabled: false, licences: [], groups: [] });
        expect(await life.reread(account)).toMatchObject({
          ...{ state: 'suspended', licensed: false },
          kept: { licences: [SKUS.standard], licencesTakenAt: expect.any(String) },
        });
      },
    },
    {
      name: 'deletion into a shared mailbox',
      begin: async () => {
        const { id, address, displayName } = await givenAccount(life);
        const keepers = [{ id, address, displayName }];
        return await runByHand({ ...deletionOf(await givenAccount(life)), custody: 'shared', keepers }, 'closed');
      },
      holds: async (account) => {
        expect(tenantOf(account)).toMatchObject({
          ...{ accountEnabled: false, licences: [], groups: [] },
          ...{ mailboxPurpose: 'shared', fullAccess: [expect.any(String)] },
        });
        expect(life.graph.deliver(account.address)).toMatchObject({ outcome: 'delivered', answered: true });
        expect(await life.reread(account)).toMatchObject({
          ...{ state: 'suspended', licensed: false },
          kept: { licences: [SKUS.standard], sharedWith: [expect.any(String)] },
        });
      },
    },
    {
      name: 'deletion with a hold',
      begin: async () => await runByHand({ ...deletionOf(await givenAccount(life)), custody: 'hold' }, 'scheduled'),
      holds: async (account) => {
        expect(tenantOf(account)).toMatchObject({
          ...{ accountEnabled: false, licences: ['STANDARDPACK'], groups: [], isHeld: true },
        });
        expect(await life.reread(account)).toMatchObject({
          state: 'suspended',
          kept: { licences: [SKUS.standard], mailbox: true },
        });
      },
    },
    {
      name: 'undoing of a deletion',
      begin: async () => {
        const { account, deletion } = await scheduled();
        const undone = await undoDeletion(life.deps, { requestId: deletion.id, by: SYSTEMS, reason: 'Fue un error' });
        expect(undone.ok).toBe(true);
        const restoration = await life.store.openRequestOn(account.subject);
        return { account, id: restoration?.id ?? '', ends: 'delivered' };
      },
      holds: async (account, request) => {
        expect(tenantOf(account)).toMatchObject({
          accountEnabled: true,
          licences: ['STANDARDPACK'],
          groups: ['Despacho'],
          automaticReply: 'disabled',
        });
        expect(await life.reread(account)).toMatchObject({ state: 'active', kept: null });
        await handedOnce(request, HOLDER);
      },
    },
    {
      name: 'last step of a deletion',
      begin: async () => {
        const { account, deletion } = await scheduled();
        return { account, id: deletion.id, ends: 'closed' };
      },
      holds: async (account) => {
        expect(tenantOf(account)).toBeUndefined();
        expect(await life.reread(account)).toMatchObject({ state: 'deleted' });
      },
    },
    {
      name: 'restoration of a deleted account',
      begin: async () => {
        const { account } = await scheduled();
        life.pass(31 * DAY);
        await life.drain({ calm: true });
        today = dayIn(life.now(), 'America/Bogota');
        const form = { ...about(await life.reread(account)), type: 'restoration', contractEnd: null } as const;
        return await asked(form, 'delivered');
      },
      holds: async (account, request) => {
        expect(tenantOf(account)).toMatchObject({
          accountEnabled: true,
          licences: ['STANDARDPACK'],
          groups: ['Despacho'],
        });
        expect(await life.reread(account)).toMatchObject({ state: 'active', address: account.address });
        await handedOnce(request, HOLDER);
      },
    },
  ];

  it.each(cases)(
    'executes the $name once, wherever it was killed',
    async ({ name, begin, holds }) => {
      const step = async (after: boolean, at: number): Promise<boolean> => {
        Object.assign(bomb, { at: 0, dead: false });
        today = dayIn(life.now(), 'America/Bogota');
        const { account, id, ends } = await begin();
        if (name === 'last step of a deletion') life.pass(31 * DAY);
        Object.assign(bomb, { at, after, calls: 0, dead: false });
        await approveAndExecute(id).catch(killed);
        await life.drain().catch(killed);
        const reached = bomb.calls >= at;
        Object.assign(bomb, { at: 0, dead: false });
        // A new process does what is still due; half a step may have to wait for its back-off.
        for (const job of await life.store.pending()) await work(life.deps, job);
        await life.drain();
        const done = await life.request(id);
        expect(
          done.state,
          `${name}, killed ${after ? 'after' : 'before'} call ${at}: ${JSON.stringify(done.failure)}`,
        ).toBe(ends);
        await holds(account, done);
        return reached;
      };
      for (const after of [false, true]) {
        let at = 1;
        while (await step(after, at)) at += 1;
        if (!after) expect(at).toBeGreaterThan(2);
      }
    },
    600_000,
  );

  async function approveAndExecute(id: string): Promise<void> {
    const { state, rule } = await life.request(id);
    if (state === 'submitted' && rule === null) await life.decideAndRun(await life.request(id));
  }

  function killed(error: unknown): void {
    if (!(error instanceof Killed)) throw error;
  }
});
