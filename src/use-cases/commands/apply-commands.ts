import { unseenWork } from '#domain/request/by-hand.ts';
import { asksRegister, decide, isDecision } from '#domain/request/decide.ts';
import type { AccountForm } from '#domain/account/account-form.ts';
import type { Receivers, Side } from '#domain/form/delivery.ts';
import { displayNameOf, isCreation, maskedDocument, type CreationForm } from '#domain/form/form.ts';
import { hashPlan } from '#domain/plan/plan.ts';
import { BUZON, type Door, type Person } from '#domain/person.ts';
import type { Request } from '#domain/request/request.ts';
import type { Command } from '#domain/request/command.ts';
import type { Decided, Effect, ThreadNote } from '#domain/request/effect.ts';
import type { Refusal } from '#domain/request/refusal.ts';
import { ENDED_STATES } from '#domain/request/states.ts';
import { ok, refused, type Result } from '#domain/result.ts';
import { takesTwoNow, type Register } from '#domain/request/who-is-concerned.ts';
import type { AuditEvent } from '../ports/event.ts';
import type { Clock, Institution } from '../ports/institution.ts';
import type { Job } from '../ports/job.ts';
import type { Store, Tx } from '../ports/store.ts';

export interface ChangeDeps {
  readonly institution: Pick<Institution, 'rules'>;
  readonly store: Store;
  readonly clock: Clock;
}

/**
 * Carries out commands on a request: the new state (compare-and-set), the audit events and the effects commit together.
 * When somebody else was faster, loads again and decides anew, so that a refusal names who won.
 */
export async function applyCommands(
  deps: ChangeDeps,
  input: {
    readonly requestId: string;
    readonly commands: readonly Command[];
    readonly door: Door;
    /** What has to hold before anything is written, looked at in the same transaction. */
    readonly first?: (tx: Tx, next: Request) => Promise<Refusal | null>;
    /** More that belongs into the same transaction; false gives everything up and tries again, a refusal gives it up for good. */
    readonly also?: (tx: Tx, next: Request) => Promise<boolean | Refusal>;
  },
): Promise<Result<Request, Refusal>> {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const found = await deps.store.request(input.requestId);
    if (found === null) return refused({ code: 'not_found' });
    const at = deps.clock.now();
    const saved = await deps.store
      .transact(async (tx) => {
        // Whom it concerns, and who answers for it, is told by the register as this transaction finds it.
        const register = input.commands.some(asksRegister) ? await tx.registerFor(found.form) : [];
        const before = input.commands.some(isDecision) ? asNow(deps, { request: found, register }) : found;
        let next = before;
        const effects: Effect[] = [];
        for (const command of input.commands) {
          const decided = decide(next, command, at, register);
          if (!decided.ok) throw new Refused(decided.error);
          next = decided.value.next;
          effects.push(...decided.value.effects);
        }
        const forbidden = (await input.first?.(tx, next)) ?? null;
        if (forbidden !== null) throw new Refused(forbidden);
        if (!(await tx.saveRequest(next, before.revision))) throw new Stale();
        const more = input.also === undefined ? true : await input.also(tx, next);
        if (more === false) throw new Stale();
        if (more !== true) throw new Refused(more);
        await followUp(tx, { before, next, effects, commands: input.commands, at, door: input.door });
        return ok(next);
      })
      .catch((error: unknown) => {
        if (error instanceof Stale) return 'stale' as const;
        if (error instanceof Refused) return refused(error.refusal);
        throw error;
      });
    if (saved !== 'stale') return saved;
  }
  throw new Error(`request ${input.requestId} changed too often under a command`);
}

/** The request as it would be decided on now, and why a command would be refused, before a person is asked for more. */
export async function wouldRefuse(
  deps: ChangeDeps,
  { request, command }: { readonly request: Request; readonly command: Command },
): Promise<{ readonly now: Request; readonly refusal: Refusal | null }> {
  const register = await deps.store.registerFor(request.form);
  const now = asNow(deps, { request, register });
  const decided = decide(now, command, deps.clock.now(), register);
  return { now, refusal: decided.ok ? null : decided.error };
}

/** The request as it is decided on: whether it takes two people is asked anew, by the settings, the register and the plan of now. */
export function asNow(
  { institution }: Pick<ChangeDeps, 'institution'>,
  { request, register }: { readonly request: Request; readonly register: Register },
): Request {
  return { ...request, needsTwo: institution.rules.deletionNeedsTwo && takesTwoNow(request, register) };
}

/** What follows from a state that was just written, in the same transaction: events, cards and effects; an ended request holds no address that it only reserved. */
export async function followUp(
  tx: Tx,
  written: Decided & {
    readonly before: Request;
    readonly commands: readonly Command[];
    readonly at: Date;
    readonly door: Door;
  },
): Promise<void> {
  const { next, effects, commands, at, door } = written;
  if (ENDED_STATES.includes(next.state)) await tx.releaseAddresses(next.id);
  for (const command of commands)
    await tx.append(eventOf({ before: written.before, request: next, command, at, door }));
  if (next.state === 'closed' && written.before.state !== 'closed' && next.kind === 'creation') {
    await tx.markAccount(next.number, { closedAt: at });
  }
  if (ENDED_STATES.includes(next.state) && next.form.type === 'contract') {
    // Its card told that this extension would end it.
    for (const { id: requestId } of await tx.undecidedOn(next.form.account.id))
      await tx.send({ kind: 'show_card', requestId, audience: 'systems' });
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

/** The jobs that bring both cards, and what the official was asked, in line with the state; what a rule asked for has nobody who waits for a card. */
export function cardsOf({
  id: requestId,
  requester,
  agreement,
}: Pick<Request, 'id' | 'requester' | 'agreement'>): readonly Job[] {
  const systems = { kind: 'show_card', requestId, audience: 'systems' } as const;
  const official = agreement === undefined ? [] : [{ kind: 'show_agreement', requestId } as const];
  return requester.id === BUZON.id
    ? [systems]
    : [systems, { kind: 'show_card', requestId, audience: 'requester' }, ...official];
}

function jobOf(effect: Effect, request: Request): Job {
  const requestId = request.id;
  switch (effect.type) {
    case 'make_plan':
    case 'advance_run':
    case 'watch_password':
    case 'take_back_password':
    case 'tell_rejected':
    case 'tell_closed':
    case 'tell_done':
    case 'show_hand_over':
    case 'make_record':
    case 'tell_control':
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
  readonly door: Door;
}): AuditEvent {
  const { before, request, command, at, door } = done;
  const by = 'by' in command && typeof command.by === 'object' ? command.by : null;
  const actor: Person | 'buzon' = by === null || by.id === BUZON.id ? 'buzon' : { id: by.id, name: by.name };
  const { data = {}, personal = {} } = about(command, { before, request });
  const isAlone =
    by !== null && request.alone !== undefined && request.alone.at === at && request.alone.by.id === by.id;
  return {
    requestId: request.id,
    at,
    actor,
    door,
    what: command.type,
    data: { from: before.state, to: request.state, ...data, ...(isAlone ? { alone: true } : {}) },
    personal: isAlone ? { ...personal, aloneFor: request.alone.reason } : personal,
  };
}

type Said = Pick<Partial<AuditEvent>, 'data' | 'personal'>;

/** What an event says beside who, when and from which state to which: what stays, and what concerns people. */
function about(command: Command, moved: { readonly before: Request; readonly request: Request }): Said {
  switch (command.type) {
    case 'plan':
    case 'plan_changed': {
      // Without a salt the hash of a name is found by trying names: it is forgotten with the plan.
      const personal = { planHash: hashPlan(command.plan), plan: command.plan };
      return 'unseen' in command ? { data: { unseen: true }, personal } : { personal };
    }
    case 'plan_failed':
    case 'fail': {
      const { detail, ...failure } = command.failure;
      return { data: { failure }, personal: detail === undefined ? {} : { detail } };
    }
    case 'choose_address':
      return { personal: { localPart: command.localPart, wished: wishedIn(moved.request) } };
    case 'approve': {
      const given = moved.request.plan?.isReserved === true ? { data: { reserved: true } } : {};
      const { planHash, instead } = command;
      const address = moved.request.plan?.address ?? null;
      const corrected = instead === undefined ? {} : { corrected: { before: instead, after: address } };
      return { ...given, personal: { planHash, ...corrected } };
    }
    case 'reject':
    case 'line_not_run':
    case 'undo':
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
    case 'official_changed':
      return { personal: { official: command.official.name, officialId: command.official.id } };
    case 'newcomer':
      return { personal: { newcomer: command.person.name, newcomerId: command.person.id } };
    case 'release':
      return moved.request.handedTo === null ? {} : { personal: handedTo(moved.request.handedTo.person) };
    case 'confirm_receipt':
      return { data: { sides: confirmedBy(command.by, moved) } };
    case 'not_taken_back':
      return { data: { why: command.why } };
    case 'remind':
      return { data: { reminder: command.reminder } };
    case 'tick':
      if (command.item !== 'policy') return { data: { item: command.item } };
      return {
        data: { item: command.item, policy: command.accepted.text, ...(command.again ? { again: true } : {}) },
        personal: { acceptedAs: command.accepted.as },
      };
    case 'supersede':
      return { data: { by: command.by } };
    case 'agree':
      return { data: { as: command.as } };
    case 'decline':
      return { data: { as: command.as }, personal: { reason: command.reason } };
    case 'ask_official':
      return {
        personal: { official: command.official.name, officialId: command.official.id },
        data: { as: command.official.as },
      };
    case 'executed': {
      // What was not read back, since nothing shows it.
      const unseen = unseenWork(moved.request);
      const { languageLeft } = command;
      return { data: { ...(languageLeft && { languageLeft }), ...(unseen && { unseen }) } };
    }
    case 'withdraw':
    case 'remind_official':
    case 'execute':
    case 'line_run':
    case 'stop':
    case 'rest':
    case 'resume':
    case 'account_gone':
    case 'finished':
    case 'retry':
    case 'password_changed':
    case 'taken_back':
      return {};
  }
}

/** The address that was wished for, as far as one was. */
function wishedIn({ form }: Request): string | null {
  return isCreation(form) ? form.desiredLocalPart : null;
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
export function submittedEvent(request: Request, { at, door }: { readonly at: Date; readonly door: Door }): AuditEvent {
  const { form, number, requester, rule, version, notice } = request;
  const noticed = notice === undefined ? {} : { notice };
  const byRule = requester.id === BUZON.id;
  const said = isCreation(form) ? factsOfCreation(form) : factsOfChange(form);
  return {
    requestId: request.id,
    at,
    actor: byRule ? 'buzon' : requester,
    door,
    what: 'submit',
    data: {
      number,
      type: form.type,
      rule,
      version: version?.version ?? null,
      to: request.state,
      ...noticed,
      ...said.data,
    },
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

function factsOfChange(form: AccountForm): Required<Said> {
  const { account, justification } = form;
  const claimed = account.byEmail === undefined ? {} : { byEmail: true };
  const undoing = form.type === 'restoration' && form.undoes !== undefined ? { undoes: form.undoes } : {};
  return {
    data: { account: account.id, department: account.departmentCode, ...claimed, ...undoing },
    personal: { about: account.displayName, address: account.address, justification },
  };
}
