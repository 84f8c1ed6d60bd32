import { z } from 'zod';
import type { Acts } from '#dialogue/acts.ts';
import { text } from '#dialogue/parts/payloads.ts';
import type { Interaction } from './envelope.ts';
import { fieldOf, payloadOf, stateOf } from './read-inputs.ts';

/** What does not fit; null when everything does. */
export type Misfit =
  | null
  /** The bot does not have this act now, or its payload is different. */
  | { readonly at: null }
  /** The value of this field. */
  | { readonly at: string; readonly because: Wrong };

type View = NonNullable<Extract<Interaction, { type: 'view_submission' | 'view_closed' }>['view']>;

/** The longest value of a Slack input. */
const LONGEST_INPUT = 3_000;

const option = z.looseObject({ value: text.max(150), text: z.looseObject({ text }) });

/** The value of any input of a form. */
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

/** Checks an interaction against everything that people can do (src/dialogue/all-acts.ts): anything else is refused. */
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
      // Slack sends the values of every form, also of one without fields.
      if (body.view.state?.values === undefined) return ALL;
      if (!isForm(body.view, dialogue) || !windowFits(body.view, dialogue)) return ALL;
      return inFields(body.view, dialogue);
    case 'view_closed':
      // None of our windows asks to be notified of its closing.
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
  const foundAct = dialogue.acts.find((act) => act.name === name);
  if (foundAct !== undefined) return foundAct.fits(payloadOf(action));
  const tells = dialogue.forms.some(({ chosen }) => Object.hasOwn(chosen ?? {}, name));
  return tells && fieldOf(block) === name && whyWrong(dialogue, { name, state: action }) === null;
}

/** Whether the window of a press or search is one of ours, with the right state. */
function windowFits(view: View | undefined, { forms, windows }: Acts): boolean {
  if (view?.type !== 'modal') return true;
  const { callback_id: name, private_metadata: carried } = view;
  const foundForm = forms.find((form) => form.name === name);
  // A window without a form may have no name.
  return foundForm === undefined ? name === '' || windows.includes(name) : foundForm.fits(stateOf(carried));
}

/** The first field of a form with a value that it cannot have. */
function inFields(view: View | undefined, dialogue: Acts): Misfit {
  for (const [block, elements] of Object.entries(view?.state?.values ?? {})) {
    for (const [name, state] of Object.entries(elements)) {
      const because = whyWrong(dialogue, { name, state });
      if (because !== null) return { at: block, because };
    }
  }
  return null;
}

type Wrong = 'too_long' | 'no_choice' | 'no_text';

/** Why the field cannot have this value; null when it can. */
function whyWrong(
  { choices }: Acts,
  { name, state }: { readonly name: string; readonly state: unknown },
): Wrong | null {
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
