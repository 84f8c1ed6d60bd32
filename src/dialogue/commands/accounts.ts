import { accountsFor } from '../accounts/acts.ts';
import { searchHelpMessage } from '../accounts/query.ts';
import { tell, type Acts, type Commanding, type Reply } from '../acts.ts';
import type { DialogueDeps } from '../deps.ts';
import { sendReport } from '../documents/asked-report.ts';
import { sendDisposals } from '../documents/disposals.ts';
import { quarantineReply } from '../tenant/quarantine-acts.ts';
import { askReview } from '../tenant/review.ts';
import { readCommand } from './read-command.ts';

/** How many characters of the command's text are read. */
const LONGEST = 200;

/** `correos`: the list of accounts with its search; and the systems area's commands about the tenant and documents. */
export function accountsCommand(deps: DialogueDeps): Partial<Acts> {
  return { commands: [{ name: 'correos', run: async (commanding) => await replyTo(deps, commanding) }] };
}

/** A text that begins with none of the command's words, or with one that this person may not use, is searched. */
async function replyTo(deps: DialogueDeps, commanding: Commanding): Promise<Reply> {
  const { messages: m } = deps;
  const { by } = commanding;
  const read = readCommand(commanding.text, m.commands.writtenOfList);
  const { written, word } = read;
  const rest = read.rest.toLowerCase();
  if (written.length > LONGEST) return tell(m.commands.tooLong(LONGEST));
  if (word === 'help' && rest === '') return { as: 'show', message: searchHelpMessage(m, by) };
  if (word === 'review' && rest === '' && by.systems) return await askReview(deps, by);
  if (word === 'disposals' && rest === '') return await sendDisposals(deps, by);
  if (word === 'report') return await sendReport(deps, { ...commanding, text: rest });
  if (word === 'quarantine' && by.systems) return await quarantineReply(deps, rest);
  return await accountsFor(deps, { by, asked: { text: written, page: 0 }, replaces: false });
}
