import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { snapshotOf } from '#domain/account/account-form.ts';
import { addressListLine, primaryAddressLine } from '#domain/plan/powershell.ts';
import { confirmLine } from '#use-cases/requests/confirm-line.ts';
import { DOMAIN, startLife, SYSTEMS, type Life } from '#test/stages/life.ts';

const SECOND = 1_000;

describe('a line that somebody runs by hand', () => {
  let life: Life;
  beforeAll(async () => {
    life = await startLife({ addressPolicy: true });
  });
  afterAll(async () => await life.stop());

  it('has no effect on a primary address under an address policy, but the line with the whole address list does', async () => {
    const account = await life.account();
    const { graph } = life;
    const mail = (): string | null | undefined => graph.users().find(({ id }) => id === account.directoryId)?.mail;
    const to = `nueva.principal@${DOMAIN}`;
    graph.addFault({ kind: 'rename-keeps-primary', match: 'PATCH /v1.0/users', times: 1 });
    const about = { account: snapshotOf(account), justification: 'x' };
    const stuck = await life.carryOut({ ...about, type: 'address', localPart: 'nueva.principal' });
    expect(graph.exchange.run(primaryAddressLine(account.directoryId, to))).toEqual({ ok: true });
    expect(mail()).toBe(account.address);

    // The step has been retried for minutes, with pauses as long; after somebody confirms, it is retried soon.
    await confirmLine(life.deps, { requestId: stuck.id, by: SYSTEMS });
    await life.drain({ horizonMs: 0 });
    const run = await life.store.run(stuck.id);
    const step = run?.steps.find(({ name }) => name === 'primary_address');
    expect(step?.attempts).toBeGreaterThan(5);
    expect((step?.nextAt?.getTime() ?? Infinity) - life.now().getTime()).toBeLessThanOrEqual(2 * SECOND);

    expect(graph.exchange.run(addressListLine(account.directoryId, to))).toEqual({ ok: true });
    expect(mail()).toBe(to);
    await life.drain({ horizonMs: 5 * SECOND });
    expect(await life.request(stuck.id)).toMatchObject({ state: 'closed' });
    expect(graph.users().find(({ id }) => id === account.directoryId)?.aliases).toContain(account.address);
  });
});
