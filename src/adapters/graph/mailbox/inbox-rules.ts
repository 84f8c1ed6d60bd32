import { faultIn, pathSegment, userPath, type GraphClient } from '../calls/client.ts';
import { isMailboxAbsent, type Needs } from '../calls/errors.ts';
import { readPage } from '../calls/pages.ts';

const READ: Needs = { permission: 'MailboxSettings.Read', write: false, layer: 'exchange' };

type Recipients = readonly { readonly emailAddress?: { readonly address?: string | null } }[] | null;

/** An inbox rule; only the parts that forward messages. */
export interface InboxRule {
  readonly id: string;
  readonly displayName?: string | null;
  readonly isEnabled?: boolean | null;
  /** Made where Graph's rules cannot change it. */
  readonly isReadOnly?: boolean | null;
  readonly actions?: {
    readonly redirectTo?: Recipients;
    readonly forwardTo?: Recipients;
    readonly forwardAsAttachmentTo?: Recipients;
  } | null;
}

/** Every rule of the inbox; null without a mailbox. */
export async function inboxRules(graph: GraphClient, userId: string): Promise<readonly InboxRule[] | null> {
  const rules: InboxRule[] = [];
  try {
    let path: string | undefined = `/v1.0${rulesPath(userId)}`;
    while (path !== undefined) {
      const page: Awaited<ReturnType<typeof readPage<InboxRule>>> = await readPage<InboxRule>(graph, {
        operation: 'inbox-rules',
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
  return rules;
}

/** Every address to which a rule sends messages, lower case. */
export function targetsOf({ actions }: InboxRule): readonly string[] {
  const lists = [actions?.redirectTo, actions?.forwardTo, actions?.forwardAsAttachmentTo];
  return lists.flatMap((list) =>
    (list ?? []).flatMap(({ emailAddress }) => emailAddress?.address?.toLowerCase() ?? []),
  );
}

export function rulesPath(userId: string): string {
  return `${userPath(userId)}/mailFolders/inbox/messageRules`;
}

export function rulePath(rule: { readonly userId: string; readonly ruleId: string }): string {
  return `${rulesPath(rule.userId)}/${pathSegment(rule.ruleId)}`;
}
