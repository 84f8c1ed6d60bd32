import type { AskedRelation } from '#domain/account/relation.ts';

/** Of the number of a contract, in characters. */
export const LONGEST_CONTRACT_NUMBER = 60;
/** How far ahead a first day may lie: the address is kept from everybody else meanwhile, and a mistyped year is noticed. */
const MOST_DAYS_AHEAD = 180;
/** A contract that ends later than this from today, or from its first day, is asked about twice. */
const MOST_YEARS = 5;
const DAY_MS = 86_400_000;

/** What was given of a contract: days as `YYYY-MM-DD`, empty for none. */
export interface ContractGiven {
  readonly contractNumber: string;
  readonly contractStart: string;
  readonly contractEnd: string;
}

export type ContractProblem =
  | 'number_required'
  | 'too_long'
  | 'start_required'
  | 'start_after_end'
  | 'start_far'
  | 'date_required'
  | 'date_invalid'
  | 'date_past'
  | 'end_long_past';

interface Where {
  readonly relation: AskedRelation | null;
  readonly today: string;
  /** No end before this day is sensible: today, or one that lies behind where a contract that is over can be told. */
  readonly earliestEnd: string;
}

/** Everything that is wrong with a contract, by field. */
export function contractProblems(
  given: ContractGiven,
  where: Where,
): readonly (readonly [keyof ContractGiven, ContractProblem])[] {
  const problems = {
    contractNumber: numberProblem(given, where),
    contractEnd: endProblem(given, where),
    contractStart: startProblem(given, where),
  };
  return (Object.keys(problems) as (keyof ContractGiven)[]).flatMap((field) => {
    const problem = problems[field];
    return problem === null ? [] : [[field, problem] as const];
  });
}

function numberProblem({ contractNumber }: ContractGiven, { relation }: Where): ContractProblem | null {
  if (contractNumber === '') return relation?.needsContract === true ? 'number_required' : null;
  return contractNumber.length > LONGEST_CONTRACT_NUMBER ? 'too_long' : null;
}

function endProblem({ contractEnd }: ContractGiven, { relation, today, earliestEnd }: Where): ContractProblem | null {
  if (contractEnd === '') return relation?.needsEnd === true ? 'date_required' : null;
  if (!isDay(contractEnd)) return 'date_invalid';
  if (contractEnd >= earliestEnd) return null;
  return earliestEnd === today ? 'date_past' : 'end_long_past';
}

/** The first day may be over: then the account is made at once. */
function startProblem(
  { contractStart, contractEnd }: ContractGiven,
  { relation, today }: Where,
): ContractProblem | null {
  if (contractStart === '') return relation?.needsStart === true ? 'start_required' : null;
  if (!isDay(contractStart)) return 'date_invalid';
  if (isDay(contractEnd) && contractStart > contractEnd) return 'start_after_end';
  const ahead = (Date.parse(contractStart) - Date.parse(today)) / DAY_MS;
  return ahead > MOST_DAYS_AHEAD ? 'start_far' : null;
}

/** What is wrong with a day that lies ahead, `YYYY-MM-DD`; today is still ahead. */
export function dayProblem(date: string, today: string): 'date_invalid' | 'date_past' | null {
  if (!isDay(date)) return 'date_invalid';
  return date < today ? 'date_past' : null;
}

/** Whether it is a day of the calendar, `YYYY-MM-DD`. */
export function isDay(date: string): boolean {
  const parsed = new Date(`${date}T00:00:00Z`);
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(parsed.getTime()) && parsed.toISOString().slice(0, 10) === date
  );
}

/**
 * Why a contract's end is asked about twice: it is so far away that somebody may have mistyped the year, or it lies behind, so
 * that the account is suspended.
 */
export type EndDoubt = 'far' | 'over';

/** What is doubtful about a contract's end; null for nothing, and where there is none. */
export function endDoubt(
  { contractStart, contractEnd }: { readonly contractStart: string | null; readonly contractEnd: string | null },
  today: string,
): EndDoubt | null {
  if (contractEnd === null) return null;
  if (contractEnd < today) return 'over';
  const from = [today, ...(contractStart === null ? [] : [contractStart])];
  return from.some((day) => contractEnd > yearsFrom(day, MOST_YEARS)) ? 'far' : null;
}

/** The same day of another year, `YYYY-MM-DD`, to compare with: the 29th of February may stand in a year without one. */
export function yearsFrom(day: string, years: number): string {
  return `${String(Number(day.slice(0, 4)) + years).padStart(4, '0')}${day.slice(4)}`;
}
