import { z } from 'zod';
import type { Actor } from '#domain/person.ts';
import type { Request } from '#domain/request/request.ts';
import type { Command } from '#domain/request/command.ts';
import type { Refusal } from '#domain/request/refusal.ts';
import type { Result } from '#domain/result.ts';
import { applyCommands } from '#use-cases/commands/apply-commands.ts';
import { noteAttempt } from '#use-cases/commands/note-attempt.ts';
import { declineExtension } from '#use-cases/requests/agree-extension.ts';
import { refuseLine } from '#use-cases/requests/confirm-line.ts';
import { undoDeletion } from '#use-cases/requests/undo-deletion.ts';
import { REQUEST_FORMS } from '../../act-names.ts';
import { DONE, form, tell, type Acts, type Form } from '../../acts.ts';
import type { DialogueDeps } from '../../deps.ts';
import { WORDS_MAX } from '../../parts/one-text-dialog.ts';
import { id } from '../../parts/payloads.ts';
import { refusalText } from '../../parts/refusal-text.ts';
import { typedText } from '../../parts/typed-text.ts';

interface DecisionInput {
  readonly requestId: string;
  readonly by: Actor;
  readonly text: string;
}

interface Decision {
  readonly name: keyof typeof REQUEST_FORMS;
  /** The command, by its name in the trail. */
  readonly meant: Command['type'];
  readonly act: (deps: DialogueDeps, sent: DecisionInput) => Promise<Result<Request, Refusal>>;
}

const aboutOne = z.object({ requestId: id });

const DECISIONS: readonly Decision[] = [
  { name: 'reject', meant: 'reject', act: applyCommand(({ by, text }) => ({ type: 'reject', by, reason: text })) },
  { name: 'ask', meant: 'ask', act: applyCommand(({ by, text }) => ({ type: 'ask', by, question: text })) },
  { name: 'giveUp', meant: 'give_up', act: applyCommand(({ by, text }) => ({ type: 'give_up', by, reason: text })) },
  {
    ...{ name: 'answer', meant: 'answer' },
    act: applyCommand(({ by, text }) => ({ type: 'answer', by, answer: text })),
  },
  {
    ...{ name: 'decline', meant: 'decline' },
    act: async (deps, { text, ...sent }) => await declineExtension(deps, { ...sent, reason: text }),
  },
  {
    ...{ name: 'undo', meant: 'undo' },
    act: async (deps, { text, ...sent }) => await undoDeletion(deps, { ...sent, reason: text }),
  },
  {
    ...{ name: 'lineNotRun', meant: 'line_not_run' },
    act: async (deps, { text, ...sent }) => await refuseLine(deps, { ...sent, reason: text }),
  },
];

/** The windows about a request in which one text is written. */
export function decisionForms(deps: DialogueDeps): Partial<Acts> {
  return { forms: DECISIONS.map((one) => decision(deps, one)) };
}

function applyCommand(command: (sent: DecisionInput) => Command): Decision['act'] {
  return async (deps, sent) =>
    await applyCommands(deps, { requestId: sent.requestId, commands: [command(sent)], door: sent.by.door });
}

function decision(deps: DialogueDeps, { name, meant, act }: Decision): Form {
  const { messages: m } = deps;
  return form({
    name: REQUEST_FORMS[name],
    state: aboutOne,
    asks: 'anew',
    submit: async ({ by, state: { requestId }, answers }) => {
      const typed = typedText(m, { answers, field: 'text', max: WORDS_MAX });
      if ('errors' in typed) return { as: 'errors', errors: typed.errors };
      const done = await act(deps, { requestId, by, text: typed.text });
      // What was decided disappears from the home page.
      if (done.ok) return { ...DONE, redrawsHome: true };
      const why = done.error.code;
      return tell(refusalText(m, done.error), {
        redrawsHome: true,
        after: async () => await noteAttempt(deps, { by, act: meant, why, requestId }),
      });
    },
  });
}
