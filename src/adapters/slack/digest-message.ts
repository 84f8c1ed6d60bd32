import type { ActionsBlockElement, KnownBlock, ModalView } from '@slack/types';
import { REASON_MAX } from '#domain/form/validate-change.ts';
import type { Messages } from '#messages/messages.ts';
import { FINDINGS_A_PAGE, type Digest, type Finding, type FindingBefore } from '#use-cases/ports/tenant.ts';
import { mention } from '#dialogue/parts/person-line.ts';
import { oneTextDialog } from '#dialogue/parts/one-text-dialog.ts';
import { renderDialog } from './render.ts';
import { header, plain, rich, small, type Line } from './rich-text.ts';

export const DIGEST = {
  adopt: 'digest_adopt',
  request: 'digest_request',
  ignore: 'digest_ignore',
  previous: 'digest_previous',
  next: 'digest_next',
  review: 'digest_review',
} as const;
export const IGNORE_VIEW = 'ignore_finding';

/** What the buttons of a finding carry. */
export interface FindingValue {
  readonly findingId: string;
  readonly page: number;
}

type Names = Pick<FindingBefore, 'address' | 'userPrincipalName'>;

/** What was changed outside the procedure, each with its buttons or with who decided what. */
export function digestMessage(m: Messages, digest: Digest): { readonly text: string; readonly blocks: KnownBlock[] } {
  const words = m.tenant.digest;
  const { read, findings, total, open, page, pages } = digest;
  const blocks: KnownBlock[] = [
    header(words.title),
    small(words.found(total, open, m.moment(read.finishedAt ?? read.startedAt))),
    ...findings.flatMap((finding) => findingBlocks(m, finding, page)),
  ];
  const rest = total - page * FINDINGS_A_PAGE - findings.length;
  const where = [
    ...(pages > 1 ? [m.commands.accounts.page(page + 1, pages)] : []),
    ...(rest > 0 ? [words.more(rest)] : []),
  ];
  if (where.length > 0) blocks.push(small(where.join(' · ')));
  const turn = (name: 'previous' | 'next', to: number): ActionsBlockElement => ({
    type: 'button',
    action_id: DIGEST[name],
    text: plain(m.commands.accounts[name]),
    value: JSON.stringify({ readId: read.id, page: to }),
  });
  const buttons: ActionsBlockElement[] = [
    ...(page > 0 ? [turn('previous', page - 1)] : []),
    ...(page + 1 < pages ? [turn('next', page + 1)] : []),
    { type: 'button', action_id: DIGEST.review, text: plain(words.review) },
  ];
  blocks.push(small(words.how), { type: 'actions', elements: buttons });
  return { text: words.title, blocks };
}

function findingBlocks(m: Messages, finding: Finding, page: number): readonly KnownBlock[] {
  const words = m.tenant.digest;
  const { what, entry, before } = finding;
  const known = before ?? entry;
  const cameBack = what === 'made' && before !== null;
  const lines: Line[] = [
    [{ bold: known?.displayName || words.noName }, ' · ', { code: known?.address ?? '' }],
    [words.what[cameBack ? 'came_back' : what]],
    ...changesOf(m, finding).map((line) => [line]),
  ];
  const outcome = outcomeOf(m, finding);
  if (outcome !== null) return [rich([...lines, outcome])];
  const value = JSON.stringify({ findingId: finding.id, page } satisfies FindingValue);
  const confirm = {
    title: plain(words.confirm.title),
    text: plain(words.confirm.text(m.tenant.asks[what], known?.address ?? '').slice(0, 300)),
    confirm: plain(words.confirm.yes),
    deny: plain(words.confirm.no),
  };
  return [
    rich(lines),
    {
      type: 'actions',
      elements: [
        { type: 'button', action_id: DIGEST.adopt, text: plain(words.adopt), value },
        { type: 'button', action_id: DIGEST.request, text: plain(words.request), value, confirm },
        { type: 'button', action_id: DIGEST.ignore, text: plain(words.ignore), value },
      ],
    },
  ];
}

/** Before and after, of what differs. */
function changesOf(m: Messages, { what, entry, before }: Finding): readonly string[] {
  const { change, labels, values } = m.tenant.digest;
  switch (what) {
    case 'made':
      return [change(labels.account, values.absent, values.present)];
    case 'deleted':
      return [change(labels.account, values.present, values.absent)];
    case 'blocked':
      return [change(labels.sign_in, values.allowed, values.prevented)];
    case 'unblocked':
      return [change(labels.sign_in, values.prevented, values.allowed)];
    case 'unlicensed':
      return [change(labels.licence, values.licensed, values.unlicensed)];
    case 'renamed':
      if (entry === null || before === null) return [];
      return [
        ...(before.address === entry.address ? [] : [change(labels.address, before.address, entry.address)]),
        ...(isOneName(before, entry)
          ? []
          : [change(labels.sign_in_name, before.userPrincipalName, entry.userPrincipalName)]),
        ...(before.displayName === entry.displayName
          ? []
          : [change(labels.name, before.displayName, entry.displayName)]),
      ];
  }
}

/** The sign-in name stayed, or is the address before and after. */
function isOneName(before: Names, after: Names): boolean {
  if (before.userPrincipalName === after.userPrincipalName) return true;
  return [before, after].every(({ address, userPrincipalName }) => address === userPrincipalName);
}

/** Who decided what; null while nobody has. */
function outcomeOf(m: Messages, finding: Finding): Line | null {
  const words = m.tenant.digest;
  const who = finding.by?.name ?? '';
  const by = finding.by === null ? [] : mention(finding.by);
  const at = finding.decidedAt === null ? '' : m.moment(finding.decidedAt);
  switch (finding.state) {
    case 'adopted':
      return adoptedLine(m, finding, [words.adopted(who, at), ...by]);
    case 'requested':
      return [words.requested(who, at, finding.requestNumber ?? ''), ...by];
    case 'ignored':
      return [words.ignored(who, at, finding.reason ?? ''), ...by];
    case 'gone':
      return [words.gone];
    case 'replaced':
      return [words.replaced(whatFollowed(m, finding))];
    case 'open':
    case 'held':
      return null;
  }
}

/** Where that stands which came in the place of a finding. */
export function whatFollowed(m: Messages, { readId, followedBy }: Pick<Finding, 'readId' | 'followedBy'>): string {
  const words = m.tenant.digest.followed;
  if (followedBy === null) return words.later;
  return followedBy.readId === readId ? words.here : words.elsewhere(m.dayOf(followedBy.at));
}

/** With the reason, and with who answers for the account now; older ones were not asked. */
function adoptedLine(m: Messages, { reason, account }: Finding, said: Line): Line {
  const words = m.tenant.digest;
  const official = account?.responsible ?? null;
  return [
    ...said,
    ...(reason === null ? [] : [` ${words.because(reason)}`]),
    ...(official === null || account?.state === 'deleted'
      ? []
      : [` ${words.answers(official.name)}`, ...mention(official)]),
  ];
}

/** Asks for the reason, which stands in the digest and in the trail. */
export function ignoreView(m: Messages, value: FindingValue): ModalView {
  const { title, submit, reason: label, hint } = m.tenant.ignore;
  const about = { form: IGNORE_VIEW, state: value };
  return renderDialog(oneTextDialog(m, { ...about, title, submit, field: 'reason', label, hint, max: REASON_MAX }));
}
