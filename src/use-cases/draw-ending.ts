import type { DeletionForm, RestorationForm, SuspensionForm } from '#domain/account-form.ts';
import { LOCAL_PART_MAX } from '#domain/address.ts';
import { NOTHING_KEPT, type Account } from '#domain/account.ts';
import type { Change, StepName } from '#domain/plan.ts';
import type { Request } from '#domain/request.ts';
import { changed, contractChange } from './account-changes.ts';
import { plan } from './draw-modification.ts';
import { cannot, isOthers, type DrawDeps, type Drawing, type Drawn } from './drawing.ts';
import type { DirectoryAccount } from './directory-port.ts';

const BLOCKED: Change = { what: 'sign_in', before: { word: 'allowed' }, after: { word: 'blocked' } };
const ALLOWED: Change = { what: 'sign_in', before: { word: 'blocked' }, after: { word: 'allowed' } };

/** The end of a contract: sign-in is blocked and what is open is closed; everything else stays. */
export function drawSuspension(drawn: Drawn<SuspensionForm>): Drawing {
  return plan(drawn, { changes: [BLOCKED], work: ['block_sign_in', 'revoke_sessions', 'verify'] });
}

/**
 * A deletion, in the order of facts/graph.md 1.9. What is taken away is remembered when it is taken, so the plan only
 * tells what the account has today.
 */
export async function drawDeletion(deps: DrawDeps, drawn: Drawn<DeletionForm>): Promise<Drawing> {
  const { form, account, found } = drawn;
  const redirect = form.redirectTo === null ? null : await deps.store.account(form.redirectTo.id);
  if (form.redirectTo !== null && redirect?.state !== 'active') return cannot('account_gone', form.redirectTo.address);
  const hasMailbox = found.mailbox !== null;
  const leaves = found.groups.filter(({ kind }) => kind === 'm365' || kind === 'security');
  const work: StepName[] = ['wait_last_day', 'block_sign_in', 'revoke_sessions', 'discard_password'];
  if (hasMailbox && form.outOfOffice !== '') work.push('auto_reply');
  if (hasMailbox && redirect !== null) work.push('redirect');
  work.push('leave_groups', 'change_licences', 'verify', 'soft_delete');
  const changes: Change[] = [
    { what: 'account', before: { word: 'present' }, after: { word: 'deleted' } },
    ...(account.state === 'active' ? [BLOCKED] : []),
    ...(hasMailbox && form.outOfOffice !== '' ? [changed('out_of_office', null, form.outOfOffice)] : []),
    ...(hasMailbox && redirect !== null ? [changed('redirection', null, redirect.address)] : []),
  ];
  return plan(drawn, {
    changes,
    leaves: leaves.map(({ id, name }) => ({ id, name })),
    licences: { add: [], remove: found.licences },
    work,
  });
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
  const kept = account.kept ?? NOTHING_KEPT;
  const offered = kept.licences.length === 0 ? [] : await deps.directory.licences();
  // What the tenant has no more of by now cannot be given back; with the mailbox it is told in the plan.
  const add = kept.licences.filter(
    ({ skuId }) => !(found?.skuIds ?? []).includes(skuId) && offered.some((licence) => licence.skuId === skuId),
  );
  const groups = kept.groups.filter(({ id }) => !(found?.groups ?? []).some((group) => group.id === id));
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
    ...(add.length === 0 ? [] : [changed('licence', null, add.map(({ skuPartNumber }) => skuPartNumber).join(', '))]),
    ...(groups.length === 0 ? [] : [changed('groups', null, names(groups))]),
    ...(found?.accountEnabled === true ? [] : [ALLOWED]),
    ...contractChange(account, form.contractEnd),
  ];
  if (changes.length === 0) return cannot('nothing_to_change');
  const work: StepName[] = [];
  if (found === null) work.push('restore_user');
  if (add.length > 0) work.push('change_licences');
  if (add.length > 0 || kept.mailbox) work.push('wait_mailbox');
  if (kept.mailbox) work.push('auto_reply', 'redirect');
  if (groups.length > 0) work.push('join_groups');
  work.push('unblock_sign_in', 'verify');
  // Where nobody answers for it yet there is nobody to hand it to: a password can be asked for once somebody does.
  if (kept.password && (account.holder ?? account.responsible) !== null) work.push('hand_over');
  return plan(drawn, { changes, address, licences: { add, remove: [] }, groups, seats, work });
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
