import type { Notices } from '#use-cases/ports/notices.ts';
import { cardNotices } from './cards.ts';
import { contractNotices } from './contract.ts';
import { controlNotices } from './control.ts';
import type { NoticesDeps } from './deps.ts';
import { handOverNotices } from './hand-over.ts';
import { questionNotices } from './questions.ts';
import { requestNotices } from './requests.ts';
import { tenantNotices } from './tenant.ts';
import { systemsNotices } from './systems.ts';
import { waitingNotices } from './waiting.ts';

/** Which messages exist, by their keys, who gets them and what they say, in any chat. A chat posts them. */
export function createNotices(deps: NoticesDeps): Notices {
  return {
    ...cardNotices(deps),
    ...requestNotices(deps),
    ...handOverNotices(deps),
    ...contractNotices(deps),
    ...tenantNotices(deps),
    ...controlNotices(deps),
    ...questionNotices(deps),
    ...systemsNotices(deps),
    ...waitingNotices(deps),
  };
}
