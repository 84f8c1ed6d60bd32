import { z } from 'zod';
import type { Acts } from '#dialogue/acts.ts';
import { text } from '#dialogue/parts/payloads.ts';
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

/** The most that stands in an input of Slack's. */
const LONGEST_INPUT = 3_000;

const option = z.looseObject({ value: text.max(150), text: z.looseObject({ text }) });

/** What stands in any input of a form. */
const element = z.looseObject({
  type: z.string(),
  value: text.max(LONGEST_INPUT).nullish(),
  selected_user: z
    .string()
    .regex(/^[UW][A-Z0-9]{1,30}$/)
    .nullish(),
  selected_date: text.max(20).nullish(),
  selected_option: option.nullish(),
  selected_options: z.array(option).max(100).nullish(),
});

/** Holds what somebody did against all that can be done (src/dialogue/all-acts.ts): what is not in it is refused. */
export function misfitIn(body: Interaction, dialogue: Acts): Misfit {
  switch (body.type) {
    case undefined:
      return dialogue.commands.some(({ name }) => `/${name}` === body.command) && text.safeParse(body.text).success
        ? null
        : ALL;
    case 'event_callback':
      return null;
    case 'shortcut':
    case 'message_action':
      return dialogue.shortcuts.some(({ name }) => name === body.callback_id) ? null : ALL;
    case 'block_suggestion': {
      const { action_id, value, view } = body;
      const fits =
        dialogue.searches.some(({ field }) => field === action_id) &&
        text.safeParse(value).success &&
        windowFits(view, dialogue);
      return fits ? null : ALL;
    }
    case 'block_actions': {
      const [action] = body.actions;
      if (action === undefined || !pressFits(action, dialogue)) return ALL;
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

type BlockAction = Extract<Interaction, { type: 'block_actions' }>['actions'][number];

function isForm({ callback_id: name }: View, { forms }: Acts): boolean {
  return forms.some((form) => form.name === name);
}

function pressFits(action: BlockAction, dialogue: Acts): boolean {
  const { action_id: name, block_id: block } = action;
  const one = dialogue.acts.find((act) => act.name === name);
  if (one !== undefined) return one.fits(payloadOf(action));
  const tells = dialogue.forms.some(({ chosen }) => Object.hasOwn(chosen ?? {}, name));
  return tells && block === name && wrongIn(dialogue, { name, state: action }) === null;
}

/** Whether the window in which something was pressed or searched is one of ours, with what it carries. */
function windowFits(view: View | undefined, { forms, windows }: Acts): boolean {
  if (view?.type !== 'modal') return true;
  const { callback_id: name, private_metadata: carried } = view;
  const one = forms.find((form) => form.name === name);
  // Without a form a window may have no name.
  return one === undefined ? name === '' || windows.includes(name) : one.fits(stateOf(carried));
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
  const parsed = element.safeParse(state);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    if (issue?.path[0] !== 'value') return 'no_choice';
    return issue.code === 'too_big' ? 'too_long' : 'no_text';
  }
  const choice = Object.hasOwn(choices, name) ? choices[name] : undefined;
  const { selected_option: one, selected_options: several } = parsed.data;
  const chosen = [...(one ? [one] : []), ...(several ?? [])];
  return choice === undefined || chosen.every(({ value }) => choice.safeParse(value).success) ? null : 'no_choice';
}
