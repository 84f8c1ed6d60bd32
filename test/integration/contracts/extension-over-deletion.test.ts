import { readdir, readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decisionsSection } from '#adapters/records/request-form/section-decisions.ts';
import { requestCard } from '#dialogue/request-card/card.ts';
import { snapshotOf } from '#domain/account/account-form.ts';
import type { Account } from '#domain/account/account.ts';
import { hashPlan } from '#domain/plan/compare-plans.ts';
import type { Actor } from '#domain/person.ts';
import type { Request } from '#domain/request/request.ts';
import type { Command } from '#domain/request/command.ts';
import { agreeExtension } from '#use-cases/requests/agree-extension.ts';
import { approveRequest } from '#use-cases/requests/approve-request.ts';
import { addDays, dayIn } from '#use-cases/calendar/calendar.ts';
import { applyCommands } from '#use-cases/commands/apply-commands.ts';
import { executeRequest } from '#use-cases/requests/execute-request.ts';
import { createMessages } from '#messages/messages.ts';
import { runContractDeadlines } from '#use-cases/contracts/run-contract-deadlines.ts';
import { extensionOver } from '#use-cases/requests/supersede-deletion.ts';
import type { Job } from '#use-cases/ports/store/job.ts';
import type { Store, Tx } from '#use-cases/ports/store/store.ts';
import type { RequestRecord } from '#use-cases/ports/store/record.ts';
import { lackingFor, stuckDeletions } from '#use-cases/requests/who-is-missing.ts';
import { submitChange } from '#use-cases/requests/submit-change.ts';
import { COLLEAGUE, HEAD, HOLDER, startLife, SYSTEMS, type Life } from '#test/stages/life.ts';
import { rendered } from '#test/rendered.ts';

const DAY = 86_400_000;
const m = createMessages({ locale: 'es-CO', timeZone: 'America/Bogota' });

describe('an extension after the end of the contract led to a request for deletion', () => {
  let life: Life;
  beforeAll(async () => {
    life = await startLife();
  });
  afterAll(async () => await life.stop());

  const today = (): string => dayIn(life.now(), 'America/Bogota');
  const sweep = async (): Promise<void> => {
    const words = { suspension: () => 'Terminó el contrato.', deletion: () => 'Pasó el plazo.' };
    await runContractDeadlines({ ...life.deps, words });
    await life.drain();
  };

  /** A suspended account whose deletion was requested and approved. */
  async function endedContract(): Promise<{ readonly account: Account; readonly deletion: Request }> {
    const account = await life.account({ contractEnd: addDays(today(), 1) });
    life.pass(3 * DAY);
    await sweep();
    life.pass(40 * DAY);
    await sweep();
    const deletion = await life.store.openRequestOn(account.subject);
    if (deletion?.plan === null || deletion === null) throw new Error('no deletion was asked for');
    const approval = { requestId: deletion.id, approver: SYSTEMS, planHash: hashPlan(deletion.plan), localPart: '' };
    expect((await approveRequest(life.deps, approval)).ok).toBe(true);
    return { account: await life.reread(account), deletion };
  }

  async function extended(account: Account, requester: Actor): ReturnType<typeof submitChange> {
    const contractEnd = addDays(today(), 60);
    const form = { type: 'contract', account: snapshotOf(account), justification: 'Sigue', contractEnd } as const;
    const asked = await submitChange(life.deps, { form, requester });
    await life.drain();
    return asked;
  }

  async function taken(account: Account, requester: Actor): Promise<Request> {
    const asked = await extended(account, requester);
    if (!asked.ok) throw new Error(JSON.stringify(asked.error));
    return asked.value;
  }

  const order = async ({ id: requestId }: Request, command: Command): Promise<void> => {
    expect((await applyCommands(life.deps, { requestId, commands: [command], door: 'slack' })).ok).toBe(true);
    await life.drain();
  };
  const end = async (request: Request, by: 'withdrawn' | 'rejected'): Promise<void> => {
    await order(
      request,
      by === 'withdrawn'
        ? { type: 'withdraw', by: request.requester.id === HOLDER.id ? HOLDER : HEAD }
        : { type: 'reject', by: SYSTEMS, reason: 'No sigue' },
    );
  };
  const stateOf = async ({ id }: Request): Promise<string> => (await life.request(id)).state;
  const deletionNow = async ({ subject }: Account): Promise<Request | null> => {
    await sweep();
    const open = await life.store.openRequestOn(subject);
    return open?.kind === 'deletion' ? open : null;
  };

  it('by the holder ends the deletion when the official confirms it, and not before', async () => {
    const { account, deletion } = await endedContract();
    const own = await taken(account, HOLDER);
    expect(await stateOf(deletion)).toBe('approved');
    // A second extension, whoever requests it, has to wait for the first.
    for (const requester of [HOLDER, HEAD])
      expect(await extended(account, requester)).toEqual({
        ok: false,
        error: [{ code: 'has_open_request', number: own.number }],
      });

    expect((await agreeExtension(life.deps, { requestId: own.id, by: HEAD })).ok).toBe(true);
    await life.drain();
    expect(await life.request(deletion.id)).toMatchObject({ state: 'cancelled', supersededBy: own.number });
    expect(await deletionNow(account)).toBeNull();
    await life.decideAndRun(own);
    expect(await stateOf(own)).toBe('closed');
    expect((await life.reread(account)).state).toBe('active');
    expect(await deletionNow(account)).toBeNull();
  });

  it.each(['withdrawn', 'rejected'] as const)(
    'by the holder that is %s before it was confirmed leaves the approved deletion as it is',
    async (how) => {
      const { account, deletion } = await endedContract();
      await end(await taken(account, HOLDER), how);
      expect(await stateOf(deletion)).toBe('approved');
      expect((await deletionNow(account))?.id).toBe(deletion.id);
    },
  );

  it.each(['withdrawn', 'rejected'] as const)(
    'that is %s after it ended the deletion lets the deletion be requested again',
    async (how) => {
      const { account, deletion } = await endedContract();
      const asked = await taken(account, HEAD);
      expect(await stateOf(deletion)).toBe('cancelled');
      expect(await deletionNow(account)).toBeNull();
      await end(asked, how);
      const again = await deletionNow(account);
      expect(again).toMatchObject({ requester: { id: 'buzon' }, state: 'submitted' });
      expect(again?.id).not.toBe(deletion.id);
    },
  );

  it('by the holder that is confirmed and then rejected lets the deletion be requested again', async () => {
    const { account, deletion } = await endedContract();
    const own = await taken(account, HOLDER);
    expect((await agreeExtension(life.deps, { requestId: own.id, by: HEAD })).ok).toBe(true);
    await end(own, 'rejected');
    const again = await deletionNow(account);
    expect(again?.id).not.toBe(deletion.id);
    expect(again?.state).toBe('submitted');
  });

  it('by the holder comes too late once the deletion runs', async () => {
    const { account, deletion } = await endedContract();
    const own = await taken(account, HOLDER);
    expect((await executeRequest(life.deps, { requestId: deletion.id, by: COLLEAGUE, again: false })).ok).toBe(true);
    // The check has to be made inside the transaction, since the store outside does not see what that has written.
    const store = { ...life.store, openRequestOn: async () => await Promise.reject(new Error('asked outside')) };
    expect(await agreeExtension({ ...life.deps, store }, { requestId: own.id, by: HEAD })).toEqual({
      ok: false,
      error: { code: 'account_busy', number: deletion.number },
    });
    await life.drain();
    expect(await life.request(own.id)).toMatchObject({ state: 'cancelled', supersededBy: deletion.number });
  });

  it('that failed before the upgrade lets the deletion be requested again; one that was carried out does not', async () => {
    const folder = new URL('../../../drizzle/', import.meta.url);
    const name = (await readdir(folder)).find((one) => one.endsWith('_deletions_asked_again.sql')) ?? '';
    const migration = await readFile(new URL(name, folder), 'utf8');
    const [vain, done] = [await endedContract(), await endedContract()];
    const claim = async ({ account: { id: accountId, contractEnd } }: typeof vain): Promise<void> => {
      const event = { accountId, contractEnd: contractEnd ?? '', what: 'deletion_asked', by: null } as const;
      await life.store.transact(async (tx) => await tx.claimContractEvent({ ...event, at: life.now() }));
    };
    const asked = await taken(vain.account, HEAD);
    await life.decideAndRun(await taken(done.account, HEAD));
    await end(asked, 'withdrawn');
    for (const one of [vain, done]) await claim(one);
    expect(await deletionNow(vain.account)).toBeNull();
    await life.sql(migration);
    expect(await deletionNow(vain.account)).toMatchObject({ requester: { id: 'buzon' } });
    const events = await life.store.contracts.events(done.account.id, done.account.contractEnd ?? '');
    expect(events.has('deletion_asked')).toBe(true);
  });

  it('is shown on the card of the deletion that it would end', async () => {
    const { account, deletion } = await endedContract();
    const own = await taken(account, HOLDER);
    const extension = await extensionOver(life.store, await life.request(deletion.id));
    expect(extension).toBe(own.number);
    const shown = { request: await life.request(deletion.id), run: null, days: null, extension };
    expect(JSON.stringify(rendered(requestCard(m, { ...shown, audience: 'systems' })).blocks)).toContain(
      `Se pidió prorrogar este contrato: solicitud ${own.number}`,
    );
    // Both cards are drawn again.
    const sent: Job[] = [];
    const store: Store = {
      ...life.store,
      transact: async (work) =>
        await life.store.transact(async (tx) => {
          const send: Tx['send'] = async (job, startAfter) => {
            sent.push(job);
            await tx.send(job, startAfter);
          };
          return await work({ ...tx, send });
        }),
    };
    const withdraw = { requestId: own.id, commands: [{ type: 'withdraw', by: HOLDER }], door: 'slack' } as const;
    expect((await applyCommands({ ...life.deps, store }, withdraw)).ok).toBe(true);
    expect(sent).toContainEqual({ kind: 'show_card', requestId: deletion.id, audience: 'systems' });
    expect(await extensionOver(life.store, await life.request(deletion.id))).toBeNull();
  });

  it('does not hide that nobody could decide the deletion: the deletion’s own card says so, with what to do', async () => {
    const { account, deletion } = await endedContract();
    const lacking = async (...team: readonly Actor[]): Promise<string | null> => {
      const people = { team: async () => await Promise.resolve(team), findByEmail: life.deps.people.findByEmail };
      return await lackingFor({ ...life.deps, people }, await life.request(deletion.id));
    };
    expect(await lacking(SYSTEMS, COLLEAGUE)).toBeNull();
    expect(await lacking(SYSTEMS)).toBe('second');
    expect(await lacking({ ...SYSTEMS, alone: { reason: null } })).toBeNull();
    expect(await lacking({ ...HOLDER, systems: true, door: 'slack' })).toBe('approver');
    expect(await lacking(SYSTEMS, { ...HOLDER, systems: true, door: 'slack' })).toBe('second');
    const shown = { request: await life.request(deletion.id), run: null, days: null, lacks: 'second' } as const;
    const card = (audience: 'systems' | 'requester'): string =>
      JSON.stringify(rendered(requestCard(m, { ...shown, audience })).blocks);
    expect(card('systems')).toContain('SINGLE_OPERATOR=true');
    expect(card('requester')).not.toContain('SINGLE_OPERATOR');
    const told = async (...team: readonly Actor[]): ReturnType<typeof stuckDeletions> => {
      const people = { team: async () => await Promise.resolve(team), findByEmail: life.deps.people.findByEmail };
      return await stuckDeletions({ ...life.deps, people });
    };
    expect(await told(SYSTEMS, COLLEAGUE)).toEqual([]);
    const [stuck] = await told(SYSTEMS);
    expect(stuck).toMatchObject({ code: 'nobody_decides', numbers: expect.arrayContaining([deletion.number]) });
    // For a request made by a form, the form has already said so.
    expect(await lackingFor({ ...life.deps }, await taken(account, HEAD))).toBeNull();
  });

  it('is named by its number in the trail of the deletion', async () => {
    const { account, deletion } = await endedContract();
    const asked = await taken(account, HEAD);
    const events = await life.store.trail.ofRequest(deletion.id);
    const event = events.find(({ what }) => what === 'supersede');
    expect(event?.data).toMatchObject({ by: asked.number });
    // Events from before 28 Nov 2026 have it like this.
    const old = events.map((one) => (one === event ? { ...one, data: { ...one.data, by: '' } } : one));
    const record = { request: await life.request(deletion.id), events: old, end: null };
    expect(JSON.stringify(decisionsSection(m, record as unknown as RequestRecord))).toContain(asked.number);
  });
});
