import type { Departments } from '#use-cases/ports/institution.ts';
import type { Answers } from '../acts.ts';
import type { Field } from '../screen.ts';

/** A chat keeps what stands in the fields; should it not, it stands there as `initial`. */
export function asSent(
  field: Field,
  { answers, departments }: { readonly answers: Answers; readonly departments: Pick<Departments, 'find'> },
): Field {
  const { name, input } = field;
  switch (input.input) {
    case 'line':
    case 'paragraph':
      return filled(field, answers.text(name));
    case 'person':
      return { ...field, input: { ...input, initial: answers.person(name) } };
    case 'day':
      return { ...field, input: { ...input, initial: answers.day(name) } };
    case 'choice':
      return { ...field, input: { ...input, initial: answers.option(name) } };
    case 'search': {
      const found = departments.find(answers.option(name) ?? '');
      return found === null
        ? field
        : { ...field, input: { ...input, initial: { text: found.name, value: found.code } } };
    }
    default:
      return field;
  }
}

/** The field with this text in it. */
export function filled(field: Field, initial: string | null): Field {
  const { input } = field;
  return input.input === 'line' || input.input === 'paragraph' ? { ...field, input: { ...input, initial } } : field;
}
