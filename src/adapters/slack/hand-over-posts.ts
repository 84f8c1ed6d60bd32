import { missingReceipts } from '#domain/request/receipts.ts';
import { INDUCTION_ITEMS, RECEIPT_REMINDERS, seenByBot, type ReceiptReminder } from '#domain/form/delivery.ts';
import { displayNameOf, responsibleOf } from '#domain/form/form.ts';
import { BUZON, type Person } from '#domain/person.ts';
import type { Request } from '#domain/request/request.ts';
import type { Messages } from '#messages/messages.ts';
import type { Credential } from '#use-cases/ports/directory.ts';
import { OutsideError } from '#use-cases/ports/outside-error.ts';
import type { Institution } from '#use-cases/ports/institution.ts';
import type { Posts } from '#use-cases/ports/post.ts';
import { postKey, type PostKey } from '#use-cases/ports/post-key.ts';
import { congratulation, handOverMessage } from '#dialogue/hand-over/message.ts';
import { inductionMessage } from '#dialogue/hand-over/induction.ts';
import type { Poster } from './post-once.ts';
import { receiptMessage, reminderMessage } from '#dialogue/hand-over/receipt.ts';
import { sidesMissing } from '#dialogue/parts/receipt-lines.ts';
import { messageOf, type Message } from '#dialogue/screen.ts';

export interface HandOverDeps {
  readonly poster: Poster;
  readonly posts: Posts;
  readonly messages: Messages;
  readonly institution: Pick<Institution, 'name' | 'checksSecondFactor'>;
  readonly delivery: Credential['kind'];
}

/** Hands the account, or a new password of it, to this person. */
export async function postHandOver(
  deps: HandOverDeps,
  handed: { readonly request: Request; readonly to: Person; readonly as: 'holder' | 'responsible' },
): Promise<void> {
  const { request, to } = handed;
  await deps.poster.post(postKey.handOver(request.id, to.id), to.id, handOver(deps, handed));
}

/**
 * Brings what everybody was told of a hand-over in line with its state: the person who has the account, an official who was
 * to hand it over before, the department, the first steps and the reminders. What is missing is posted.
 */
export async function showHandOver(deps: HandOverDeps, request: Request): Promise<void> {
  const { handedTo, receivers } = request;
  if (handedTo === null) return;
  const to = handedTo.person;
  await show(deps, {
    key: postKey.handOver(request.id, to.id),
    to,
    message: handOver(deps, { request, to, as: handedTo.as }),
  });
  const before = await earlierHands(deps, request);
  for (const person of before) {
    const message = handOver(deps, { request, to: person, as: 'responsible' });
    await show(deps, { key: postKey.handOver(request.id, person.id), to: person, message });
  }
  if (receivers === null) return;
  const { department } = receivers;
  // Whoever had the account to hand over has the department's part in that message.
  if (department !== null && ![to, ...before].some(({ id }) => id === department.id)) {
    const message = receiptMessage(deps.messages, { request, person: department });
    await show(deps, { key: postKey.receipt(request.id, department.id), to: department, message });
  }
  const former = await formerOfficial(deps, request);
  if (former !== null) {
    const message = receiptMessage(deps.messages, { request, person: former });
    await show(deps, { key: postKey.receipt(request.id, former.id), to: former, message });
  }
  await showInduction(deps, { request, before });
  await settleReminders(deps, request);
}

/** Asks those who have not confirmed yet, and whoever has the account of somebody who is not in the chat. */
export async function remindReceipt(deps: HandOverDeps, request: Request, reminder: ReceiptReminder): Promise<void> {
  for (const person of toBeReminded(request)) {
    const message = reminderMessage(deps.messages, { request, person, reminder });
    await show(deps, {
      key: postKey.receiptReminder(request.id, { reminder, personId: person.id }),
      to: person,
      message,
    });
  }
}

/** Brings the messages in line; congratulates whoever changed the password, and tells the requester. */
export async function tellClosed(deps: HandOverDeps, request: Request): Promise<void> {
  const { poster, messages: m } = deps;
  const { handedTo, plan, passwordChangedAt, supersededBy, ended, requester } = request;
  if (handedTo === null || plan === null) return;
  const { person, as } = handedTo;
  await showHandOver(deps, request);
  // Nobody is congratulated on an account that is gone.
  if (supersededBy !== null || passwordChangedAt === null || ended?.reason === null) return;
  const goesOn = request.receivers !== null && request.induction.length < INDUCTION_ITEMS.length;
  const next = goesOn ? m.handOver.inductionGoesOn : m.handOver.nothingMore;
  const thanks = messageOf([[congratulation(m, { request, as })], [next]]);
  await unlessGone(async () => await poster.post(postKey.congratulations(request.id), person.id, thanks));
  if (ended !== null || requester.id === person.id || requester.id === BUZON.id) return;
  const closed = m.handOver.closed(request.number, displayNameOf(request.form), plan.address);
  await poster.post(postKey.closed(request.id), requester.id, messageOf([[closed]]));
}

/** Somebody who left the chat cannot be told; whoever else is to be told still is. */
export async function unlessGone(tell: () => Promise<unknown>): Promise<void> {
  await tell().catch((error: unknown) => {
    if (!(error instanceof OutsideError) || error.code !== 'not_found') throw error;
  });
}

async function show(
  { poster }: HandOverDeps,
  { key, to, message }: { readonly key: PostKey; readonly to: Person; readonly message: Message },
): Promise<void> {
  await unlessGone(async () => await poster.show(key, to.id, message));
}

function handOver(
  { messages, institution, delivery }: HandOverDeps,
  { request, to, as }: { readonly request: Request; readonly to: Person; readonly as: 'holder' | 'responsible' },
): Message {
  return handOverMessage(messages, { request, person: to, as, institution: institution.name, delivery });
}

/** Officials who were sent the account to hand it over, before its person came into the chat. */
async function earlierHands(deps: HandOverDeps, request: Request): Promise<readonly Person[]> {
  if (request.handedTo?.as !== 'holder') return [];
  const responsible = responsibleOf(request.form);
  if (responsible === null || responsible.id === request.handedTo.person.id) return [];
  return (await isPosted(deps, postKey.handOver(request.id, responsible.id))) ? [responsible] : [];
}

/** The official who was asked to confirm for the department, where another has come to be. */
async function formerOfficial(deps: HandOverDeps, { id, form, receivers }: Request): Promise<Person | null> {
  const official = responsibleOf(form);
  if (official === null || official.id === receivers?.department?.id) return null;
  return (await isPosted(deps, postKey.receipt(id, official.id))) ? official : null;
}

async function showInduction(
  deps: HandOverDeps,
  { request, before }: { readonly request: Request; readonly before: readonly Person[] },
): Promise<void> {
  const { handedTo, supersededBy } = request;
  if (handedTo === null) return;
  for (const person of [handedTo.person, ...before]) {
    const key = postKey.induction(request.id, person.id);
    // A list is begun for whoever has the account, and only as long as the hand-over counts.
    const isWanted = person.id === handedTo.person.id && request.ended === null && supersededBy === null;
    if (!isWanted && !(await isPosted(deps, key))) continue;
    const message = inductionMessage(deps.messages, { request, person, seenByBot: seenByBot(deps.institution) });
    await show(deps, { key, to: person, message });
  }
}

/** A reminder that somebody has loses its button with what it reminded of. */
async function settleReminders(deps: HandOverDeps, request: Request): Promise<void> {
  const { handedTo, receivers } = request;
  const people = [handedTo?.person, receivers?.holder, receivers?.department, responsibleOf(request.form)];
  const each = new Map(people.flatMap((person) => (person ? [[person.id, person] as const] : [])));
  for (const reminder of RECEIPT_REMINDERS) {
    if (reminder > (request.reminded ?? 0)) return;
    for (const person of each.values()) {
      const key = postKey.receiptReminder(request.id, { reminder, personId: person.id });
      if (!(await isPosted(deps, key))) continue;
      await show(deps, { key, to: person, message: reminderMessage(deps.messages, { request, person, reminder }) });
    }
  }
}

function toBeReminded(request: Request): readonly Person[] {
  const { handedTo, receivers, state } = request;
  if (receivers === null || state !== 'delivered' || missingReceipts(request).length === 0) return [];
  const waits = receivers.holder === null ? [handedTo?.person] : [];
  const asked = [receivers.holder, receivers.department].filter(
    (person) => person !== null && sidesMissing(request, person).length > 0,
  );
  return [
    ...new Map([...asked, ...waits].flatMap((person) => (person ? [[person.id, person] as const] : []))).values(),
  ];
}

async function isPosted({ posts }: HandOverDeps, key: PostKey): Promise<boolean> {
  return Boolean((await posts.find(key))?.messageId);
}
