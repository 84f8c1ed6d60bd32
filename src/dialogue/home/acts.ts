import type { Actor } from '#domain/person.ts';
import { noteAttempt } from '#use-cases/commands/note-attempt.ts';
import { deletionDays } from '#use-cases/plans/deletion-days.ts';
import { HOME_ACTS } from '../act-names.ts';
import { act, open, type Acts } from '../acts.ts';
import { chooserDialog } from '../change-forms/chooser.ts';
import type { DialogueDeps } from '../deps.ts';
import { noticeDialog } from '../parts/notice-dialog.ts';
import { nothing, requestId } from '../parts/payloads.ts';
import { requestDetailsDialog } from '../request-card/details.ts';
import type { Dialog } from '../screen.ts';

/** The home page's own buttons. */
export function homeActs(deps: DialogueDeps): Partial<Acts> {
  const ask = act({
    name: HOME_ACTS.ask,
    payload: nothing,
    run: async () => await Promise.resolve(open(chooserDialog(deps.messages))),
  });
  const detail = act({
    name: HOME_ACTS.detail,
    payload: requestId,
    run: async ({ by, payload }) => ({
      ...open(await detailsFor(deps, { by, requestId: payload })),
      after: async () => {
        if (!by.systems) await noteAttempt(deps, { by, act: 'details', why: 'not_systems', requestId: payload });
      },
    }),
  });
  return { acts: [ask, detail] };
}

/** What the systems area's card of a request shows, without buttons. */
async function detailsFor(
  { messages: m, store, institution }: DialogueDeps,
  { by, requestId: id }: { readonly by: Actor; readonly requestId: string },
): Promise<Dialog> {
  const words = m.home.desk.details;
  if (!by.systems) return noticeDialog(m, words.notSystems);
  const request = await store.request(id);
  if (request === null) return noticeDialog(m, words.gone);
  const run = await store.run(request.id);
  return requestDetailsDialog(m, { request, run, days: deletionDays({ request, run }, institution) });
}
