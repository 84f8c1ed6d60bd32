import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { snapshotOf, type AccountForm } from '#domain/account/account-form.ts';
import type { Account } from '#domain/account/account.ts';
import type { Actor } from '#domain/person.ts';
import { hashPlan } from '#domain/plan/compare-plans.ts';
import type { Request } from '#domain/request/request.ts';
import { OPEN_STATES } from '#domain/request/states.ts';
import { pick, seededRandom } from '#domain/seeded-random.fixture.ts';
import { approveRequest } from '#use-cases/requests/approve-request.ts';
import { addDays, dayIn } from '#use-cases/calendar/calendar.ts';
import { applyCommands } from '#use-cases/commands/apply-commands.ts';
import { confirmLine, refuseLine } from '#use-cases/requests/confirm-line.ts';
import { executeRequest } from '#use-cases/requests/execute-request.ts';
import { runContractDeadlines } from '#use-cases/contracts/run-contract-deadlines.ts';
import { submitChange } from '#use-cases/requests/submit-change.ts';
import { stopScheduled, undoDeletion } from '#use-cases/requests/undo-deletion.ts';
import { drilled } from '#test/drill.ts';
import { receive, COLLEAGUE, GROUPS, HEAD, HOLDER, SKUS, startLife, SYSTEMS, type Life } from '#test/stages/life.ts';

const SEEDS = drilled([47, 105, 108], [47, 105, 108, 211, 307, 401, 503, 601]);
const STEPS = 260;
const DAY = 24 * 60 * 60_000;
/** Somebody of the systems area whom no request concerns. */
const THIRD: Actor = { id: 'U0THIRD', name: 'Tercera Persona', systems: true, door: 'slack' };
const EVERYBODY: readonly [Actor, ...Actor[]] = [HOLDER, HEAD, SYSTEMS, COLLEAGUE];

describe.each(SEEDS)('any sequence of commands about accounts (seed %i)', (seed) => {
  const random = seededRandom(seed);
  let life: Life;
  let sql: postgres.Sql;
  const accounts: Account[] = [];
  const history: string[] = [];

  beforeAll(async () => {
    life = await startLife({ rules: { deletionNeedsTwo: false, releaseLicence: 'at_suspension' } });
    sql = postgres(life.databaseUrl, { max: 1, onnotice: () => undefined });
    for (let count = 0; count < 3; count += 1) accounts.push(await another());
  });
  afterAll(async () => {
    await sql.end();
    await life.stop();
  });

  const another = async (): Promise<Account> => await life.account({ contractEnd: addDays(today(), 40) });
  const today = (): string => dayIn(life.now(), 'America/Bogota');

  function formFor(account: Account): AccountForm {
    const about = { account: snapshotOf(account), justification: 'Al azar' };
    const other = accounts.find(({ id }) => id !== account.id) ?? account;
    const to = { id: other.id, address: other.address, displayName: other.displayName };
    const word = `al.azar${Math.floor(random() * 6)}`.replace(/\d/, (digit) => 'abcdef'[Number(digit)] ?? '');
    const ending = { ...about, type: 'deletion', lastDay: addDays(today(), -1), redirectTo: null } as const;
    return pick<AccountForm>(random, [
      { ...about, type: 'address', localPart: word },
      { ...about, type: 'alias', localPart: `${word}.alias` },
      { ...about, type: 'password' },
      { ...about, type: 'licence', licence: random() < 0.5 ? SKUS.standard : SKUS.exchange },
      { ...about, type: 'groups', join: [GROUPS.security], leave: [] },
      { ...about, type: 'groups', join: [], leave: [GROUPS.security] },
      { ...about, type: 'redirection', to, until: addDays(today(), 10) },
      { ...about, type: 'contract', contractEnd: addDays(today(), 30 + Math.floor(random() * 40)) },
      { ...ending, outOfOffice: 'Ya no.' },
      { ...ending, lastDay: today(), redirectTo: to, outOfOffice: '' },
      { ...ending, outOfOffice: '', mayBeLost: 'Se puede.' },
      { ...ending, outOfOffice: 'Ya no.', custody: 'shared', keepers: [to] },
      { ...ending, outOfOffice: '', custody: pick(random, ['hold', 'export']) },
      { ...about, type: 'restoration', contractEnd: addDays(today(), 60) },
      { ...about, type: 'restoration', contractEnd: addDays(today(), 60) },
      { ...about, type: 'restoration', contractEnd: addDays(today(), 60) },
    ]);
  }

  async function open(): Promise<readonly Request[]> {
    const rows = await sql<{ id: string }[]>`select id from requests order by number desc limit 40`;
    return await Promise.all(rows.map(async ({ id }) => await life.request(id)));
  }

  async function act(): Promise<string> {
    // Most of those who press the systems area's buttons belong to it.
    const who: Actor = pick(random, random() < 0.6 ? [SYSTEMS, COLLEAGUE] : EVERYBODY);
    const requests = (await open()).filter(({ state }) => [...OPEN_STATES, 'scheduled'].includes(state));
    const request = requests[Math.floor(random() * requests.length)];
    const account = accounts[Math.floor(random() * accounts.length)] as Account;
    const dice = random();
    if (dice < 0.2 || request === undefined) {
      const form = formFor(await life.reread(account));
      const asked = await submitChange(life.deps, { form, requester: who });
      return `${who.id} asks ${form.type}: ${asked.ok ? asked.value.number : JSON.stringify(asked.error)}`;
    }
    const about = `${request.number} (${request.form.type}, ${request.state})`;
    if (dice < 0.82) return `${who.id} on ${about}: ${await actOn(request, who)}`;
    if (dice < 0.94) {
      const kind = pick(random, [
        'throttle-retry-after-2',
        'gateway-timeout-504',
        'reset-before-work',
        'reset-after-commit',
        'html-200',
        'html-200-after-commit',
        'mailbox-refused-403',
      ]);
      const times = kind === 'mailbox-refused-403' ? -1 : 1;
      life.graph.addFault({ kind, match: '/v1.0/(users|groups)', times });
      return `the tenant stumbles: ${kind}`;
    }
    const days = pick(random, [0.1, 1, 3, 12, 31]);
    life.pass(days * DAY);
    await runContractDeadlines({ ...life.deps, words: { suspension: () => 'Fin', deletion: () => 'Fin' } });
    return `${days} days pass`;
  }

  /** Mostly does what makes sense in this state, and sometimes something else. */
  async function actOn(request: Request, who: Actor): Promise<string> {
    const { id: requestId, plan, state } = request;
    const dice = random();
    if (dice < 0.08)
      return `undo ${(await undoDeletion(life.deps, { requestId, by: who, reason: 'Fue un error' })).ok}`;
    if (dice < 0.1) return `stop ${(await stopScheduled(life.deps, { requestId, by: who })).ok}`;
    if (state === 'failed' && dice < 0.3) return `give up ${await giveUpOn(request, who)}`;
    if (dice < 0.12) {
      const commands = [{ type: 'reject', by: who, reason: 'Al azar' }] as const;
      return `reject ${(await applyCommands(life.deps, { requestId, commands, door: 'slack' })).ok}`;
    }
    if (state === 'submitted' || dice < 0.2) {
      const planHash = plan === null ? '' : hashPlan(plan);
      const localPart = plan?.address.split('@')[0] ?? '';
      return `approve ${(await approveRequest(life.deps, { requestId, approver: who, planHash, localPart })).ok}`;
    }
    if (state === 'executing') {
      if (random() < 0.2)
        return `refuse the line ${(await refuseLine(life.deps, { requestId, by: who, reason: 'No' })).ok}`;
      for (const line of plan?.lines ?? []) if (random() < 0.8) life.graph.exchange.run(line);
      return `lines run ${(await confirmLine(life.deps, { requestId, by: who })).ok}`;
    }
    if (state === 'delivered') {
      await receive(life, request).catch((error: unknown) => history.push(String(error)));
      return 'password changed';
    }
    const done = await executeRequest(life.deps, { requestId, by: who, again: state === 'failed' });
    return `execute ${done.ok || done.error.code}`;
  }

  it('keeps the invariants', async () => {
    for (let step = 0; step < STEPS; step += 1) {
      history.push(await act());
      await life.drain({ calm: true, horizonMs: 3 * 60 * 60_000 });
      // A fault that was not hit by then would hit the test's own calls.
      if (random() < 0.7) life.graph.clearFaults();
      await check();
    }
    life.graph.clearFaults();
    await comeToRest();
    // The sequence must have reached something, otherwise its checks mean nothing.
    const kinds = await sql<
      { kind: string }[]
    >`select distinct data->>'kind' as kind from requests where state in ('closed', 'scheduled', 'delivered')`;
    expect(kinds.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['creation', 'modification', 'deletion']));
  }, 300_000);

  async function giveUp(requestId: string, by: Actor): Promise<boolean> {
    const commands = [{ type: 'give_up', by, reason: 'No sigue' }] as const;
    return (await applyCommands(life.deps, { requestId, commands, door: 'slack' })).ok;
  }

  /**
   * Ends a stuck request. What it has done stays done, and only the nightly review can report it; the sequence gets
   * another account instead.
   */
  async function giveUpOn({ id, form }: Request, by: Actor): Promise<boolean> {
    if (!(await giveUp(id, by))) return false;
    life.graph.clearFaults();
    const index = accounts.findIndex((account) => 'account' in form && form.account.id === account.id);
    if (index >= 0) accounts[index] = await another();
    return true;
  }

  /**
   * In whatever state the sequence ended, somebody must always be able to do something, until every request has ended
   * or waits for a date.
   */
  async function comeToRest(): Promise<void> {
    const left = async (): Promise<readonly Request[]> =>
      (await open()).filter(({ state }) => OPEN_STATES.includes(state));
    for (let round = 0; round < 8 && (await left()).length > 0; round += 1) {
      for (const request of await left()) {
        for (const who of [SYSTEMS, COLLEAGUE, THIRD]) await settle(await life.request(request.id), who);
        await life.drain({ calm: true });
      }
    }
    expect(await left()).toEqual([]);
  }

  async function settle(request: Request, who: Actor): Promise<void> {
    const { id: requestId, state, rule } = request;
    const commands = [{ type: 'reject', by: who, reason: 'Al final' }] as const;
    if (state === 'executing') await refuseLine(life.deps, { requestId, by: who, reason: 'Al final' });
    else if (state === 'delivered') await receive(life, request).catch(() => undefined);
    else if (state === 'submitted' && rule !== null)
      await executeRequest(life.deps, { requestId, by: who, again: true });
    else if (!(await applyCommands(life.deps, { requestId, commands, door: 'slack' })).ok) await giveUp(requestId, who);
  }

  async function check(): Promise<void> {
    const told = history.slice(-12).join('\n');
    const doubled = await sql`
      select account_id from requests
      where state in ${sql([...OPEN_STATES])} and account_id is not null and data->'form'->>'type' <> 'suspension'
        -- Done but for the step that waited for its date.
        and subject not like 'rested:%' and state <> 'delivered'
      group by account_id having count(*) > 1`;
    expect(doubled, told).toHaveLength(0);
    for (const { id } of accounts) {
      const account = await life.reread({ id } as Account);
      const requests = (await open()).filter(({ form }) => 'account' in form && form.account.id === id);
      // A request that is running or stopped half-way is not at rest.
      if (requests.some(({ state }) => state === 'executing' || state === 'failed')) continue;
      await atRest(account, told);
    }
  }

  async function atRest(account: Account, told: string): Promise<void> {
    const about = `${account.address} (${account.state})\n${told}`;
    const user = life.graph.users().find(({ id }) => id === account.directoryId);
    const [owner] = await sql`select state, account_id from addresses where address = ${account.address}`;
    if (account.state === 'deleted') {
      expect(user, about).toBeUndefined();
      return;
    }
    expect(owner, about).toMatchObject({ state: 'in_use', account_id: account.id });
    expect(user, about).toMatchObject({
      userPrincipalName: account.address,
      accountEnabled: account.state === 'active',
    });
    if (account.state !== 'active') return;
    const last = await sql<{ sku: string }[]>`
      select data->'form'->'licence'->>'skuPartNumber' as sku from requests
      where account_id = ${account.id} and state = 'closed' and data->'form'->>'type' = 'licence'
      order by updated_at desc limit 1`;
    expect(user?.licences, about).toEqual([last[0]?.sku ?? SKUS.standard.skuPartNumber]);
  }
});
