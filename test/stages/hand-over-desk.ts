import type { SectionBlock } from '@slack/types';
import { LogLevel, WebClient } from '@slack/web-api';
import postgres from 'postgres';
import type { InductionItem } from '#domain/form/delivery.ts';
import type { ChatMessage, OpenModal } from '#sandbox/services/chat.ts';
import { addDays, dayIn } from '#use-cases/calendar/calendar.ts';
import { remindHandOvers } from '#use-cases/hand-over/remind-hand-overs.ts';
import type { DirectAccess } from '../direct-access.ts';
import { RULES } from '../contract/store/stage.ts';
import { closeModals, shownPassword, type Filed } from './desk.ts';
import { INSTITUTION_DEFAULTS } from './institution.ts';
import { eventually, personAt, textOf, type Stage } from './stage.ts';

type Staged = Pick<Stage, 'institution'>;

export const CONFIRM = {
  holder: 'Confirmo que recibí la cuenta',
  department: 'Confirmo que la dependencia la recibió',
};
const OWN = 'Una-clave-propia-2026';

/** The newest message to this person that contains all these words. */
export async function messageTo(stage: Staged, user: string, ...words: readonly string[]): Promise<ChatMessage> {
  return await eventually(`${user} to be told «${words.join('», «')}»`, () =>
    personAt(stage, user)
      .messages()
      .findLast((message) => message.channel.startsWith('D') && words.every((word) => textOf(message).includes(word))),
  );
}

/** Sends the reminders that are due on the morning that many days from now. */
export async function morningIn({ store }: Pick<DirectAccess, 'store'>, days: number): Promise<void> {
  const today = dayIn(new Date(), 'America/Bogota');
  const clock = { now: () => new Date(`${addDays(today, days)}T15:00:00Z`) };
  const about = { name: 'Entidad', mailDomain: 'rioclaro.example', timeZone: 'America/Bogota', locale: 'es-CO' };
  await remindHandOvers({ store, clock, institution: { ...INSTITUTION_DEFAULTS, ...about, rules: RULES } });
}

/** Sends somebody a copy of a message, with buttons that should be gone by now or that belong to somebody else. */
export async function copyFor(stage: Staged, user: string, { text, blocks }: ChatMessage): Promise<void> {
  const { slack, env } = stage.institution;
  const client = new WebClient(env['SLACK_BOT_TOKEN'], { slackApiUrl: slack.apiUrl, logLevel: LogLevel.ERROR });
  await client.chat.postMessage({ channel: user, text, blocks: [...blocks] });
}

/** The person reveals the temporary password and chooses their own at the sign-in page. */
export async function changePassword(stage: Stage, user: string, filed: Filed): Promise<void> {
  await closeModals(stage, user);
  await personAt(stage, user).press('Mostrar mi contraseña temporal', filed.local);
  const password = await shownPassword(stage, user);
  stage.institution.graph.signIn(`${filed.local}@rioclaro.example`, password, OWN);
  await checkPasswordsNow(stage);
  await closeModals(stage, user);
}

/** Makes the bot check now whether passwords were changed, instead of in ten seconds. */
export async function checkPasswordsNow({ databaseUrl }: Pick<Stage, 'databaseUrl'>): Promise<void> {
  const sql = postgres(databaseUrl, { max: 1 });
  await sql`update pgboss.job set start_after = now() where state = 'created' and data ->> 'kind' = 'watch_password'`;
  await sql.end();
}

/** Presses a guide's button on the newest checklist of this account; answers the modal. */
export async function openGuide(
  stage: Staged,
  user: string,
  of: { readonly local: string; readonly item: InductionItem },
): Promise<OpenModal> {
  await closeModals(stage, user);
  await pressGuide(stage, user, of);
  return await eventually('the guide', () => stage.institution.slack.modalsOf(user).at(-1));
}

/** Presses the button of a step, whatever comes of it. */
export async function pressGuide(
  stage: Staged,
  user: string,
  of: { readonly local: string; readonly item: InductionItem },
): Promise<void> {
  const { slack } = stage.institution;
  const [message, block] = await eventually('the guide’s button', () => guideButton(stage, user, of));
  const button = block.accessory;
  if (button?.type !== 'button') throw new Error('no button');
  const state = { type: 'button', value: button.value ?? '' };
  const at = { kind: 'message', channel: message.channel, ts: message.ts } as const;
  await slack.act(user, at, { blockId: block.block_id ?? '', actionId: button.action_id ?? '', state }, {});
}

function guideButton(
  stage: Staged,
  user: string,
  { local, item }: { readonly local: string; readonly item: InductionItem },
): readonly [ChatMessage, SectionBlock] | null {
  const message = checklist(stage, user, local);
  const block = message?.blocks.find((each) => each.type === 'section' && each.block_id?.endsWith(`:${item}`) === true);
  return message === undefined || block?.type !== 'section' ? null : [message, block];
}

/** The first steps of this account, as this person sees them now. */
export function checklist(stage: Staged, user: string, local: string): ChatMessage | undefined {
  return personAt(stage, user)
    .messages()
    .findLast(
      (message) => textOf(message).includes(`${local}@`) && JSON.stringify(message.blocks).includes('guide_open'),
    );
}
