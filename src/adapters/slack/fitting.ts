import { COMMANDS, FIELDS, PRESSES, PLAIN_WINDOWS, SEARCHES, SHORTCUTS, WINDOWS } from './acts.ts';
import { element, text } from './act-schemas.ts';
import type { Interaction } from './envelope.ts';

/** What does not fit: null where all does. */
export type Misfit =
  | null
  /** Nothing that this bot has now, or it carries something else. */
  | { readonly at: null }
  /** What stands in this field of a form. */
  | { readonly at: string; readonly because: 'too_long' | 'no_choice' | 'no_text' };

type View = NonNullable<Extract<Interaction, { type: 'view_submission' | 'view_closed' }>['view']>;

/** Holds what somebody did against the one list of what can be done (acts.ts). */
export function misfitIn(body: Interaction): Misfit {
  switch (body.type) {
    case undefined:
      return COMMANDS.includes(body.command) && text.safeParse(body.text).success ? null : ALL;
    case 'event_callback':
      return null;
    case 'shortcut':
    case 'message_action':
      return SHORTCUTS.includes(body.callback_id) ? null : ALL;
    case 'block_suggestion': {
      const { action_id, value, view } = body;
      const fits = SEARCHES.includes(action_id) && text.safeParse(value).success && windowFits(view);
      return fits ? null : ALL;
    }
    case 'block_actions': {
      const [action] = body.actions;
      const isField = action !== undefined && Object.hasOwn(FIELDS, action.action_id);
      if (action === undefined || !pressFits(action) || (isField && action.block_id !== action.action_id)) return ALL;
      return windowFits(body.view) ? inFields(body.view) : ALL;
    }
    case 'view_submission':
      if (!Object.hasOwn(WINDOWS, body.view.callback_id) || !windowFits(body.view)) return ALL;
      return inFields(body.view);
    case 'view_closed':
      // None of our windows asks to be told, so that nobody listens.
      return ALL;
  }
}

const ALL: Misfit = { at: null };

function pressFits(action: { readonly action_id: string }): boolean {
  const known: Readonly<Record<string, (typeof PRESSES)[keyof typeof PRESSES]>> = PRESSES;
  return Object.hasOwn(PRESSES, action.action_id) && known[action.action_id]?.safeParse(action).success === true;
}

/** Whether the window in which something was pressed or searched is one of ours, with what it carries. */
function windowFits(view: View | undefined): boolean {
  if (view?.type !== 'modal') return true;
  const known: Readonly<Record<string, (typeof WINDOWS)[keyof typeof WINDOWS]>> = WINDOWS;
  if (!Object.hasOwn(WINDOWS, view.callback_id)) return PLAIN_WINDOWS.includes(view.callback_id);
  return known[view.callback_id]?.safeParse(view.private_metadata).success === true;
}

/** The first field of a form in which something stands that cannot stand there. */
function inFields(view: View | undefined): Misfit {
  for (const [block, elements] of Object.entries(view?.state?.values ?? {})) {
    for (const [name, state] of Object.entries(elements)) {
      const schema = Object.hasOwn(FIELDS, name) ? FIELDS[name] : element;
      const parsed = schema?.safeParse(state);
      if (parsed === undefined || parsed.success) continue;
      const [issue] = parsed.error.issues;
      const isText = issue?.path[0] === 'value';
      return { at: block, because: isText ? (issue?.code === 'too_big' ? 'too_long' : 'no_text') : 'no_choice' };
    }
  }
  return null;
}
