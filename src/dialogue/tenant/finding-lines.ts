import type { Messages } from '#messages/messages.ts';
import type { Finding, FindingBefore } from '#use-cases/ports/store/tenant.ts';
import { mention } from '../parts/person-line.ts';
import type { Line } from '../screen.ts';

type Names = Pick<FindingBefore, 'address' | 'userPrincipalName'>;

/** The account, what happened, and the differences. */
export function findingLines(m: Messages, finding: Finding): readonly Line[] {
  const words = m.tenant.digest;
  const { what, entry, before } = finding;
  const known = before ?? entry;
  const cameBack = what === 'made' && before !== null;
  return [
    [{ bold: known?.displayName || words.noName }, ' · ', { code: known?.address ?? '' }],
    [words.what[cameBack ? 'came_back' : what]],
    ...changesOf(m, finding).map((line) => [line]),
  ];
}

/** The differences, before and after. */
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

/** Whether the sign-in name stayed, or equals the address before and after. */
function isOneName(before: Names, after: Names): boolean {
  if (before.userPrincipalName === after.userPrincipalName) return true;
  return [before, after].every(({ address, userPrincipalName }) => address === userPrincipalName);
}

/** The decision and who made it; null when it is open. */
export function outcomeLine(m: Messages, finding: Finding): Line | null {
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

/** Where the finding that replaced this one is shown. */
export function whatFollowed(m: Messages, { readId, followedBy }: Pick<Finding, 'readId' | 'followedBy'>): string {
  const words = m.tenant.digest.followed;
  if (followedBy === null) return words.later;
  return followedBy.readId === readId ? words.here : words.elsewhere(m.dayOf(followedBy.at));
}

/** Adds the reason and the present official; older decisions had no reason. */
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
