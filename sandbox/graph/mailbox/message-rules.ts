import { randomBytes } from 'node:crypto';
import { param, type Call, type Route } from '../calls/call.ts';
import { GraphError } from '../wire/graph-error.ts';
import { readRuleBody } from './inbox-rules.ts';
import { amendMailbox, readyMailbox } from '../tenant/mailbox.ts';
import type { InboxRule } from '../tenant/records.ts';
import type { Reply } from '../wire/reply.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { seenOr404 } from '../users/read-users.ts';

function contextOf(call: Call, userId: string): string {
  return `${call.linkOrigin}/v1.0/$metadata#users('${userId}')/mailFolders('inbox')/messageRules`;
}

function answer(call: Call, of: { status: number; userId: string; rule: InboxRule }): Reply {
  return { status: of.status, body: { '@odata.context': `${contextOf(call, of.userId)}/$entity`, ...of.rule } };
}

export const listInboxRules: Route = {
  method: 'GET',
  path: '/users/{id}/mailFolders/inbox/messageRules',
  layer: 'exchange',
  handle(tenant, call) {
    const user = seenOr404(tenant, call);
    const { rules } = readyMailbox(tenant, user);
    const value = rules.toSorted((a, b) => Number(a['sequence']) - Number(b['sequence']));
    return { status: 200, body: { '@odata.context': contextOf(call, user.id), value } };
  },
};

/** Answers 201. A second rule of the same name is not refused (graph.md 2.2). */
export const createInboxRule: Route = {
  method: 'POST',
  path: '/users/{id}/mailFolders/inbox/messageRules',
  layer: 'exchange',
  handle(tenant, call) {
    const user = seenOr404(tenant, call);
    const { rules } = readyMailbox(tenant, user);
    const given = readRuleBody(call.body, 'whole');
    const rule: InboxRule = {
      sequence: rules.length + 1,
      isEnabled: true,
      hasError: false,
      isReadOnly: false,
      ...given,
      id: `AQAA${randomBytes(4).toString('hex').toUpperCase()}=`,
    };
    amendMailbox(tenant, { userId: user.id, change: (box) => ({ ...box, rules: [...box.rules, rule] }) });
    return answer(call, { status: 201, userId: user.id, rule });
  },
};

export const updateInboxRule: Route = {
  method: 'PATCH',
  path: '/users/{id}/mailFolders/inbox/messageRules/{rule}',
  layer: 'exchange',
  handle(tenant, call) {
    const { userId, rule: before } = changeableRule(tenant, call);
    const rule: InboxRule = { ...before, ...readRuleBody(call.body, 'part'), id: before.id };
    const replaced = (rules: readonly InboxRule[]): InboxRule[] =>
      rules.map((one) => (one.id === rule.id ? rule : one));
    amendMailbox(tenant, { userId, change: (box) => ({ ...box, rules: replaced(box.rules) }) });
    return answer(call, { status: 200, userId, rule });
  },
};

export const deleteInboxRule: Route = {
  method: 'DELETE',
  path: '/users/{id}/mailFolders/inbox/messageRules/{rule}',
  layer: 'exchange',
  handle(tenant, call) {
    const { userId, rule } = changeableRule(tenant, call);
    const others = (rules: readonly InboxRule[]): InboxRule[] => rules.filter((one) => one.id !== rule.id);
    amendMailbox(tenant, { userId, change: (box) => ({ ...box, rules: others(box.rules) }) });
    return { status: 204 };
  },
};

/** The rule, unless it is read-only: Graph cannot change such a rule (reference page of messageRule, `isReadOnly`). */
function changeableRule(tenant: Tenant, call: Call): { readonly userId: string; readonly rule: InboxRule } {
  const found = ruleOr404(tenant, call);
  if (found.rule['isReadOnly'] === true) {
    throw new GraphError(400, 'ErrorInvalidOperation', 'The rule is read-only and cannot be modified or deleted.');
  }
  return found;
}

function ruleOr404(tenant: Tenant, call: Call): { readonly userId: string; readonly rule: InboxRule } {
  const user = seenOr404(tenant, call);
  const rule = readyMailbox(tenant, user).rules.find((one) => one.id === param(call, 'rule'));
  if (!rule) throw new GraphError(404, 'ErrorItemNotFound', 'The specified object was not found in the store.');
  return { userId: user.id, rule };
}
