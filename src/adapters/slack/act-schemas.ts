import { z } from 'zod';

/** Postgres keeps neither a NUL nor half a character, and no client of Slack's sends them. */
export const text = z.string().refine((value) => value.isWellFormed() && !value.includes('\0'), 'cannot be kept');
/** Of requests, accounts, findings, groups. */
export const id = z.guid();
const chatId = z.string().regex(/^[UW][A-Z0-9]{1,30}$/);

/** The most that stands in an input of Slack's. */
const LONGEST_INPUT = 3_000;

/** JSON in the one text that a button or a window carries. */
export function json<T extends z.ZodType>(inner: T): z.ZodType<z.output<T>> {
  const parsed = text.max(LONGEST_INPUT).transform((value, context): unknown => {
    try {
      return JSON.parse(value) as unknown;
    } catch {
      context.addIssue({ code: 'custom', message: 'is no JSON' });
      return z.NEVER;
    }
  });
  return parsed.pipe(inner);
}

/** A button that carries this. */
export function button<T extends z.ZodType>(value: T): z.ZodType<z.output<T>> {
  return z.looseObject({ type: z.literal('button'), value }).transform(({ value: carried }) => carried as z.output<T>);
}

/** A button that carries nothing. */
export const bare: z.ZodType<null> = z.looseObject({ type: z.literal('button') }).transform(() => null);

const option = z.looseObject({ value: text.max(150), text: z.looseObject({ text }) });

/** What stands in any input of a form. */
export const element = z.looseObject({
  type: z.string(),
  value: text.max(LONGEST_INPUT).nullish(),
  selected_user: chatId.nullish(),
  selected_date: text.max(20).nullish(),
  selected_option: option.nullish(),
  selected_options: z.array(option).max(100).nullish(),
});

/** One choice among these, or none yet. */
export function chosen(value: z.ZodType<string>): z.ZodType {
  return element.extend({ selected_option: option.extend({ value }).nullish() });
}

export function severalChosen(value: z.ZodType<string>): z.ZodType {
  return element.extend({ selected_options: z.array(option.extend({ value })).max(100).nullish() });
}
