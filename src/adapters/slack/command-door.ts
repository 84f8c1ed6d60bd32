import type { App } from '@slack/bolt';
import type { Actor } from '#domain/person.ts';
import { tidy } from '#domain/form/validate-form.ts';
import { requestFor } from '#use-cases/records/make-record.ts';
import { noteAttempt } from '#use-cases/commands/note-attempt.ts';
import { alone, atDoor, showAlone, type DoorDeps, type Who } from './door.ts';
import type { Purpose } from '#domain/form/account-access.ts';
import { accountMeant } from '#use-cases/register/accounts-for-purpose.ts';
import { protectedBefore } from '#use-cases/requests/begin-change.ts';
import { changeDialog } from '#dialogue/change-forms/first-dialog.ts';
import { chooserDialog } from '#dialogue/change-forms/chooser.ts';
import { emptyCreationDialog } from '#dialogue/creation-form/acts.ts';
import { helpMessage } from '#dialogue/commands/help.ts';
import { MOST_REQUESTS, oneStatusMessage, statusMessage } from '#dialogue/commands/status.ts';
import type { Dialog, Message } from '#dialogue/screen.ts';
import { surfaceOfCommand } from './surfaces.ts';

const LONGEST_SEARCH = 100;
/** So long an ended one is shown, ms. */
const SHOWN_ENDED_MS = 30 * 24 * 60 * 60_000;

const PURPOSE_OF: Readonly<Partial<Record<string, Purpose>>> = {
  modificar: 'modify',
  eliminar: 'delete',
  restaurar: 'restore',
  reactivar: 'restore',
  recuperar: 'restore',
};

/** `/correo`. */
export function registerCommands(app: App, deps: DoorDeps): void {
  const { messages: m, institution } = deps;

  app.command('/correo', async ({ ack, command, respond }) => {
    await ack();
    const [tell, show] = [alone(respond), showAlone(respond)];
    const surface = surfaceOfCommand(deps, { command, respond });
    await atDoor(deps, { door: 'slack.correo', who: whoOf(command), tell }, async (actor) => {
      const written = tidy(command.text);
      if (written.length > LONGEST_SEARCH) return void (await tell(m.commands.tooLong(LONGEST_SEARCH)));
      const [verb = '', ...rest] = written.split(' ');
      const word = verb.toLocaleLowerCase('es');
      const text = rest.join(' ');
      const open = async (dialog: Dialog): Promise<void> => {
        if (!(await surface.open(dialog, false))) await tell(m.dialogs.slow);
      };
      const purpose = PURPOSE_OF[word];
      if (purpose !== undefined) {
        const account = await accountMeant(deps, { actor, purpose, text });
        const why = await protectedBefore(deps, { actor, purpose, account });
        if (why !== null) await tell(m.change.refusal.protected[why]);
        else await open(changeDialog(deps, { by: actor, purpose, account }));
        return;
      }
      if (word === 'estado' && text !== '') {
        await show(await statusOfOne(deps, { by: actor, number: text }));
        return;
      }
      switch (text === '' ? word : written) {
        case '':
          await open(chooserDialog(m));
          return;
        case 'crear':
          await open(emptyCreationDialog(deps));
          return;
        case 'ayuda':
          await show(helpMessage(m, { institution: institution.name, systems: actor.systems }));
          return;
        case 'estado':
          await show(await statusOf(deps, actor.id));
          return;
        default:
          await tell(m.commands.unknown(written.toLocaleLowerCase('es')));
      }
    });
  });
}

function whoOf(command: { readonly user_id: string; readonly team_id: string }): Who {
  return { user: { id: command.user_id, team_id: command.team_id } };
}

/** The person's requests, each with its record. */
async function statusOf({ store, messages: m, clock }: DoorDeps, requesterId: string): Promise<Message> {
  const endedSince = new Date(clock.now().getTime() - SHOWN_ENDED_MS);
  return statusMessage(m, await store.requestsOf({ requesterId, endedSince, limit: MOST_REQUESTS }));
}

/** One request, for whoever is entitled to its record: they need not have asked for it. */
async function statusOfOne(
  deps: DoorDeps,
  { by, number }: { readonly by: Actor; readonly number: string },
): Promise<Message> {
  const found = await requestFor(deps, { number: number.toUpperCase(), by });
  if (!found.ok) {
    const request = await deps.store.requestByNumber(number.toUpperCase());
    await noteAttempt(deps, { by, act: 'record', why: found.error.code, requestId: request?.id ?? null });
  }
  return oneStatusMessage(deps.messages, found);
}
