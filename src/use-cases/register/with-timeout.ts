import { OutsideError } from '#use-cases/ports/outside-error.ts';

/** How long we wait for the tenant after a button was pressed, ms: Slack allows 3 s for everything. */
const PATIENCE = 1_800;

/** The tenant's answer within at most `patienceMs`; `unknown` when it fails or takes longer. Bugs are rethrown. */
export async function withTimeout<T>(asked: Promise<T>, patienceMs: number = PATIENCE): Promise<T | 'unknown'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'unknown'>((resolve) => {
    timer = setTimeout(() => resolve('unknown'), patienceMs);
  });
  const answered = asked.catch((error: unknown) => {
    if (error instanceof OutsideError) return 'unknown' as const;
    throw error;
  });
  return await Promise.race([answered, late]).finally(() => clearTimeout(timer));
}
