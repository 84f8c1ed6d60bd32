import type { App, RespondFn } from '@slack/bolt';
import type { KnownBlock, ModalView } from '@slack/types';
import { displayNameOf } from '#domain/form.ts';
import type { Actor } from '#domain/person.ts';
import type { Request } from '#domain/request.ts';
import { tidy } from '#domain/validate-form.ts';
import type { Messages } from '#messages/messages.ts';
import { requestFor } from '#use-cases/make-record.ts';
import { alone, atDoor, type DoorDeps, type Who } from './door.ts';
import { changeView, openModal } from './change-door.ts';
import { chooserView, type Purpose } from './change-views.ts';
import { accountMeant } from './find-account.ts';
import { creationView } from './form-door.ts';
import { listedRecordButton } from './record-button.ts';
import { header, inert, plain, rich, small } from './rich-text.ts';

const LONGEST_SEARCH = 100;
/** Requests of one person that are listed, newest first. */
const MOST_REQUESTS = 40;
/** So long an ended one is shown, ms. */
const SHOWN_ENDED_MS = 30 * 24 * 60 * 60_000;

const PURPOSE_OF: Readonly<Partial<Record<string, Purpose>>> = {
  modificar: 'modify',
  eliminar: 'delete',
  restaurar: 'restore',
  reactivar: 'restore',
  recuperar: 'restore',
};

/** `/correo` and the global shortcut. */
export function registerCommands(app: App, deps: DoorDeps): void {
  const { messages: m, client } = deps;

  app.command('/correo', async ({ ack, command, respond }) => {
    await ack();
    const tell = alone(respond);
    await atDoor(deps, { door: 'slack.correo', who: whoOf(command), tell }, async (actor) => {
      const written = tidy(command.text).slice(0, LONGEST_SEARCH);
      const [verb = '', ...rest] = written.split(' ');
      const word = verb.toLocaleLowerCase('es');
      const text = rest.join(' ');
      const open = async (view: ModalView): Promise<void> => {
        if (!(await openModal(deps, command.trigger_id, view))) await tell(m.dialogs.slow);
      };
      const purpose = PURPOSE_OF[word];
      if (purpose !== undefined) {
        const account = await accountMeant(deps, { actor, purpose, text });
        await open(changeView(deps, { actor, purpose, account }));
        return;
      }
      if (word === 'estado' && text !== '') {
        await sayBlocks(respond, m.commands.status.titleOne, await oneBlocks(deps, { by: actor, number: text }));
        return;
      }
      switch (text === '' ? word : written) {
        case '':
          await open(chooserView(m));
          return;
        case 'crear':
          await open(creationView(deps));
          return;
        case 'ayuda':
          await sayBlocks(respond, m.form.title, [rich(helpLines(deps, actor).map((line) => [line]))]);
          return;
        case 'estado':
          await sayBlocks(respond, m.commands.status.title, await statusBlocks(deps, actor.id));
          return;
        default:
          await tell(m.commands.unknown(written.toLocaleLowerCase('es')));
      }
    });
  });

  app.shortcut('solicitar_correo', async ({ ack, shortcut }) => {
    await ack();
    const tell = async (text: string): Promise<unknown> =>
      await client.chat.postMessage({ channel: shortcut.user.id, text: inert(text) });
    await atDoor(deps, { door: 'slack.shortcut', who: shortcut, tell }, async () => {
      if (!(await openModal(deps, shortcut.trigger_id, chooserView(m)))) await tell(m.dialogs.slow);
    });
  });
}

function helpLines({ messages: m, institution }: DoorDeps, { systems }: Actor): readonly string[] {
  return [...m.commands.help(institution.name), ...(systems ? m.commands.helpSystems : [])];
}

function whoOf(command: { readonly user_id: string; readonly team_id: string }): Who {
  return { user: { id: command.user_id, team_id: command.team_id } };
}

async function sayBlocks(respond: RespondFn, text: string, blocks: KnownBlock[]): Promise<void> {
  await respond({ response_type: 'ephemeral', text, blocks });
}

/** The person's requests, each with its record. */
async function statusBlocks({ store, messages: m, clock }: DoorDeps, requesterId: string): Promise<KnownBlock[]> {
  const { status } = m.commands;
  const endedSince = new Date(clock.now().getTime() - SHOWN_ENDED_MS);
  const requests = await store.requestsOf({ requesterId, endedSince, limit: MOST_REQUESTS });
  if (requests.length === 0) return [header(status.title), rich([[status.none]])];
  const lines = requests.map((request) => statusLine(m, request));
  const more = requests.length < MOST_REQUESTS ? [] : [small(status.newest(MOST_REQUESTS))];
  return [header(status.title), ...lines, ...more];
}

/** One request, for whoever is entitled to its record: they need not have asked for it. */
async function oneBlocks(
  deps: DoorDeps,
  { by, number }: { readonly by: Actor; readonly number: string },
): Promise<KnownBlock[]> {
  const { messages: m } = deps;
  const found = await requestFor(deps, { number: number.toUpperCase(), by });
  const line = found.ok ? statusLine(m, found.value) : rich([[m.papers.record.refusal[found.error.code]]]);
  return [header(m.commands.status.titleOne), line];
}

/** A request with its record. */
function statusLine(m: Messages, request: Request): KnownBlock {
  const { number, form, state, createdAt } = request;
  const line = m.commands.status.line(number, displayNameOf(form), m.card.states[state], m.moment(createdAt));
  return { type: 'section', text: plain(line), accessory: listedRecordButton(m, request) };
}
