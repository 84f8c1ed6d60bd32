import type { ReceiptReminder } from '#domain/form/delivery.ts';
import type { RequesterMoment } from '#domain/request/effect.ts';

/**
 * Names one of our messages, so that it is posted once and found again. The key of a message about a request contains
 * the request's id, so that it is forgotten with the request. Apart from that, only the reader's chat id in it is
 * personal.
 */
export type PostKey = string & { readonly [BRAND]: true };
declare const BRAND: unique symbol;

const key = (...parts: readonly (string | number)[]): PostKey => parts.join(':') as PostKey;

/** The keys of all messages that we post. */
export const postKey = {
  card: (audience: 'systems' | 'requester', requestId: string) => key('card', audience, requestId),
  question: (requestId: string, index: number) => key('question', requestId, index),
  /** `note` tells notes in one request's thread apart. */
  note: (requestId: string, note: string) => key('note', note, requestId),
  /** An approval that was taken back and given again is told again: `at` is when it was given. */
  requester: (requestId: string, moment: RequesterMoment, at?: Date) =>
    key('requester', moment, requestId, ...(at === undefined ? [] : [at.getTime()])),
  rejected: (requestId: string) => key('rejected', requestId),
  claim: (requestId: string, personId: string) => key('claim', requestId, personId),
  agreement: (requestId: string) => key('agreement', requestId),
  agreementAgain: (requestId: string) => key('agreement', requestId, 'again'),
  /** A request that is handed over, scheduled or ends tells about each of these separately. */
  done: (about: { readonly requestId: string; readonly pause: string; readonly personId: string }) =>
    key('done', about.pause, about.requestId, about.personId),
  closing: (requestId: string, personId: string) => key('closing', requestId, personId),
  handOver: (requestId: string, personId: string) => key('hand_over', requestId, personId),
  receipt: (requestId: string, personId: string) => key('receipt', requestId, personId),
  receiptReminder: (requestId: string, about: { readonly reminder: ReceiptReminder; readonly personId: string }) =>
    key('receipt_reminder', about.reminder, requestId, about.personId),
  /** Everything that an official had to confirm on that day, in one message. */
  receipts: (personId: string, day: string) => key('receipts', personId, day),
  induction: (requestId: string, personId: string) => key('induction', requestId, personId),
  congratulations: (requestId: string) => key('congratulations', requestId),
  closed: (requestId: string) => key('closed', requestId),
  /** One for each decision that somebody took alone. The sweep builds the same key in SQL (`controlToTell`). */
  control: (requestId: string, at: Date) => key('control', requestId, at.getTime()),
  controlRelease: (at: string) => key('control', 'release', at),
  contractEnd: (about: {
    readonly accountId: string;
    readonly contractEnd: string;
    readonly reminder: number;
    readonly personId: string;
  }) => key('contract', about.accountId, about.contractEnd, about.reminder, about.personId),
  /** The sweep builds the same key in SQL (`questionsBehind`). */
  systemsQuestion: (questionId: string) => key('systems_question', questionId),
  answer: (questionId: string, index: number) => key('answer', questionId, index),
  /** The same in the thread of the question. */
  answerNote: (questionId: string, index: number) => key('answer', questionId, index, 'note'),
  import: key('import'),
  digest: (readId: string) => key('digest', readId),
  review: (readId: string) => key('review', readId),
  unread: (readId: string) => key('trouble', 'unread', readId),
  trailHead: (day: string) => key('trail_head', day),
  report: (month: string) => key('report', month),
  /** A file posted with the message of this key. The name comes last: a chat finds a file only by its name. */
  file: (beside: PostKey, name: string) => key(beside, name),
  /** `what` distinguishes troubles, such as those of two days. */
  trouble: (what: string) => key('trouble', what),
  /** The marker for the list of tenant troubles that was told last, and the message with one list. */
  tenantTroubles: key('tenant_troubles'),
  tenantTroublesList: (mark: number) => key('tenant_troubles', mark),
  ownTrouble: (about: { readonly what: string; readonly day: string; readonly personId: string }) =>
    key('own_trouble', about.what, about.day, about.personId),
  /** A day's reminder of what waits for the systems area: after so many working days, in its channel or to one person. */
  waiting: (chase: number, day: string, personId?: string) =>
    key('waiting', chase, day, ...(personId === undefined ? [] : [personId])),
  /** The marker that somebody was reminded of this request, question or finding, which waits since then. It has no message. */
  chased: (chase: number, id: string, since: Date) => key('chased', chase, id, since.getTime()),
  pressCut: (pressId: string) => key('press_cut', pressId),
} as const;
