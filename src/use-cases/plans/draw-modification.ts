import type { GroupsForm, LicenceForm, ModificationForm, RedirectionForm } from '#domain/account/account-form.ts';
import type { Licence, NamedId, Seats } from '#domain/account/account.ts';
import { LONGEST } from '#domain/directory-limits.ts';
import { mailLicences } from '#domain/account/mail-plans.ts';
import { NO_WORK, type Change, type Plan, type StepName } from '#domain/plan/plan.ts';
import { distributionLine, exchangeLines } from '#domain/plan/powershell.ts';
import { changed, registerChanges, signInNameChange } from '#domain/modifications/register-changes.ts';
import {
  cannot,
  isOthers,
  knownMailbox,
  reservedMark,
  targetOf,
  type DrawDeps,
  type Drawing,
  type Drawn,
} from './drawing.ts';
import type { DirectoryGroup, HeldLicence } from '#domain/account/directory-account.ts';
import { refusalOf } from '#domain/plan/group-kinds.ts';
import { leftLicences, releaseOf } from '#domain/plan/licence-release.ts';

/** The plan of a modification. */
export async function drawModification(deps: DrawDeps, drawn: Drawn<ModificationForm>): Promise<Drawing> {
  const { form, account, found } = drawn;
  const changes = registerChanges(form, { account, mailDomain: deps.institution.mailDomain });
  if (changes?.length === 0) return cannot('nothing_to_change');
  switch (form.type) {
    case 'data':
      if (form.data.department.name.length > LONGEST.department)
        return cannot('department_too_long', form.data.department.name);
      return plan(drawn, {
        changes: changes ?? [],
        displayName: form.data.displayName,
        work: ['update_user', 'verify'],
      });
    case 'address': {
      const address = `${form.localPart}@${deps.institution.mailDomain}`;
      if (await isOthers(deps, { ...drawn, address })) return cannot('wish_taken', address);
      const all = [...(changes ?? []), ...signInNameChange(found, address)];
      const mark = reservedMark(deps.institution, { address, type: account.type });
      return plan(drawn, { changes: all, address, ...mark, work: ['rename', 'primary_address', 'verify'] });
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
      const mailbox = knownMailbox(found);
      if (mailbox === null) return cannot('no_mailbox');
      const { text, from, until } = form;
      const before = mailbox.autoReply?.text;
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
      return plan(drawn, {
        changes: [changed('alias', null, address)],
        lines,
        ...reservedMark(deps.institution, { address, type: account.type }),
        work: ['exchange', 'verify'],
      });
    }
    case 'shared': {
      // Lines can be run without our looking into the mailbox.
      const { mailbox } = found;
      if (mailbox === null) return cannot('no_mailbox');
      if (mailbox !== 'unknown' && mailbox.purpose === 'shared') return cannot('nothing_to_change');
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
      const given = form.rights.map((word): Change => ({
        what: 'delegation',
        before: null,
        after: { word, to: form.to.displayName },
      }));
      const lines = exchangeLines(form, deps.institution.mailDomain);
      return plan(drawn, { changes: given, lines, work: ['exchange', 'verify'] });
    }
    case 'contract': {
      const again: Change = { what: 'sign_in', before: { word: 'blocked' }, after: { word: 'allowed' } };
      return account.state === 'suspended' || !found.accountEnabled
        ? plan(drawn, {
            changes: [...(changes ?? []), again],
            work: ['unblock_sign_in', ...(found.mailbox !== null ? (['forwarding'] as const) : []), 'verify'],
          })
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
  const offered = mailLicences(await deps.directory.licences());
  const wanted = offered.find(({ skuId }) => skuId === form.licence.skuId);
  if (wanted === undefined) return cannot('licence_not_offered', form.licence.skuPartNumber);
  if (found.licences.some(({ skuId, error }) => skuId === wanted.skuId && error === null))
    return cannot('nothing_to_change');
  const { skuId, skuPartNumber, free, total } = wanted;
  const mail = mailLicences(found.licences).filter((held) => held.skuId !== skuId);
  const replaced = form.replaces ? mail.filter((held) => held.skuId === form.replaces?.skuId) : mail;
  // Only a person can say which of several is the mail licence (facts: graph.md 1.3, corrected 28 Nov 2026).
  if (replaced.length > 1) return cannot('licence_ambiguous', partNumbers(mail));
  const { remove, left } = releaseOf({ licences: replaced, leaves: [] });
  const stays = left.length === 0 ? {} : { licencesLeft: leftLicences(left, found.groups) };
  const after = left.length === 0 ? skuPartNumber : partNumbers([...replaced, wanted]);
  return plan(drawn, {
    changes: [changed('licence', partNumbers(replaced), after)],
    licences: { add: [{ skuId, skuPartNumber }], remove },
    ...stays,
    seats: { free, total },
    work: ['change_licences', 'wait_mailbox', 'verify'],
  });
}

function partNumbers(licences: readonly Licence[]): string {
  return licences.map(({ skuPartNumber }) => skuPartNumber).join(', ');
}

async function drawGroups(deps: DrawDeps, drawn: Drawn<GroupsForm>): Promise<Drawing> {
  const { form, found, account } = drawn;
  const member = (id: string): boolean => found.groups.some((group) => group.id === id);
  const join = form.join.filter(({ id }) => !member(id));
  const leave = form.leave.filter(({ id }) => member(id));
  if (join.length + leave.length === 0) return cannot('nothing_to_change');
  const groups = await deps.directory.groups([...join, ...leave].map(({ id }) => id));
  const kind = (id: string): DirectoryGroup['kind'] | undefined => groups.find((group) => group.id === id)?.kind;
  for (const { id, name } of [...join, ...leave]) {
    const seen = kind(id);
    if (seen === undefined) return cannot('group_missing', name);
    // Members of a distribution list are changed by a line.
    const refused = seen === 'distribution' ? null : refusalOf(seen);
    if (refused !== null) return cannot(refused, name);
  }
  // As the directory calls it: what came with the form is what somebody's client sent.
  const named = ({ id }: { readonly id: string }): NamedId => ({
    id,
    name: groups.find((group) => group.id === id)?.name ?? id,
  });
  const names = (list: readonly { readonly id: string }[]): string => list.map((group) => named(group).name).join(', ');
  const lost = lostWith(leave, found.licences);
  if (losesMail(found, lost)) {
    const giving = lost.flatMap(({ groupIds }) => groupIds.map((id) => id.toLowerCase()));
    return cannot('group_gives_mail', names(leave.filter(({ id }) => giving.includes(id.toLowerCase()))));
  }
  const byGraph = ({ id }: { readonly id: string }): boolean => kind(id) !== 'distribution';
  const byHand = (one: { readonly id: string }): boolean => !byGraph(one);
  const line = (joins: boolean) => (group: { readonly id: string }) =>
    distributionLine(joins, { groupId: group.id, directoryId: account.directoryId });
  const lines = [...join.filter(byHand).map(line(true)), ...leave.filter(byHand).map(line(false))];
  const [joins, leaves] = [join.filter(byGraph), leave.filter(byGraph)];
  return plan(drawn, {
    changes: [
      ...(join.length === 0 ? [] : [changed('groups', null, names(join))]),
      ...(leave.length === 0 ? [] : [changed('groups', names(leave), null)]),
      ...licenceChange(found.licences, lost),
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

/** With a group the licences go that nothing else gives. */
function lostWith(leave: readonly NamedId[], licences: readonly HeldLicence[]): readonly HeldLicence[] {
  const going = releaseOf({ licences, leaves: leave.map(({ id }) => id) }).waitFor;
  return licences.filter((held) => !held.isDirect && going.some(({ skuId }) => skuId === held.skuId));
}

/** A mailbox goes with the last licence that gives one, unless it is a shared one. */
function losesMail({ mailbox, licences }: Drawn<GroupsForm>['found'], lost: readonly HeldLicence[]): boolean {
  const needsNone = mailbox === null || (mailbox !== 'unknown' && mailbox.purpose === 'shared');
  const stays = mailLicences(licences).some((held) => held.error === null && !lost.includes(held));
  return !needsNone && !stays && lost.some((held) => held.mailbox);
}

function licenceChange(licences: readonly HeldLicence[], lost: readonly HeldLicence[]): readonly Change[] {
  if (lost.length === 0) return [];
  const rest = licences.filter((held) => held.mailbox && !lost.includes(held));
  return [changed('licence', partNumbers([...lost, ...rest]), rest.length === 0 ? null : partNumbers(rest))];
}

async function drawRedirection(deps: DrawDeps, drawn: Drawn<RedirectionForm>): Promise<Drawing> {
  const { form, found, account } = drawn;
  if (knownMailbox(found) === null) return cannot('no_mailbox');
  const to = await targetOf(deps, form.to);
  if ('failure' in to) return to;
  const before = await deps.directory.redirection(account.directoryId);
  const change: Change = {
    what: 'redirection',
    before: before === null ? null : { text: before },
    after: { text: to.address, until: form.until },
  };
  return plan(drawn, { changes: [change], work: ['redirect', 'verify', 'end_redirection'] });
}
