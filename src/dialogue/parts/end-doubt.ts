import { endDoubt } from '#domain/form/contract-fields.ts';
import type { Messages } from '#messages/messages.ts';
import type { Answers } from '../acts.ts';
import type { Dialog, Field, Part } from '../screen.ts';
import { checks } from './fields.ts';

/** The box that says that a doubtful end of a contract is meant. */
export const END_SURE = 'endSure';

type Contract = Parameters<typeof endDoubt>[0];

/** Stands below an end that is doubtful: whoever means it ticks one box. */
export function endDoubtField(
  m: Messages,
  { contract, today }: { readonly contract: Contract; readonly today: string },
): readonly Field[] {
  const doubt = endDoubt(contract, today);
  if (doubt === null || contract.contractEnd === null) return [];
  const words = m.form.endDoubt;
  const day = m.day(contract.contractEnd);
  const option = { text: words.sure[doubt](day), value: 'yes' };
  return [
    {
      ...{ kind: 'field', name: END_SURE, label: words.label, hint: words.why[doubt](day) },
      ...checks([option], { optional: true }),
    },
  ];
}

/** The form with that box below the end. */
export function withEndDoubt(
  m: Messages,
  { dialog, ...about }: { readonly dialog: Dialog; readonly contract: Contract; readonly today: string },
): Dialog {
  const after = (part: Part | Field): readonly (Part | Field)[] =>
    part.kind === 'field' && part.name === 'contractEnd' ? [part, ...endDoubtField(m, about)] : [part];
  const state = { ...dialog.state, doubted: about.contract.contractEnd };
  return { ...dialog, state, content: dialog.content.flatMap(after) };
}

/**
 * What becomes of a form with a doubtful end: `ask` draws it again with the box, `unticked` stays where the box was not ticked.
 * Null where the end is not doubtful, or meant. `asked` is the end that the box in the form is about.
 */
export function whileDoubted(
  { contract, today }: { readonly contract: Contract | null; readonly today: string },
  { asked, answers }: { readonly asked: string | undefined; readonly answers: Answers },
): 'ask' | 'unticked' | null {
  if (contract === null || endDoubt(contract, today) === null) return null;
  if (asked !== contract.contractEnd) return 'ask';
  return answers.options(END_SURE).length > 0 ? null : 'unticked';
}
