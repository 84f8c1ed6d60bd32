import { responsibleOf } from '#domain/form/form.ts';
import type { Request } from '#domain/request/request.ts';
import { dayIn } from '#use-cases/calendar/calendar.ts';
import type { RequestJob } from '#use-cases/ports/store/job.ts';
import { ignoreIfLeftChat } from '#use-cases/ports/left-chat.ts';
import { withAddressNow } from '#use-cases/register/address-now.ts';
import { allAnswerable } from '#use-cases/register/answerable.ts';
import { registerNow } from '#use-cases/register/known-holder.ts';
import { aboutRequest, type Definition, type Definitions, type JobDeps } from './definition.ts';

type Kind =
  | 'tell_question'
  | 'thread_note'
  | 'tell_claim'
  | 'show_agreement'
  | 'tell_rejected'
  | 'tell_closed'
  | 'tell_done'
  | 'tell_closing'
  | 'tell_requester'
  | 'show_hand_over'
  | 'remind_receipt'
  | 'show_receipts'
  | 'tell_control';
type NoticeJob = Extract<RequestJob, { kind: Kind }>;

/** Whether the official of the hand-over has several to confirm. */
async function officialOf({ store }: JobDeps, { receivers }: Request): Promise<{ readonly hasSeveral: boolean }> {
  const official = receivers?.department ?? null;
  return { hasSeveral: official !== null && (await store.deliveries.toConfirm(official.id)).length > 1 };
}

/** Brings the messages of its officials in line, which list what they have to confirm. */
async function showReceiptsOf({ store }: JobDeps, { receivers, form }: Request): Promise<void> {
  const officials = new Set([receivers?.department?.id, responsibleOf(form)?.id]);
  await store.transact(async (tx) => {
    for (const personId of officials) if (personId !== undefined) await tx.send({ kind: 'show_receipts', personId });
  });
}

/** Tells people about the request as it is now. */
function noticeJob<J extends NoticeJob>(
  kind: J['kind'],
  tell: (deps: JobDeps, request: Request, job: J) => Promise<void>,
  more: Pick<Definition<J>, 'key' | 'place'> = {},
): Definition<J> {
  return {
    key: aboutRequest,
    place: ({ requestId }) => `${kind}:${requestId}`,
    ...more,
    run: async (deps, job) => {
      const found = await deps.store.request(job.requestId);
      if (found === null) return;
      const request = await withAddressNow(deps.store, found);
      // Somebody who left the chat cannot be told, and retrying for days would not help.
      await ignoreIfLeftChat(async () => await tell(deps, request, job));
    },
  };
}

export const NOTICE_JOBS: Definitions<Kind> = {
  tell_question: noticeJob(
    'tell_question',
    async ({ notices }, request, { index }) => await notices.tellQuestion(request, index),
    {
      key: ({ index, requestId }) => `${index}:${requestId}`,
    },
  ),
  thread_note: noticeJob(
    'thread_note',
    async ({ notices }, request, { key, note }) => await notices.threadNote(request, key, note),
    { key: ({ key, requestId }) => `${key}:${requestId}` },
  ),
  tell_claim: noticeJob('tell_claim', async ({ notices, departments }, request) => {
    // The first of them who is still in the chat is told.
    for (const person of allAnswerable(departments, request)) if (await notices.tellClaim(request, person)) return;
  }),
  show_agreement: noticeJob('show_agreement', async ({ notices }, request) => await notices.showAgreement(request)),
  tell_rejected: noticeJob('tell_rejected', async ({ notices }, request) => await notices.tellRejected(request)),
  // All messages about a hand-over share one place, whatever the occasion.
  tell_closed: noticeJob(
    'tell_closed',
    async (deps, request) => {
      await deps.notices.tellClosed(request);
      await showReceiptsOf(deps, request);
    },
    { place: ({ requestId }) => `show_hand_over:${requestId}` },
  ),
  tell_done: noticeJob(
    'tell_done',
    async (deps, request) => await deps.notices.tellDone(request, await registerNow(deps, request)),
  ),
  tell_closing: noticeJob(
    'tell_closing',
    async (deps, request) => await deps.notices.tellClosing(request, await registerNow(deps, request)),
  ),
  tell_requester: noticeJob(
    'tell_requester',
    async ({ notices }, request, { moment }) => await notices.tellRequester(request, moment),
    { key: ({ moment, requestId }) => `${moment}:${requestId}` },
  ),
  show_hand_over: noticeJob('show_hand_over', async (deps, request) => {
    await deps.notices.showHandOver(request, await officialOf(deps, request));
    await showReceiptsOf(deps, request);
  }),
  show_receipts: {
    key: ({ personId }) => personId,
    place: ({ personId }) => `show_receipts:${personId}`,
    run: async (deps, { personId }) => {
      const { store, notices, clock, institution } = deps;
      const requests = await store.deliveries.toConfirm(personId);
      const day = dayIn(clock.now(), institution.timeZone);
      await ignoreIfLeftChat(async () => await notices.showReceipts({ id: personId }, { day, requests }));
    },
  },
  remind_receipt: noticeJob(
    'remind_receipt',
    async (deps, request, { reminder }) =>
      await deps.notices.remindReceipt(request, reminder, await officialOf(deps, request)),
    { key: ({ reminder, requestId }) => `${reminder}:${requestId}` },
  ),
  tell_control: noticeJob('tell_control', async ({ notices }, request) => await notices.tellControl(request)),
};
