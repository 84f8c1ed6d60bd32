import type { Messages } from '#messages/messages.ts';
import type { Field } from '../screen.ts';
import { checks } from './fields.ts';

/** The two parts of a person's name, by the names of their fields. */
export const NAME_PARTS = ['givenNames', 'surnames'] as const;
export type NamePart = (typeof NAME_PARTS)[number];

/** The box that keeps names as they were typed. */
export const AS_TYPED = 'asTyped';

/** Names that were typed in capitals stand in their fields as they are written; whoever wants the capitals ticks one box. */
export function capitalsField(
  words: Messages['form']['capitals'],
  typed: readonly string[],
  more: Pick<Field, 'tells'> = {},
): Field {
  const option = { text: words.keep(typed.join(' ')), value: 'yes' };
  return { kind: 'field', name: AS_TYPED, label: words.label, ...checks([option], { optional: true, ...more }) };
}
