import { noteAttempt } from '#use-cases/commands/note-attempt.ts';
import { agreeExtension } from '#use-cases/requests/agree-extension.ts';
import { ACTIONS } from '../act-names.ts';
import { act, DONE, tell, type Acts } from '../acts.ts';
import type { DialogueDeps } from '../deps.ts';
import { requestId } from '../parts/payloads.ts';
import { refusalText } from '../parts/refusal-text.ts';

/** The official confirms the extension that the holder asked for. */
export function agreementActs(deps: DialogueDeps): Partial<Acts> {
  const agree = act({
    name: ACTIONS.agree,
    payload: requestId,
    asks: 'anew',
    kept: 'again',
    run: async ({ by, payload }) => {
      const done = await agreeExtension(deps, { requestId: payload, by });
      if (done.ok) return { ...DONE, redrawsHome: 'at_home' };
      const why = done.error.code;
      return tell(refusalText(deps.messages, done.error), {
        after: async () => await noteAttempt(deps, { by, act: 'agree', why, requestId: payload }),
        redrawsHome: 'at_home',
      });
    },
  });
  return { acts: [agree] };
}
