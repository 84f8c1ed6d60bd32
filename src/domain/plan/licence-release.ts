import type { Licence, NamedId } from '#domain/account/account.ts';
import type { LeftLicence } from '#domain/plan/plan.ts';
import type { DirectoryAccount, HeldLicence } from '#domain/account/directory-account.ts';

/** What becomes of licences that an account shall lose. One that it holds in two ways can be in two of the lists. */
interface Release {
  /** Given directly: taken. */
  readonly remove: readonly Licence[];
  /** Given by groups that are all left: they go by themselves, some minutes later. */
  readonly waitFor: readonly Licence[];
  /** Given by a group that is not left, for instance a dynamic one: nobody can take them from the account. */
  readonly left: readonly { readonly licence: Licence; readonly groupId: string }[];
}

/** What can be taken of these licences where the account leaves the groups of these ids (facts: graph.md 1.3). */
export function releaseOf(given: {
  readonly licences: readonly HeldLicence[];
  readonly leaves: readonly string[];
}): Release {
  const leaves = new Set(given.leaves.map((id) => id.toLowerCase()));
  const left = given.licences.flatMap((held) =>
    held.groupIds
      .filter((groupId) => !leaves.has(groupId.toLowerCase()))
      .map((groupId) => ({ licence: plain(held), groupId })),
  );
  const stays = new Set(left.map(({ licence }) => licence.skuId));
  return {
    remove: given.licences.filter(({ isDirect }) => isDirect).map(plain),
    waitFor: given.licences.filter(({ skuId, groupIds }) => groupIds.length > 0 && !stays.has(skuId)).map(plain),
    left,
  };
}

/** Those that stay, with their groups as the account's memberships call them. */
export function leftLicences(left: Release['left'], groups: DirectoryAccount['groups']): readonly LeftLicence[] {
  return left.map(({ licence, groupId }) => ({ licence, group: named(groupId, groups) }));
}

function named(id: string, groups: DirectoryAccount['groups']): NamedId {
  const name = groups.find((group) => group.id.toLowerCase() === id.toLowerCase())?.name ?? '';
  return { id, name: name === '' ? id : name };
}

function plain({ skuId, skuPartNumber }: Licence): Licence {
  return { skuId, skuPartNumber };
}

export function partNumbers(licences: readonly Licence[]): string {
  return licences.map(({ skuPartNumber }) => skuPartNumber).join(', ');
}
