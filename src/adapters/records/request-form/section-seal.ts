import { codeOf } from '#domain/trail/trail.ts';
import type { Messages } from '#messages/messages.ts';
import type { RequestRecord } from '#use-cases/ports/store/record.ts';
import type { Section } from '../pdf/printed.ts';

/** The code that leads an auditor from the record to the trail, and how. */
export function sealSection(m: Messages, { seal }: RequestRecord): Section {
  const words = m.record.seal;
  const { title } = words;
  const signatures = { label: words.signatures, value: words.signaturesText };
  if (seal === null)
    return { title, parts: [{ kind: 'fields', rows: [{ label: words.code, value: words.none }, signatures] }] };
  const code = codeOf(seal);
  const rows = [
    { label: words.code, value: code, isCode: true },
    { label: words.event, value: words.eventText(seal.seq) },
    { label: words.hash, value: seal.hash, isCode: true },
    { label: words.how, value: words.howText(`npm run audit:verify -- --code ${code}`) },
    signatures,
  ];
  return { title, parts: [{ kind: 'fields', rows }] };
}
