import { OutsideError } from '#use-cases/ports/outside-error.ts';

/** How long a person who has just pressed a button can wait for the tenant: Slack gives 3 s for everything, ms. */
const PATIENCE = 1_800;

/** What the tenant answers while a person waits, at most so many ms; `unknown` when it fails or takes too long. A bug is thrown on. */
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
