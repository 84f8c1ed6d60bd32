import { z } from 'zod';
import { HOME_LISTS } from '#domain/home-lists.ts';
import type { Actor } from '#domain/person.ts';
import { noteAttempt } from '#use-cases/commands/note-attempt.ts';
import { homeList } from '#use-cases/home/home-list.ts';
import { HOME_ACTS } from '../act-names.ts';
import { act, open, type Act, type Acts, type Reply } from '../acts.ts';
import { chooserFor } from '../change-forms/chooser.ts';
import type { DialogueDeps } from '../deps.ts';
import { noticeDialog } from '../parts/notice-dialog.ts';
import { nothing, page, type HomeListValue } from '../parts/payloads.ts';
import { homeListDialog } from './list-dialog.ts';

/** The home page's own buttons. */
export function homeActs(deps: DialogueDeps): Partial<Acts> {
  const ask = act({
    name: HOME_ACTS.ask,
    payload: nothing,
    run: async ({ by }) => open(await chooserFor(deps, by)),
  });
  const lists = [HOME_ACTS.list, HOME_ACTS.previous, HOME_ACTS.next].map((name) => listAct(deps, name));
  return { acts: [ask, ...lists] };
}

/** Opens a whole list, or another page of it. */
function listAct(deps: DialogueDeps, name: string): Act {
  return act({
    name,
    payload: z.object({ list: z.enum(HOME_LISTS), page }),
    run: async ({ by, payload }) => await listReply(deps, { ...payload, by }),
  });
}

async function listReply(
  deps: DialogueDeps,
  { by, list, page: wanted }: HomeListValue & { readonly by: Actor },
): Promise<Reply> {
  const { messages: m } = deps;
  const shown = await homeList(deps, { actor: by, list, page: wanted });
  if (shown === 'unknown') return open(noticeDialog(m, m.home.listUnknown));
  if (shown !== 'not_systems') return open(homeListDialog(m, shown));
  return {
    ...open(noticeDialog(m, m.home.desk.details.notSystems)),
    after: async () => await noteAttempt(deps, { by, act: 'details', why: 'not_systems' }),
  };
}
