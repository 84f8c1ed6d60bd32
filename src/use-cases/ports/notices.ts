import type { ReceiptReminder } from '#domain/form/delivery.ts';
import type { Account } from '#domain/account/account.ts';
import type { SystemsQuestion } from '#domain/question/question.ts';
import type { OwnTrouble } from '#domain/own-trouble.ts';
import type { Person } from '#domain/person.ts';
import type { Request } from '#domain/request/request.ts';
import type { RequesterMoment, ThreadNote } from '#domain/request/effect.ts';
import type { Register } from '#domain/request/concerned/who-is-concerned.ts';
import type { TenantTrouble } from '#domain/tenant-trouble.ts';
import type { TrailHead } from '#domain/trail/trail.ts';
import type { StillWaiting } from './still-waiting.ts';
import type { Document } from './store/archive.ts';
import type { ContractNotice, LetExpire } from './store/contract.ts';
import type { CardAudience, ReleasedAlone } from './store/job.ts';
import type { LeftBehind } from '#domain/request/left-behind.ts';
import type { MonthlyReport } from './store/report.ts';
import type { Run } from './store/run.ts';
import type { Digest, ReviewNews, TenantRead } from './store/tenant.ts';

/** The hand-overs that wait for one official's confirmation on that day (`YYYY-MM-DD`). */
interface ReceiptsWaiting {
  readonly day: string;
  readonly requests: readonly Request[];
}

/**
 * The messages that people receive, in whichever chat they are. Every method throws `OutsideError` and may be called
 * twice.
 */
export interface Notices {
  /**
   * `letExpire`: somebody wants the contract to end that this request would extend. `extension`: the number of the
   * extension that would end this deletion. `lacks`: nobody in the systems area could decide this request.
   * `seekers`: so many other requests take a seat of the same licence. `behind`: what whoever leaves answers for.
   */
  showCard(input: {
    request: Request;
    run: Run | null;
    audience: CardAudience;
    letExpire?: LetExpire | null;
    extension?: string | null;
    lacks?: 'approver' | 'second' | null;
    seekers?: number;
    behind?: LeftBehind | null;
  }): Promise<void>;
  tellQuestion(request: Request, index: number): Promise<void>;
  threadNote(request: Request, key: string, note: ThreadNote): Promise<void>;
  handOver(request: Request, to: Person, as: 'holder' | 'responsible'): Promise<void>;
  /**
   * Updates both sides' messages about a hand-over: receipt and first steps. `hasSeveral`: its official has several to
   * confirm, which are in one message of the day.
   */
  showHandOver(request: Request, official: { readonly hasSeveral: boolean }): Promise<void>;
  /** Reminds those who have not confirmed yet, except an official who has several to confirm. */
  remindReceipt(request: Request, reminder: ReceiptReminder, official: { readonly hasSeveral: boolean }): Promise<void>;
  /** Updates an official's messages with all hand-overs that wait for their confirmation; posts the day's for several. */
  showReceipts(official: Pick<Person, 'id'>, waiting: ReceiptsWaiting): Promise<void>;
  /** Posts the day's message, once; a hand-over that waits alone gets its own message if its official has none of it yet. */
  tellReceipts(official: Pick<Person, 'id'>, waiting: ReceiptsWaiting): Promise<void>;
  tellHead(day: string, head: TrailHead): Promise<void>;
  /** Tells the systems area's channel of a problem that people have to look after; once for each `what`. */
  tellTrouble(what: string, code: 'backup_failed' | 'head_file_failed' | 'second_factor_unseen'): Promise<void>;
  /**
   * Tells each person of the systems area, by direct message, of a problem with the bot's own operation; once for each
   * `what` and day.
   */
  tellTeam(about: { readonly what: string; readonly day: string }, trouble: OwnTrouble): Promise<void>;
  /**
   * Tells the systems area's channel what in the tenant will block requests. Told again only when the list has changed,
   * and once when it is empty.
   */
  tellTenant(troubles: readonly TenantTrouble[]): Promise<void>;
  /** Posts the monthly report in the systems area's channel, with its picture and its document. */
  tellReport(report: MonthlyReport, files: readonly Document[]): Promise<void>;
  /** Tells the person of control who decided alone about their own request, and why; once for each reason. */
  tellControl(request: Request): Promise<void>;
  /** Tells the person of control who released their own address; once for each. */
  tellReleasedAlone(released: ReleasedAlone): Promise<void>;
  /** A question in the systems area's channel, with its answers; later updates that message. */
  showQuestion(question: SystemsQuestion, account: Account | null): Promise<void>;
  /** The answer at this position: to whoever asked, and below the question. */
  tellAnswer(question: SystemsQuestion, account: Account | null, index: number): Promise<void>;
  /**
   * Reminds the systems area of what waits for it: after a working day in its channel, after three each of its people and
   * whoever leads them. Once for each thing, in one message.
   */
  tellWaiting(waiting: StillWaiting): Promise<void>;
  /** Tells that it was rejected; later updates that message. */
  tellRejected(request: Request): Promise<void>;
  /**
   * Tells the person responsible for the mailbox that somebody claims it; once for each request. False when that person
   * left the chat.
   */
  tellClaim(request: Request, to: Person): Promise<boolean>;
  /** Asks the official to confirm an extension that the holder asked for; later updates that message. */
  showAgreement(request: Request): Promise<void>;
  /** Congratulates the person who has the account, and tells the requester. */
  tellClosed(request: Request): Promise<void>;
  /** Tells the requester once of this moment, if it is still so and nobody else's message tells them. */
  tellRequester(request: Request, moment: RequesterMoment): Promise<void>;
  /**
   * Tells the requester and the people concerned, according to the form and the register, what was done to the account;
   * not those who received it.
   */
  tellDone(request: Request, register: Register): Promise<void>;
  /** Tells the account's holder that it will be closed, and when; not when they asked for it. */
  tellClosing(request: Request, register: Register): Promise<void>;
  /**
   * Reminds somebody of the end of an account's contract, with buttons to extend it or let it end. After a decision, an
   * existing reminder is updated and no new one is sent.
   */
  tellContractEnd(notice: ContractNotice): Promise<void>;
  /** One message in the systems area's channel with everything that was changed outside the procedure. */
  showDigest(digest: Digest): Promise<void>;
  /** Offers the systems area to import the tenant's accounts; shows the progress and the end. */
  showImport(read: TenantRead | null): Promise<void>;
  /** One message in the systems area's channel about a review that somebody asked for; nothing for other reviews. */
  showReview(news: ReviewNews): Promise<void>;
  /**
   * Tells the systems area's channel that the tenant could not be read for some nights, and why; once for each read.
   */
  tellUnread(read: TenantRead): Promise<void>;
}
