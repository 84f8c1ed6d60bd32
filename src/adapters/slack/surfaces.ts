import { setTimeout as sleep } from 'node:timers/promises';
import type { BlockAction, RespondFn, SlashCommand } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Outcome } from '#dialogue/acts.ts';
import type { Dialog, Message } from '#dialogue/screen.ts';
import { OutsideError } from '#use-cases/ports/outside-error.ts';
import { tellOnlyActor, noticeView, tellOnTop, type DoorDeps, type Tell } from './door.ts';
import { slack, slackCode } from './errors.ts';
import { toldAtButton } from './home-door.ts';
import { renderDialog, renderMessage } from './render.ts';

/** Pause before the one repetition of a window that the chat did not take, ms. */
const SHOW_AGAIN_MS = 1_000;

/** How whoever did something is answered, by where they did it. Each throws what Slack answers. */
export interface Surface {
  readonly tell: Tell;
  show(message: Message, replaces: boolean): Promise<unknown>;
  /** False when it was too late: a trigger lives 3 s. */
  open(dialog: Dialog, onTop: boolean): Promise<boolean>;
  /** Only in a form that is sent. */
  errors(errors: Readonly<Record<string, string>>): Promise<unknown>;
  closeAll(): Promise<unknown>;
  /** Nothing is said. */
  done(): Promise<unknown>;
}

interface Opened extends Surface {
  /** False when the window that waits could not be opened: what would be shown there is not to be done. */
  isReady(): Promise<boolean>;
  /** Beside what is shown, once that failed. */
  readonly beside: Tell;
  /** The same as `open`, asked a second time where the chat stumbles, and with what came of it. */
  fill(dialog: Dialog): Promise<Outcome>;
}

const NOT_HERE = {
  errors: async (): Promise<never> => await Promise.reject(new Error('only a form that is sent has fields')),
  closeAll: async (): Promise<never> => await Promise.reject(new Error('only a form that is sent closes windows')),
  done: async (): Promise<void> => undefined,
};

/** Opens a window; the trigger lives 3 s, so nothing slow comes before. Its id, or null when it was too late. */
async function openWindow({ client }: DoorDeps, triggerId: string, view: ModalView): Promise<string | null> {
  // A press that is taken up after a kill has none any more.
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
 * Beside the message on which something was pressed, in the window in which it was, or in the direct message of whoever pressed
 * it at their home. `loading` stands there at once, and is filled.
 */
export function surfaceOfPress(
  deps: DoorDeps,
  press: { readonly body: BlockAction; readonly respond: RespondFn | undefined; readonly loading: Dialog | undefined },
): Opened {
  const { client, messages: m, log } = deps;
  const { body, respond, loading } = press;
  const userId = body.user.id;
  const beside = toldAtButton(deps, { userId, respond });
  const ownWindow = body.view?.type === 'modal' ? body.view.id : null;
  // Not before it is known who acts, where that is asked anew: whoever may not is told beside the message.
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
    tell: async (text) => {
      const isFilled = await fillWith(noticeView(m, text)).catch((error: unknown) => {
        if (ownWindow !== null && loading === undefined) throw error;
        // Where no window came to be, or it was closed, the message is what is left to answer with.
        return false;
      });
      if (!isFilled) await beside(text);
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
  // Without an address to answer to (a press that is taken up after a kill) what is new comes as a direct message; a message
  // that would be replaced is left to the worker that brings it in line.
  return replaces ? undefined : await client.chat.postMessage({ channel: userId, ...message });
}

/** A choice in an open form: what is told stands on top, so that what was typed stays. */
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
    // A later choice of the same person was faster, and stands.
    if (slackCode(error) !== 'hash_conflict') throw error;
  }
}

type Ack = (answer?: object) => Promise<void>;

/** A form that was sent: the first answer is its acknowledgement. */
export function surfaceOfForm(
  { messages: m }: DoorDeps,
  { ack, keeps }: { readonly ack: Ack; readonly keeps: boolean },
): Surface {
  const update = async (view: ModalView): Promise<void> => await ack({ response_action: 'update', view });
  const push = async (view: ModalView): Promise<void> => await ack({ response_action: 'push', view });
  return {
    tell: async (text) => await (keeps ? push : update)(noticeView(m, text)),
    show: async () => await Promise.reject(new Error('a form shows no message')),
    open: async (dialog, onTop) => {
      await (onTop ? push : update)(renderDialog(dialog));
      return true;
    },
    errors: async (errors) => await ack({ response_action: 'errors', errors }),
    closeAll: async () => await ack({ response_action: 'clear' }),
    done: async () => await ack(),
  };
}

/** A command that was written, for whoever wrote it alone. */
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

/** A shortcut, which may be used anywhere: it is answered in a window, or in the person's direct message. */
export function surfaceOfShortcut(
  deps: DoorDeps,
  { user, trigger_id: trigger }: { readonly user: { readonly id: string }; readonly trigger_id: string },
): Surface {
  const { client } = deps;
  return {
    ...NOT_HERE,
    tell: toldAtButton(deps, { userId: user.id, respond: undefined }),
    show: async (message) => await client.chat.postMessage({ channel: user.id, ...renderMessage(message) }),
    open: async (dialog) => (await openWindow(deps, trigger, renderDialog(dialog))) !== null,
  };
}
