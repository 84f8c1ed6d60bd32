import type { RestorationForm } from '#domain/account/account-form.ts';
import { NOTHING_TAKEN, type Account, type Licence, type NamedId } from '#domain/account/account.ts';
import type { DirectoryAccount, DirectoryGroup } from '#domain/account/directory-account.ts';
import { LOCAL_PART_MAX } from '#domain/form/address.ts';
import { changed, contractChange, signInNameChange, SIGN_IN_ALLOWED } from '#domain/modifications/changes.ts';
import { cannot, workOn, type PlanDraft } from '#domain/modifications/plan-draft.ts';
import { isWritable } from '#domain/plan/group-kinds.ts';
import { partNumbers } from '#domain/plan/licence-release.ts';
import { mailReturnOf } from '#domain/plan/mail-life.ts';
import { NOTHING_LEFT, type Change, type Leavings, type StepName } from '#domain/plan/plan.ts';
import { regularLines } from '#domain/plan/powershell.ts';
import type { Request } from '#domain/request/request.ts';
import { withholdsPassword } from '#domain/request/undo.ts';
import { isOthers, knownMailbox, type PlanDeps, type PlanInput } from './plan-input.ts';
import { claimedHolder } from './receives-now.ts';

/** Gives back what was taken away; a deleted account is brought back first, under another address where its own is taken meanwhile. */
export async function planRestoration(
  deps: PlanDeps,
  input: Omit<PlanInput<RestorationForm>, 'found'> & { readonly found: DirectoryAccount | null },
): Promise<PlanDraft> {
  const { form, account, found } = input;
  const other = await deps.store.accountOn(account.subject);
  if (other !== null && other.id !== account.id) return cannot('has_other_account', other.address);
  if (found === null && (await deps.directory.deletedUser(account.directoryId)) === null)
    return cannot('not_restorable');
  const address = found === null ? await freeAddress(deps, input) : found.address;
  if (address === null) return cannot('no_free_address');
  const kept = account.kept ?? NOTHING_TAKEN;
  const offered = kept.licences.length === 0 ? [] : await deps.directory.licences();
  const box = found === null ? null : knownMailbox(found);
  // A deleted one comes back as it was: shared, and open to those who could open it.
  const isShared = kept.sharedWith !== undefined && (found === null || box?.purpose === 'shared');
  // What the tenant has no more of by now cannot be given back; with the mailbox it is told in the plan.
  const add = kept.licences.filter(
    ({ skuId }) => !(found?.skuIds ?? []).includes(skuId) && offered.some((licence) => licence.skuId === skuId),
  );
  const lacking = kept.groups.filter(({ id }) => !(found?.groups ?? []).some((group) => group.id === id));
  const { groups, staysOut } = await joinable(deps, lacking);
  // The one that is scarcest decides.
  const seats =
    offered
      .filter(({ skuId }) => add.some((licence) => licence.skuId === skuId))
      .toSorted((one, two) => one.free - two.free)
      .map(({ free, total }) => ({ free, total }))[0] ?? null;
  const names = (list: readonly { readonly name: string }[]): string => list.map(({ name }) => name).join(', ');
  const changes: Change[] = [
    ...(found === null ? [{ what: 'account', before: { word: 'deleted' }, after: { word: 'present' } } as const] : []),
    ...(address === account.address ? [] : [changed('address', account.address, address)]),
    ...(found === null && (await needsNewName(deps, { ...input, address })) ? signInNameChange(account, address) : []),
    ...(add.length === 0 ? [] : [changed('licence', null, partNumbers(add))]),
    ...(groups.length === 0 ? [] : [changed('groups', null, names(groups))]),
    ...(found?.accountEnabled === true ? [] : [SIGN_IN_ALLOWED]),
    ...(isShared
      ? [{ what: 'mailbox_type', before: { word: 'shared_mailbox' }, after: { word: 'user_mailbox' } } as const]
      : []),
    ...(form.contractEnd === null ? [] : contractChange(account, form.contractEnd)),
  ];
  // What is remembered of one that was blocked or deleted only half-way is forgotten once it was looked at.
  if (changes.length === 0 && account.kept === null) return cannot('nothing_to_change');
  const at = deps.clock.now();
  // Where groups gave the licence it comes back with them.
  const wasTaken = kept.licencesTakenAt !== undefined;
  const gives = ({ skuId }: Licence): boolean => offered.some((one) => one.skuId === skuId && one.mailbox);
  const hasMailbox =
    box !== null || add.some(gives) || wasTaken || (found === null && (account.licensed || kept.hadMailbox === true));
  const mailReturns = hasMailbox ? mailReturnOf(account, { at, hasMailbox: box !== null }) : 'none';
  const work: StepName[] = [];
  if (found === null) work.push('restore_user');
  if (add.length > 0) work.push('change_licences');
  const comesBack = add.length > 0 || wasTaken || found === null;
  if (groups.length > 0) work.push('join_groups');
  if (hasMailbox && (kept.mailbox || comesBack)) work.push('wait_mailbox');
  // Under another sign-in name it may keep the address to which its mail went.
  if (found === null && address !== account.address) work.push('primary_address');
  // A mailbox made anew speaks English.
  const anew = comesBack && mailReturns !== 'same' && mailReturns !== 'none';
  if (anew) work.push('mailbox_settings');
  if (isShared) work.push('exchange');
  if (kept.mailbox && hasMailbox) work.push('auto_reply', 'redirect');
  if (hasMailbox) work.push('forwarding');
  work.push('unblock_sign_in', 'verify');
  const snapshot = { ...form, account: { ...form.account, holder: account.holder } };
  const official = withholdsPassword({ form: snapshot, rule: input.request.rule }) ? null : account.responsible;
  // Where nobody answers for it yet there is nobody to hand it to: a password can be asked for once somebody does.
  if (kept.password && (claimedHolder(form, account) ?? official) !== null) work.push('hand_over');
  const { locale, timeZone } = deps.institution;
  return workOn(account, {
    changes,
    address,
    licences: { add: add.map(({ skuId, skuPartNumber }) => ({ skuId, skuPartNumber })), remove: [] },
    groups,
    seats,
    lines: isShared ? regularLines(account.directoryId, kept.sharedWith ?? []) : [],
    ...(anew ? { mailbox: { locale, timeZone } } : {}),
    mailReturns,
    leavings: { ...NOTHING_LEFT, isListed: found?.isListed ?? null, ...(staysOut.length === 0 ? {} : { staysOut }) },
    work,
  });
}

/** The groups that the account can be given back, and the others with the reason. */
async function joinable(
  { directory }: PlanDeps,
  lacking: readonly NamedId[],
): Promise<{ readonly groups: readonly NamedId[]; readonly staysOut: NonNullable<Leavings['staysOut']> }> {
  const seen = lacking.length === 0 ? [] : await directory.groups(lacking.map(({ id }) => id));
  const kindOf = ({ id }: NamedId): DirectoryGroup['kind'] | 'missing' =>
    seen.find((group) => group.id === id)?.kind ?? 'missing';
  const isJoinable = (why: DirectoryGroup['kind'] | 'missing'): why is 'm365' | 'security' =>
    why !== 'missing' && isWritable(why);
  const groups = lacking.filter((group) => isJoinable(kindOf(group)));
  const staysOut = lacking.flatMap((group) => {
    const why = kindOf(group);
    return isJoinable(why) ? [] : [{ name: group.name, why }];
  });
  return { groups, staysOut };
}

/** Whether a deleted account comes back under another sign-in name: with another address, or where somebody else has its name by now. */
async function needsNewName(
  deps: PlanDeps,
  { request, account, address }: { readonly request: Request; readonly account: Account; readonly address: string },
): Promise<boolean> {
  const { userPrincipalName } = account;
  if (address !== account.address) return true;
  return userPrincipalName !== address && (await isOthers(deps, { address: userPrincipalName, request, account }));
}

/** The account's own address, or the next one with a number that is free. */
async function freeAddress(
  deps: PlanDeps,
  { request, account }: { readonly request: Request; readonly account: Account },
): Promise<string | null> {
  const [local = '', domain = ''] = account.address.split('@');
  for (const suffix of ['', '2', '3', '4', '5', '6', '7', '8', '9']) {
    const address = `${local.slice(0, LOCAL_PART_MAX - suffix.length)}${suffix}@${domain}`;
    if (!(await isOthers(deps, { address, request, account }))) return address;
  }
  return null;
}
