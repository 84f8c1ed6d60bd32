import { randomUUID } from 'node:crypto';
import { subjectOf } from '#domain/form/form.ts';
import type { Account } from '#domain/account/account.ts';
import { DOMAIN, GROUPS, HEAD, HOLDER, personOf, SKUS, type Life } from './life.ts';

/** Numbers beyond those that `life.account()` uses. */
let people = 500_000;

/**
 * An account in tenant and register as the procedure leaves it, for tests of what happens afterwards: creating it
 * through the procedure takes twenty times as long. No request made it.
 */
export async function givenAccount({ graph, store, deps, now }: Life): Promise<Account> {
  people += 1;
  const form = personOf(people, {});
  const { givenNames, surnames, position, department } = form;
  const displayName = `${givenNames} ${surnames}`;
  const address = `${displayName.toLowerCase().replace(' ', '.')}@${DOMAIN}`;
  const directoryId = graph.admin.createUser({
    ...{ userPrincipalName: address, displayName, givenName: givenNames, surname: surnames },
    ...{ department: department.name, jobTitle: position, licences: [SKUS.standard.skuPartNumber] },
  });
  graph.admin.setMember(directoryId, GROUPS.m365.id, true);
  await deps.directory.setMailbox(directoryId, { timeZone: 'America/Bogota', locale: 'es-CO' });
  const account: Account = {
    ...{ id: randomUUID(), directoryId, address, userPrincipalName: address, displayName, givenNames, surnames },
    ...{ type: 'personal', state: 'active', licensed: true, kept: null, origin: 'request', requestNumber: null },
    ...{ departmentCode: department.code, departmentName: department.name, position, phone: null },
    ...{
      relation: form.relation,
      contractNumber: null,
      contractStart: null,
      contractEnd: null,
      subject: subjectOf(form),
    },
    ...{ holder: { id: HOLDER.id, name: HOLDER.name }, responsible: { id: HEAD.id, name: HEAD.name } },
    ...{ createdAt: now(), deliveredAt: now(), closedAt: now(), suspendedAt: null, deletedAt: null },
  };
  await store.transact(async (tx) => await tx.insertAccount(account));
  return account;
}
