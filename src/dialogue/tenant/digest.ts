import type { Messages } from '#messages/messages.ts';
import { FINDINGS_A_PAGE, type Digest, type Finding } from '#use-cases/ports/store/tenant.ts';
import { DIGEST } from '../act-names.ts';
import {
  actions,
  heading,
  note,
  paragraph,
  type Action,
  type Confirm,
  type Line,
  type Message,
  type Part,
} from '../screen.ts';
import { findingLines, outcomeLine } from './finding-lines.ts';

/** The payload of a finding's buttons. */
export interface FindingValue {
  readonly findingId: string;
  readonly page: number;
}

/** The changes outside the procedure, each with its buttons or its decision. */
export function digestMessage(m: Messages, digest: Digest): Message {
  const words = m.tenant.digest;
  const { read, findings, total, open, page } = digest;
  const where = pageLine(m, digest);
  return {
    summary: words.title,
    parts: [
      heading(words.title),
      note(words.found(total, open, m.moment(read.finishedAt ?? read.startedAt))),
      ...findings.flatMap((finding) => findingParts(m, finding, { page })),
      ...(where === '' ? [] : [note(where)]),
      note(words.how),
      actions([...pageButtons(m, digest), { act: DIGEST.review, label: words.review }]),
    ],
  };
}

/** The page's number, and how many follow. */
function pageLine(m: Messages, { total, findings, page, pages }: Digest): string {
  const rest = total - page * FINDINGS_A_PAGE - findings.length;
  return [
    ...(pages > 1 ? [m.commands.accounts.page(page + 1, pages)] : []),
    ...(rest > 0 ? [m.tenant.digest.more(rest)] : []),
  ].join(' · ');
}

function pageButtons(m: Messages, { read, page, pages }: Digest): readonly Action[] {
  const turn = (name: 'previous' | 'next', to: number): Action => ({
    act: DIGEST[name],
    label: m.commands.accounts[name],
    payload: { readId: read.id, page: to },
  });
  return [...(page > 0 ? [turn('previous', page - 1)] : []), ...(page + 1 < pages ? [turn('next', page + 1)] : [])];
}

/** A finding with its buttons or its decision; `beside` is a further line. */
export function findingParts(
  m: Messages,
  finding: Finding,
  { page, beside }: { readonly page: number; readonly beside?: Line },
): readonly Part[] {
  const words = m.tenant.digest;
  const lines = [...findingLines(m, finding), ...(beside === undefined ? [] : [beside])];
  const outcome = outcomeLine(m, finding);
  if (outcome !== null) return [paragraph([...lines, outcome])];
  const payload: FindingValue = { findingId: finding.id, page };
  return [
    paragraph(lines),
    actions([
      { act: DIGEST.adopt, label: words.adopt, payload },
      { act: DIGEST.request, label: words.request, payload, confirm: requestConfirm(m, finding) },
      { act: DIGEST.ignore, label: words.ignore, payload },
    ]),
  ];
}

/** Asks for a confirmation before a request reverts the change. */
function requestConfirm(m: Messages, { what, entry, before }: Finding): Confirm {
  const { title, text, yes: confirm, no: deny } = m.tenant.digest.confirm;
  return { title, text: text(m.tenant.asks[what], (before ?? entry)?.address ?? ''), confirm, deny };
}
