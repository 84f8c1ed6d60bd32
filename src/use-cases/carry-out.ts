import { decide } from '#domain/decide.ts';
import type { AccountForm } from '#domain/account-form.ts';
import type { Receivers, Side } from '#domain/delivery.ts';
import { displayNameOf, isCreation, maskedDocument, type CreationForm } from '#domain/form.ts';
import { hashPlan } from '#domain/plan.ts';
import { BUZON, type Person } from '#domain/person.ts';
import {
  ENDED_STATES,
  type Command,
  type Decided,
  type Effect,
  type Refusal,
  type Request,
  type ThreadNote,
} from '#domain/request.ts';
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
    /** What has to hold before anything is written, looked at in the same transaction. */
    readonly first?: (tx: Tx, next: Request) => Promise<Refusal | null>;
    /** More that belongs into the same transaction; false gives everything up and tries again, a refusal gives it up for good. */
    readonly also?: (tx: Tx, next: Request) => Promise<boolean | Refusal>;
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
        const forbidden = (await input.first?.(tx, next)) ?? null;
        if (forbidden !== null) throw new Refused(forbidden);
        if (!(await tx.saveRequest(next, before.revision))) throw new Stale();
        const more = input.also === undefined ? true : await input.also(tx, next);
        if (more === false) throw new Stale();
        if (more !== true) throw new Refused(more);
        await followUp(tx, { before, next, effects, commands: input.commands, at, door: input.door });
        return 'saved' as const;
      })
      .catch((error: unknown) => {
        if (error instanceof Stale) return 'stale' as const;
        if (error instanceof Refused) return error.refusal;
        throw error;
      });
    if (saved === 'saved') return ok(next);
    if (saved !== 'stale') return refused(saved);
  }
  throw new Error(`request ${input.requestId} changed too often under a command`);
}

/** What follows from a state that was just written, in the same transaction: events, cards and effects; an ended request holds no address that it only reserved. */
export async function followUp(
  tx: Tx,
  written: Decided & {
    readonly before: Request;
    readonly commands: readonly Command[];
    readonly at: Date;
    readonly door: AuditEvent['door'];
  },
): Promise<void> {
  const { next, effects, commands, at, door } = written;
  if (ENDED_STATES.includes(next.state)) await tx.releaseAddresses(next.id);
  for (const command of commands)
    await tx.append(eventOf({ before: written.before, request: next, command, at, door }));
  if (next.state === 'closed' && written.before.state !== 'closed' && next.kind === 'creation') {
    await tx.markAccount(next.number, { closedAt: at });
  }
  for (const job of [...cardsOf(next), ...effects.map((effect) => jobOf(effect, next))]) await tx.send(job);
}

/** Somebody else wrote first: gives the transaction up. */
class Stale extends Error {}

/** What belonged into the same transaction may not be. */
class Refused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/** The jobs that bring both cards in line with the state; what a rule asked for has nobody who waits for a card. */
export function cardsOf({ id: requestId, requester }: Pick<Request, 'id' | 'requester'>): readonly Job[] {
  const systems = { kind: 'show_card', requestId, audience: 'systems' } as const;
  return requester.id === BUZON.id ? [systems] : [systems, { kind: 'show_card', requestId, audience: 'requester' }];
}

function jobOf(effect: Effect, request: Request): Job {
  const requestId = request.id;
  switch (effect.type) {
    case 'make_plan':
    case 'advance_run':
    case 'watch_password':
    case 'tell_rejected':
    case 'tell_closed':
    case 'tell_done':
    case 'show_hand_over':
    case 'make_record':
      return { kind: effect.type, requestId };
    case 'remind_receipt':
      return { kind: 'remind_receipt', requestId, reminder: effect.reminder };
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

function eventOf(done: {
  readonly before: Request;
  readonly request: Request;
  readonly command: Command;
  readonly at: Date;
  readonly door: AuditEvent['door'];
}): AuditEvent {
  const { before, request, command, at, door } = done;
  const by = 'by' in command && typeof command.by === 'object' ? command.by : null;
  const actor: Person | 'buzon' = by === null || by.id === BUZON.id ? 'buzon' : { id: by.id, name: by.name };
  const { data = {}, personal = {} } = about(command, { before, request });
  return {
    requestId: request.id,
    at,
    actor,
    door,
    what: command.type,
    data: { from: before.state, to: request.state, ...data },
    personal,
  };
}

type Said = Pick<Partial<AuditEvent>, 'data' | 'personal'>;

/** What an event says beside who, when and from which state to which: what stays, and what concerns people. */
function about(command: Command, moved: { readonly before: Request; readonly request: Request }): Said {
  switch (command.type) {
    case 'plan':
    case 'plan_changed':
      // Without a salt the hash of a name is found by trying names: it is forgotten with the plan.
      return { personal: { planHash: hashPlan(command.plan), plan: command.plan } };
    case 'plan_failed':
    case 'fail': {
      const { detail, ...failure } = command.failure;
      return { data: { failure }, personal: detail === undefined ? {} : { detail } };
    }
    case 'approve':
      return { personal: { planHash: command.planHash } };
    case 'reject':
    case 'line_not_run':
    case 'give_up':
      return { personal: { reason: command.reason } };
    case 'ask':
      return { personal: { question: command.question } };
    case 'answer':
      return { personal: { answer: command.answer } };
    case 'delivered':
      return { data: { as: command.as }, personal: { ...handedTo(command.to), ...receiversIn(command.receivers) } };
    case 'holder_joined':
      return { personal: handedTo(command.holder) };
    case 'confirm_receipt':
      return { data: { sides: confirmedBy(command.by, moved) } };
    case 'remind':
      return { data: { reminder: command.reminder } };
    case 'tick':
      return {
        data: { item: command.item },
        personal: command.acceptedAs === undefined ? {} : { acceptedAs: command.acceptedAs },
      };
    case 'supersede':
      return { data: { by: command.by } };
    case 'withdraw':
    case 'execute':
    case 'line_run':
    case 'stop':
    case 'rest':
    case 'resume':
    case 'account_gone':
    case 'finished':
    case 'retry':
    case 'executed':
    case 'password_changed':
      return {};
  }
}

function handedTo({ id, name }: Person): NonNullable<Said['personal']> {
  return { handedTo: name, handedToId: id };
}

/** Those whose confirmation is awaited from now on, by name. */
function receiversIn(receivers: Receivers | null): NonNullable<Said['personal']> {
  if (receivers === null) return {};
  const { holder, department } = receivers;
  return { receivers: { holder: holder?.name ?? null, department: department?.name ?? null } };
}

/** The sides that were not confirmed before, and are now. */
function confirmedBy(
  by: Person,
  { before, request }: { readonly before: Request; readonly request: Request },
): readonly Side[] {
  const known = before.receipts.map(({ side }) => side);
  return request.receipts.flatMap((receipt) =>
    receipt.by.id === by.id && !known.includes(receipt.side) ? [receipt.side] : [],
  );
}

/** The request's facts for the trail, without what Ley 1581 keeps back. */
export function submittedEvent(request: Request, at: Date): AuditEvent {
  const { form, number, requester, rule, version } = request;
  const byRule = requester.id === BUZON.id;
  const said = isCreation(form) ? factsOfCreation(form) : factsOfChange(form);
  return {
    requestId: request.id,
    at,
    actor: byRule ? 'buzon' : requester,
    door: byRule ? 'worker' : 'slack',
    what: 'submit',
    data: { number, type: form.type, rule, version: version?.version ?? null, to: request.state, ...said.data },
    personal: said.personal,
  };
}

function factsOfCreation(form: CreationForm): Required<Said> {
  const { department, responsible } = form;
  const about = displayNameOf(form);
  const document =
    form.type === 'personal' ? { document: `${form.documentType} ${maskedDocument(form.documentNumber)}` } : {};
  return {
    data: { department: department.code, consent: true },
    personal: { about, responsible: responsible.name, ...document },
  };
}

function factsOfChange({ account, justification }: AccountForm): Required<Said> {
  return {
    data: { account: account.id, department: account.departmentCode },
    personal: { about: account.displayName, address: account.address, justification },
  };
}
