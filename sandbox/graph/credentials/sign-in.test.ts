import { afterEach, describe, expect, it } from 'vitest';
import { create, DOMAIN, newUser, ROBUST, start, stopAll } from '../local-graph.fixture.ts';

afterEach(stopAll);

const OWN = 'Verde-Cacao.88-rio';
const ANA = `ana@${DOMAIN}`;
const WATCHED = '?$select=passwordProfile,lastPasswordChangeDateTime';

describe('signing in', () => {
  it('tells a wrong password, an unknown user and a blocked one apart', async () => {
    const caller = await start();
    await create(caller, 'ana', { accountEnabled: false });
    expect(caller.graph.signIn(ANA, 'nope')).toEqual({ outcome: 'wrong-password' });
    expect(caller.graph.signIn(`nadie@${DOMAIN}`, 'nope')).toEqual({ outcome: 'unknown-user' });
    expect(caller.graph.signIn(ANA, ROBUST)).toEqual({ outcome: 'blocked' });
  });

  it('requires a change, refuses a weak new password, then clears passwordProfile and updates the change date', async () => {
    const caller = await start();
    const id = await create(caller, 'ana', { givenName: 'Anastasia' });
    const before = await caller.call('GET', `/users/${id}${WATCHED}`);
    expect(caller.graph.signIn(ANA.toUpperCase(), ROBUST)).toEqual({ outcome: 'must-change-password' });
    expect(caller.graph.signIn(ANA, ROBUST, 'corta')).toMatchObject({ outcome: 'weak-password' });
    expect(caller.graph.signIn(ANA, ROBUST, ROBUST)).toMatchObject({ outcome: 'weak-password' });
    expect(caller.graph.signIn(ANA, ROBUST, 'Anastasia2026!')).toMatchObject({ outcome: 'weak-password' });
    caller.graph.moveClock(5_000);
    expect(caller.graph.signIn(ANA, ROBUST, OWN)).toEqual({ outcome: 'signed-in', displayName: 'Persona ana' });
    const after = await caller.call('GET', `/users/${id}${WATCHED}`);
    expect(after.body['passwordProfile']).toBeNull();
    expect(after.body['lastPasswordChangeDateTime']).not.toBe(before.body['lastPasswordChangeDateTime']);
    expect(caller.graph.users().find((user) => user.id === id)?.password).toBe('own');
    expect(caller.graph.signIn(ANA, ROBUST)).toEqual({ outcome: 'wrong-password' });
    expect(caller.graph.signIn(ANA, OWN)).toMatchObject({ outcome: 'signed-in' });
  });

  it('keeps passwordProfile null when no change is required', async () => {
    const caller = await start();
    const id = await create(caller, 'ana', {
      passwordProfile: { forceChangePasswordNextSignIn: false, password: ROBUST },
    });
    expect((await caller.call('GET', `/users/${id}${WATCHED}`)).body['passwordProfile']).toBeNull();
    expect(caller.graph.signIn(ANA, ROBUST)).toMatchObject({ outcome: 'signed-in' });
  });
});

describe('a Temporary Access Pass', () => {
  const path = `/users/${ANA}/authentication/temporaryAccessPassMethods`;

  it('is shown once, replaces the previous one, and lets the person set a password', async () => {
    const caller = await start();
    await create(caller, 'ana');
    const first = await caller.call('POST', path, { lifetimeInMinutes: 60, isUsableOnce: true });
    expect(first.status).toBe(201);
    const second = await caller.call('POST', path, { lifetimeInMinutes: 60, isUsableOnce: true });
    const [old, pass] = [String(first.body['temporaryAccessPass']), String(second.body['temporaryAccessPass'])];
    expect((await caller.call('GET', path)).text).not.toContain(pass);
    expect(caller.graph.users().at(-1)?.password).toBe('temporary');
    expect(caller.graph.signIn(ANA, old)).toEqual({ outcome: 'wrong-password' });
    expect(caller.graph.signIn(ANA, pass)).toEqual({ outcome: 'must-change-password' });
    expect(caller.graph.signIn(ANA, pass, OWN)).toMatchObject({ outcome: 'signed-in' });
    expect(caller.graph.signIn(ANA, pass)).toEqual({ outcome: 'wrong-password' });
    expect(caller.graph.users().at(-1)?.password).toBe('own');
    expect(caller.graph.secretsSeen()).toEqual(expect.arrayContaining([pass, OWN, ROBUST]));
  });

  it('expires, and cannot last longer than the policy allows', async () => {
    const caller = await start();
    await create(caller, 'ana');
    const policy = await caller.call(
      'GET',
      '/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/temporaryAccessPass',
    );
    expect(policy.body).toMatchObject({
      state: 'enabled',
      minimumLifetimeInMinutes: 60,
      maximumLifetimeInMinutes: 480,
    });
    expect((await caller.call('POST', path, { lifetimeInMinutes: 481 })).status).toBe(400);
    const answer = await caller.call('POST', path, { lifetimeInMinutes: 60 });
    caller.graph.moveClock(60 * 60_000);
    expect(caller.graph.signIn(ANA, String(answer.body['temporaryAccessPass']))).toEqual({ outcome: 'wrong-password' });
  });
});

describe('the snapshot, the journal and the listeners', () => {
  it('keep passwords in the snapshot only as hashes, and a restart continues from it', async () => {
    const caller = await start({ mailboxMs: 60_000 });
    const id = await create(caller, 'ana');
    caller.graph.moveClock(86_400_000);
    const snapshot: unknown = JSON.parse(JSON.stringify(caller.graph.snapshot()));
    for (const secret of caller.graph.secretsSeen()) expect(JSON.stringify(snapshot)).not.toContain(secret);
    const again = await start({ snapshot });
    expect(again.graph.users().find((user) => user.id === id)?.password).toBe('initial');
    expect(again.graph.signIn(ANA, ROBUST, OWN)).toMatchObject({ outcome: 'signed-in' });
    expect(again.graph.now().getTime()).toBeGreaterThan(Date.now() + 80_000_000);
    expect((await again.call('POST', '/users', newUser('ana'))).status).toBe(400);
    await expect(start({ snapshot: { other: true } })).rejects.toThrow(TypeError);
  });

  it('list every request in the journal without its body', async () => {
    const caller = await start();
    await create(caller, 'ana');
    await caller.call('GET', '/users?$top=1');
    expect(caller.graph.journal()).toMatchObject([
      { method: 'POST', path: '/v1.0/users', status: 201 },
      { method: 'GET', path: '/v1.0/users?$top=1', status: 200 },
    ]);
    expect(JSON.stringify(caller.graph.journal())).not.toContain(ROBUST);
  });

  it('notify listeners of changes until they unsubscribe', async () => {
    const caller = await start();
    let notified = 0;
    const unsubscribe = caller.graph.onChange(() => (notified += 1));
    await caller.call('GET', '/users');
    caller.graph.moveClock(1);
    expect(notified).toBeGreaterThanOrEqual(2);
    unsubscribe();
    const before = notified;
    caller.graph.moveClock(1);
    expect(notified).toBe(before);
  });
});
