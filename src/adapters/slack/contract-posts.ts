import type { Messages } from '#messages/messages.ts';
import type { ContractNotice } from '#use-cases/ports/contract.ts';
import { postKey } from '#use-cases/ports/post-key.ts';
import type { Posts } from '#use-cases/ports/post.ts';
import { contractMessage } from '#dialogue/contract-end/notice.ts';
import type { Poster } from './post-once.ts';

/** Sends a reminder, once; decided meanwhile, one that was sent is brought in line, and none is sent any more. */
export async function showContractNotice(
  deps: { readonly poster: Poster; readonly posts: Posts; readonly messages: Messages; readonly graceDays: number },
  notice: ContractNotice,
): Promise<void> {
  const { account, contractEnd, reminder, to, decided } = notice;
  const key = postKey.contractEnd({ accountId: account.id, contractEnd, reminder, personId: to.id });
  if (decided !== null && !(await deps.posts.find(key))?.messageId) return;
  const message = contractMessage(deps.messages, { ...notice, graceDays: deps.graceDays });
  await deps.poster.show(key, to.id, message);
}
