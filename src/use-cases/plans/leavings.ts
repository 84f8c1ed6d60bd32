import type { Account } from '#domain/account/account.ts';
import { maskedAddress } from '#domain/plan/mail-life.ts';
import type { Leavings } from '#domain/plan/plan.ts';
import type { DirectoryAccount } from '#domain/account/directory-account.ts';
import type { PlanDeps } from './plan-input.ts';

/** Of each kind so many are told by name. */
const MOST = 20;

/** What an account leaves behind, or would go on doing, when it is suspended or deleted. Throws `OutsideError`. */
export async function leavingsOf(
  { store, directory }: Pick<PlanDeps, 'store' | 'directory'>,
  { account, found }: { readonly account: Account; readonly found: DirectoryAccount },
): Promise<Leavings> {
  const { forwards, ownedGroups } = await directory.leavings(found.id);
  // The official of a departmental account answers for others still.
  const personId = account.type === 'personal' ? account.holder?.id : undefined;
  const others =
    personId === undefined
      ? []
      : await store.accountsFor({
          text: '',
          limit: MOST * 2,
          states: ['active', 'suspended'],
          of: { personId, email: null, departments: [] },
        });
  const answersFor = others.filter(({ id, responsible }) => id !== account.id && responsible?.id === personId);
  const { mailbox } = found;
  return {
    forwards:
      forwards?.slice(0, MOST).map(({ name, to, isFixed }) => ({
        ...{ name, to: to.map(maskedAddress) },
        ...(isFixed ? { isFixed } : {}),
      })) ?? null,
    autoReply: mailbox !== null && mailbox !== 'unknown' && mailbox.autoReply !== null,
    ownedGroups: ownedGroups.slice(0, MOST),
    answersFor: answersFor.slice(0, MOST).map(({ displayName, address }) => `${displayName} (${address})`),
    licences: found.licences.map(({ skuId, skuPartNumber }) => ({ skuId, skuPartNumber })),
    isListed: found.isListed,
  };
}
