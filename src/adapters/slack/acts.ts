import { z } from 'zod';
import { CUSTODIES, DELEGATION_RIGHTS, MODIFICATIONS } from '#domain/account/account-form.ts';
import { bare, button, chosen, id, json, severalChosen, text } from './act-schemas.ts';
import { ACCOUNT_BUTTONS, CARD_BUTTONS, CHANGE_FORMS, CHOICES, CHOOSER, FORM_RESTORE } from '#dialogue/act-names.ts';

/*
 * Everything that a person can do at the bot's surfaces, and what comes along with it. This is the one list: what is not in it,
 * or carries something else, is refused at the door (foreign.ts), so that no listener ever sees it.
 */

const aboutAccount = button(id);
const picked = (type: string, value: z.ZodType<string>): z.ZodType<string | null> =>
  z
    .looseObject({ type: z.literal(type), selected_option: z.looseObject({ value }).nullish() })
    .transform((action) => action.selected_option?.value ?? null);

/** What is pressed or chosen, by `action_id`: what it carries. */
export const PRESSES = {
  [ACCOUNT_BUTTONS.modify]: aboutAccount,
  [ACCOUNT_BUTTONS.delete]: aboutAccount,
  [ACCOUNT_BUTTONS.restore]: aboutAccount,
  [FORM_RESTORE]: aboutAccount,
  [CARD_BUTTONS.modify]: aboutAccount,
  [CARD_BUTTONS.delete]: aboutAccount,
  [CARD_BUTTONS.restore]: aboutAccount,
  [CHOICES.create]: bare,
  [CHOICES.modify]: bare,
  [CHOICES.delete]: bare,
  [CHOICES.restore]: bare,
  account: picked('external_select', id),
  custody: picked('static_select', z.enum(CUSTODIES)),
} as const satisfies Readonly<Record<string, z.ZodType>>;

/** Null while the person has yet to choose it. */
const change = json(z.object({ accountId: id.nullable(), what: z.enum(MODIFICATIONS).nullable() }));

/** The windows that can be sent, by `callback_id`: what they carry in `private_metadata`. */
export const WINDOWS = {
  [CHANGE_FORMS.pick]: change,
  [CHANGE_FORMS.details]: change,
  [CHANGE_FORMS.deletion]: change,
  [CHANGE_FORMS.restoration]: change,
} as const satisfies Readonly<Record<string, z.ZodType>>;

/** Windows without a form, whose buttons and closing come along with them. */
export const PLAIN_WINDOWS: readonly string[] = ['', CHOOSER];

const licence = chosen(text.regex(/^[0-9a-f-]{36}:/i));

/** Fields of whatever form, where more than a text of any kind is asked for: block and action are named alike. */
export const FIELDS: Readonly<Record<string, z.ZodType>> = {
  what: chosen(z.enum(MODIFICATIONS)),
  custody: chosen(z.enum(CUSTODIES)),
  account: chosen(id),
  redirectTo: chosen(id),
  delegate: chosen(id),
  licence,
  replaces: licence,
  rights: severalChosen(z.enum(DELEGATION_RIGHTS)),
  keepers: severalChosen(id),
  join: severalChosen(id),
  leave: severalChosen(id),
};

/** Fields in which a person searches while typing. */
export const SEARCHES: readonly string[] = [
  'account',
  'redirectTo',
  'delegate',
  'keepers',
  'licence',
  'replaces',
  'join',
  'leave',
];

export const COMMANDS: readonly string[] = ['/correo', '/correos'];
export const SHORTCUTS: readonly string[] = ['solicitar_correo'];

type Presses = typeof PRESSES;
type Windows = typeof WINDOWS;

/** What was pressed carries this; that it fits was seen at the door. */
export function carriedBy<Id extends keyof Presses>(actionId: Id, action: object): Carried<Id> {
  return PRESSES[actionId].parse(action) as Carried<Id>;
}

/** What comes along with an action. */
export type Carried<Id extends keyof Presses> = z.output<Presses[Id]>;

/** What a window carries along. */
export function metadataOf<Id extends keyof Windows>(
  callbackId: Id,
  view: { readonly private_metadata: string },
): z.output<Windows[Id]> {
  return WINDOWS[callbackId].parse(view.private_metadata) as z.output<Windows[Id]>;
}
