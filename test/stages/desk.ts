import type { ActionsBlock, Button, PlainTextElement, PlainTextOption } from '@slack/types';
import { LogLevel, WebClient } from '@slack/web-api';
import type { ChatMessage, ChatUser, ElementState, OpenModal } from '#sandbox/services/chat.ts';
import { PATIENCE } from '../patience.ts';
import { creationValues, eventually, option, person, personAt, textOf, typed, type Stage } from './stage.ts';

/** A request as named on both cards, and its future account. */
export interface Filed {
  readonly number: string;
  /** The local part that the rule proposes. */
  readonly local: string;
  readonly by: string;
}

type Staged = Pick<Stage, 'institution'>;
type Fields = Readonly<Record<string, ElementState>>;

export const REQUESTER = 'U0EMPLEADA';
export const SYSTEMS = 'U0SISTEMAS1';
export const COLLEAGUE = 'U0SISTEMAS2';
export const SKU = 'STANDARDPACK';
/** For `overrides`: no waiting, no rate limits, and a Slack that waits as long as a busy machine needs. */
export const QUICK = { mailboxMs: 0, replicationMs: 0, rateLimits: false, patienceMs: PATIENCE } as const;

/** For `file`: somebody whom the chat does not know; it is handed over through the official, which takes two people. */
export const NOT_IN_CHAT = {
  chatUser: { type: 'users_select' },
  contactEmail: { type: 'email_text_input', value: 'nadie@personal.example' },
} as const satisfies Fields;

/** Somebody in the chat whose profile fits what the form says of them, so that nobody has to look first. */
export function inChat(
  { institution: { slack } }: Staged,
  { id, givenNames, surnames }: { readonly id: string; readonly givenNames: string; readonly surnames: string },
): { readonly user: ChatUser; readonly fields: Fields } {
  const email = `${id.toLowerCase()}@personal.example`;
  const user = { id, teamId: slack.teamId, name: id.toLowerCase(), realName: `${givenNames} ${surnames}`, email };
  slack.addUser(user);
  const fields = {
    ...{ givenNames: typed(givenNames), surnames: typed(surnames), chatUser: person(id) },
    contactEmail: { type: 'email_text_input', value: email },
  };
  return { user, fields };
}

let people = 0;

/** A complete form for a person whom no other test uses. */
export function someone(change: Fields = {}): { readonly values: Fields; readonly local: string } {
  people += 1;
  const surname = [...String(people)].map((digit) => 'abcdefghij'[Number(digit)]).join('');
  const values = {
    givenNames: typed('Prueba'),
    surnames: typed(`Persona${surname}`),
    documentNumber: typed(String(20_000_000 + people)),
    department: option('external_select', '500', 'Secretaría de Salud'),
    responsible: person('U0JEFE'),
    ...change,
  };
  return { values, local: `prueba.persona${surname}` };
}

/** Closes all modals of a person. */
export async function closeModals(stage: Staged, user: string): Promise<void> {
  const { slack } = stage.institution;
  for (const modal of slack.modalsOf(user).toReversed()) await slack.closeModal(user, modal.id);
}

/** Presses a button and waits for its modal. */
export async function open(stage: Staged, user: string, button: string, within: string): Promise<OpenModal> {
  await closeModals(stage, user);
  await personAt(stage, user).press(button, within);
  return await eventually(`the modal of «${button}»`, () => personAt(stage, user).modal());
}

/** Opens the form with no other modal open. */
export async function openForm(stage: Staged, by: string = REQUESTER): Promise<OpenModal> {
  await closeModals(stage, by);
  await personAt(stage, by).command('/correo', 'crear');
  return await eventually('the form', () => personAt(stage, by).modal());
}

/** Opens the form, fills it in and sends it; a relation is chosen first, since it decides what else is asked for. */
async function sendForm(stage: Staged, by: string, fields: Fields): Promise<void> {
  await openForm(stage, by);
  const values = creationValues(fields);
  const { relation } = fields;
  if (relation !== undefined) await personAt(stage, by).choose('relation', relation, values);
  await personAt(stage, by).submit(values);
}

/**
 * Opens and sends the form, and answers the errors at its fields; none when it was accepted. What is told in a window on top
 * of the form is `onTop`.
 */
export async function errorsOf(
  stage: Staged,
  change: Fields,
  by: string = REQUESTER,
): Promise<Readonly<Record<string, string>>> {
  await sendForm(stage, by, someone(change).values);
  const asker = personAt(stage, by);
  const modal = asker.modal();
  if (modal !== undefined && (modal.view.callback_id ?? '') === '')
    return { onTop: textOf({ blocks: modal.view.blocks.slice(0, 1) }) };
  if (modal !== undefined && Object.keys(modal.errors).length === 0)
    throw new Error('the form stands there without a word');
  return modal?.errors ?? {};
}

/**
 * The new official, found by their own address: somebody named in two forms would already have an account at the
 * second.
 */
const BY_OWN_ADDRESS: Fields = {
  contactEmail: { type: 'email_text_input', value: 'angela.nustes@personal.example' },
};

/** Files a request and waits for the number on the requester's card. */
export async function file(stage: Staged, change: Fields = {}, by: string = REQUESTER): Promise<Filed> {
  const asker = personAt(stage, by);
  const before = new Set(cardsOf(stage, by).map(({ ts }) => ts));
  const { values, local } = someone({ ...BY_OWN_ADDRESS, ...change });
  await sendForm(stage, by, values);
  const errors = asker.modal()?.errors;
  if (errors !== undefined)
    throw new Error(`the form was not taken: ${JSON.stringify(errors)}; it shows:\n${textOf(asker.modal()?.view)}`);
  const card = await eventually('the card of the new request', () =>
    cardsOf(stage, by).find(({ ts, channel }) => channel.startsWith('D') && !before.has(ts)),
  );
  return { number: numberIn(card), local, by };
}

/** The card of a request as this person sees it now; both cards when the systems area is the requester. */
export function cardText(stage: Staged, user: string, number: string): string {
  return cardsOf(stage, user)
    .filter((message) => isCard(message, number))
    .map(textOf)
    .join('\n');
}

/** Waits until this person's card of the request shows all the words. */
export async function cardShows(
  stage: Staged,
  seen: { readonly by: string; readonly number: string; readonly words: string },
): Promise<string> {
  const { by, number, words } = seen;
  const shown = (): string => cardText(stage, by, number);
  return await eventually(
    () => `${by}'s card of ${number} to show «${words}»; it shows:\n${shown()}`,
    () => (shown().includes(words) ? shown() : null),
  );
}

/** The label of the approval on the newest card with this text; undefined while there is none. */
function approvalOn(stage: Staged, by: string, within: string): string | undefined {
  const cards = personAt(stage, by)
    .messages()
    .filter((message) => isCard(message) && textOf(message).includes(within));
  return buttonIn(cards.at(-1)?.blocks ?? [], 'request_decide')?.button.text.text;
}

/** The button with this action, and its block. */
function buttonIn(
  blocks: readonly { readonly type: string; readonly block_id?: string }[],
  actionId: string,
): { readonly button: Button; readonly blockId: string } | undefined {
  return blocks
    .filter((block): block is ActionsBlock => block.type === 'actions')
    .flatMap(({ block_id: blockId = '', elements }) =>
      elements.flatMap((one) =>
        one.type === 'button' && one.action_id === actionId ? [{ button: one, blockId }] : [],
      ),
    )
    .at(0);
}

/** Waits until the request can be approved. */
export async function planned(stage: Staged, { number }: Pick<Filed, 'number'>): Promise<void> {
  await eventually(`the approval of ${number}`, () => approvalOn(stage, SYSTEMS, number));
}

/** Presses the approval on the card, and sends its window where it opens one. Tells the label. */
export async function pressApproval(stage: Staged, by: string, within: string): Promise<string> {
  await closeModals(stage, by);
  const label = await eventually(`the approval on the card of ${within}`, () => approvalOn(stage, by, within));
  await personAt(stage, by).press(label, within);
  if (label === 'Revisar y aprobar') await personAt(stage, by).submit({});
  return label;
}

/** Opens the approval with another address or receiver: from the card, or from the window with everything about the request. */
export async function openApproval(stage: Staged, by: string, within: string): Promise<OpenModal> {
  const label = await eventually(`the approval on the card of ${within}`, () => approvalOn(stage, by, within));
  if (label === 'Revisar y aprobar') return await open(stage, by, label, within);
  const all = await open(stage, by, 'Más', within);
  const found = buttonIn(all.view.blocks, 'request_approve');
  if (found === undefined) throw new Error('there is no approval with changes');
  const { button, blockId } = found;
  const state = { type: 'button', value: button.value ?? '' };
  const at = { kind: 'modal', modalId: all.id } as const;
  await stage.institution.slack.act(by, at, { blockId, actionId: 'request_approve', state }, {});
  return await eventually('the window of the approval', () => {
    const modal = personAt(stage, by).modal();
    return modal?.view.callback_id?.includes('approve') === true ? modal : null;
  });
}

/** Approves: the work begins, unless another person has to begin it. */
export async function approve(stage: Staged, { number }: Filed, by: string = SYSTEMS): Promise<void> {
  await pressApproval(stage, by, number);
  await eventually('the decision', () => approvalOn(stage, by, number) === undefined);
}

/** Approved, and executed by another where it takes two, as for a hand-over through an official. */
export async function execute(stage: Staged, filed: Filed, by: string = SYSTEMS): Promise<void> {
  const label = await pressApproval(stage, by, filed.number);
  if (label !== 'Aprobar') return;
  await cardShows(stage, { by, number: filed.number, words: 'Pulse Ejecutar' });
  const other = [COLLEAGUE, SYSTEMS].find((person) => person !== by && person !== filed.by) ?? by;
  await personAt(stage, other).press('Ejecutar', filed.number);
}

/** Everything from the form to the hand-over. */
export async function deliver(stage: Staged, change: Fields = {}, by: string = REQUESTER): Promise<Filed> {
  const filed = await file(stage, change, by);
  await execute(stage, filed);
  await cardShows(stage, { by: SYSTEMS, number: filed.number, words: 'Entregada' });
  return filed;
}

/** Both sides confirm the hand-over: the holder, and the responsible official for the department. */
export async function confirmBoth(stage: Staged, { local }: Filed): Promise<void> {
  await confirmEarly(stage, 'U0NUEVA', local);
  await confirmForDepartment(stage, local);
}

/** The official confirms it with its own message, or in the window with everything that they have to confirm. */
export async function confirmForDepartment(stage: Staged, local: string): Promise<void> {
  const head = personAt(stage, 'U0JEFE');
  const label = await eventually(`what the official has to confirm of ${local}`, () => {
    const has = (one: string, within: string): boolean =>
      head.messages().some((message) => textOf(message).includes(within) && textOf(message).includes(one));
    if (has('Confirmo que la dependencia la recibió', `${local}@`)) return 'Confirmo que la dependencia la recibió';
    // The message of the day lists ten at most; its window has all.
    return ['Confirmar varias', 'Confirmar'].find((one) => has(one, 'su confirmación'));
  });
  await head.press(label, label.startsWith('Confirmo ') ? `${local}@` : 'su confirmación');
  if (label.startsWith('Confirmo ')) return;
  const window = await eventually('the window with everything to confirm', () => head.modal());
  const box = boxesIn(window).find(({ description }) => description?.text.startsWith(`${local}@`));
  if (box === undefined) throw new Error(`${local} is not to be confirmed`);
  const { field, ...option } = box;
  await head.submit({ [field]: { [field]: { type: 'checkboxes', selected_options: [option] } } });
}

interface Box {
  readonly field: string;
  readonly text: PlainTextElement;
  readonly value: string;
  readonly description?: PlainTextElement | undefined;
}

/** What can be ticked in a window. */
export function boxesIn({ view }: OpenModal): readonly Box[] {
  return view.blocks.flatMap((block) => {
    if (block.type !== 'input' || !('element' in block) || block.element.type !== 'checkboxes') return [];
    const { action_id: field = '', options } = block.element;
    return options.map((option) => {
      if (option.text.type !== 'plain_text') throw new Error('a box has plain text');
      const { text, value = '', description } = option as PlainTextOption;
      return { field, text, value, description };
    });
  });
}

/** Confirms the receipt with a button of another message, such as a reminder's, before the password was changed. */
export async function confirmEarly(stage: Staged, user: string, local: string): Promise<void> {
  const holder = personAt(stage, user);
  const id = await eventually(`the hand-over of ${local} to ${user}`, () => {
    const found = holder.messages().findLast(({ blocks }) => {
      const text = JSON.stringify(blocks);
      return text.includes(`${local}@`) && /"(?:hand_over|receipt):/.test(text);
    });
    return /"(?:hand_over|receipt):([^"]+)"/.exec(JSON.stringify(found?.blocks ?? []))?.[1];
  });
  const label = 'Confirmo que recibí la cuenta';
  await postButton(stage, user, { text: `Entrega de ${local}@`, act: 'receipt_confirm', value: id, label });
  await holder.press(label, `Entrega de ${local}@`);
}

/** Sends somebody, as the bot, a message with one button. */
export async function postButton(
  { institution: { slack, env } }: Staged,
  user: string,
  button: { readonly text: string; readonly act: string; readonly value: string; readonly label: string },
): Promise<void> {
  const { text, act, value, label } = button;
  const client = new WebClient(env['SLACK_BOT_TOKEN'], { slackApiUrl: slack.apiUrl, logLevel: LogLevel.ERROR });
  const plain = (words: string) => ({ type: 'plain_text', text: words, emoji: false }) as const;
  await client.chat.postMessage({
    ...{ channel: user, text },
    blocks: [
      { type: 'section', text: plain(text) },
      { type: 'actions', elements: [{ type: 'button', action_id: act, text: plain(label), value }] },
    ],
  });
}

/**
 * The notes in the thread of a request's card, oldest first, as the systems area reads them, without the mentions that a
 * note may begin with.
 */
export function thread(stage: Staged, number: string): readonly string[] {
  const messages = personAt(stage, SYSTEMS).messages();
  const card = cardsOf(stage, SYSTEMS).find((each) => textOf(each).includes(number));
  const notes = messages.filter(({ threadTs }) => threadTs !== undefined && threadTs === card?.ts);
  return notes.map((note) => textOf(note).trimStart());
}

/** Ephemeral messages to this person, newest last. */
export function ephemeralMessages(stage: Staged, user: string): readonly string[] {
  return personAt(stage, user)
    .messages()
    .filter(({ onlyFor }) => onlyFor === user)
    .map((message) => textOf(message) || message.text);
}

/** The next ephemeral message to this person, after `act`. */
export async function answerTo(stage: Staged, user: string, act: () => Promise<unknown>): Promise<string> {
  const before = ephemeralMessages(stage, user).length;
  await act();
  return await eventually(`${user} to be told something`, () => ephemeralMessages(stage, user)[before]);
}

/** The temporary password on this person's screen. */
export async function shownPassword(stage: Staged, user: string): Promise<string> {
  return await eventually(`${user} to see a password`, () => {
    const text = textOf(personAt(stage, user).modal()?.view);
    return /Contraseña temporal: ((?:[A-Za-z0-9]{4}-){3}[A-Za-z0-9]{4})/.exec(text)?.[1];
  });
}

/** Accounts in the tenant whose address begins with this. */
export function tenantUsers(
  stage: Staged,
  local: string,
): readonly { readonly userPrincipalName: string; readonly licences: readonly string[] }[] {
  return stage.institution.graph.users().filter(({ userPrincipalName }) => userPrincipalName.startsWith(local));
}

function cardsOf(stage: Staged, user: string): readonly ChatMessage[] {
  return personAt(stage, user)
    .messages()
    .filter((message) => isCard(message));
}

/** Whether this is a request's card; of the request with this number. */
export function isCard({ threadTs, onlyFor, blocks }: ChatMessage, number = 'FT-GTI-006'): boolean {
  if (threadTs !== undefined || onlyFor !== undefined) return false;
  const hasButtons = blocks.some((block) => block.block_id?.startsWith('buttons:') === true);
  return hasButtons && textOf({ blocks: blocks.slice(0, 2) }).includes(number);
}

function numberIn(card: ChatMessage): string {
  return /FT-GTI-006-\d{4}-\d{5}/.exec(textOf(card))?.[0] ?? '';
}
