import type { ReceiptReminder } from '#domain/form/delivery.ts';

/**
 * Names one message of ours, so that it is posted once and found again: the same key is the same message. A message about a request
 * has the request's id in its key, by which it is forgotten with it; nothing else of it is personal but the reader's id in the chat.
 */
export type PostKey = string & { readonly [BRAND]: true };
declare const BRAND: unique symbol;

const key = (...parts: readonly (string | number)[]): PostKey => parts.join(':') as PostKey;

/** The key of every message that we post. */
export const postKey = {
  card: (audience: 'systems' | 'requester', requestId: string) => key('card', audience, requestId),
  question: (requestId: string, index: number) => key('question', requestId, index),
  /** `note` tells notes in one request's thread apart. */
  note: (requestId: string, note: string) => key('note', note, requestId),
  rejected: (requestId: string) => key('rejected', requestId),
  claim: (requestId: string, personId: string) => key('claim', requestId, personId),
  agreement: (requestId: string) => key('agreement', requestId),
  agreementAgain: (requestId: string) => key('agreement', requestId, 'again'),
  /** Each time that a request rests or ends is told of its own. */
  done: (request: { readonly id: string; readonly state: string }, personId: string) =>
    key('done', request.state, request.id, personId),
  handOver: (requestId: string, personId: string) => key('hand_over', requestId, personId),
  receipt: (requestId: string, personId: string) => key('receipt', requestId, personId),
  receiptReminder: (requestId: string, about: { readonly reminder: ReceiptReminder; readonly personId: string }) =>
    key('receipt_reminder', about.reminder, requestId, about.personId),
  induction: (requestId: string, personId: string) => key('induction', requestId, personId),
  congratulations: (requestId: string) => key('congratulations', requestId),
  closed: (requestId: string) => key('closed', requestId),
  /** One for each decision that somebody took alone. The sweep makes the same key in SQL (`controlToTell`). */
  control: (requestId: string, at: Date) => key('control', requestId, at.getTime()),
  controlRelease: (at: string) => key('control', 'release', at),
  contractEnd: (about: {
    readonly accountId: string;
    readonly contractEnd: string;
    readonly reminder: number;
    readonly personId: string;
  }) => key('contract', about.accountId, about.contractEnd, about.reminder, about.personId),
  import: key('import'),
  digest: (readId: string) => key('digest', readId),
  review: (readId: string) => key('review', readId),
  unread: (readId: string) => key('trouble', 'unread', readId),
  trailHead: (day: string) => key('trail_head', day),
  report: (month: string) => key('report', month),
  /** A file beside the message with this key. Its name comes last: a chat finds a file again by that alone. */
  file: (beside: PostKey, name: string) => key(beside, name),
  /** `what` tells troubles apart, such as those of two days. */
  trouble: (what: string) => key('trouble', what),
  /** Which list of the tenant's troubles was told last, and the message with one list. */
  tenantTroubles: key('tenant_troubles'),
  tenantTroublesList: (mark: number) => key('tenant_troubles', mark),
  ownTrouble: (about: { readonly what: string; readonly day: string; readonly personId: string }) =>
    key('own_trouble', about.what, about.day, about.personId),
  pressCut: (pressId: string) => key('press_cut', pressId),
} as const;
