import type { ActionsBlockElement, KnownBlock } from '@slack/types';
import { startInstitution, type Institution, type StartOptions } from '#sandbox/start.ts';
import type { ChatMessage, ElementState, OpenModal, StateValues } from '#sandbox/services/chat.ts';
import { drawingOf, startBot, type Bot } from '#src/app/bot.ts';
import { readConfig, type Config } from '#src/config/config.ts';
import { wordSettingsOf } from '#src/config/config-slices.ts';
import { createLog } from '#src/app/log.ts';
import type { Drawing } from '#adapters/records/drawing.ts';
import { createTestDatabase } from '../database.ts';
import { PATIENCE } from '../patience.ts';

/** The whole product on loopback: local institution, a separate database, and the bot in this process. */
export interface Stage {
  readonly institution: Institution;
  readonly databaseUrl: string;
  readonly bot: Bot;
  stop(): Promise<void>;
}

export async function setStage(options: StartOptions = {}, settings: Record<string, string> = {}): Promise<Stage> {
  const database = await createTestDatabase();
  const institution = await startInstitution({
    ...options,
    overrides: { mailboxMs: 6_000, replicationMs: 300, patienceMs: PATIENCE, ...options.overrides },
  });
  const env = {
    PORT: '0',
    HOST: '127.0.0.1',
    LOG_LEVEL: 'fatal',
    CHAT_LATE_SECONDS: '1',
    ...institution.env,
    DATABASE_URL: database.url,
    ...settings,
  };
  const read = readConfig(env);
  if (!read.ok) throw new Error(read.problems.join('\n'));
  const bot = await startBot(read.config, {
    log: createLog(read.config.logLevel),
    drawing: sharedDrawing(read.config),
  });
  await bot.connected;
  return {
    institution,
    databaseUrl: database.url,
    bot,
    stop: async () => {
      await bot.stop();
      await institution.stop();
      await database.drop();
    },
  };
}

const drawings = new Map<string, Drawing>();

/** Bots that differ in nothing that is drawn share the thread that draws: its start takes longer than most documents. */
function sharedDrawing(config: Config): Drawing {
  const key = JSON.stringify({ ...wordSettingsOf(config), paper: config.paper });
  const drawing = drawings.get(key) ?? drawingOf(config);
  drawings.set(key, drawing);
  return { ...drawing, stop: async () => await Promise.resolve() };
}

/** Waits until `probe` answers a value, and returns it. After `withinMs` it fails, naming what it waited for. */
export async function eventually<T>(
  what: string | (() => string),
  probe: () => T | null | undefined | false,
  withinMs = PATIENCE,
): Promise<T> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const found = probe();
    if (found !== null && found !== undefined && found !== false) return found;
    if (Date.now() > deadline) throw new Error(`waited ${withinMs} ms for ${typeof what === 'string' ? what : what()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** A chat user, who sees and does what the page would allow. */
export interface PersonAtChat {
  messages(): readonly ChatMessage[];
  /** The newest message that holds `text`. */
  message(text: string): ChatMessage | undefined;
  /** The person's top modal. */
  modal(): OpenModal | undefined;
  command(command: string, text?: string, channel?: string): Promise<void>;
  /** Presses the button with this label on the newest message that has it, and that holds `within`. */
  press(label: string, within?: string): Promise<void>;
  /** Chooses in a field of the modal on top that tells at once, with these values in the others; waits until it is redrawn. */
  choose(field: string, state: ElementState, values?: StateValues): Promise<OpenModal>;
  /** Submits the modal on top with these values, by the names of its fields. */
  submit(values: StateValues): Promise<void>;
  sees(text: string): Promise<ChatMessage>;
}

export function personAt(stage: Pick<Stage, 'institution'>, user: string): PersonAtChat {
  const { slack } = stage.institution;
  const at = {
    messages: (): readonly ChatMessage[] => slack.messagesFor(user),
    /** The newest message whose text holds `text`. */
    message: (text: string): ChatMessage | undefined =>
      slack.messagesFor(user).findLast((message) => textOf(message).includes(text)),
    modal: (): OpenModal | undefined => slack.modalsOf(user).at(-1),
    command: async (command: string, text = '', channel = slack.directMessageOf(user)): Promise<void> =>
      await slack.slashCommand(user, channel, command, text),
    /** Presses the button with this label on the newest message that has it. */
    press: async (label: string, within?: string): Promise<void> => {
      const found = await eventually(`the button «${label}»`, () => findButton(slack.messagesFor(user), label, within));
      const state = { type: 'button', value: found.value };
      await slack.act(
        user,
        { kind: 'message', channel: found.message.channel, ts: found.message.ts },
        { blockId: found.blockId, actionId: found.actionId, state },
        {},
      );
    },
    choose: async (field: string, state: ElementState, values: StateValues = {}): Promise<OpenModal> => {
      const modal = await eventually('a modal', () => at.modal());
      const given = atBlocks(modal, { ...values, [field]: { [field]: state } });
      const [blockId = field] = Object.entries(given).find(([, elements]) => field in elements) ?? [];
      await slack.act(user, { kind: 'modal', modalId: modal.id }, { blockId, actionId: field, state }, given);
      return await eventually('the form to be drawn anew', () => {
        const now = at.modal();
        return now !== undefined && now.hash !== modal.hash && now;
      });
    },
    /** Submits the modal on top with these values. */
    submit: async (values: StateValues): Promise<void> => {
      const modal = await eventually('a modal', () => at.modal());
      await slack.submit(user, modal.id, atBlocks(modal, values));
    },
    sees: async (text: string): Promise<ChatMessage> =>
      await eventually(`${user} to see «${text}»`, () => at.message(text)),
  };
  return at;
}

/** The values of a form by its blocks, whose names follow those of the fields (read-inputs.ts); those of fields that it has. */
function atBlocks({ view }: OpenModal, values: StateValues): StateValues {
  const placed = view.blocks.flatMap((block) => {
    if (block.type !== 'input' || !('element' in block) || !('action_id' in block.element)) return [];
    const name = block.element.action_id ?? '';
    const given = values[name]?.[name];
    return given === undefined ? [] : [[block.block_id ?? name, { [name]: given }] as const];
  });
  return Object.fromEntries(placed);
}

/** What can be pressed in a block: its row of buttons, or the one beside its text. */
function elementsOf(block: KnownBlock): readonly ActionsBlockElement[] {
  if (block.type === 'actions') return block.elements;
  return block.type === 'section' && block.accessory?.type === 'button' ? [block.accessory] : [];
}

function findButton(
  messages: readonly ChatMessage[],
  label: string,
  within: string | undefined,
): { message: ChatMessage; blockId: string; actionId: string; value: string } | null {
  for (const message of messages.toReversed()) {
    if (within !== undefined && !textOf(message).includes(within)) continue;
    for (const block of message.blocks) {
      const button = elementsOf(block).find((element) => element.type === 'button' && element.text.text === label);
      if (button?.type !== 'button') continue;
      return { message, blockId: block.block_id ?? '', actionId: button.action_id ?? '', value: button.value ?? '' };
    }
  }
  return null;
}

/** All readable text of a message or modal. */
export function textOf(shown: { readonly blocks: readonly unknown[] } | undefined): string {
  const words: string[] = [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk);
    else if (value !== null && typeof value === 'object') {
      const { text, ...rest } = value as { text?: unknown };
      if (typeof text === 'string') words.push(text);
      else if (text !== undefined) walk(text);
      Object.values(rest).forEach(walk);
    }
  };
  walk(shown?.blocks);
  return words.join('');
}

/** The values of a complete form for a new official; `change` replaces fields. */
export function creationValues(change: Readonly<Record<string, ElementState>> = {}): StateValues {
  const fields: Record<string, ElementState> = {
    type: option('radio_buttons', 'personal', 'De una persona'),
    givenNames: typed('Ana Lucía'),
    surnames: typed('Muñoz Ñáñez'),
    documentType: option('static_select', 'cc', 'Cédula de ciudadanía'),
    documentNumber: typed('52.345.678'),
    position: typed('Profesional universitaria'),
    department: option('external_select', '', ''),
    relation: option('static_select', 'planta', 'Planta'),
    contractEnd: { type: 'datepicker', selected_date: null },
    contactEmail: { type: 'email_text_input', value: 'ana.personal@correo.example' },
    contactPhone: typed('300 123 4567'),
    chatUser: { type: 'users_select', selected_user: null },
    responsible: { type: 'users_select', selected_user: null },
    desiredAddress: typed(''),
    justification: typed('Ingresa a la dependencia el lunes.'),
    consent: { type: 'checkboxes', selected_options: [{ text: { type: 'plain_text', text: 'Acepto' }, value: 'yes' }] },
    ...change,
  };
  return Object.fromEntries(Object.entries(fields).map(([field, state]) => [field, { [field]: state }]));
}

export function typed(value: string): ElementState {
  return { type: 'plain_text_input', value: value === '' ? null : value };
}

export function option(type: string, value: string, text: string): ElementState {
  return { type, selected_option: { text: { type: 'plain_text', text }, value } };
}

export function person(id: string): ElementState {
  return { type: 'users_select', selected_user: id };
}
