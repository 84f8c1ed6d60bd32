import { afterEach, describe, expect, it } from 'vitest';
import { createDirectory } from '#adapters/graph/directory.ts';
import { entraPermissions } from '#src/config/entra-permissions.ts';
import type { Directory } from '#use-cases/ports/directory.ts';
import { isOpenTo, withLeastPermissions, type SeenCall } from './least-permissions.ts';
import { createTenants, DOMAIN, GROUP, KINDS, newUser, PERMISSIONS, SKU, type TestTenant } from './tenant.ts';

interface Scene {
  readonly directory: Directory;
  /** The id of somebody with a mailbox. */
  readonly id: string;
}

const JEFA = `Jefa.Perez@${DOMAIN}`;
const OUTSIDE = 'jefa@correo.example';
const BOGOTA = { locale: 'es-CO', timeZone: 'America/Bogota' } as const;

/** Uses of each method of the port, one for each way in which it calls Graph. */
const USES: Readonly<Record<keyof Directory, (scene: Scene) => Promise<unknown>>> = {
  survey: async ({ directory }) => await directory.survey([JEFA]),
  findUser: async ({ directory }) => await directory.findUser(JEFA),
  createUser: async ({ directory }) => await directory.createUser(newUser('ana.munoz')),
  assignLicence: async ({ directory, id }) => await directory.assignLicence(id, SKU.id),
  reprocessLicences: async ({ directory, id }) => await directory.reprocessLicences(id),
  mailboxTrouble: async ({ directory, id }) => await directory.mailboxTrouble(id, null),
  mailboxReady: async ({ directory, id }) => await directory.mailboxReady(id),
  setMailbox: async ({ directory, id }) => await directory.setMailbox(id, BOGOTA),
  joinGroup: async ({ directory, id }) => await directory.joinGroup(id, KINDS.security.id),
  readBack: async ({ directory, id }) => await directory.readBack(id),
  issueCredential: async ({ directory, id }) => await directory.issueCredential(id),
  passwordStatus: async ({ directory, id }) => await directory.passwordStatus(id),
  hasSecondFactor: async ({ directory, id }) => await directory.hasSecondFactor(id),
  account: async ({ directory, id }) => await directory.account(id),
  deletedUser: async ({ directory, id }) => {
    await directory.deleteUser(id);
    await directory.deletedUser(id);
  },
  licences: async ({ directory }) => await directory.licences(),
  searchGroups: async ({ directory }) => await directory.searchGroups('Acceso', 5),
  groups: async ({ directory }) => await directory.groups([GROUP.id]),
  updateUser: async ({ directory, id }) => {
    await directory.updateUser(id, { jobTitle: 'Otra', address: `jefa.gomez@${DOMAIN}` });
    await directory.updateUser(id, { accountEnabled: false });
    await directory.updateUser(id, { mobilePhone: '3000000000' });
  },
  revokeSessions: async ({ directory, id }) => await directory.revokeSessions(id),
  discardPassword: async ({ directory, id }) => {
    await directory.issueCredential(id);
    await directory.discardPassword(id);
  },
  changeLicences: async ({ directory, id }) => {
    await directory.changeLicences(id, { add: [], remove: [SKU.id] });
    await directory.changeLicences(id, { add: [], remove: [SKU.id] });
  },
  leaveGroup: async ({ directory, id }) => await directory.leaveGroup(id, GROUP.id),
  setAutoReply: async ({ directory, id }) =>
    await directory.setAutoReply(id, { text: 'Ya no está', from: null, until: null }),
  redirection: async ({ directory, id }) => await directory.redirection(id),
  setRedirection: async ({ directory, id }) => {
    for (const to of [`todos@${DOMAIN}`, `admin@${DOMAIN}`, null]) await directory.setRedirection(id, to);
  },
  leavings: async ({ directory, id }) => {
    await directory.setRedirection(id, OUTSIDE);
    await directory.leavings(id);
  },
  stopForwards: async ({ directory, id }) => {
    await directory.setRedirection(id, OUTSIDE);
    await directory.stopForwards(id);
  },
  giveForwardsBack: async ({ directory, id }) => {
    await directory.setRedirection(id, OUTSIDE);
    await directory.stopForwards(id);
    await directory.giveForwardsBack(id);
  },
  deleteUser: async ({ directory, id }) => await directory.deleteUser(id),
  restoreUser: async ({ directory, id }) => {
    await directory.deleteUser(id);
    await directory.restoreUser(id, null);
    await directory.restoreUser(id, null);
  },
  troubles: async ({ directory }) => await directory.troubles(DOMAIN),
  readUsers: async ({ directory }) => await directory.readUsers(null),
  lookAt: async ({ directory, id }) => await directory.lookAt([id]),
  readChanges: async ({ directory }) => {
    const { delta } = await directory.readChanges(null);
    await directory.readChanges(delta);
  },
};

/** The status of calls that a use makes a second time, which cannot succeed again. */
const UNLIKE: Partial<Record<keyof Directory, Readonly<Record<string, number>>>> = {
  changeLicences: { 'POST /users/{id}/assignLicense': 400 },
  restoreUser: { 'POST /directory/deletedItems/{id}/restore': 404 },
};

const settled = (settings: readonly string[]): readonly string[] =>
  entraPermissions.permissions.filter(({ when }) => when === null || settings.includes(when)).map(({ name }) => name);

describe("Microsoft's list of permissions", () => {
  const tenants = createTenants(createDirectory);
  const everything: SeenCall[] = [];
  afterEach(tenants.finish);

  async function open(
    delivery: 'password' | 'tap',
    permissions: readonly string[] = PERMISSIONS,
  ): Promise<TestTenant & { readonly id: string }> {
    const groups = [{ ...GROUP, displayName: GROUP.name }, KINDS.security];
    const users = [{ userPrincipalName: JEFA, displayName: 'Jefa Pérez', licences: [SKU.name], groups: [GROUP.id] }];
    const tenant = await tenants.start(
      {
        permissions,
        groups,
        users: [...users, { userPrincipalName: `admin@${DOMAIN}`, displayName: 'Administradora' }],
      },
      { groupIds: [GROUP.id], checksSecondFactor: true, credentialDelivery: delivery },
    );
    return { ...tenant, id: tenant.idOf(JEFA) };
  }

  async function use(method: keyof Directory, delivery: 'password' | 'tap'): Promise<readonly SeenCall[]> {
    const { directory, graph, id } = await open(delivery);
    const wire = withLeastPermissions(graph, UNLIKE[method]);
    try {
      await USES[method]({ directory, id });
    } finally {
      wire.stop();
    }
    everything.push(...wire.seen);
    return wire.seen;
  }

  it.each(Object.keys(USES) as (keyof Directory)[])(
    'is enough for %s: the least allows its calls, one permission less does not, and ours include it',
    async (method) => {
      const seen = await use(method, 'password');
      expect(seen).not.toEqual([]);
      const ours = settled(['optional', ...(method === 'hasSecondFactor' ? ['CHECK_SECOND_FACTOR=true'] : [])]);
      expect(seen.filter((call) => !isOpenTo(call, ours)).map(({ name }) => name)).toEqual([]);
    },
  );

  it('is enough for a Temporary Access Pass', async () => {
    const seen = await use('discardPassword', 'tap');
    const ours = settled(['CREDENTIAL_DELIVERY=tap']);
    const passes = '/users/{id}/authentication/temporaryAccessPassMethods';
    expect(seen.map(({ name }) => name)).toEqual(
      expect.arrayContaining([`POST ${passes}`, `GET ${passes}`, `DELETE ${passes}/{pass}`]),
    );
    expect(seen.filter((call) => !isOpenTo(call, ours)).map(({ name }) => name)).toEqual([]);
  });

  it.each(PERMISSIONS)('%s is named by every refusal if only it is missing', async (missing) => {
    const others = PERMISSIONS.filter((one) => one !== missing);
    for (const [method, used] of Object.entries(USES)) {
      const { directory, id } = await open(missing.startsWith('UserAuthMethod') ? 'tap' : 'password', others);
      const error: unknown = await used({ directory, id }).then(
        () => null,
        (thrown: unknown) => thrown,
      );
      if (error !== null) expect.soft([method, error]).toEqual([method, expect.objectContaining({ detail: missing })]);
    }
  });

  it('contains everything that we ask for: without any one of our permissions, some call is refused', () => {
    const needless = PERMISSIONS.filter((one) => {
      const others = PERMISSIONS.filter((other) => other !== one);
      return everything.every((call) => isOpenTo(call, others));
    });
    expect(needless).toEqual([]);
  });
});
