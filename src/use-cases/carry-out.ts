import { decide } from '#domain/decide.ts';
import { maskedDocument } from '#domain/form.ts';
import type { Person } from '#domain/person.ts';
import type { Command, Effect, Refusal, Request, ThreadNote } from '#domain/request.ts';
import { ok, refused, type Result } from '#domain/result.ts';
import type { AuditEvent, Clock, Job, Store, Tx } from './ports.ts';

export interface ChangeDeps {
  readonly store: Store;
  readonly clock: Clock;
}

/**
 * Carries out commands on a request: the new state (compare-and-set), the audit events and the effects commit together.
 * When somebody else was faster, loads again and decides anew, so that a refusal names who won.
 */
export async function carryOut(
  deps: ChangeDeps,
  input: {
    readonly requestId: string;
    readonly commands: readonly Command[];
    readonly door: AuditEvent['door'];
    /** More that belongs into the same transaction; false gives everything up and tries again. */
    readonly also?: (tx: Tx, next: Request) => Promise<boolean>;
  },
): Promise<Result<Request, Refusal>> {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const before = await deps.store.request(input.requestId);
    if (before === null) return refused({ code: 'not_found' });
    const at = deps.clock.now();
    let next = before;
    const effects: Effect[] = [];
    for (const command of input.commands) {
      const decided = decide(next, command, at);
      if (!decided.ok) return decided;
      next = decided.value.next;
      effects.push(...decided.value.effects);
    }
    const saved = await deps.store
      .transact(async (tx) => {
        if (!(await tx.saveRequest(next, before.revision))) throw new Stale();
        if (input.also !== undefined && !(await input.also(tx, next))) throw new Stale();
        if (next.state === 'rejected' || next.state === 'cancelled') await tx.releaseAddresses(next.id);
        for (const command of input.commands) await tx.append(eventOf(next, command, at, input.door));
        for (const job of [...cardsOf(next.id), ...effects.map((effect) => jobOf(effect, next))]) await tx.send(job);
        return true;
      })
      .catch((error: unknown) => {
        if (error instanceof Stale) return false;
        throw error;
      });
    if (saved) return ok(next);
  }
  throw new Error(`request ${input.requestId} changed too often under a command`);
}

/** Somebody else wrote first: gives the transaction up. */
class Stale extends Error {}

/** The jobs that bring both cards in line with the state. */
export function cardsOf(requestId: string): readonly Job[] {
  return [
    { kind: 'show_card', requestId, audience: 'systems' },
    { kind: 'show_card', requestId, audience: 'requester' },
  ];
}

function jobOf(effect: Effect, request: Request): Job {
  const requestId = request.id;
  switch (effect.type) {
    case 'make_plan':
    case 'advance_run':
    case 'watch_password':
    case 'tell_rejected':
    case 'tell_closed':
      return { kind: effect.type, requestId };
    case 'tell_question':
      return { kind: 'tell_question', requestId, index: effect.index };
    case 'thread':
      return { kind: 'thread_note', requestId, key: noteKey(effect.note, request), note: effect.note };
  }
}

/** A question and its answer are known by their place, so that the answer can see to it that the question stands before it. */
function noteKey(note: ThreadNote, request: Request): string {
  return `${note.kind}:${'index' in note ? note.index : request.revision}`;
}

function eventOf(request: Request, command: Command, at: Date, door: AuditEvent['door']): AuditEvent {
  const actor: Person | 'buzon' = 'by' in command ? { id: command.by.id, name: command.by.name } : 'buzon';
  return {
    requestId: request.id,
    at,
    actor,
    door,
    what: command.type,
    data: { state: request.state, ...about(command) },
  };
}

function about(command: Command): Readonly<Record<string, unknown>> {
  switch (command.type) {
    case 'plan':
    case 'plan_changed':
      return { plan: command.plan };
    case 'plan_failed':
    case 'fail':
      return { failure: command.failure };
    case 'approve':
      return { planHash: command.planHash };
    case 'reject':
      return { reason: command.reason };
    case 'ask':
      return { question: command.question };
    case 'answer':
      return { answer: command.answer };
    case 'delivered':
      return { to: command.to, as: command.as };
    case 'withdraw':
    case 'execute':
    case 'retry':
    case 'executed':
    case 'password_changed':
      return {};
  }
}

/** The request's facts for the trail, without what Ley 1581 keeps back. */
export function submittedEvent(request: Request, at: Date): AuditEvent {
  const { form } = request;
  const document =
    form.type === 'personal' ? { document: `${form.documentType} ${maskedDocument(form.documentNumber)}` } : {};
  return {
    requestId: request.id,
    at,
    actor: request.requester,
    door: 'slack',
    what: 'submit',
    data: { number: request.number, type: form.type, department: form.department.code, consent: true, ...document },
  };
}
