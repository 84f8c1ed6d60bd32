import { isUnfinished, type Request } from '#domain/request/request.ts';
import type { DeletionDays } from '#domain/plan/mail-life.ts';
import { productNames } from '#domain/account/product-names.ts';
import type { Leavings } from '#domain/plan/plan.ts';
import { visibilityLine } from '#domain/plan/powershell.ts';
import { byHandText } from './by-hand.ts';
import type { Messages } from './messages.ts';

/** A labelled line; `code` is text to copy. */
export interface MailLine {
  readonly label: string;
  readonly value: string;
  readonly code?: string;
}

/**
 * Whether the planned treatment of the messages does not apply: the request did not go ahead, or was closed unfinished.
 */
function isDropped(request: Request): boolean {
  return request.state === 'rejected' || request.state === 'cancelled' || isUnfinished(request);
}

/** What happens or happened to the messages, for everybody; empty when the plan does not say. */
export function mailLines(m: Messages, request: Request, days: DeletionDays | null): readonly MailLine[] {
  const { plan, form } = request;
  const words = m.mail;
  if (plan === null) return [];
  const said = byHandText(m, request);
  const byHand = said === null ? [] : [said];
  const told = (value: string): MailLine => ({ label: words.label, value: [value.trim(), ...byHand].join(' ') });
  if (isDropped(request)) return leftLines(m, request, days);
  if (plan.mailReturns !== undefined)
    return [told((isBack(request) ? words.returned : words.returns)[plan.mailReturns])];
  if (plan.mail === undefined || form.type !== 'deletion' || days === null) return [];
  const { custody, releases, keepers } = plan.mail;
  const facts = {
    ...{ custody, releases, keepers: keepers.map(({ name }) => name).join(', ') },
    ...{ suspendedOn: m.day(days.suspendedOn), isSuspended: days.isSuspended },
    lostOn: days.mailLostOn === null ? null : m.day(days.mailLostOn),
    isByHand: said !== null,
  };
  const why = form.mayBeLost ?? '';
  return [
    told(request.state === 'closed' ? words.done(facts) : words.text(facts)),
    ...(why === '' ? [] : [{ label: words.mayBeLost, value: why }]),
  ];
}

/** Whether the account was restored, so that its messages are known. */
function isBack({ state }: Request): boolean {
  return state === 'executed' || state === 'delivered' || state === 'closed';
}

/** For a deletion closed unfinished after the licence was taken; for an account that is gone nothing is known. */
function leftLines(m: Messages, { ended, ...request }: Request, days: DeletionDays | null): readonly MailLine[] {
  const isLeft = isUnfinished({ ...request, ended }) && ended?.reason !== null;
  if (!isLeft || days?.isReleased !== true || days.mailLostOn === null) return [];
  return [{ label: m.mail.label, value: m.mail.left(m.day(days.mailLostOn)) }];
}

/** What the account leaves behind and still does (or did until its deletion), for the systems area and the record. */
export function leavingLines(m: Messages, request: Request, days: DeletionDays | null): readonly MailLine[] {
  const { plan, form } = request;
  const leavings = plan?.leavings;
  if (leavings === undefined || !('account' in form) || isDropped(request)) return [];
  if (request.state === 'closed' && plan?.steps.includes('soft_delete')) return pastLines(m, leavings);
  const words = m.mail.leavings;
  const groupsLine = (label: string, groups: NonNullable<Leavings['staysOut']>): readonly MailLine[] =>
    groups.length === 0
      ? []
      : [{ label, value: groups.map(({ name, why }) => `${name} (${words.stay[why]})`).join(', ') }];
  const { forwards, autoReply, ownedGroups, staysIn = [], staysOut = [], answersFor, licences } = leavings;
  const names = productNames(licences);
  const keeps =
    form.type === 'deletion' &&
    request.state !== 'closed' &&
    plan?.mail?.releases !== true &&
    names !== '' &&
    days !== null &&
    days.deletedOn !== null;
  return [
    ...(keeps ? [{ label: m.mail.keepsLicence, value: m.mail.until(names, m.day(days.deletedOn ?? '')) }] : []),
    ...(forwards === null
      ? [{ label: words.forwards, value: words[request.state === 'closed' ? 'unseen' : 'unknown'] }]
      : request.state === 'closed'
        ? forwardLine(m, words.past.forwards, forwards)
        : [
            { label: words.forwardsOff, those: forwards.filter(({ isFixed }) => isFixed !== true) },
            { label: words.forwardsFixed, those: forwards.filter(({ isFixed }) => isFixed === true) },
          ].flatMap(({ label, those }) => forwardLine(m, label, those))),
    ...(autoReply ? [{ label: words.autoReply, value: words.hasAutoReply }] : []),
    ...(ownedGroups.length === 0
      ? []
      : [{ label: words.ownedGroups, value: ownedGroups.map(({ name }) => name).join(', ') }]),
    ...groupsLine(words.staysIn, staysIn),
    ...groupsLine(words.staysOut, staysOut),
    ...(answersFor.length === 0 ? [] : [{ label: words.answersFor, value: answersFor.join(', ') }]),
    ...listLine(m, request),
  ];
}

function forwardLine(m: Messages, label: string, those: NonNullable<Leavings['forwards']>): readonly MailLine[] {
  const value = those.map(({ name, to }) => m.mail.leavings.forward(name, to.join(', '))).join('; ');
  return value === '' ? [] : [{ label, value }];
}

/** For a deleted account, which does nothing any more: only what it left behind for others. */
function pastLines(m: Messages, { forwards, ownedGroups, answersFor }: Leavings): readonly MailLine[] {
  const words = m.mail.leavings;
  return [
    ...(forwards === null
      ? [{ label: words.past.forwards, value: words.unseen }]
      : forwardLine(m, words.past.forwards, forwards)),
    ...[
      { label: words.past.ownedGroups, value: ownedGroups.map(({ name }) => name).join(', ') },
      { label: words.past.answersFor, value: answersFor.join(', ') },
    ].filter(({ value }) => value !== ''),
  ];
}

/** Whether it is in the address list, which only a person can change; for a restored account only if it is hidden. */
function listLine(m: Messages, { plan, form, kind }: Request): readonly MailLine[] {
  const isListed = plan?.leavings?.isListed ?? null;
  if (!('account' in form) || (kind === 'restoration' && isListed !== false)) return [];
  const { list, listed, hidden, unsaid } = m.mail.leavings;
  const value = isListed === null ? unsaid : isListed ? listed : hidden;
  return [{ label: list, value, code: visibilityLine(form.account.directoryId, isListed !== false) }];
}
