import { displayNameOf, isCreation } from '#domain/form.ts';
import type { Messages } from '#messages/messages.ts';
import type { RequestRecord } from '#use-cases/record-ports.ts';
import type { Field, Section } from './printed.ts';
import { inductionParts } from './section-induction.ts';
import { sealSection } from './section-seal.ts';

/** What completes the record of a request whose first steps were taken after its end. */
export function supplementSections(m: Messages, record: RequestRecord): readonly Section[] {
  const words = m.record.supplement;
  const { number } = record.request;
  return [
    {
      title: words.request,
      parts: [
        { kind: 'fields', rows: accountRows(m, record) },
        { kind: 'note', text: words.about(number) },
        { kind: 'note', text: m.record.request.clock(m.timeZone) },
      ],
    },
    { title: words.steps, parts: inductionParts(m, record) },
    { ...sealSection(m, record), title: words.seal },
  ];
}

function accountRows(m: Messages, { request, endedAt }: RequestRecord): readonly Field[] {
  const words = m.record.supplement;
  const { number, form, plan, handedTo, induction } = request;
  const address = plan?.address ?? (isCreation(form) ? '' : form.account.address);
  const last = Math.max(...induction.map(({ at }) => at.getTime()));
  return [
    { label: m.record.request.number, value: number, isCode: true },
    { label: words.account, value: displayNameOf(form) },
    ...(address === '' ? [] : [{ label: words.address, value: address }]),
    ...(handedTo === null
      ? []
      : [
          {
            label: words.handedTo,
            value: `${handedTo.person.name} (${m.record.delivery.toText[handedTo.as]})`,
          },
        ]),
    ...(endedAt === null ? [] : [{ label: words.ended, value: m.moment(endedAt) }]),
    ...(induction.length === 0 ? [] : [{ label: words.completed, value: m.moment(new Date(last)) }]),
  ];
}
