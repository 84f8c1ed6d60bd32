import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { snapshotOf, type AccountForm } from '#domain/account/account-form.ts';
import type { Account } from '#domain/account/account.ts';
import { hashPlan } from '#domain/plan/compare-plans.ts';
import type { Request } from '#domain/request/request.ts';
import { work } from '#src/jobs/all-jobs.ts';
import { approveRequest } from '#use-cases/requests/approve-request.ts';
import { addDays, dayIn } from '#use-cases/calendar/calendar.ts';
import { executeRequest } from '#use-cases/requests/execute-request.ts';
import { runContractDeadlines } from '#use-cases/contracts/run-contract-deadlines.ts';
import { submitChange } from '#use-cases/requests/submit-change.ts';
import { undoDeletion } from '#use-cases/requests/undo-deletion.ts';
import type { JobDeps } from '#src/jobs/definition.ts';
import { COLLEAGUE, HEAD, SKUS, startLife, SYSTEMS, type Life } from '#test/stages/life.ts';

const DAY = 24 * 60 * 60_000;
const words = { suspension: () => 'Fin del contrato', deletion: () => 'Fin del contrato' };

describe('two processes on one database', () => {
  let life: Life;
  let other: JobDeps;
  let sql: postgres.Sql;

  beforeAll(async () => {
    life = await startLife({ rules: { deletionNeedsTwo: false } });
    other = await life.another();
    sql = postgres(life.databaseUrl, { max: 1, onnotice: () => undefined });
  });
  afterAll(async () => {
    await sql.end();
    await life.stop();
  });

  const today = (): string => dayIn(life.now(), 'America/Bogota');
  const about = (account: Account): { account: ReturnType<typeof snapshotOf>; justification: string } => ({
    account: snapshotOf(account),
    justification: 'Hace falta',
  });
  const both = async <T>(act: (deps: JobDeps, index: number) => Promise<T>): Promise<readonly [T, T]> =>
    await Promise.all([act(life.deps, 0), act(other, 1)]);
  /** Lets both processes do everything that is due, at the same time, until nothing changes any more. */
  const workTogether = async (): Promise<void> => {
    for (let round = 0; round < 6; round += 1) {
      await both(async (deps) => {
        for (const job of await deps.store.pending()) {
          if (job.kind !== 'watch_password') await work(deps, job).catch(busy);
        }
      });
      life.pass(2_000);
    }
  };
  const approve = async (deps: JobDeps, request: Request, index: number) =>
    await approveRequest(deps, {
      requestId: request.id,
      approver: index === 0 ? SYSTEMS : COLLEAGUE,
      planHash: request.plan === null ? '' : hashPlan(request.plan),
      localPart: request.plan?.address.split('@')[0] ?? '',
    });

  function busy(error: unknown): void {
    if (!(error instanceof Error) || error.constructor.name !== 'Busy') throw error;
  }

  const wins = (answers: readonly { readonly ok: boolean }[]): number => answers.filter(({ ok }) => ok).length;

  it('accept one request, one approval and one execution, and write once', async () => {
    const account = await life.account();
    const form: AccountForm = { ...about(account), type: 'licence', licence: SKUS.exchange };
    const asked = await both(async (deps) => await submitChange(deps, { form, requester: HEAD }));
    expect(wins(asked)).toBe(1);
    await workTogether();
    const open = await life.store.openRequestOn(account.subject);
    if (open === null) throw new Error('nothing is open');
    expect(wins(await both(async (deps, index) => await approve(deps, open, index)))).toBe(1);
    life.graph.clearJournal();
    const executed = await both(
      async (deps, index) =>
        await executeRequest(deps, { requestId: open.id, by: index === 0 ? SYSTEMS : COLLEAGUE, again: false }),
    );
    expect(wins(executed)).toBe(1);
    await workTogether();
    expect((await life.request(open.id)).state).toBe('closed');
    const writes = life.graph.journal().filter(({ path }) => path.endsWith('/assignLicense'));
    expect(writes).toHaveLength(1);
  });

  it('end a contract once: one suspension and one deletion request, whichever clock is first', async () => {
    const account = await life.account({ contractEnd: addDays(today(), 2) });
    life.pass(4 * DAY);
    for (let tick = 0; tick < 3; tick += 1) {
      await both(async (deps) => await runContractDeadlines({ ...deps, words }));
      await workTogether();
    }
    expect(await life.reread(account)).toMatchObject({ state: 'suspended' });
    life.pass(40 * DAY);
    for (let tick = 0; tick < 3; tick += 1) {
      await both(async (deps) => await runContractDeadlines({ ...deps, words }));
      await workTogether();
    }
    const rows = await sql<{ type: string; state: string }[]>`
      select data->'form'->>'type' as type, state from requests where account_id = ${account.id} order by number`;
    expect(rows.map(({ type, state }) => ({ type, state }))).toEqual([
      { type: 'suspension', state: 'closed' },
      { type: 'deletion', state: 'submitted' },
    ]);
  });

  it('let an approved extension and the end of the contract compete, and leave account and register in agreement', async () => {
    for (let round = 0; round < 4; round += 1) {
      const account = await life.account({ contractEnd: addDays(today(), 1) });
      const until = addDays(today(), 90);
      const asked = await submitChange(life.deps, {
        form: { ...about(account), type: 'contract', contractEnd: until },
        requester: HEAD,
      });
      if (!asked.ok) throw new Error(JSON.stringify(asked.error));
      await life.drain();
      const planned = await life.request(asked.value.id);
      await approve(life.deps, planned, 0);
      life.pass(2 * DAY);
      await Promise.all([
        executeRequest(life.deps, { requestId: planned.id, by: COLLEAGUE, again: false }),
        runContractDeadlines({ ...other, words }),
      ]);
      await workTogether();
      // If the end of the contract was first, the extension has to give the account back, which needs another approval.
      const again = await life.request(planned.id);
      if (again.state === 'submitted') {
        expect(again.planChanges).toMatchObject([{ what: 'account' }]);
        await approve(life.deps, again, 0);
        await executeRequest(life.deps, { requestId: planned.id, by: COLLEAGUE, again: false });
        await workTogether();
      }
      expect((await life.request(planned.id)).state).toBe('closed');
      const after = await life.reread(account);
      const user = life.graph.users().find(({ id }) => id === account.directoryId);
      expect(after).toMatchObject({ state: 'active', contractEnd: until });
      expect(user?.accountEnabled).toBe(true);
    }
  });

  it('can undo a deletion and execute its last step at the same moment without losing anything', async () => {
    for (let round = 0; round < 4; round += 1) {
      const account = await life.account();
      const form: AccountForm = {
        ...about(account),
        type: 'deletion',
        lastDay: addDays(today(), -1),
        redirectTo: null,
        outOfOffice: '',
      };
      const deletion = await life.carryOut(form);
      life.pass(31 * DAY);
      await Promise.all([
        undoDeletion(life.deps, { requestId: deletion.id, by: SYSTEMS, reason: 'Fue un error' }),
        work(other, { kind: 'advance_run', requestId: deletion.id }),
      ]);
      await workTogether();
      const ended = await life.request(deletion.id);
      const after = await life.reread(account);
      const user = life.graph.users().find(({ id }) => id === account.directoryId);
      expect(['cancelled', 'closed']).toContain(ended.state);
      if (ended.state === 'closed') {
        expect(after.state).toBe('deleted');
        expect(user).toBeUndefined();
      } else {
        expect(after.state).toBe('active');
        expect(user).toMatchObject({ accountEnabled: true, licences: [SKUS.standard.skuPartNumber] });
      }
    }
  });
});
