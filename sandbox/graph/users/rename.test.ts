import { afterEach, describe, expect, it } from 'vitest';
import { DOMAIN, newUser, start, stopAll, type Caller } from '../local-graph.fixture.ts';

afterEach(stopAll);

const NEW = `jefa.ruiz@${DOMAIN}`;
const OLD = `jefa@${DOMAIN}`;

async function rename(caller: Caller): Promise<() => Promise<unknown[]>> {
  const id = caller.graph.users()[0]?.id ?? '';
  const answer = await caller.call('PATCH', `/users/${id}`, { userPrincipalName: NEW, mailNickname: 'jefa.ruiz' });
  expect(answer.status).toBe(204);
  return async () => {
    const { body } = await caller.call('GET', `/users/${id}?$select=userPrincipalName,mail,proxyAddresses`);
    return [body['userPrincipalName'], body['mail'], body['proxyAddresses']];
  };
}

describe('a new name', () => {
  it('is followed by mail and primary address after a while, and the old address stays', async () => {
    const caller = await start({ replicationMs: 10_000, addressMs: 60_000 });
    const read = await rename(caller);
    expect(await read()).toEqual([OLD, OLD, [`SMTP:${OLD}`]]);
    caller.graph.moveClock(10_001);
    expect(await read()).toEqual([NEW, OLD, [`SMTP:${OLD}`]]);
    caller.graph.moveClock(60_000);
    expect(await read()).toEqual([NEW, NEW, [`SMTP:${NEW}`, `smtp:${OLD}`]]);
    expect(caller.graph.users()[0]).toMatchObject({ mail: NEW, aliases: [OLD] });
  });

  it('makes both addresses unavailable to others at once', async () => {
    const caller = await start({ replicationMs: 10_000 });
    await rename(caller);
    for (const name of ['jefa', 'jefa.ruiz']) {
      expect((await caller.call('POST', '/users', newUser(name))).error.details?.[0]?.code).toBe('ObjectConflict');
    }
  });

  it('leaves the primary address as it was with the fault rename-keeps-primary, until Exchange changes it', async () => {
    const caller = await start();
    caller.graph.addFault({ kind: 'rename-keeps-primary', match: '.' });
    await caller.call('PATCH', `/users/${OLD}`, { jobTitle: 'Otra' });
    const read = await rename(caller);
    expect(await read()).toEqual([NEW, OLD, [`SMTP:${OLD}`, `smtp:${NEW}`]]);
    const line = `Connect-ExchangeOnline\nSet-Mailbox -Identity '${NEW}' -WindowsEmailAddress '${NEW}'`;
    expect(caller.graph.exchange.run(line)).toEqual({ ok: true });
    expect(await read()).toEqual([NEW, NEW, [`SMTP:${NEW}`, `smtp:${OLD}`]]);
  });

  it('is refused when a user, a group or a contact has it', async () => {
    const { call } = await start();
    const taken = [
      ['admin.global', 'userPrincipalName'],
      ['funcionarios', 'proxyAddresses'],
      ['proveedor', 'proxyAddresses'],
    ] as const;
    for (const [name, target] of taken) {
      const answer = await call('PATCH', `/users/${OLD}`, { userPrincipalName: `${name}@${DOMAIN}` });
      expect([answer.status, answer.error.details?.[0]]).toMatchObject([400, { code: 'ObjectConflict', target }]);
    }
  });
});
