import type { GroupsForm, LicenceForm, ModificationForm, RedirectionForm } from '#domain/account-form.ts';
import type { NamedId } from '#domain/account.ts';
import { NO_WORK, type Change, type Plan, type Seats, type StepName } from '#domain/plan.ts';
import { distributionLine, exchangeLines } from '#domain/powershell.ts';
import { changed, registerChanges } from './account-changes.ts';
import { cannot, isOthers, type DrawDeps, type Drawing, type Drawn } from './drawing.ts';

/** The plan of a modification. */
export async function drawModification(deps: DrawDeps, drawn: Drawn<ModificationForm>): Promise<Drawing> {
  const { form, account, found } = drawn;
  const changes = registerChanges(form, { account, mailDomain: deps.institution.mailDomain });
  if (changes?.length === 0) return cannot('nothing_to_change');
  switch (form.type) {
    case 'data':
      return plan(drawn, {
        changes: changes ?? [],
        displayName: form.data.displayName,
        work: ['update_user', 'verify'],
      });
    case 'address': {
      const address = `${form.localPart}@${deps.institution.mailDomain}`;
      if (await isOthers(deps, { ...drawn, address })) return cannot('wish_taken', address);
      return plan(drawn, { changes: changes ?? [], address, work: ['rename', 'primary_address', 'verify'] });
    }
    case 'password': {
      if (!found.accountEnabled) return cannot('account_blocked');
      const renewed: Change = { what: 'password', before: null, after: { word: 'temporary_password' } };
      return plan(drawn, { changes: [renewed], work: ['hand_over'] });
    }
    case 'licence':
      return await drawLicence(deps, { ...drawn, form });
    case 'groups':
      return await drawGroups(deps, { ...drawn, form });
    case 'out_of_office': {
      if (found.mailbox === null) return cannot('no_mailbox');
      const { text, from, until } = form;
      const before = found.mailbox.autoReply?.text;
      const reply: Change = {
        what: 'out_of_office',
        before: before === undefined ? null : { text: before },
        after: { text, from, until },
      };
      return plan(drawn, { changes: [reply], work: ['auto_reply', 'verify'] });
    }
    case 'redirection':
      return await drawRedirection(deps, { ...drawn, form });
    case 'alias': {
      const address = `${form.localPart}@${deps.institution.mailDomain}`;
      if (found.addresses.includes(address)) return cannot('nothing_to_change');
      if (found.mailbox === null) return cannot('no_mailbox');
      if (await isOthers(deps, { ...drawn, address })) return cannot('wish_taken', address);
      const lines = exchangeLines(form, deps.institution.mailDomain);
      return plan(drawn, { changes: [changed('alias', null, address)], lines, work: ['exchange', 'verify'] });
    }
    case 'shared': {
      if (found.mailbox === null) return cannot('no_mailbox');
      if (found.mailbox.purpose === 'shared') return cannot('nothing_to_change');
      const kind: Change = {
        what: 'mailbox_type',
        before: { word: 'user_mailbox' },
        after: { word: 'shared_mailbox' },
      };
      const lines = exchangeLines(form, deps.institution.mailDomain);
      return plan(drawn, { changes: [kind], lines, work: ['exchange', 'verify'] });
    }
    case 'delegation': {
      if (found.mailbox === null) return cannot('no_mailbox');
      const both = form.rights.length > 1;
      const word = both ? 'full_access_and_send_as' : (form.rights[0] ?? 'full_access');
      const given: Change = { what: 'delegation', before: null, after: { word, to: form.to.displayName } };
      const lines = exchangeLines(form, deps.institution.mailDomain);
      return plan(drawn, { changes: [given], lines, work: ['exchange', 'verify'] });
    }
    case 'contract': {
      const again: Change = { what: 'sign_in', before: { word: 'blocked' }, after: { word: 'allowed' } };
      return account.state === 'suspended' || !found.accountEnabled
        ? plan(drawn, { changes: [...(changes ?? []), again], work: ['unblock_sign_in', 'verify'] })
        : plan(drawn, { changes: changes ?? [], work: ['verify'] });
    }
    case 'responsible':
      return plan(drawn, {
        changes: [...(changes ?? []), { what: 'password', before: null, after: { word: 'temporary_password' } }],
        work: ['discard_password', 'revoke_sessions', 'verify', 'hand_over'],
      });
  }
}

interface Work extends Partial<Omit<Plan, 'steps'>> {
  /** The steps after the account was looked at. */
  readonly work: readonly StepName[];
  readonly seats?: Seats | null;
}

/** A plan of work on the account, which begins by looking whether everything is still as it was when the plan was made. */
export function plan({ account }: Pick<Drawn<ModificationForm>, 'account'>, { work, seats, ...more }: Work): Drawing {
  const { address, displayName } = account;
  return {
    plan: { ...NO_WORK, address, displayName, steps: ['check_account', ...work], ...more },
    seats: seats ?? null,
  };
}

async function drawLicence(deps: DrawDeps, drawn: Drawn<LicenceForm>): Promise<Drawing> {
  const { form, found } = drawn;
  const offered = (await deps.directory.licences()).filter(({ mailbox }) => mailbox);
  const wanted = offered.find(({ skuId }) => skuId === form.licence.skuId);
  if (wanted === undefined) return cannot('licence_unknown', form.licence.skuPartNumber);
  if (found.licences.some(({ skuId }) => skuId === wanted.skuId)) return cannot('nothing_to_change');
  const { skuId, skuPartNumber, free, total } = wanted;
  // Other licences with a mailbox make room; what is assigned beside a mailbox stays.
  const remove = found.licences.filter((held) => offered.some((licence) => licence.skuId === held.skuId));
  const before = remove.map((licence) => licence.skuPartNumber).join(', ');
  return plan(drawn, {
    changes: [changed('licence', before, skuPartNumber)],
    licences: { add: [{ skuId, skuPartNumber }], remove },
    seats: { free, total },
    work: ['change_licences', 'wait_mailbox', 'verify'],
  });
}

async function drawGroups(deps: DrawDeps, drawn: Drawn<GroupsForm>): Promise<Drawing> {
  const { form, found, account } = drawn;
  const member = (id: string): boolean => found.groups.some((group) => group.id === id);
  const join = form.join.filter(({ id }) => !member(id));
  const leave = form.leave.filter(({ id }) => member(id));
  if (join.length + leave.length === 0) return cannot('nothing_to_change');
  const groups = await deps.directory.groups([...join, ...leave].map(({ id }) => id));
  const kind = (id: string): string | undefined => groups.find((group) => group.id === id)?.kind;
  for (const { id, name } of [...join, ...leave]) {
    if (kind(id) === undefined) return cannot('group_missing', name);
    if (kind(id) === 'dynamic' || kind(id) === 'role_assignable') return cannot('group_refused', name);
  }
  const byGraph = ({ id }: { readonly id: string }): boolean => kind(id) !== 'distribution';
  const byHand = (one: { readonly id: string }): boolean => !byGraph(one);
  // As the directory calls it: what came with the form is what somebody's client sent.
  const named = ({ id }: { readonly id: string }): NamedId => ({
    id,
    name: groups.find((group) => group.id === id)?.name ?? id,
  });
  const line = (joins: boolean) => (group: { readonly id: string }) =>
    distributionLine(joins, { groupId: group.id, directoryId: account.directoryId });
  const names = (list: readonly { readonly id: string }[]): string => list.map((group) => named(group).name).join(', ');
  const lines = [...join.filter(byHand).map(line(true)), ...leave.filter(byHand).map(line(false))];
  const [joins, leaves] = [join.filter(byGraph), leave.filter(byGraph)];
  return plan(drawn, {
    changes: [
      ...(join.length === 0 ? [] : [changed('groups', null, names(join))]),
      ...(leave.length === 0 ? [] : [changed('groups', names(leave), null)]),
    ],
    groups: joins.map(named),
    leaves: leaves.map(named),
    lines,
    work: [
      ...(joins.length > 0 ? (['join_groups'] as const) : []),
      ...(leaves.length > 0 ? (['leave_groups'] as const) : []),
      ...(lines.length > 0 ? (['exchange'] as const) : []),
      'verify',
    ],
  });
}

async function drawRedirection(deps: DrawDeps, drawn: Drawn<RedirectionForm>): Promise<Drawing> {
  const { form, found, account } = drawn;
  if (found.mailbox === null) return cannot('no_mailbox');
  const to = await deps.store.account(form.to.id);
  if (to === null || to.state !== 'active') return cannot('account_gone', form.to.address);
  const before = await deps.directory.redirection(account.directoryId);
  const change: Change = {
    what: 'redirection',
    before: before === null ? null : { text: before },
    after: { text: to.address, until: form.until },
  };
  return plan(drawn, { changes: [change], work: ['redirect', 'verify', 'end_redirection'] });
}
