import { RECEIPT_REMINDERS, seenByBot, type ReceiptReminder } from '#domain/form/delivery.ts';
import { responsibleOf } from '#domain/form/form.ts';
import { BUZON, type Person } from '#domain/person.ts';
import { missingReceipts } from '#domain/request/hand-over/receipts.ts';
import type { Request } from '#domain/request/request.ts';
import type { Notices } from '#use-cases/ports/notices.ts';
import { addDays } from '#use-cases/calendar/calendar.ts';
import { postKey } from '#use-cases/ports/store/post-key.ts';
import type { Notice } from '../chat.ts';
import { closedMessage, passwordChangedMessage } from '../hand-over/closed.ts';
import { inductionMessage } from '../hand-over/induction.ts';
import { handOverMessage } from '../hand-over/message.ts';
import { receiptMessage, reminderMessage } from '../hand-over/receipt.ts';
import { receiptsMessage } from '../hand-over/receipts.ts';
import { sidesMissing } from '../parts/receipt-lines.ts';
import { ignoreIfLeftChat } from '#use-cases/ports/left-chat.ts';
import { isPosted, type NoticesDeps } from './deps.ts';

/** After that many days nobody looks at the message of a day any more. */
const SHOWN_DAYS = 7;

interface Handed {
  readonly request: Request;
  readonly to: Person;
  readonly as: 'holder' | 'responsible';
}

/** Notices about a hand-over: the account, its receipt on both sides, the first steps, and its end. */
export function handOverNotices(
  deps: NoticesDeps,
): Pick<Notices, 'handOver' | 'showHandOver' | 'remindReceipt' | 'tellClosed' | 'showReceipts' | 'tellReceipts'> {
  return {
    handOver: async (request, to, as) => await deps.chat.post(handOver(deps, { request, to, as })),
    showHandOver: async (request, { hasSeveral }) => await showHandOver(deps, { request, hasSeveral }),
    remindReceipt: async (request, reminder, { hasSeveral }) => {
      const { handedTo, receivers } = request;
      for (const to of toBeReminded(request)) {
        // The day's message lists it with the others.
        if (hasSeveral && to.id === receivers?.department?.id && to.id !== handedTo?.person.id) continue;
        await show(deps, reminderOf(deps, { request, to, reminder }));
      }
    },
    tellClosed: async (request) => await tellClosed(deps, request),
    showReceipts: async (to, { day, requests }) => {
      const message = receiptsMessage(deps.messages, requests);
      for (const [index, earlier] of lastDays(day).entries()) {
        const key = postKey.receipts(to.id, earlier);
        const isNew = index === 0 && requests.length > 1;
        if (isNew || (await isPosted(deps, key))) await deps.chat.show({ key, to, message });
      }
    },
    tellReceipts: async (to, { day, requests }) => {
      const [first, ...others] = requests;
      if (first !== undefined && others.length === 0) return await tellAlone(deps, first);
      const message = receiptsMessage(deps.messages, requests);
      await deps.chat.post({ key: postKey.receipts(to.id, day), to, message });
    },
  };
}

/**
 * Updates everybody's messages about a hand-over: the person with the account, an official who was to hand it over
 * before, the department, the first steps and the reminders. Missing messages are posted.
 */
async function showHandOver(
  deps: NoticesDeps,
  { request, hasSeveral }: { readonly request: Request; readonly hasSeveral: boolean },
): Promise<void> {
  const { handedTo, receivers } = request;
  if (handedTo === null) return;
  const { person, as } = handedTo;
  await show(deps, handOver(deps, { request, to: person, as }));
  const before = await earlierOfficials(deps, request);
  for (const to of before) await show(deps, handOver(deps, { request, to, as: 'responsible' }));
  if (receivers === null) return;
  const { department } = receivers;
  // The message of the person who was to hand it over includes the department's part.
  if (department !== null && ![person, ...before].some(({ id }) => id === department.id))
    await showReceipt(deps, { request, to: department, hasSeveral });
  const former = await formerOfficial(deps, request);
  if (former !== null) await show(deps, receipt(deps, request, former));
  await showInduction(deps, { request, before });
  await settleReminders(deps, request);
}

/** Updates the messages; congratulates the person who changed the password, and tells the requester. */
async function tellClosed(deps: NoticesDeps, request: Request): Promise<void> {
  const { chat, messages: m } = deps;
  const { id, handedTo, plan, passwordChangedAt, supersededBy, ended, requester } = request;
  if (handedTo === null || plan === null) return;
  const { person, as } = handedTo;
  await showHandOver(deps, { request, hasSeveral: false });
  // No congratulation for an account that is gone.
  if (supersededBy !== null || passwordChangedAt === null || ended?.reason === null) return;
  // Whoever takes first steps was congratulated with them.
  if (request.receivers === null)
    await ignoreIfLeftChat(async () => {
      const message = passwordChangedMessage(m, { request, as });
      await chat.post({ key: postKey.congratulations(id), to: person, message });
    });
  if (ended !== null || requester.id === person.id || requester.id === BUZON.id) return;
  await chat.post({ key: postKey.closed(id), to: requester, message: closedMessage(m, request) });
}

async function show({ chat }: NoticesDeps, notice: Notice): Promise<void> {
  await ignoreIfLeftChat(async () => await chat.show(notice));
}

function handOver({ messages, institution, delivery }: NoticesDeps, { request, to, as }: Handed): Notice {
  const about = { request, person: to, as, institution: institution.name, delivery };
  return { key: postKey.handOver(request.id, to.id), to, message: handOverMessage(messages, about) };
}

function receipt({ messages }: NoticesDeps, request: Request, to: Person): Notice {
  return { key: postKey.receipt(request.id, to.id), to, message: receiptMessage(messages, { request, person: to }) };
}

/** What an official has to confirm beside others is in the message of the day instead. */
async function showReceipt(
  deps: NoticesDeps,
  { request, to, hasSeveral }: Pick<Handed, 'request' | 'to'> & { readonly hasSeveral: boolean },
): Promise<void> {
  const notice = receipt(deps, request, to);
  const isNew = !hasSeveral && sidesMissing(request, to).length > 0;
  if (isNew || (await isPosted(deps, notice.key))) await show(deps, notice);
}

/** What was listed with others before has no message of its own. */
async function tellAlone(deps: NoticesDeps, request: Request): Promise<void> {
  const to = request.receivers?.department ?? null;
  if (to === null || (await isPosted(deps, postKey.handOver(request.id, to.id)))) return;
  await deps.chat.post(receipt(deps, request, to));
}

/** The days whose messages are kept as things are, `day` first. */
function lastDays(day: string): readonly string[] {
  return Array.from({ length: SHOWN_DAYS }, (_, before) => addDays(day, -before));
}

function reminderOf(
  { messages }: NoticesDeps,
  { request, to, reminder }: Pick<Handed, 'request' | 'to'> & { readonly reminder: ReceiptReminder },
): Notice {
  const key = postKey.receiptReminder(request.id, { reminder, personId: to.id });
  return { key, to, message: reminderMessage(messages, { request, person: to, reminder }) };
}

/** Officials who received the account to hand it over, before its person joined the chat. */
async function earlierOfficials(deps: NoticesDeps, request: Request): Promise<readonly Person[]> {
  if (request.handedTo?.as !== 'holder') return [];
  const responsible = responsibleOf(request.form);
  if (responsible === null || responsible.id === request.handedTo.person.id) return [];
  return (await isPosted(deps, postKey.handOver(request.id, responsible.id))) ? [responsible] : [];
}

/** The official who was first asked to confirm for the department, if there is another now. */
async function formerOfficial(deps: NoticesDeps, { id, form, receivers }: Request): Promise<Person | null> {
  const official = responsibleOf(form);
  if (official === null || official.id === receivers?.department?.id) return null;
  return (await isPosted(deps, postKey.receipt(id, official.id))) ? official : null;
}

async function showInduction(
  deps: NoticesDeps,
  { request, before }: { readonly request: Request; readonly before: readonly Person[] },
): Promise<void> {
  const { handedTo, supersededBy } = request;
  if (handedTo === null) return;
  for (const to of [handedTo.person, ...before]) {
    const key = postKey.induction(request.id, to.id);
    // A list is posted only for the person with the account, once they can use it, while the hand-over has effect.
    const hasEffect = request.ended === null && supersededBy === null && request.passwordChangedAt !== null;
    const isWanted = to.id === handedTo.person.id && hasEffect;
    if (!isWanted && !(await isPosted(deps, key))) continue;
    const about = { request, person: to, seenByBot: seenByBot(deps.institution) };
    await show(deps, { key, to, message: inductionMessage(deps.messages, about) });
  }
}

/** A reminder loses its button when it is no longer needed. */
async function settleReminders(deps: NoticesDeps, request: Request): Promise<void> {
  const { handedTo, receivers, form } = request;
  const people = eachOnce([handedTo?.person, receivers?.holder, receivers?.department, responsibleOf(form)]);
  for (const reminder of RECEIPT_REMINDERS) {
    if (reminder > (request.reminded ?? 0)) return;
    for (const to of people) {
      const notice = reminderOf(deps, { request, to, reminder });
      if (await isPosted(deps, notice.key)) await show(deps, notice);
    }
  }
}

/** The people who have not confirmed, and the person who has the account of somebody outside the chat. */
function toBeReminded(request: Request): readonly Person[] {
  const { handedTo, receivers, state } = request;
  if (receivers === null || state !== 'delivered' || missingReceipts(request).length === 0) return [];
  const asked = [receivers.holder, receivers.department].filter(
    (person) => person !== null && sidesMissing(request, person).length > 0,
  );
  return eachOnce([...asked, ...(receivers.holder === null ? [handedTo?.person] : [])]);
}

function eachOnce(people: readonly (Person | null | undefined)[]): readonly Person[] {
  return [...new Map(people.flatMap((person) => (person ? [[person.id, person] as const] : []))).values()];
}
