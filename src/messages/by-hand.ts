import { unseenWork } from '#domain/request/by-hand.ts';
import { isCreation } from '#domain/form/form.ts';
import type { StepName } from '#domain/plan/plan.ts';
import type { Request } from '#domain/request/request.ts';
import type { Messages } from './messages.ts';

type Work = Pick<Request, 'form' | 'plan'>;

/** What was done by hand and nobody can check, as the word of whoever did it; null before, and where all of it is read back. */
export function byHandText(m: Messages, request: Work & Pick<Request, 'lineRun' | 'state' | 'ended'>): string | null {
  const what = unseenWork(request);
  // Requests that came to their end before it was kept who said so. Of one that was closed unfinished nobody did it.
  const isOld = request.state === 'closed' && request.ended === null;
  if (what === null || (request.lineRun === undefined && !isOld)) return null;
  return m.work.unseen[what](request.lineRun?.by.name ?? null);
}

/** How a step is called: one that can check nothing does not say that it did, and an account is handed over once, when it is new. */
export function stepWords(m: Messages, request: Work, step: StepName): Messages['work']['steps'][StepName] {
  const what = unseenWork(request);
  if (step === 'verify' && what === 'all') return m.work.unseenSteps.verify;
  if (step === 'exchange' && what !== null && what !== 'access') return m.work.unseenSteps.exchange;
  if (step === 'hand_over' && !isCreation(request.form)) return m.work.handOverAccess;
  return m.work.steps[step];
}
