import { z } from 'zod';
import type { Actor } from '#domain/person.ts';
import type { Request } from '#domain/request/request.ts';
import type { Command } from '#domain/request/command.ts';
import type { Refusal } from '#domain/request/refusal.ts';
import type { Result } from '#domain/result.ts';
import { applyCommands } from '#use-cases/commands/apply-commands.ts';
import { noteAttempt } from '#use-cases/commands/note-attempt.ts';
import { releaseHandOver } from '#use-cases/hand-over/release-hand-over.ts';
import { confirmLine } from '#use-cases/requests/confirm-line.ts';
import { executeRequest } from '#use-cases/requests/execute-request.ts';
import { bringForward, stopScheduled } from '#use-cases/requests/undo-deletion.ts';
import { ACTIONS, REQUEST_FORMS } from '../act-names.ts';
import { act, DONE, form, open, tell, type Acts, type Form, type Reply } from '../acts.ts';
import type { DialogueDeps } from '../deps.ts';
import { WORDS_MAX } from '../parts/one-text-dialog.ts';
import { id, requestId, text } from '../parts/payloads.ts';
import { refusalText } from '../parts/refusal-text.ts';
import { typedText } from '../parts/typed-text.ts';
import { aloneDialog } from './deciding/alone-dialog.ts';

const NAMES = [
  ACTIONS.withdraw,
  ACTIONS.execute,
  ACTIONS.retry,
  ACTIONS.stop,
  ACTIONS.createNow,
  ACTIONS.lineDone,
  ACTIONS.release,
] as const;
type Name = (typeof NAMES)[number];

/** The command of each button, by its name in the trail. */
const MEANT: Readonly<Record<Name, Command['type']>> = {
  [ACTIONS.withdraw]: 'withdraw',
  [ACTIONS.execute]: 'execute',
  [ACTIONS.retry]: 'retry',
  [ACTIONS.stop]: 'stop',
  [ACTIONS.createNow]: 'bring_forward',
  [ACTIONS.release]: 'release',
  [ACTIONS.lineDone]: 'line_run',
};

/** The request, and the person who receives the account. */
const requestAndHolder = text.regex(/^[0-9a-f-]{36} [UW][A-Z0-9]{1,30}$/i);
const pressed = z.object({ requestId: z.union([id, requestAndHolder]), actionId: z.enum(NAMES) });

/** The buttons of a request's cards that act at once. Somebody who decides alone is first asked for the reason. */
export function actingActs(deps: DialogueDeps): Partial<Acts> {
  const acts = NAMES.map((name) =>
    act({
      name,
      payload: name === ACTIONS.release ? requestAndHolder : requestId,
      asks: 'anew',
      kept: 'again',
      run: async ({ by, payload }) => {
        const done = await applyButton(deps, { name, by, about: payload });
        if (done.ok) return { ...DONE, redrawsHome: 'at_home' };
        if (done.error.code === 'reason_needed')
          return open(aloneDialog(deps.messages, { requestId: payload, actionId: name }));
        return refused(deps, { name, by, about: payload, refusal: done.error });
      },
    }),
  );
  return { acts, forms: [reasonGiven(deps)] };
}

/** The form with the reason for deciding alone: the button's action is then done. */
function reasonGiven(deps: DialogueDeps): Form {
  return form({
    name: REQUEST_FORMS.alone,
    state: pressed,
    asks: 'anew',
    submit: async ({ by: actor, state: { requestId: about, actionId: name }, answers }) => {
      const typed = typedText(deps.messages, { answers, field: 'alone', max: WORDS_MAX });
      if ('errors' in typed) return { as: 'errors', errors: typed.errors };
      const by = withReason(actor, typed.text);
      const done = await applyButton(deps, { name, by, about });
      return done.ok ? { ...DONE, redrawsHome: true } : refused(deps, { name, by: actor, about, refusal: done.error });
    },
  });
}

/** Adds the reason to somebody who decides alone; others are not changed. */
export function withReason(actor: Actor, reason: string | null): Actor {
  return actor.alone === undefined ? actor : { ...actor, alone: { reason } };
}

interface Acting {
  readonly name: Name;
  readonly by: Actor;
  /** The button's payload. */
  readonly about: string;
}

async function applyButton(deps: DialogueDeps, { name, by, about }: Acting): Promise<Result<Request, Refusal>> {
  const [request = '', holderId = ''] = about.split(' ');
  switch (name) {
    case ACTIONS.withdraw:
      return await applyCommands(deps, { requestId: request, commands: [{ type: 'withdraw', by }], door: by.door });
    case ACTIONS.execute:
      return await executeRequest(deps, { requestId: request, by, again: false });
    case ACTIONS.retry:
      return await executeRequest(deps, { requestId: request, by, again: true });
    case ACTIONS.stop:
      return await stopScheduled(deps, { requestId: request, by });
    case ACTIONS.createNow:
      return await bringForward(deps, { requestId: request, by });
    case ACTIONS.release:
      return await releaseHandOver(deps, { requestId: request, by, holderId });
    case ACTIONS.lineDone:
      return await confirmLine(deps, { requestId: request, by });
  }
}

function refused(deps: DialogueDeps, { name, by, about, refusal }: Acting & { readonly refusal: Refusal }): Reply {
  const [request = ''] = about.split(' ');
  return tell(refusalText(deps.messages, refusal), {
    after: async () => await noteAttempt(deps, { by, act: MEANT[name], why: refusal.code, requestId: request }),
  });
}
