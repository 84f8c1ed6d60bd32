import type { Directory } from '#use-cases/directory-port.ts';
import { OutsideError } from '#use-cases/outside-error.ts';
import { faultIn, pathSegment, userPath, type GraphClient } from './client.ts';
import { isMailboxAbsent, type Needs } from './errors.ts';
import { readPage } from './pages.ts';

const READ: Needs = { permission: 'MailboxSettings.ReadWrite', write: false };
const WRITE: Needs = { permission: 'MailboxSettings.ReadWrite', write: true };
/** The person sees it in Outlook under this name, and could delete it there. */
const OURS = 'Buzón: redirección';

interface Rule {
  readonly id: string;
  readonly displayName?: string | null;
  readonly isEnabled?: boolean | null;
  readonly actions?: {
    readonly redirectTo?: readonly { readonly emailAddress?: { readonly address?: string | null } }[] | null;
  } | null;
}

/**
 * Mail is sent on by a rule of the inbox: Graph knows no other way, and it works towards addresses of the institution
 * only. Rules of one name may be many, so that ours is looked for before it is made (facts: graph.md 2.2).
 */
export function createRedirectionOperations(graph: GraphClient): Pick<Directory, 'redirection' | 'setRedirection'> {
  return {
    redirection: async (userId) => {
      const rules = await ourRules(graph, userId);
      return rules?.map(targetOf).find((target) => target !== null) ?? null;
    },
    setRedirection: async (userId, to) => {
      const rules = await ourRules(graph, userId);
      if (rules === null) {
        if (to === null) return;
        throw new OutsideError('not_found', { service: 'graph' });
      }
      const [first, ...others] = rules;
      if (to !== null && first === undefined) await createRule(graph, { userId, to });
      if (to !== null && first !== undefined && !pointsTo(first, to)) {
        await graph.call('update-redirection', WRITE, async (client) => {
          await client.api(rulePath({ userId, ruleId: first.id })).patch({ isEnabled: true, actions: actionsOf(to) });
        });
      }
      for (const { id } of to === null ? rules : others) await deleteRule(graph, { userId, ruleId: id });
    },
  };
}

/** Our rules, as a rule one; null without a mailbox. */
async function ourRules(graph: GraphClient, userId: string): Promise<readonly Rule[] | null> {
  const rules: Rule[] = [];
  try {
    let path: string | undefined = `/v1.0${rulesPath(userId)}`;
    while (path !== undefined) {
      const page: Awaited<ReturnType<typeof readPage<Rule>>> = await readPage<Rule>(graph, {
        operation: 'redirection',
        needs: READ,
        path,
      });
      rules.push(...page.value);
      path = page['@odata.nextLink'];
    }
  } catch (error) {
    const fault = faultIn(error);
    if (fault !== null && isMailboxAbsent(fault)) return null;
    throw error;
  }
  return rules.filter((rule) => rule.displayName === OURS);
}

async function createRule(graph: GraphClient, what: { readonly userId: string; readonly to: string }): Promise<void> {
  const rule = { displayName: OURS, sequence: 1, isEnabled: true, actions: actionsOf(what.to) };
  await graph.call('create-redirection', WRITE, async (client) => {
    await client.api(rulesPath(what.userId)).post(rule);
  });
}

async function deleteRule(
  graph: GraphClient,
  rule: { readonly userId: string; readonly ruleId: string },
): Promise<void> {
  try {
    await graph.call('delete-redirection', WRITE, async (client) => {
      await client.api(rulePath(rule)).delete();
    });
  } catch (error) {
    if (faultIn(error)?.status !== 404) throw error;
  }
}

/** Redirected, not forwarded: it arrives as the sender sent it. Rules of the person's own go on after it. */
function actionsOf(to: string): object {
  return { redirectTo: [{ emailAddress: { address: to } }], stopProcessingRules: false };
}

function targetOf(rule: Rule): string | null {
  if (rule.isEnabled === false) return null;
  return rule.actions?.redirectTo?.[0]?.emailAddress?.address?.toLowerCase() ?? null;
}

function pointsTo(rule: Rule, to: string): boolean {
  return rule.actions?.redirectTo?.length === 1 && targetOf(rule) === to.toLowerCase();
}

function rulesPath(userId: string): string {
  return `${userPath(userId)}/mailFolders/inbox/messageRules`;
}

function rulePath(rule: { readonly userId: string; readonly ruleId: string }): string {
  return `${rulesPath(rule.userId)}/${pathSegment(rule.ruleId)}`;
}
