/** Drills are short wherever all tests run, and long by `npm run drill`, which sets DRILL=long. */
const LONG = process.env['DRILL'] === 'long';

/** The size of a drill: `short` among all tests, `long` when drills are run alone. */
export function drilled<T>(short: T, long: T): T {
  return LONG ? long : short;
}
