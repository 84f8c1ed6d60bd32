import type { Directory } from '#use-cases/ports/directory.ts';
import { OutsideError } from '#use-cases/ports/outside-error.ts';
import { withFields, literal, userPath, type BatchAnswer, type GraphClient } from '../calls/client.ts';
import { isMailboxAbsent, isMailboxUnknown, mapFault, namingDomain, type Needs } from '../calls/errors.ts';
import { ianaZoneOf } from '../mailbox/mailbox.ts';
import { bodyOf, listIn, valuesOf } from '../calls/pages.ts';
import { withinLimit } from './update-user.ts';
import { addressesOf, stampName, USER_SELECT, userOf, type UserBody } from './user-shape.ts';

const READ_USER: Needs = { permission: 'User.ReadWrite.All', write: false };
const CREATE_USER: Needs = { permission: 'User.ReadWrite.All', write: true, names: 'address' };

type UserOperations = Pick<Directory, 'findUser' | 'createUser' | 'readBack'>;

export function createUserOperations(
  graph: GraphClient,
  settings: { readonly locale: string; readonly hasGroups: boolean; readonly stampAttribute: number },
): UserOperations {
  return {
    findUser: async (address) => {
      const answer = await graph.call('find-user', READ_USER, async (client) => {
        const filter = `userPrincipalName eq '${literal(address)}'`;
        return listIn<UserBody>(await client.api(`/users?$filter=${filter}&$select=${USER_SELECT}&$top=1`).get());
      });
      const [found] = answer.value;
      return found === undefined ? null : userOf(found, settings.stampAttribute);
    },
    createUser: async (user) => {
      const body = {
        accountEnabled: true,
        displayName: withinLimit('displayName', user.displayName),
        ...(user.givenName === null ? {} : { givenName: withinLimit('givenName', user.givenName) }),
        ...(user.surname === null ? {} : { surname: withinLimit('surname', user.surname) }),
        ...(user.jobTitle === null ? {} : { jobTitle: withinLimit('jobTitle', user.jobTitle) }),
        department: withinLimit('department', user.department),
        mailNickname: user.address.split('@')[0],
        userPrincipalName: user.address,
        usageLocation: 'CO',
        preferredLanguage: settings.locale,
        onPremisesExtensionAttributes: { [stampName(settings.stampAttribute)]: user.stamp },
        passwordProfile: { forceChangePasswordNextSignIn: true, password: user.password },
      };
      return await namingDomain(user.address, async () =>
        graph.call('create-user', CREATE_USER, async (client) => {
          const isUser = ({ id }: { id?: string }): boolean => typeof id === 'string' && id !== '';
          const { id } = withFields<{ id: string }>(await client.api('/users').post(body), isUser);
          return { id };
        }),
      );
    },
    readBack: async (userId) => await readBack(graph, { userId, ...settings }),
  };
}

async function readBack(
  graph: GraphClient,
  what: { readonly userId: string; readonly hasGroups: boolean; readonly stampAttribute: number },
): ReturnType<Directory['readBack']> {
  const user = userPath(what.userId);
  const urls = [`${user}?$select=${USER_SELECT},proxyAddresses`, `${user}/mailboxSettings`];
  if (what.hasGroups) urls.push(`${user}/memberOf?$select=id&$top=999`);
  const [found, mailbox, groups] = await graph.batch('read-back', READ_USER, urls);
  if (found === undefined || mailbox === undefined) throw new OutsideError('unavailable', { service: 'graph' });
  if (!found.ok) {
    if (found.fault.status === 404) return { user: null, addresses: [], mailbox: null, groupIds: [] };
    throw mapFault(found.fault, READ_USER);
  }
  const body = bodyOf<UserBody & { readonly proxyAddresses?: readonly string[] }>(found, READ_USER.permission);
  return {
    user: userOf(body, what.stampAttribute),
    addresses: addressesOf(body.proxyAddresses ?? []),
    mailbox: mailboxOf(mailbox),
    groupIds: groups === undefined ? [] : valuesOf<{ id: string }>(groups, 'Directory.Read.All').map(({ id }) => id),
  };
}

type MailboxBody = { readonly language?: { readonly locale?: string } | null; readonly timeZone?: string | null };

function mailboxOf(answer: BatchAnswer): Awaited<ReturnType<Directory['readBack']>>['mailbox'] {
  if (!answer.ok && (answer.fault.status === 404 || isMailboxAbsent(answer.fault))) return null;
  if (!answer.ok && isMailboxUnknown(answer.fault)) return 'unknown';
  const { language, timeZone } = bodyOf<MailboxBody>(answer, 'MailboxSettings.ReadWrite');
  return { locale: language?.locale ?? null, timeZone: ianaZoneOf(timeZone ?? null) };
}
