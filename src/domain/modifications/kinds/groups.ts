import type { GroupsForm } from '#domain/account/account-form.ts';
import type { NamedId } from '#domain/account/account.ts';
import type { DirectoryAccount, DirectoryGroup, HeldLicence } from '#domain/account/directory-account.ts';
import { mailLicences } from '#domain/account/mail-plans.ts';
import { refusalOf } from '#domain/plan/group-kinds.ts';
import { partNumbers, releaseOf } from '#domain/plan/licence-release.ts';
import type { Change } from '#domain/plan/plan.ts';
import { distributionLine } from '#domain/plan/powershell.ts';
import type { ModificationWork } from '../account-work.ts';
import { changed } from '../changes.ts';
import { cannot, workOn } from '../plan-draft.ts';
import { givesLicence, isMember } from '../read-back.ts';

/** The account joins groups, leaves others, or both. Members of a distribution list are changed by a line. */
export const groups: ModificationWork<GroupsForm> = {
  draft: (raw, form) => {
    const [join, leave] = [raw.join ?? [], raw.leave ?? []];
    form.note('join', join.length + leave.length === 0 ? 'nothing_chosen' : null);
    form.note('leave', leave.some(({ id }) => join.some((group) => group.id === id)) ? 'in_both' : null);
    return { type: 'groups', join, leave };
  },
  filled: ({ join, leave }) => ({ join, leave }),
  rows: ({ join, leave }) => [
    { label: 'join', text: namesOf(join) },
    { label: 'leave', text: namesOf(leave) },
  ],
  registerChanges: ({ join, leave }) => (join.length + leave.length === 0 ? [] : null),
  plan: async (form, asking) => {
    const { account, found } = asking;
    const isIn = isMember(found);
    const join = form.join.filter((group) => !isIn(group));
    const leave = form.leave.filter(isIn);
    if (join.length + leave.length === 0) return cannot('nothing_to_change');
    const known = await asking.groups([...join, ...leave].map(({ id }) => id));
    const kindOf = ({ id }: Pick<NamedId, 'id'>): DirectoryGroup['kind'] | undefined =>
      known.find((group) => group.id === id)?.kind;
    for (const group of [...join, ...leave]) {
      const kind = kindOf(group);
      if (kind === undefined) return cannot('group_missing', group.name);
      const refused = kind === 'distribution' ? null : refusalOf(kind);
      if (refused !== null) return cannot(refused, group.name);
    }
    // As the directory calls it: what came with the form is what somebody's client sent.
    const named = ({ id }: NamedId): NamedId => ({ id, name: known.find((group) => group.id === id)?.name ?? id });
    const names = (list: readonly NamedId[]): string => list.map((group) => named(group).name).join(', ');
    const lost = lostWith(leave, found.licences);
    if (losesMail(found, lost)) {
      const giving = lost.flatMap(({ groupIds }) => groupIds.map((id) => id.toLowerCase()));
      return cannot('group_gives_mail', names(leave.filter(({ id }) => giving.includes(id.toLowerCase()))));
    }
    const byGraph = (group: NamedId): boolean => kindOf(group) !== 'distribution';
    const byHand = (group: NamedId): boolean => !byGraph(group);
    const line = (joins: boolean) => (group: NamedId) =>
      distributionLine(joins, { groupId: group.id, directoryId: account.directoryId });
    const lines = [...join.filter(byHand).map(line(true)), ...leave.filter(byHand).map(line(false))];
    const [joins, leaves] = [join.filter(byGraph), leave.filter(byGraph)];
    return workOn(account, {
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
  },
  isSeen: ({ join, leave }, { found }) =>
    join.every(isMember(found)) && !leave.some(isMember(found)) && !leave.some(givesLicence(found)),
  // Its last licence with a mailbox may have come by a group that it left.
  accountAfter: (account, { plan }) => ({
    ...account,
    licensed: account.licensed && !plan.changes.some(({ what, after }) => what === 'licence' && after === null),
  }),
};

function namesOf(list: readonly NamedId[]): string | null {
  return list.length === 0 ? null : list.map(({ name }) => name).join('\n');
}

/** With a group the licences go that nothing else gives. */
function lostWith(leave: readonly NamedId[], licences: readonly HeldLicence[]): readonly HeldLicence[] {
  const going = releaseOf({ licences, leaves: leave.map(({ id }) => id) }).waitFor;
  return licences.filter((held) => !held.isDirect && going.some(({ skuId }) => skuId === held.skuId));
}

/** A mailbox goes with the last licence that gives one, unless it is a shared one. */
function losesMail(
  { mailbox, licences }: Pick<DirectoryAccount, 'mailbox' | 'licences'>,
  lost: readonly HeldLicence[],
): boolean {
  const needsNone = mailbox === null || (mailbox !== 'unknown' && mailbox.purpose === 'shared');
  const stays = mailLicences(licences).some((held) => held.error === null && !lost.includes(held));
  return !needsNone && !stays && lost.some((held) => held.mailbox);
}

function licenceChange(licences: readonly HeldLicence[], lost: readonly HeldLicence[]): readonly Change[] {
  if (lost.length === 0) return [];
  const rest = licences.filter((held) => held.mailbox && !lost.includes(held));
  return [changed('licence', partNumbers([...lost, ...rest]), rest.length === 0 ? null : partNumbers(rest))];
}
