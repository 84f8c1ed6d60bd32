import type { DirectoryAccount, DirectoryGroup, GroupRefusal } from '#domain/account/directory-account.ts';

type Kind = DirectoryGroup['kind'];

/** How a group is refused whose members we cannot write; the other kinds are `group_refused`. */
const REFUSED: Readonly<Partial<Record<Kind, GroupRefusal>>> = {
  synced: 'group_synced',
  restricted: 'group_restricted',
  hidden: 'group_hidden',
  protected: 'group_protected',
};

/** Whether Graph lets us write the members of such a group. */
export function isWritable(kind: Kind): kind is 'm365' | 'security' {
  return kind === 'm365' || kind === 'security';
}

/** Why we cannot write the members of such a group; null where we can. */
export function refusalOf(kind: Kind): GroupRefusal | null {
  return isWritable(kind) ? null : (REFUSED[kind] ?? 'group_refused');
}

/** The groups that an account leaves when it ends: those that give it a licence only where its licences go, too. */
export function leavable(
  { groups, licences }: Pick<DirectoryAccount, 'groups' | 'licences'>,
  takesLicences: boolean,
): DirectoryAccount['groups'] {
  const giving = takesLicences ? [] : licences.flatMap(({ groupIds }) => groupIds);
  return groups.filter(({ id, kind }) => isWritable(kind) && !giving.includes(id.toLowerCase()));
}
