import type { Directory } from '#use-cases/ports/directory.ts';
import { OutsideError } from '#use-cases/ports/outside-error.ts';
import { userPath, type GraphClient } from '../calls/client.ts';
import type { Needs } from '../calls/errors.ts';
import { inboxRules, rulePath, targetsOf, type InboxRule } from './inbox-rules.ts';
import { bodyOf, everyPage, type PageBody } from '../calls/pages.ts';

const READ: Needs = { permission: 'User.ReadWrite.All', write: false };
const WRITE: Needs = { permission: 'MailboxSettings.ReadWrite', write: true, layer: 'exchange' };
/**
 * Rules are switched off instead of deleted: Graph shows only a part of what Outlook stored, so a recreated rule could
 * differ. The new name tells the person, and lets us find the rule for a restoration.
 */
const OFF = 'Correo la apagó: ';
/** How rules were marked while people read the bot's name as that of their mailbox. */
const FORMER_OFF = 'Buzón la apagó: ';
/** The short form for names without enough space. */
const OFF_SIGN = '⏻';
/** Longest name of a rule. */
const LONGEST_NAME = 256;

interface Owned {
  readonly id: string;
  readonly '@odata.type'?: string;
  readonly displayName?: string | null;
}

export function createForwardOperations(
  graph: GraphClient,
): Pick<Directory, 'leavings' | 'stopForwards' | 'giveForwardsBack'> {
  return {
    leavings: async (userId) => {
      const owned = await ownedObjects(graph, userId);
      const forwards = await outwardRules(graph, userId).catch((error: unknown) => {
        // A mailbox that we may not look into does not hide the rest.
        if (error instanceof OutsideError && error.code === 'mailbox_refused') return null;
        throw error;
      });
      const groups = owned.filter((one) => one['@odata.type']?.toLowerCase() === '#microsoft.graph.group');
      return {
        forwards:
          forwards?.map((rule) => ({
            name: rule.displayName ?? '',
            to: targetsOf(rule).filter((address) => domainOf(address) !== null),
            isFixed: nameOff(rule) === null,
          })) ?? null,
        ownedGroups: groups.map(({ id, displayName }) => ({ id, name: displayName ?? '' })),
      };
    },
    stopForwards: async (userId) => {
      const rules = await outwardRules(graph, userId);
      const left: string[] = [];
      for (const rule of rules) {
        const displayName = nameOff(rule);
        if (displayName === null) left.push(rule.displayName ?? '');
        else await change(graph, { userId, ruleId: rule.id, body: { isEnabled: false, displayName } });
      }
      return left;
    },
    giveForwardsBack: async (userId) => {
      const rules = (await inboxRules(graph, userId)) ?? [];
      for (const { id, displayName } of rules) {
        const name = nameBefore(displayName ?? '');
        if (name === null) continue;
        // An empty name is left out: the rule had none, and Graph accepts no empty one.
        const body = { isEnabled: true, ...(name === '' ? {} : { displayName: name }) };
        await change(graph, { userId, ruleId: id, body });
      }
    },
  };
}

/**
 * The new name of a rule that we switch off; null when Graph does not allow it, or the name has no space for our mark.
 */
function nameOff({ displayName, isReadOnly }: InboxRule): string | null {
  return isReadOnly === true ? null : markedName(displayName ?? '');
}

/** The name with our mark; the old name can be restored from it. */
function markedName(name: string): string | null {
  return [`${OFF}${name}`, `${OFF_SIGN}${name}`].find(({ length }) => length <= LONGEST_NAME) ?? null;
}

/** A rule's name before we marked it; null when we did not. */
function nameBefore(marked: string): string | null {
  const mark = [OFF, FORMER_OFF].find((one) => marked.startsWith(one));
  if (mark !== undefined) return marked.slice(mark.length);
  const name = marked.slice(OFF_SIGN.length);
  return marked.startsWith(OFF_SIGN) && marked === markedName(name) ? name : null;
}

/** Graph answers with the changed rule: an answer that shows something else, or nothing, is no proof. */
async function change(
  graph: GraphClient,
  what: {
    readonly userId: string;
    readonly ruleId: string;
    readonly body: Pick<InboxRule, 'displayName'> & { readonly isEnabled: boolean };
  },
): Promise<void> {
  const rule = await graph.call('change-rule', WRITE, async (client) => {
    return (await client.api(rulePath(what)).patch(what.body)) as InboxRule | undefined;
  });
  if (rule?.isEnabled !== what.body.isEnabled) throw new OutsideError('unknown_outcome', { service: 'graph' });
}

/**
 * Active rules that send at least one copy outside the tenant's domains. A target without a domain, such as Exchange's
 * legacy names of its own recipients (`/o=ExchangeLabs/…`), does not count as outside.
 */
async function outwardRules(graph: GraphClient, userId: string): Promise<readonly InboxRule[]> {
  const rules = ((await inboxRules(graph, userId)) ?? []).filter(
    (rule) => rule.isEnabled !== false && targetsOf(rule).length > 0,
  );
  if (rules.length === 0) return [];
  const own = await ownDomains(graph, userId);
  return rules.filter((rule) =>
    targetsOf(rule).some((address) => {
      const domain = domainOf(address);
      return domain !== null && !own.has(domain);
    }),
  );
}

function domainOf(address: string): string | null {
  const at = address.lastIndexOf('@');
  return at === -1 ? null : address.slice(at + 1);
}

/** The tenant's domains; if we may not ask for them, the account's own domain. */
async function ownDomains(graph: GraphClient, userId: string): Promise<ReadonlySet<string>> {
  const [domains, user] = await graph.batch('own-domains', READ, [
    '/domains?$select=id',
    `${userPath(userId)}?$select=id,userPrincipalName,mail`,
  ]);
  if (domains?.ok === true) {
    return new Set((domains.body as PageBody<{ readonly id: string }>).value.map(({ id }) => id.toLowerCase()));
  }
  const { userPrincipalName, mail } = bodyOf<{ readonly userPrincipalName: string; readonly mail: string | null }>(
    user,
    READ.permission,
  );
  return new Set([userPrincipalName, mail ?? ''].map((address) => address.toLowerCase().split('@')[1] ?? ''));
}

async function ownedObjects(graph: GraphClient, userId: string): Promise<readonly Owned[]> {
  const [first] = await graph.batch('owned-objects', READ, [
    `${userPath(userId)}/ownedObjects?$select=id,displayName&$top=999`,
  ]);
  return await everyPage<Owned>(graph, { first, permission: READ.permission });
}
