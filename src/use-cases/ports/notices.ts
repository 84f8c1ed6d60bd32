import type { ReceiptReminder } from '#domain/form/delivery.ts';
import type { OwnTrouble } from '#domain/own-trouble.ts';
import type { Person } from '#domain/person.ts';
import type { Request } from '#domain/request/request.ts';
import type { ThreadNote } from '#domain/request/effect.ts';
import type { TenantTrouble } from '#domain/tenant-trouble.ts';
import type { TrailHead } from '#domain/trail/trail.ts';
import type { Document } from './archive.ts';
import type { ContractNotice, LetExpire } from './contract.ts';
import type { CardAudience, ReleasedAlone } from './job.ts';
import type { MonthlyReport } from './report.ts';
import type { Run } from './run.ts';
import type { Digest, ReviewNews, TenantRead } from './tenant.ts';

/** What is told to whom of what happened, in whichever chat they are. Every method throws `OutsideError` and may be called twice. */
export interface Notices {
  /** `letExpire`: somebody wants the contract to end that the request would extend. `extension`: the number of the one that would end the deletion. `lacks`: nobody of the systems area could decide it. */
  showCard(input: {
    request: Request;
    run: Run | null;
    audience: CardAudience;
    letExpire?: LetExpire | null;
    extension?: string | null;
    lacks?: 'approver' | 'second' | null;
  }): Promise<void>;
  tellQuestion(request: Request, index: number): Promise<void>;
  threadNote(request: Request, key: string, note: ThreadNote): Promise<void>;
  handOver(request: Request, to: Person, as: 'holder' | 'responsible'): Promise<void>;
  /** Brings what both sides were told about a hand-over in line with its state: receipt and first steps. */
  showHandOver(request: Request): Promise<void>;
  /** Asks those who have not confirmed yet once more. */
  remindReceipt(request: Request, reminder: ReceiptReminder): Promise<void>;
  tellHead(day: string, head: TrailHead): Promise<void>;
  /** Tells the systems area's channel of something that people have to look after; once for each `what`. */
  tellTrouble(what: string, code: 'backup_failed' | 'head_file_failed' | 'second_factor_unseen'): Promise<void>;
  /** Tells each person of the systems area of something wrong with the bot's own ground, by direct message; once for each `what` and day. */
  tellTeam(about: { readonly what: string; readonly day: string }, trouble: OwnTrouble): Promise<void>;
  /** Tells the systems area's channel what in the tenant will stand in the way of requests; again only when the list is another, and once when nothing is left of it. */
  tellTenant(troubles: readonly TenantTrouble[]): Promise<void>;
  /** The monthly report in the systems area's channel, with its picture and its document. */
  tellReport(report: MonthlyReport, files: readonly Document[]): Promise<void>;
  /** Tells the person of control who decided alone about what concerns them, and why; once for each reason. */
  tellControl(request: Request): Promise<void>;
  /** The same of an address; once for each. */
  tellReleasedAlone(released: ReleasedAlone): Promise<void>;
  tellRejected(request: Request): Promise<void>;
  /** Tells whoever answers for the mailbox that somebody claims it; once for each request. False where that person left the chat. */
  tellClaim(request: Request, to: Person): Promise<boolean>;
  /** Asks the official to confirm an extension that the holder asked for; brings what they were sent in line. */
  showAgreement(request: Request): Promise<void>;
  /** Congratulates the person who has the account, and tells the requester. */
  tellClosed(request: Request): Promise<void>;
  /** Tells those concerned, by the form and by now, apart from the one who asked, what was done to the account. */
  tellDone(request: Request, now: readonly Person[]): Promise<void>;
  /** Reminds somebody of an account's end of contract, with buttons to extend it or to let it end; decided meanwhile, a reminder that they have is brought in line, and none is sent. */
  tellContractEnd(notice: ContractNotice): Promise<void>;
  /** One message in the systems area's channel with everything that was changed outside the procedure. */
  showDigest(digest: Digest): Promise<void>;
  /** Offers the systems area to read the tenant's accounts in; shows how far it is, and that it is done. */
  showImport(read: TenantRead | null): Promise<void>;
  /** One message in the systems area's channel of a review that somebody asked for; of others nothing. */
  showReview(news: ReviewNews): Promise<void>;
  /** Tells the systems area's channel that the tenant could not be read for some nights, and why; once for each read. */
  tellUnread(read: TenantRead): Promise<void>;
}
