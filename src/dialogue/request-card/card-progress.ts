import { unseenWork } from '#domain/request/by-hand.ts';
import { isCreation } from '#domain/form/form.ts';
import { BEGINNING_STEPS, type StepName } from '#domain/plan/plan.ts';
import { addressListLine, needsOf, primaryAddressLine, withConnection } from '#domain/plan/powershell.ts';
import type { Request } from '#domain/request/request.ts';
import { RUNNING_STATES, type RequestState } from '#domain/request/states.ts';
import { stepWords } from '#messages/by-hand.ts';
import type { Messages } from '#messages/messages.ts';
import type { Run, RunStep } from '#use-cases/ports/store/run.ts';
import { copyable, type Line, type Part, paragraph } from '../screen.ts';

/** Progress is shown until the work is finished. */
const HAS_PROGRESS: readonly RequestState[] = [...RUNNING_STATES, 'scheduled'];

const BY_HAND: readonly StepName[] = ['exchange', 'primary_address'];

interface RequestAndRun {
  readonly request: Request;
  readonly run: Run | null;
}

/** The run's current step; null when nothing is left or nothing runs. */
export function currentStep(request: Request, run: Run | null): RunStep | null {
  if (run === null || !HAS_PROGRESS.includes(request.state)) return null;
  return shownSteps(request, run).find((step) => step.state !== 'done') ?? null;
}

/** Whether the work waits for its day, and nothing is done yet. */
export function waitsToBegin(request: Request, run: Run | null): boolean {
  const step = currentStep(request, run);
  return step !== null && BEGINNING_STEPS.includes(step.name);
}

/** Whether the run waits for somebody who runs a line by hand. */
export function waitsForPerson({ request, run }: RequestAndRun): boolean {
  const step = currentStep(request, run);
  return request.state === 'executing' && step?.waitingFor === 'person' && step.confirmedAt === null;
}

/** How far a running request is: the step, of how many, and what it waits for. Null where nothing goes on. */
export function progressLine(m: Messages, { request, run }: RequestAndRun): Line | null {
  const current = currentStep(request, run);
  if (run === null || current === null || !goesOn(request)) return null;
  const steps = shownSteps(request, run);
  const index = steps.indexOf(current) + 1;
  const doing = stepWords(m, request, current.name).doing;
  const waiting = isCheckedUnseen({ request, run }) ? [] : waitingLines(m, current).flat();
  return [m.card.step(index, steps.length, doing), ...waiting.flatMap((piece) => [' ', piece])];
}

/** Whether its work is under way. */
function goesOn({ state }: Request): boolean {
  return state !== 'failed' && state !== 'scheduled';
}

/** Confirmed work that nothing can check: it waits for nothing. */
function isCheckedUnseen({ request, run }: RequestAndRun): boolean {
  return isUnseen({ request, run }) && currentStep(request, run)?.confirmedAt !== null;
}

/** The progress of a running request, step by step. */
export function progressLines(m: Messages, { request, run }: RequestAndRun): readonly Line[] {
  if (run === null || !HAS_PROGRESS.includes(request.state)) return [];
  const done = shownSteps(request, run)
    .filter((step) => step.state === 'done')
    .map((step) => stepWords(m, request, step.name).done);
  const current = currentStep(request, run);
  const isOn = current !== null && goesOn(request);
  const parts = isOn ? [...done, stepWords(m, request, current.name).doing] : done;
  const lines: Line[] = parts.length === 0 ? [] : [[{ bold: `${m.card.labels.progress}: ` }, parts.join(' · ')]];
  if (isOn && !isCheckedUnseen({ request, run })) lines.push(...waitingLines(m, current));
  return lines;
}

function shownSteps(request: Request, run: Run): readonly RunStep[] {
  return run.steps.filter((step) => step.name !== 'join_groups' || (request.plan?.groups.length ?? 0) > 0);
}

function waitingLines(m: Messages, { waitingFor, nextAt, confirmedAt }: RunStep): readonly Line[] {
  if (confirmedAt !== null && (waitingFor === 'person' || waitingFor === null)) return [[m.card.byHand.checking]];
  if (waitingFor === null || waitingFor === 'person' || nextAt === null) return [];
  return [[m.work.waiting[waitingFor](waitingFor === 'date' ? m.moment(nextAt) : m.time(nextAt))]];
}

/**
 * The lines that somebody has to run by hand, to copy, and (unless brief) who may; also while they are checked, in case
 * they were not run.
 */
export function byHandBlocks(m: Messages, seen: RequestAndRun & { readonly isBrief?: true }): readonly Part[] {
  const lines = linesOf(seen);
  if (lines.length === 0) return [];
  const words = m.card.byHand;
  const other = otherLines(seen);
  const shown = [
    copyable(withConnection(lines)),
    ...(other.length === 0 ? [] : [paragraph([[words.policy]]), copyable(withConnection(other))]),
  ];
  if (isChecked(seen)) return [paragraph([[words.notYet]]), ...shown];
  if (!waitsForPerson(seen)) return [];
  const needs = needsOf(lines);
  const notes = [
    ...(seen.isBrief === true ? [] : [words.who, words.roles, ...(needs.lists ? [words.listRoles] : [])]),
    ...(needs.shared ? [words.shared] : []),
    ...(needs.holds ? [words.hold] : []),
  ];
  const before = [[{ bold: words.title }], ...notes.map((note) => [note]), [words.copy]];
  return [paragraph(before), ...shown, paragraph([[isUnseen(seen) ? words.thenUnseen : words.then]])];
}

/** Whether nothing that the lines do can be checked. */
function isUnseen({ request, run }: RequestAndRun): boolean {
  const unseen = unseenWork(request);
  return currentStep(request, run)?.name === 'exchange' && unseen !== null && unseen !== 'access';
}

/** Whether somebody confirmed that it was run and Graph does not show it yet. */
function isChecked({ request, run }: RequestAndRun): boolean {
  const step = currentStep(request, run);
  return request.state === 'executing' && step !== null && step.confirmedAt !== null && BY_HAND.includes(step.name);
}

function linesOf({ request, run }: RequestAndRun): readonly string[] {
  const { form, plan } = request;
  if (plan === null || isCreation(form)) return [];
  if (currentStep(request, run)?.name !== 'primary_address') return plan.lines;
  return [primaryAddressLine(form.account.directoryId, plan.address)];
}

/** The lines to run if the first ones have no effect. */
function otherLines({ request, run }: RequestAndRun): readonly string[] {
  const { form, plan } = request;
  if (plan === null || isCreation(form) || currentStep(request, run)?.name !== 'primary_address') return [];
  return [addressListLine(form.account.directoryId, plan.address)];
}
