import { afterEach, describe, expect, it } from 'vitest';
import { type Caller, create, DOMAIN, OPTIONS, start, stopAll } from '../local-graph.fixture.ts';

afterEach(stopAll);

const ANA = `ana@${DOMAIN}`;
const path = `/users/${ANA}/authentication/methods`;
const permitted = (permission: string): Promise<Caller> => start({ permissions: [...OPTIONS.permissions, permission] });

async function kinds(caller: Caller): Promise<unknown> {
  const { body } = await caller.call('GET', path);
  return (body['value'] as { '@odata.type': string }[]).map((method) => method['@odata.type']);
}

describe('the authentication methods of a user', () => {
  it.each(['UserAuthenticationMethod.Read.All', 'UserAuthenticationMethod.ReadWrite.All'])(
    'are only the password at first, and can be read with %s',
    async (permission) => {
      const caller = await permitted(permission);
      const id = await create(caller, 'ana');
      const { status, body } = await caller.call('GET', `/users/${id}/authentication/methods`);
      expect([status, body['value']]).toMatchObject([
        200,
        [
          {
            '@odata.type': '#microsoft.graph.passwordAuthenticationMethod',
            id: '28c10230-6103-485e-b985-444c60001490',
          },
        ],
      ]);
    },
  );

  it('cannot be read without such a permission, whatever other permissions there are', async () => {
    const caller = await start();
    await create(caller, 'ana');
    const { status, error } = await caller.call('GET', path);
    expect([status, error.code]).toEqual([403, 'accessDenied']);
  });

  it('are not found for an unknown user', async () => {
    const caller = await permitted('UserAuthenticationMethod.Read.All');
    expect((await caller.call('GET', path)).status).toBe(404);
    expect(() => caller.graph.registerMethod(ANA, 'phone')).toThrow(TypeError);
  });

  it('include what the person registered, each kind once, also after a restart', async () => {
    const caller = await permitted('UserAuthenticationMethod.Read.All');
    await create(caller, 'ana');
    for (const kind of ['microsoft-authenticator', 'phone', 'phone'] as const) {
      caller.graph.registerMethod(ANA.toUpperCase(), kind);
    }
    const expected = [
      '#microsoft.graph.passwordAuthenticationMethod',
      '#microsoft.graph.microsoftAuthenticatorAuthenticationMethod',
      '#microsoft.graph.phoneAuthenticationMethod',
    ];
    expect(await kinds(caller)).toEqual(expected);
    expect(caller.graph.users().at(-1)?.methods).toEqual(['microsoft-authenticator', 'phone']);
    const snapshot = JSON.parse(JSON.stringify(caller.graph.snapshot())) as unknown;
    const permissions = ['UserAuthenticationMethod.Read.All'];
    expect(await kinds(await start({ snapshot, permissions }))).toEqual(expected);
  });

  it('include a Temporary Access Pass, without its secret', async () => {
    const caller = await permitted('UserAuthenticationMethod.Read.All');
    await create(caller, 'ana');
    const made = await caller.call('POST', `/users/${ANA}/authentication/temporaryAccessPassMethods`, {});
    expect(await kinds(caller)).toContain('#microsoft.graph.temporaryAccessPassAuthenticationMethod');
    expect((await caller.call('GET', path)).text).not.toContain(String(made.body['temporaryAccessPass']));
  });
});
