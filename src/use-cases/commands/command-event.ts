import type { Receivers, Side } from '#domain/form/delivery.ts';
import { isCreation } from '#domain/form/form.ts';
import { BUZON, type Door, type Person } from '#domain/person.ts';
import { hashPlan } from '#domain/plan/compare-plans.ts';
import { factsOf, formHash } from './submitted-event.ts';
import { unseenWork } from '#domain/request/by-hand.ts';
import type { Command } from '#domain/request/command.ts';
import type { Request } from '#domain/request/request.ts';
import type { AuditEvent } from '#use-cases/ports/store/event.ts';

/** The trail event of a command that was applied. */
export function eventOf(done: {
  readonly before: Request;
  readonly request: Request;
  readonly command: Command;
  readonly at: Date;
  readonly door: Door;
}): AuditEvent {
  const { before, request, command, at, door } = done;
  const by = 'by' in command && typeof command.by === 'object' ? command.by : null;
  const actor: Person | 'buzon' = by === null || by.id === BUZON.id ? 'buzon' : { id: by.id, name: by.name };
  const { data = {}, personal = {} } = eventDataOf(command, { before, request });
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

type EventData = Pick<Partial<AuditEvent>, 'data' | 'personal'>;

/** The event's data (kept) and personal part (can be forgotten), beside actor, time and states. */
function eventDataOf(command: Command, moved: { readonly before: Request; readonly request: Request }): EventData {
  switch (command.type) {
    case 'plan':
    case 'plan_changed': {
      // An unsalted hash of a name can be found by trying names, so it is forgotten with the plan.
      const personal = { planHash: hashPlan(command.plan), plan: command.plan };
      return 'unseen' in command ? { data: { unseen: true }, personal } : { personal };
    }
    case 'plan_failed':
    case 'fail': {
      const { detail, ...failure } = command.failure;
      return { data: { failure }, personal: detail === undefined ? {} : { detail } };
    }
    case 'choose_address':
      return { personal: { localPart: command.localPart, wished: requestedAddress(moved.request) } };
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
      return {
        data: { as: command.as },
        personal: { ...handedTo(command.to), ...awaitedReceivers(command.receivers) },
      };
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
    case 'correct': {
      const { corrections = [], form } = moved.request;
      const [before, after] = [moved.before.form, form].map(formHash);
      return {
        data: { fields: corrections.at(-1)?.fields ?? [], ...(command.notice && { notice: command.notice }) },
        personal: { ...factsOf(form).personal, formBefore: before, form: after },
      };
    }
    case 'corrected':
      return { data: { number: command.number } };
    case 'supersede':
      return { data: { by: command.by } };
    case 'agree':
      return { data: { as: command.as } };
    case 'ratify':
      return { data: { as: moved.request.ratification?.ratified?.as } };
    case 'lift':
      return command.reason === null ? {} : { personal: { reason: command.reason } };
    case 'decline':
      return { data: { as: command.as }, personal: { reason: command.reason } };
    case 'ask_official':
      return {
        personal: { official: command.official.name, officialId: command.official.id },
        data: { as: command.official.as },
      };
    case 'executed': {
      // Work that was not read back, because nothing shows it.
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
    case 'bring_forward':
    case 'account_gone':
    case 'finished':
    case 'retry':
    case 'password_changed':
    case 'taken_back':
      return {};
  }
}

/** The requested address, if the form has one. */
function requestedAddress({ form }: Request): string | null {
  return isCreation(form) ? form.desiredLocalPart : null;
}

function handedTo({ id, name }: Person): NonNullable<EventData['personal']> {
  return { handedTo: name, handedToId: id };
}

/** The people whose confirmation is awaited from now on, by name. */
function awaitedReceivers(receivers: Receivers | null): NonNullable<EventData['personal']> {
  if (receivers === null) return {};
  const { holder, department } = receivers;
  return { receivers: { holder: holder?.name ?? null, department: department?.name ?? null } };
}

/** The sides confirmed by this command. */
function confirmedBy(
  by: Person,
  { before, request }: { readonly before: Request; readonly request: Request },
): readonly Side[] {
  const known = before.receipts.map(({ side }) => side);
  return request.receipts.flatMap((receipt) =>
    receipt.by.id === by.id && !known.includes(receipt.side) ? [receipt.side] : [],
  );
}
