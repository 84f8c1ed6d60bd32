import type { Directory } from '#use-cases/ports/directory.ts';
import { OutsideError } from '#use-cases/ports/outside-error.ts';
import { faultIn, type GraphClient } from '../calls/client.ts';
import type { Needs } from '../calls/errors.ts';
import { inboxRules, rulePath, rulesPath, type InboxRule } from './inbox-rules.ts';

const WRITE: Needs = { permission: 'MailboxSettings.ReadWrite', write: true, layer: 'exchange' };
/** The rule's name, which the person sees in Outlook, where they could delete it. */
const OURS = 'Correo: redirección';
/** Its name in mailboxes that were redirected while the bot was called otherwise. */
const FORMER = 'Buzón: redirección';

/**
 * Mail is redirected by an inbox rule: Graph has no other way, and the rule works only towards addresses of the
 * institution. Several rules may have the same name, so we look for ours before creating it (facts: graph.md 2.2).
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
        await graph.order('update-redirection', WRITE, async (client) => {
          const change = { isEnabled: true, actions: actionsOf(to) };
          return (await client.api(rulePath({ userId, ruleId: first.id })).patch(change)) as unknown;
        });
      }
      for (const { id } of to === null ? rules : others) await deleteRule(graph, { userId, ruleId: id });
    },
  };
}

/** Our rules, normally one; null without a mailbox. */
async function ourRules(graph: GraphClient, userId: string): Promise<readonly InboxRule[] | null> {
  return (
    (await inboxRules(graph, userId))?.filter(({ displayName }) => displayName === OURS || displayName === FORMER) ??
    null
  );
}

async function createRule(graph: GraphClient, what: { readonly userId: string; readonly to: string }): Promise<void> {
  const rule = { displayName: OURS, sequence: 1, isEnabled: true, actions: actionsOf(what.to) };
  // Its answer is not needed: we look for the rule before and after creating it.
  await graph.order('create-redirection', WRITE, async (client) => {
    return (await client.api(rulesPath(what.userId)).post(rule)) as unknown;
  });
}

async function deleteRule(
  graph: GraphClient,
  rule: { readonly userId: string; readonly ruleId: string },
): Promise<void> {
  try {
    await graph.order('delete-redirection', WRITE, async (client) => {
      return (await client.api(rulePath(rule)).delete()) as unknown;
    });
  } catch (error) {
    if (faultIn(error)?.status !== 404) throw error;
  }
}

/** Redirected, not forwarded: it arrives as the sender sent it. The person's own rules still apply after it. */
function actionsOf(to: string): object {
  return { redirectTo: [{ emailAddress: { address: to } }], stopProcessingRules: false };
}

function targetOf(rule: InboxRule): string | null {
  if (rule.isEnabled === false) return null;
  return rule.actions?.redirectTo?.[0]?.emailAddress?.address?.toLowerCase() ?? null;
}

function pointsTo(rule: InboxRule, to: string): boolean {
  return rule.actions?.redirectTo?.length === 1 && targetOf(rule) === to.toLowerCase();
}
