import { setTimeout as sleep } from 'node:timers/promises';
import type { BlockAction, RespondFn, SlashCommand } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Outcome } from '#dialogue/acts.ts';
import type { Dialog, Message } from '#dialogue/screen.ts';
import { OutsideError } from '#use-cases/ports/outside-error.ts';
import { tellOnlyActor, noticeView, tellOnTop, type DoorDeps, type Tell } from './door.ts';
import { slack, slackCode } from './errors.ts';
import { tellAtButton } from './home-door.ts';
import { renderDialog, renderMessage } from './render.ts';

/** Pause before a window that the chat did not accept is sent a second time, ms. */
const SHOW_AGAIN_MS = 1_000;

/** How to answer a person, depending on where they acted. Each method throws Slack's error. */
export interface Surface {
  readonly tell: Tell;
  show(message: Message, replaces: boolean): Promise<unknown>;
  /** False when it was too late: a trigger is valid for 3 s. */
  open(dialog: Dialog, onTop: boolean): Promise<boolean>;
  /** Only for a form that is sent. */
  errors(errors: Readonly<Record<string, string>>): Promise<unknown>;
  closeAll(): Promise<unknown>;
  /** Answers nothing. */
  done(): Promise<unknown>;
}

interface Opened extends Surface {
  /** False when the loading window could not be opened: then what it would show must not be done. */
  isReady(): Promise<boolean>;
  /** Tells next to the surface, when that failed. */
  readonly beside: Tell;
  /** As `open`, with a second attempt if the chat fails, and with the outcome. */
  fill(dialog: Dialog): Promise<Outcome>;
}

const NOT_HERE = {
  errors: async (): Promise<never> => await Promise.reject(new Error('only a form that is sent has fields')),
  closeAll: async (): Promise<never> => await Promise.reject(new Error('only a form that is sent closes windows')),
  done: async (): Promise<void> => undefined,
};

/**
 * Opens a window; nothing slow may come before, since the trigger is valid for 3 s. Answers its id, or null when it was
 * too late.
 */
async function openWindow({ client }: DoorDeps, triggerId: string, view: ModalView): Promise<string | null> {
  // A press taken up after a crash has no trigger.
  if (triggerId === '') return null;
  try {
    const opened = await client.views.open({ trigger_id: triggerId, view });
    return opened.view?.id ?? '';
  } catch (error) {
    if (slackCode(error) === 'expired_trigger_id') return null;
    throw error;
  }
}

/**
 * Answers a press next to its message, in its window, or for the home page in a direct message. `loading` is opened at
 * once and filled later.
 */
export function surfaceOfPress(
  deps: DoorDeps,
  press: { readonly body: BlockAction; readonly respond: RespondFn | undefined; readonly loading: Dialog | undefined },
): Opened {
  const { client, messages: m, log } = deps;
  const { body, respond, loading } = press;
  const userId = body.user.id;
  const beside = tellAtButton(deps, { userId, respond });
  const ownWindow = body.view?.type === 'modal' ? body.view.id : null;
  // If the person has to be checked first, the window waits for that: people who may not act are told next to the
  // message.
  let opening: Promise<string | null> | null = loading === undefined ? Promise.resolve(ownWindow) : null;
  const isReady = async (): Promise<boolean> => {
    if (loading === undefined) return true;
    opening ??= openWindow(deps, body.trigger_id, renderDialog(loading));
    return (await opening) !== null;
  };
  const fillWith = async (view: ModalView): Promise<boolean> => {
    const windowId = (await opening) ?? null;
    if (windowId === null) return false;
    await slack(async () => await client.views.update({ view_id: windowId, view }));
    return true;
  };
  return {
    ...NOT_HERE,
    beside,
    isReady,
    tell: async (text, buttons) => {
      const isFilled = await fillWith(noticeView(m, text, buttons)).catch((error: unknown) => {
        if (ownWindow !== null && loading === undefined) throw error;
        // If the window could not be opened, or was closed, answer with a message.
        return false;
      });
      if (!isFilled) await beside(text, buttons);
    },
    show: async (message, replaces) => await showAt(deps, { message, replaces, respond, userId, body }),
    open: async (dialog, onTop) => {
      if (onTop) {
        await client.views.push({ trigger_id: body.trigger_id, view: renderDialog(dialog) });
        return true;
      }
      if (await fillWith(renderDialog(dialog))) return true;
      return loading === undefined && (await openWindow(deps, body.trigger_id, renderDialog(dialog))) !== null;
    },
    fill: async (dialog) => {
      let failed: Outcome = 'not_shown';
      for (const pause of [0, SHOW_AGAIN_MS]) {
        await sleep(pause);
        try {
          return (await fillWith(renderDialog(dialog))) ? 'shown' : 'not_shown';
        } catch (error) {
          log.error({ err: error }, 'window.show_failed');
          if (error instanceof OutsideError && error.code === 'unknown_outcome') failed = 'unsure';
        }
      }
      return failed;
    },
  };
}

async function showAt(
  { client }: DoorDeps,
  shown: {
    readonly message: Message;
    readonly replaces: boolean;
    readonly respond: RespondFn | undefined;
    readonly userId: string;
    readonly body: { readonly container?: Readonly<Record<string, unknown>> };
  },
): Promise<unknown> {
  const { replaces, respond, userId, body } = shown;
  const message = renderMessage(shown.message);
  if (respond !== undefined) {
    const isForOne = !replaces || body.container?.['is_ephemeral'] === true;
    return await respond({
      ...(isForOne ? { response_type: 'ephemeral' } : {}),
      replace_original: replaces,
      ...message,
    });
  }
  // Without a response address (a press taken up after a crash) a new message is sent as a direct message; a
  // replacement is left to the worker that updates the message.
  return replaces ? undefined : await client.chat.postMessage({ channel: userId, ...message });
}

/** A choice in an open form: messages appear on top, so that typed text stays. */
export function surfaceOfChoice(deps: DoorDeps, body: BlockAction): Surface {
  const { client } = deps;
  const onTop = async (dialog: Dialog): Promise<unknown> =>
    await client.views.push({ trigger_id: body.trigger_id, view: renderDialog(dialog) });
  return {
    ...NOT_HERE,
    tell: tellOnTop(deps, body.trigger_id),
    show: async () => await Promise.reject(new Error('a form shows no message')),
    open: async (dialog, isOnTop) => {
      if (isOnTop) await onTop(dialog);
      else await redraw(deps, body, dialog);
      return true;
    },
  };
}

async function redraw({ client }: DoorDeps, { view }: BlockAction, dialog: Dialog): Promise<void> {
  if (view === undefined) return;
  try {
    await client.views.update({ view_id: view.id, hash: view.hash, view: renderDialog(dialog) });
  } catch (error) {
    // A later choice of the same person was faster and counts.
    if (slackCode(error) !== 'hash_conflict') throw error;
  }
}

type Ack = (answer?: object) => Promise<void>;

/** A form that was sent: the first answer is its acknowledgement. */
export function surfaceOfForm(
  { messages: m }: DoorDeps,
  { ack, keeps, blocks }: { readonly ack: Ack; readonly keeps: boolean; readonly blocks: ReadonlyMap<string, string> },
): Surface {
  const update = async (view: ModalView): Promise<void> => await ack({ response_action: 'update', view });
  const push = async (view: ModalView): Promise<void> => await ack({ response_action: 'push', view });
  return {
    tell: async (text, buttons) => await (keeps ? push : update)(noticeView(m, text, buttons)),
    show: async () => await Promise.reject(new Error('a form shows no message')),
    open: async (dialog, onTop) => {
      await (onTop ? push : update)(renderDialog(dialog));
      return true;
    },
    errors: async (errors) => {
      const at = Object.entries(errors).map(([field, text]) => [blocks.get(field) ?? field, text]);
      await ack({ response_action: 'errors', errors: Object.fromEntries(at) as object });
    },
    closeAll: async () => await ack({ response_action: 'clear' }),
    done: async () => await ack(),
  };
}

/** A command, answered only to the person who wrote it. */
export function surfaceOfCommand(
  deps: DoorDeps,
  { command, respond }: { readonly command: SlashCommand; readonly respond: RespondFn },
): Surface {
  return {
    ...NOT_HERE,
    tell: tellOnlyActor(respond),
    show: async (message) => await respond({ response_type: 'ephemeral', ...renderMessage(message) }),
    open: async (dialog) => (await openWindow(deps, command.trigger_id, renderDialog(dialog))) !== null,
  };
}

/** A shortcut, usable anywhere: it is answered in a window, or in a direct message. */
export function surfaceOfShortcut(
  deps: DoorDeps,
  { user, trigger_id: trigger }: { readonly user: { readonly id: string }; readonly trigger_id: string },
): Surface {
  const { client } = deps;
  return {
    ...NOT_HERE,
    tell: tellAtButton(deps, { userId: user.id, respond: undefined }),
    show: async (message) => await client.chat.postMessage({ channel: user.id, ...renderMessage(message) }),
    open: async (dialog) => (await openWindow(deps, trigger, renderDialog(dialog))) !== null,
  };
}
