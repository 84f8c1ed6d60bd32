import type { Acts } from '#dialogue/acts.ts';
import { COMMANDS, FIELDS, PRESSES, PLAIN_WINDOWS, SEARCHES, SHORTCUTS, WINDOWS } from './acts.ts';
import { element, text } from './act-schemas.ts';
import type { Interaction } from './envelope.ts';
import { payloadOf, stateOf } from './read-inputs.ts';

/** What does not fit: null where all does. */
export type Misfit =
  | null
  /** Nothing that this bot has now, or it carries something else. */
  | { readonly at: null }
  /** What stands in this field of a form. */
  | { readonly at: string; readonly because: Wrong };

type View = NonNullable<Extract<Interaction, { type: 'view_submission' | 'view_closed' }>['view']>;

/** Holds what somebody did against the one list of what can be done (acts.ts). */
export function misfitIn(body: Interaction, dialogue: Acts): Misfit {
  switch (body.type) {
    case undefined:
      return (COMMANDS.includes(body.command) || dialogue.commands.some(({ name }) => `/${name}` === body.command)) &&
        text.safeParse(body.text).success
        ? null
        : ALL;
    case 'event_callback':
      return null;
    case 'shortcut':
    case 'message_action':
      return SHORTCUTS.includes(body.callback_id) ? null : ALL;
    case 'block_suggestion': {
      const { action_id, value, view } = body;
      const fits =
        (SEARCHES.includes(action_id) || dialogue.searches.some(({ field }) => field === action_id)) &&
        text.safeParse(value).success &&
        windowFits(view, dialogue);
      return fits ? null : ALL;
    }
    case 'block_actions': {
      const [action] = body.actions;
      const isField = action !== undefined && Object.hasOwn(FIELDS, action.action_id);
      if (action === undefined || !pressFits(action, dialogue) || (isField && action.block_id !== action.action_id))
        return ALL;
      return windowFits(body.view, dialogue) ? inFields(body.view, dialogue) : ALL;
    }
    case 'view_submission':
      if (!isForm(body.view, dialogue) || !windowFits(body.view, dialogue)) return ALL;
      return inFields(body.view, dialogue);
    case 'view_closed':
      // None of our windows asks to be told, so that nobody listens.
      return ALL;
  }
}

const ALL: Misfit = { at: null };

type Pressed = Extract<Interaction, { type: 'block_actions' }>['actions'][number];

function isForm({ callback_id: name }: View, { forms }: Acts): boolean {
  return Object.hasOwn(WINDOWS, name) || forms.some((form) => form.name === name);
}

function pressFits(action: Pressed, dialogue: Acts): boolean {
  const { action_id: name, block_id: block } = action;
  const one = dialogue.acts.find((act) => act.name === name);
  if (one !== undefined) return one.fits(payloadOf(action));
  if (dialogue.forms.some(({ chosen }) => Object.hasOwn(chosen ?? {}, name)))
    return block === name && wrongIn(dialogue, { name, state: action }) === null;
  const known: Readonly<Record<string, (typeof PRESSES)[keyof typeof PRESSES]>> = PRESSES;
  return Object.hasOwn(PRESSES, name) && known[name]?.safeParse(action).success === true;
}

/** Whether the window in which something was pressed or searched is one of ours, with what it carries. */
function windowFits(view: View | undefined, { forms }: Acts): boolean {
  if (view?.type !== 'modal') return true;
  const one = forms.find(({ name }) => name === view.callback_id);
  if (one !== undefined) return one.fits(stateOf(view.private_metadata));
  const known: Readonly<Record<string, (typeof WINDOWS)[keyof typeof WINDOWS]>> = WINDOWS;
  if (!Object.hasOwn(WINDOWS, view.callback_id)) return PLAIN_WINDOWS.includes(view.callback_id);
  return known[view.callback_id]?.safeParse(view.private_metadata).success === true;
}

/** The first field of a form in which something stands that cannot stand there. */
function inFields(view: View | undefined, dialogue: Acts): Misfit {
  for (const [block, elements] of Object.entries(view?.state?.values ?? {})) {
    for (const [name, state] of Object.entries(elements)) {
      const because = wrongIn(dialogue, { name, state });
      if (because !== null) return { at: block, because };
    }
  }
  return null;
}

type Wrong = 'too_long' | 'no_choice' | 'no_text';

/** Why this cannot stand in this field; null where it can. */
function wrongIn({ choices }: Acts, { name, state }: { readonly name: string; readonly state: unknown }): Wrong | null {
  const schema = Object.hasOwn(FIELDS, name) ? FIELDS[name] : element;
  const parsed = (schema ?? element).safeParse(state);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    if (issue?.path[0] !== 'value') return 'no_choice';
    return issue.code === 'too_big' ? 'too_long' : 'no_text';
  }
  const choice = Object.hasOwn(choices, name) ? choices[name] : undefined;
  const { selected_option: one, selected_options: several } = element.parse(state);
  const chosen = [...(one ? [one] : []), ...(several ?? [])];
  return choice === undefined || chosen.every(({ value }) => choice.safeParse(value).success) ? null : 'no_choice';
}
