import type { Directory } from '#use-cases/directory-port.ts';
import { OutsideError } from '#use-cases/outside-error.ts';
import { literal, userPath, type GraphClient } from './client.ts';
import { isMailboxAbsent, mapFault, type Needs } from './errors.ts';
import { ianaZoneOf } from './mailbox.ts';
import { USER_SELECT, userOf, type UserBody } from './user-shape.ts';

const READ_USER: Needs = { permission: 'User.ReadWrite.All', write: false };
const WRITE_USER: Needs = { permission: 'User.ReadWrite.All', write: true };

type UserOperations = Pick<Directory, 'findUser' | 'createUser' | 'assignLicence' | 'readBack'>;

export function createUserOperations(
  graph: GraphClient,
  settings: { readonly locale: string; readonly hasGroups: boolean },
): UserOperations {
  return {
    findUser: async (address) => {
      const answer = await graph.call('find-user', READ_USER, async (client) => {
        const filter = `userPrincipalName eq '${literal(address)}'`;
        return (await client.api(`/users?$filter=${filter}&$select=${USER_SELECT}&$top=1`).get()) as {
          value: UserBody[];
        };
      });
      const [found] = answer.value;
      return found === undefined ? null : userOf(found);
    },
    createUser: async (user) => {
      const body = {
        accountEnabled: true,
        displayName: user.displayName.slice(0, 256),
        ...(user.givenName === null ? {} : { givenName: user.givenName }),
        ...(user.surname === null ? {} : { surname: user.surname }),
        ...(user.jobTitle === null ? {} : { jobTitle: user.jobTitle }),
        department: user.department.slice(0, 64),
        mailNickname: user.address.split('@')[0],
        userPrincipalName: user.address,
        usageLocation: 'CO',
        preferredLanguage: settings.locale,
        onPremisesExtensionAttributes: { extensionAttribute15: user.stamp },
        passwordProfile: { forceChangePasswordNextSignIn: true, password: user.password },
      };
      return await graph.call('create-user', WRITE_USER, async (client) => {
        const { id } = (await client.api('/users').post(body)) as { id: string };
        return { id };
      });
    },
    assignLicence: async (userId, skuId) => {
      const body = { addLicenses: [{ skuId, disabledPlans: [] }], removeLicenses: [] };
      await graph.call('assign-licence', WRITE_USER, async (client) => {
        await client.api(`${userPath(userId)}/assignLicense`).post(body);
      });
    },
    readBack: async (userId) => await readBack(graph, { userId, hasGroups: settings.hasGroups }),
  };
}

async function readBack(
  graph: GraphClient,
  what: { readonly userId: string; readonly hasGroups: boolean },
): ReturnType<Directory['readBack']> {
  const user = userPath(what.userId);
  const urls = [`${user}?$select=${USER_SELECT}`, `${user}/mailboxSettings`];
  if (what.hasGroups) urls.push(`${user}/memberOf?$select=id&$top=999`);
  const [found, mailbox, groups] = await graph.batch('read-back', READ_USER, urls);
  if (found === undefined || mailbox === undefined) throw new OutsideError('unavailable', { service: 'graph' });
  if (!found.ok) {
    if (found.fault.status === 404) return { user: null, mailbox: null, groupIds: [] };
    throw mapFault(found.fault, READ_USER);
  }
  if (!mailbox.ok && mailbox.fault.status !== 404 && !isMailboxAbsent(mailbox.fault)) {
    throw mapFault(mailbox.fault, { permission: 'MailboxSettings.ReadWrite', write: false });
  }
  if (groups !== undefined && !groups.ok) throw mapFault(groups.fault, READ_USER);
  return {
    user: userOf(found.body as UserBody),
    mailbox: mailbox.ok ? mailboxOf(mailbox.body) : null,
    groupIds:
      groups === undefined ? [] : (groups.body as { value: readonly { id: string }[] }).value.map(({ id }) => id),
  };
}

function mailboxOf(body: unknown): { readonly locale: string | null; readonly timeZone: string | null } {
  const { language, timeZone } = body as { language?: { locale?: string } | null; timeZone?: string | null };
  return { locale: language?.locale ?? null, timeZone: ianaZoneOf(timeZone ?? null) };
}
