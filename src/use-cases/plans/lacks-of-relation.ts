import type { Account } from '#domain/account/account.ts';
import type { DirectoryAccount } from '#domain/account/directory-account.ts';
import { mailLicences } from '#domain/account/mail-plans.ts';
import type { OwnProfile } from '#domain/account/own-profile.ts';
import { ruleOf, type Relation } from '#domain/account/relation.ts';
import { isHeld, isMember } from '#domain/modifications/read-back.ts';
import type { LacksOfRelation } from '#domain/plan/plan.ts';
import type { Survey } from '#use-cases/ports/directory.ts';
import { OutsideError } from '#use-cases/ports/outside-error.ts';
import type { PlanDeps } from './plan-input.ts';

/**
 * What the institution gives accounts of a relation and this account does not have, or has of its former relation alone; null
 * where there is nothing of it, and where both relations get the same. Throws `OutsideError`.
 */
export async function lacksOfRelation(
  deps: Pick<PlanDeps, 'directory' | 'institution'>,
  about: { readonly account: Account; readonly found: DirectoryAccount; readonly relation: Relation },
): Promise<LacksOfRelation | null> {
  const { account, found, relation } = about;
  const profileOf = (code: Relation | null): OwnProfile | null =>
    ruleOf(deps.institution.relations, code)?.profile ?? null;
  const [before, after] = [profileOf(account.relation), profileOf(relation)];
  if (JSON.stringify(before) === JSON.stringify(after)) return null;
  const [had, gets] = [await given(deps, before), await given(deps, after)];
  if (gets === null) return null;
  const groups = groupsOf(gets);
  const isIn = isMember(found);
  const lacks: LacksOfRelation = {
    licence: isHeld(found)(gets.licence)
      ? null
      : { skuId: gets.licence.skuId, skuPartNumber: gets.licence.skuPartNumber },
    has: mailLicences(found.licences).map(({ skuId, skuPartNumber }) => ({ skuId, skuPartNumber })),
    join: groups.filter((group) => !isIn(group)),
    leave: (had === null ? [] : groupsOf(had)).filter(
      (group) => isIn(group) && !groups.some(({ id }) => id === group.id),
    ),
  };
  const isNothing = lacks.licence === null && lacks.join.length + lacks.leave.length === 0;
  return isNothing ? null : lacks;
}

/** Null where the institution's settings name a licence that the tenant does not have: the check of the tenant tells that. */
async function given({ directory }: Pick<PlanDeps, 'directory'>, profile: OwnProfile | null): Promise<Survey | null> {
  return await directory.survey([], profile).catch((error: unknown) => {
    if (error instanceof OutsideError && error.code === 'licence_unknown') return null;
    throw error;
  });
}

function groupsOf({ groups, licenceGroup }: Survey): Survey['groups'] {
  return licenceGroup === undefined ? groups : [...groups, licenceGroup];
}
