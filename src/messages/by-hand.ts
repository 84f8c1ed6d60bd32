import { unseenWork } from '#domain/request/by-hand.ts';
import { isCreation } from '#domain/form/form.ts';
import type { StepName } from '#domain/plan/plan.ts';
import type { Request } from '#domain/request/request.ts';
import type { Messages } from './messages.ts';

type Work = Pick<Request, 'form' | 'plan'>;

/**
 * Work done by hand that nobody can check, as the statement of the person who did it; null before, and when everything
 * is read back.
 */
export function byHandText(m: Messages, request: Work & Pick<Request, 'lineRun' | 'state' | 'ended'>): string | null {
  const what = unseenWork(request);
  // Old requests do not say who confirmed it. A request closed unfinished was not carried out.
  const isOld = request.state === 'closed' && request.ended === null;
  if (what === null || (request.lineRun === undefined && !isOld)) return null;
  return m.work.unseen[what](request.lineRun?.by.name ?? null);
}

/** The words for a step: one that cannot check anything does not claim so, and only a new account is "handed over". */
export function stepWords(m: Messages, request: Work, step: StepName): Messages['work']['steps'][StepName] {
  const what = unseenWork(request);
  if (step === 'verify' && what === 'all') return m.work.unseenSteps.verify;
  if (step === 'exchange' && what !== null && what !== 'access') return m.work.unseenSteps.exchange;
  if (step === 'hand_over' && !isCreation(request.form)) return m.work.handOverAccess;
  return m.work.steps[step];
}
