import { HOME_ACTS } from '../act-names.ts';
import { act, open, type Acts } from '../acts.ts';
import { chooserDialog } from '../change-forms/chooser.ts';
import type { DialogueDeps } from '../deps.ts';
import { nothing } from '../parts/payloads.ts';

/** The home page's own button. */
export function homeActs(deps: DialogueDeps): Partial<Acts> {
  const ask = act({
    name: HOME_ACTS.ask,
    payload: nothing,
    run: async () => await Promise.resolve(open(chooserDialog(deps.messages))),
  });
  return { acts: [ask] };
}
