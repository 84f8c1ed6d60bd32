import type { ElementState, OpenModal } from '#sandbox/services/chat.ts';
import { closeModals, execute, isCard, SYSTEMS } from './desk.ts';
import { eventually, option, personAt, textOf, typed, type Stage } from './stage.ts';

type Staged = Pick<Stage, 'institution'>;
type Fields = Readonly<Record<string, ElementState>>;

export const date = (day: string): ElementState => ({ type: 'datepicker', selected_date: day });
export const several = (type: string, ...values: readonly string[]): ElementState => ({
  type,
  selected_options: values.map((value) => ({ text: { type: 'plain_text', text: value }, value })),
});

/** A request about an existing account, made in the chat. */
export interface Asking {
  readonly by: string;
  /** The text of `/correo`, including the account. */
  readonly command: string;
  /** The modification, if it is one. */
  readonly what?: string;
  readonly fields?: Fields;
  readonly why: string;
}

/** Fills in the form and sends it; answers the request's number. */
export async function askChange(stage: Staged, { by, command, what, fields = {}, why }: Asking): Promise<string> {
  const asker = personAt(stage, by);
  await closeModals(stage, by);
  await asker.command('/correo', command);
  if (what !== undefined) {
    await formOf(stage, by, 'modify_pick');
    await asker.submit({ what: { what: option('static_select', what, what) } });
  }
  await formOf(stage, by, what === undefined ? '_form' : 'modify_details');
  const before = new Set(numbersSeen(stage));
  const filled = { justification: typed(why), ...fields };
  await asker.submit(Object.fromEntries(Object.entries(filled).map(([field, state]) => [field, { [field]: state }])));
  const left = asker.modal();
  if (left !== undefined) throw new Error(`it was not taken: ${JSON.stringify(left.errors)} ${textOf(left.view)}`);
  return await eventually('the card of the new request', () => numbersSeen(stage).find((one) => !before.has(one)));
}

/** Approved, and executed by another where it takes two; waits for the card to show the words. */
export async function decideChange(
  stage: Staged,
  { number, words = 'Cerrada' }: { readonly number: string; readonly words?: string },
): Promise<string> {
  await execute(stage, { number, local: '', by: '' });
  return await cardSays(stage, { number, words });
}

/** Waits until the systems area's card of this request shows the words; other cards may contain its number too. */
export async function cardSays(
  stage: Staged,
  { number, words }: { readonly number: string; readonly words: string },
): Promise<string> {
  return await eventually(`the card of ${number} to show «${words}»`, () => {
    const cards = personAt(stage, SYSTEMS).messages();
    const texts = cards.filter((message) => isCard(message, number)).map(textOf);
    return texts.find((text) => text.includes(words));
  });
}

/** The person's top modal if its callback id contains this. */
export async function formOf(stage: Staged, user: string, callback: string): Promise<OpenModal> {
  const modal = (): OpenModal | undefined => personAt(stage, user).modal();
  const isThere = (): boolean => modal()?.view.callback_id?.includes(callback) === true;
  return await eventually(`${user} to see ${callback}`, () => (isThere() ? modal() : null)).catch((cause: unknown) => {
    throw new Error(`there is ${textOf(modal()?.view)} ${JSON.stringify(modal()?.errors)}`, { cause });
  });
}

function numbersSeen(stage: Staged): readonly string[] {
  const cards = personAt(stage, SYSTEMS).messages();
  return cards.filter((card) => isCard(card)).flatMap((card) => /FT-GTI-006-\d{4}-\d{5}/.exec(textOf(card))?.[0] ?? []);
}
