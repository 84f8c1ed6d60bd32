import { createHash } from 'node:crypto';
import type { TenantTrouble } from '#domain/tenant-trouble.ts';
import type { Notices } from '#use-cases/ports/notices.ts';
import { postKey } from '#use-cases/ports/store/post-key.ts';
import { digestMessage } from '../tenant/digest.ts';
import { importMessage, reviewMessage, unreadMessage } from '../tenant/import.ts';
import { troublesMessage } from '../tenant/troubles.ts';
import { isPosted, type NoticesDeps } from './deps.ts';

/** Notices to the systems area about the tenant: what was read, and what is wrong with it. */
export function tenantNotices(
  deps: NoticesDeps,
): Pick<Notices, 'tellTenant' | 'showDigest' | 'showImport' | 'showReview' | 'tellUnread'> {
  const { chat, posts, messages: m } = deps;
  return {
    tellTenant: async (troubles) => await tellTroubles(deps, troubles),
    showDigest: async (digest) => {
      await chat.show({ key: postKey.digest(digest.read.id), to: 'systems', message: digestMessage(m, digest) });
    },
    showImport: async (read) => {
      await chat.show({ key: postKey.import, to: 'systems', message: importMessage(m, read) });
    },
    showReview: async (news) => {
      const key = postKey.review(news.read.id);
      if (!news.isAsked && (await posts.find(key)) === null) return;
      await chat.show({ key, to: 'systems', message: reviewMessage(m, news) });
    },
    tellUnread: async (read) => {
      await chat.post({ key: postKey.unread(read.id), to: 'systems', message: unreadMessage(m, read) });
    },
  };
}

/** The row that records which list was told last; it has no message. */
const { tenantTroubles: LAST_TOLD } = postKey;

/** Posts a new message whenever the list differs from the last one told. */
async function tellTroubles(deps: NoticesDeps, troubles: readonly TenantTrouble[]): Promise<void> {
  const { chat, posts, messages: m } = deps;
  const mark = markOf(troubles);
  const lastTold = await posts.find(LAST_TOLD);
  if (lastTold === null ? troubles.length === 0 : lastTold.shownRevision === mark) return;
  const key = postKey.tenantTroublesList(mark);
  // The same list may have been told before the last one.
  if (await isPosted(deps, key)) await posts.forget(key);
  await chat.post({ key, to: 'systems', message: troublesMessage(m, troubles) });
  await posts.begin(LAST_TOLD, 'systems');
  await posts.shown(LAST_TOLD, mark);
}

/** A number that is equal for equal lists. */
function markOf(troubles: readonly TenantTrouble[]): number {
  return createHash('sha256').update(JSON.stringify(troubles)).digest().readUInt32BE() >>> 1;
}
