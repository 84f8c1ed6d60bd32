import type { DeletionForm, RestorationForm, SuspensionForm } from '#domain/account/account-form.ts';
import { LOCAL_PART_MAX } from '#domain/form/address.ts';
import { NOTHING_TAKEN, type Account, type Licence, type NamedId } from '#domain/account/account.ts';
import { custodyOf, mailReturnOf, releasesLicence } from '#domain/plan/mail-life.ts';
import { NOTHING_LEFT, type Change, type Leavings, type LeftLicence, type StepName } from '#domain/plan/plan.ts';
import { custodyLines, regularLines } from '#domain/plan/powershell.ts';
import type { Request } from '#domain/request/request.ts';
import { withholdsPassword } from '#domain/request/undo.ts';
import { changed, contractChange, signInNameChange } from '#domain/modifications/register-changes.ts';
import { plan } from './draw-modification.ts';
import { cannot, isOthers, knownMailbox, targetOf, type DrawDeps, type Drawing, type Drawn } from './drawing.ts';
import type { DirectoryAccount, DirectoryGroup } from '#domain/account/directory-account.ts';
import type { LifeRules } from '#use-cases/ports/institution.ts';
import { isWritable, leavable } from '#domain/plan/group-kinds.ts';
import { leavingsOf } from './leavings.ts';
import { claimedHolder } from './receives-now.ts';
import { leftLicences, releaseOf } from '#domain/plan/licence-release.ts';

const BLOCKED: Change = { what: 'sign_in', before: { word: 'allowed' }, after: { word: 'blocked' } };
const ALLOWED: Change = { what: 'sign_in', before: { word: 'blocked' }, after: { word: 'allowed' } };

/** The end of a contract: sign-in is blocked and what is open is closed; everything else stays. */
export async function drawSuspension(deps: DrawDeps, drawn: Drawn<SuspensionForm>): Promise<Drawing> {
  const leavings = await leavingsOf(deps, drawn);
  const work: StepName[] = ['block_sign_in', 'revoke_sessions'];
  if (drawn.found.mailbox !== null) work.push('forwarding');
  return plan(drawn, { changes: [BLOCKED], leavings, work: [...work, 'verify'] });
}

/**
 * A deletion (facts: graph.md 1.9). The licence stays until the account is deleted, so that its mailbox goes on receiving,
 * answering and sending on. What is taken away is remembered when it is taken, so the plan only tells what there is today.
 */
export async function drawDeletion(deps: DrawDeps, drawn: Drawn<DeletionForm>): Promise<Drawing> {
  const { form, account, found, request } = drawn;
  const { custody, keepers } = custodyOf(form);
  const target = form.redirectTo === null ? null : await targetOf(deps, form.redirectTo);
  if (target !== null && 'failure' in target) return target;
  // One that we may not look into is there: what is to be done in it waits for Exchange, and nothing else does.
  const hasMailbox = found.mailbox !== null;
  if (custody !== 'none' && !hasMailbox) return cannot('no_mailbox');
  if (custody === 'shared' && account.kept?.sharedWith !== undefined) return cannot('nothing_to_change');
  const { releases, remove, licencesLeft, leaves } = releasedBy(form, found, deps.institution.rules.releaseLicence);
  const answers = hasMailbox && form.outOfOffice !== '';
  const work: StepName[] = ['wait_last_day', 'block_sign_in', 'revoke_sessions', 'discard_password'];
  // Where the mailbox keeps its licence, what cannot be done in it yet keeps nothing else waiting.
  if (remove === null) work.push('leave_groups');
  if (hasMailbox) work.push('forwarding');
  if (answers) work.push('auto_reply');
  if (hasMailbox && target !== null) work.push('redirect');
  if (custody !== 'none') work.push('exchange');
  // With a group its licence goes, and with that the mailbox: whatever is done in it comes before.
  if (remove !== null) work.push('leave_groups', 'change_licences');
  work.push('verify');
  // The user is what the shared mailbox hangs on.
  if (custody !== 'shared') work.push('soft_delete');
  const { directoryId, address } = account;
  const addresses = keepers.map((keeper) => keeper.address);
  const changes: Change[] = [
    ...(custody === 'shared'
      ? [{ what: 'mailbox_type', before: { word: 'user_mailbox' }, after: { word: 'shared_mailbox' } } as const]
      : [{ what: 'account', before: { word: 'present' }, after: { word: 'deleted' } } as const]),
    ...(account.state === 'active' ? [BLOCKED] : []),
    ...(answers ? [changed('out_of_office', null, form.outOfOffice)] : []),
    ...(hasMailbox && target !== null ? [changed('redirection', null, target.address)] : []),
  ];
  return plan(drawn, {
    changes,
    leaves: leaves.map(({ id, name }) => ({ id, name })),
    licences: { add: [], remove: remove ?? [] },
    ...(licencesLeft.length === 0 ? {} : { licencesLeft }),
    lines: custodyLines(custody, { directoryId, address, number: request.number, keepers: addresses }),
    ...(hasMailbox
      ? { mail: { custody, releases, keepers: keepers.map(({ id, displayName }) => ({ id, name: displayName })) } }
      : {}),
    leavings: { ...(await leavingsOf(deps, drawn)), staysIn: staysIn(found, leaves) },
    work,
  });
}

/** What a deletion takes before the account is deleted. */
interface Released {
  /** The mailbox has no licence from then on. */
  readonly releases: boolean;
  /** Those given directly; null where none is taken. */
  readonly remove: readonly Licence[] | null;
  readonly licencesLeft: readonly LeftLicence[];
  readonly leaves: DirectoryAccount['groups'];
}

/** Where a dynamic or foreign group gives a licence with mail, nobody can take it: the messages stay, and the other licences with them. */
function releasedBy(form: DeletionForm, found: DirectoryAccount, rule: LifeRules['releaseLicence']): Released {
  const leaves = leavable(found, true);
  const { remove, left } = releaseOf({ licences: found.licences, leaves: leaves.map(({ id }) => id) });
  const keepsMail = left.some(({ licence }) =>
    found.licences.some(({ skuId, mailbox }) => mailbox && skuId === licence.skuId),
  );
  const licencesLeft = leftLicences(left, found.groups);
  const isWanted = found.mailbox !== null && releasesLicence(form, rule);
  if (isWanted && (!keepsMail || custodyOf(form).custody === 'shared'))
    return { releases: !keepsMail, remove, licencesLeft, leaves };
  return {
    releases: false,
    remove: null,
    licencesLeft,
    // Groups that give a licence are left with the account itself.
    leaves: leavable(found, false),
  };
}

/** The other groups, and why each is not left. */
function staysIn({ groups }: DirectoryAccount, leaves: DirectoryAccount['groups']): NonNullable<Leavings['staysIn']> {
  return groups
    .filter((group) => !leaves.includes(group))
    .map(({ name, kind }) => ({ name, why: isWritable(kind) ? 'licence' : kind }));
}

/** Gives back what was taken away; a deleted account is brought back first, under another address where its own is taken meanwhile. */
export async function drawRestoration(
  deps: DrawDeps,
  drawn: Omit<Drawn<RestorationForm>, 'found'> & { readonly found: DirectoryAccount | null },
): Promise<Drawing> {
  const { form, account, found } = drawn;
  const other = await deps.store.accountOn(account.subject);
  if (other !== null && other.id !== account.id) return cannot('has_other_account', other.address);
  if (found === null && (await deps.directory.deletedUser(account.directoryId)) === null)
    return cannot('not_restorable');
  const address = found === null ? await freeAddress(deps, drawn) : found.address;
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
    ...(found === null && (await needsNewName(deps, { ...drawn, address })) ? signInNameChange(account, address) : []),
    ...(add.length === 0 ? [] : [changed('licence', null, add.map(({ skuPartNumber }) => skuPartNumber).join(', '))]),
    ...(groups.length === 0 ? [] : [changed('groups', null, names(groups))]),
    ...(found?.accountEnabled === true ? [] : [ALLOWED]),
    ...(isShared
      ? [{ what: 'mailbox_type', before: { word: 'shared_mailbox' }, after: { word: 'user_mailbox' } } as const]
      : []),
    ...contractChange(account, form.contractEnd),
  ];
  if (changes.length === 0) return cannot('nothing_to_change');
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
  const official = withholdsPassword({ form: snapshot, rule: drawn.request.rule }) ? null : account.responsible;
  // Where nobody answers for it yet there is nobody to hand it to: a password can be asked for once somebody does.
  if (kept.password && (claimedHolder(form, account) ?? official) !== null) work.push('hand_over');
  const { locale, timeZone } = deps.institution;
  return plan(drawn, {
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
  { directory }: DrawDeps,
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
  deps: DrawDeps,
  { request, account, address }: { readonly request: Request; readonly account: Account; readonly address: string },
): Promise<boolean> {
  const { userPrincipalName } = account;
  if (address !== account.address) return true;
  return userPrincipalName !== address && (await isOthers(deps, { address: userPrincipalName, request, account }));
}

/** The account's own address, or the next one with a number that is free. */
async function freeAddress(
  deps: DrawDeps,
  { request, account }: { readonly request: Request; readonly account: Account },
): Promise<string | null> {
  const [local = '', domain = ''] = account.address.split('@');
  for (const suffix of ['', '2', '3', '4', '5', '6', '7', '8', '9']) {
    const address = `${local.slice(0, LOCAL_PART_MAX - suffix.length)}${suffix}@${domain}`;
    if (!(await isOthers(deps, { address, request, account }))) return address;
  }
  return null;
}
