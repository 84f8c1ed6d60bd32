import type { Purpose } from '#domain/form/account-access.ts';
import type { Actor } from '#domain/person.ts';
import { noteAttempt } from '#use-cases/commands/note-attempt.ts';
import { requestFor } from '#use-cases/records/make-record.ts';
import { accountMeant } from '#use-cases/register/accounts-for-purpose.ts';
import { blocksSome } from '#use-cases/register/find-accounts.ts';
import { open, tell, type Acts, type Commanding, type Reply } from '../acts.ts';
import { chooserFor } from '../change-forms/chooser.ts';
import { dialogFor, formAbout, formWithSearch } from '../change-forms/first-dialog.ts';
import { newCreationReply } from '../creation-form/acts.ts';
import type { DialogueDeps } from '../deps.ts';
import { helpMessage } from './help.ts';
import { WORDS_MAX } from '../parts/one-text-dialog.ts';
import { askWithText } from '../questions/acts.ts';
import { questionDialog } from '../questions/dialogs.ts';
import { readCommand } from './read-command.ts';
import { MOST_REQUESTS, oneStatusMessage, statusMessage } from './status.ts';

/** How many characters of the command's text are read. */
const LONGEST = 100;
/** How long an ended request is listed, ms. */
const SHOWN_ENDED_MS = 30 * 24 * 60 * 60_000;

/** `correo`: asks what is needed, opens the right form, or shows the state of requests. */
export function requestsCommand(deps: DialogueDeps): Partial<Acts> {
  return { commands: [{ name: 'correo', run: async (commanding) => await replyTo(deps, commanding) }] };
}

async function replyTo(deps: DialogueDeps, { by, text }: Commanding): Promise<Reply> {
  const { messages: m, institution } = deps;
  const { written, word, rest } = readCommand(text, m.commands.written);
  if (word === 'question') {
    if (rest.length > WORDS_MAX) return tell(m.commands.tooLong(WORDS_MAX));
    return rest === '' ? open(questionDialog(m)) : await askWithText(deps, by, rest);
  }
  if (written.length > LONGEST) return tell(m.commands.tooLong(LONGEST));
  if (written === '') return open(await chooserFor(deps, by));
  const unknown = tell(m.commands.unknown(written.toLowerCase()));
  const alone = (reply: Reply): Reply => (rest === '' ? reply : unknown);
  switch (word) {
    case null:
      return unknown;
    case 'modify':
    case 'delete':
    case 'restore':
    case 'block':
      return await changeReply(deps, { by, purpose: word, text: rest });
    case 'create':
      return rest === '' ? await newCreationReply(deps, { by, whom: 'other' }) : unknown;
    case 'help':
      return alone({
        as: 'show',
        message: helpMessage(m, {
          ...{ institution: institution.name, systems: by.systems, blocks: blocksSome(deps, by) },
        }),
      });
    case 'status':
      return rest === '' ? await statusReply(deps, by) : await oneStatusReply(deps, { by, number: rest });
  }
}

/** The form for the wanted change, with the account if the text tells it. */
async function changeReply(
  deps: DialogueDeps,
  { by, purpose, text }: { readonly by: Actor; readonly purpose: Purpose; readonly text: string },
): Promise<Reply> {
  if (text === '') return await formWithSearch(deps, { by, purpose });
  const account = await accountMeant(deps, { actor: by, purpose, text });
  if (account !== null) return await formAbout(deps, { by, purpose, accountId: account.id });
  return open(dialogFor(deps, { by, purpose, account: null, begun: null }));
}

/** The person's requests, each with its record's button. */
async function statusReply({ store, messages: m, clock }: DialogueDeps, by: Actor): Promise<Reply> {
  const endedSince = new Date(clock.now().getTime() - SHOWN_ENDED_MS);
  const requests = await store.requestsOf({ requesterId: by.id, endedSince, limit: MOST_REQUESTS + 1 });
  return { as: 'show', message: statusMessage(m, requests) };
}

/** One request, for anybody who may have its record, not only its requester. */
async function oneStatusReply(
  deps: DialogueDeps,
  { by, number: written }: { readonly by: Actor; readonly number: string },
): Promise<Reply> {
  const number = written.toUpperCase();
  const found = await requestFor(deps, { number, by });
  if (!found.ok) {
    const request = await deps.store.requestByNumber(number);
    await noteAttempt(deps, { by, act: 'record', why: found.error.code, requestId: request?.id ?? null });
  }
  return { as: 'show', message: oneStatusMessage(deps.messages, found, { viewerId: by.id, number }) };
}
