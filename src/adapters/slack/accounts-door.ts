import { accountsFor } from '#dialogue/accounts/acts.ts';
import type { App } from '@slack/bolt';
import { tidy } from '#domain/form/validate-form.ts';
import { searchHelpMessage } from '#dialogue/accounts/query.ts';
import type { Reply } from '#dialogue/acts.ts';
import { sendReport } from '#dialogue/documents/asked-report.ts';
import { sendDisposals } from '#dialogue/documents/disposals.ts';
import { quarantineReply } from '#dialogue/tenant/quarantine-acts.ts';
import { askReview } from '#dialogue/tenant/review.ts';
import { alone, atDoor, showAlone, type DoorDeps } from './door.ts';
import { answer } from './listen.ts';
import { surfaceOfCommand } from './surfaces.ts';

const LONGEST_SEARCH = 200;
const HELP: readonly string[] = ['ayuda', 'help'];

/** `/correos`: the list of accounts with its search, its pages and orders, and the card of each account. */
export function registerAccounts(app: App, deps: DoorDeps): void {
  const { messages: m } = deps;
  app.command('/correos', async ({ ack, command, respond }) => {
    await ack();
    const who = { user: { id: command.user_id, team_id: command.team_id } };
    const surface = surfaceOfCommand(deps, { command, respond });
    await atDoor(deps, { door: 'slack.correos', who, tell: alone(respond) }, async (actor) => {
      const replying = async (reply: Reply): Promise<void> => await answer(deps, { surface, reply, by: actor });
      const text = tidy(command.text);
      if (text.length > LONGEST_SEARCH) return void (await alone(respond)(m.commands.tooLong(LONGEST_SEARCH)));
      const written = text.toLocaleLowerCase('es');
      const [word = '', ...rest] = written.split(' ');
      if (HELP.includes(written)) return void (await showAlone(respond)(searchHelpMessage(m, actor)));
      // Words that are no search.
      if (actor.systems && written === 'revisar') {
        return await replying(await askReview(deps, actor));
      }
      if (written === 'actas') return await replying(await sendDisposals(deps, actor));
      if (word === 'informe') {
        const tell = async (sentence: string): Promise<void> => void (await surface.tell(sentence));
        return await replying(await sendReport(deps, { by: actor, text: rest.join(' '), tell }));
      }
      if (actor.systems && word === 'cuarentena') return await replying(await quarantineReply(deps, rest.join(' ')));
      await replying(await accountsFor(deps, { by: actor, asked: { text, page: 0 }, replaces: false }));
    });
  });
}
