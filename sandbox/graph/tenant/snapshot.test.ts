import { afterEach, describe, expect, it } from 'vitest';
import { DOMAIN, STAFF, start, stopAll } from '../local-graph.fixture.ts';

afterEach(stopAll);

/** Properties that did not exist yet when the first snapshots were written. */
const LATER = [
  ...['rules', 'shared', 'fullAccess', 'sendAs', 'sendOnBehalf', 'fromOnPremises', 'changes', 'addressMs'],
  ...['eligibleRole', 'assignedRole', 'isManagementRestricted', 'gives', 'visibility'],
];
const GROUPS_LATER = ['mailEnabled', 'securityEnabled', 'membershipRule', 'isAssignableToRole'];

describe('a snapshot', () => {
  it('brings back settings, rules and grants', async () => {
    const first = await start();
    const rule = { displayName: 'Uno', actions: { markAsRead: true } };
    await first.call('POST', `/users/jefa@${DOMAIN}/mailFolders/inbox/messageRules`, rule);
    first.graph.exchange.run(`Connect-ExchangeOnline\nSet-Mailbox -Identity 'jefa@${DOMAIN}' -Type Shared`);
    const again = await start({ snapshot: JSON.parse(JSON.stringify(first.graph.snapshot())) as unknown });
    expect(again.graph.users()).toEqual(first.graph.users());
    expect(again.graph.users()[0]).toMatchObject({ mailboxPurpose: 'shared', inboxRules: ['Uno'] });
  });

  it('of an older version is still read', async () => {
    const first = await start();
    const old = JSON.stringify(first.graph.snapshot(), (name, value: unknown) =>
      LATER.includes(name) || GROUPS_LATER.includes(name) ? undefined : value,
    );
    const { graph, call } = await start({ snapshot: JSON.parse(old) as unknown });
    expect(graph.users()[0]).toMatchObject({ mailbox: 'ready', mailboxPurpose: 'user', fromOnPremises: false });
    expect((await call('GET', `/groups/${STAFF}`)).body).toMatchObject({ mailEnabled: true, securityEnabled: false });
    expect((await call('GET', `/users/jefa@${DOMAIN}/mailFolders/inbox/messageRules`)).body['value']).toEqual([]);
  });
});
