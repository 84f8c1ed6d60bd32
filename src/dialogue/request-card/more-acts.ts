import type { Actor } from '#domain/person.ts';
import { noteAttempt } from '#use-cases/commands/note-attempt.ts';
import { besideRequest } from '#use-cases/home/beside-request.ts';
import { withSeatsNow } from '#use-cases/plans/seats-now.ts';
import { deletionDays } from '#use-cases/plans/deletion-days.ts';
import { ACTIONS, HOME_ACTS } from '../act-names.ts';
import { act, open, type Act, type Acts } from '../acts.ts';
import type { DialogueDeps } from '../deps.ts';
import { noticeDialog } from '../parts/notice-dialog.ts';
import { requestId } from '../parts/payloads.ts';
import type { Dialog } from '../screen.ts';
import { requestDetailsDialog } from './details.ts';

/** Opens the window with everything about a request: from its card, and from the home page. */
export function moreActs(deps: DialogueDeps): Partial<Acts> {
  return { acts: [ACTIONS.more, HOME_ACTS.detail].map((name) => more(deps, name)) };
}

function more(deps: DialogueDeps, name: string): Act {
  return act({
    name,
    payload: requestId,
    run: async ({ by, payload }) => ({
      ...open(await detailsFor(deps, { by, requestId: payload })),
      after: async () => {
        if (!by.systems) await noteAttempt(deps, { by, act: 'details', why: 'not_systems', requestId: payload });
      },
    }),
  });
}

async function detailsFor(
  deps: DialogueDeps,
  { by, requestId: id }: { readonly by: Actor; readonly requestId: string },
): Promise<Dialog> {
  const { messages: m, store, institution } = deps;
  const words = m.home.desk.details;
  if (!by.systems) return noticeDialog(m, words.notSystems);
  const found = await store.request(id);
  if (found === null) return noticeDialog(m, words.gone);
  const [request, run, beside] = await Promise.all([
    withSeatsNow(deps, found),
    store.run(found.id),
    besideRequest(deps, found),
  ]);
  return requestDetailsDialog(m, { request, run, days: deletionDays({ request, run }, institution), ...beside });
}
