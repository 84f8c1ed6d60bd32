import { nameAndId } from '#domain/people/chat-name.ts';
import { completedAt } from '#domain/form/delivery.ts';
import { displayNameOf, isCreation } from '#domain/form/form.ts';
import type { Messages } from '#messages/messages.ts';
import type { RequestRecord } from '#use-cases/ports/store/record.ts';
import type { Field, Section } from '../pdf/printed.ts';
import { inductionParts } from './section-induction.ts';
import { sealSection } from './section-seal.ts';

/** The supplement to a record, for first steps taken after the request's end. */
export function supplementSections(m: Messages, record: RequestRecord): readonly Section[] {
  const words = m.record.supplement;
  const { number } = record.request;
  return [
    {
      title: words.request,
      parts: [
        { kind: 'fields', rows: accountRows(m, record) },
        { kind: 'note', text: isCompletedLater(record) ? words.about(number) : words.aboutAgain(number) },
        { kind: 'note', text: m.record.request.clock(m.timeZone) },
      ],
    },
    { title: words.steps, parts: inductionParts(m, record) },
    { ...sealSection(m, record), title: words.seal },
  ];
}

/** Otherwise the first steps were complete at the end, and only the policy was accepted again. */
function isCompletedLater({ request, end }: RequestRecord): boolean {
  const completed = completedAt(request.induction);
  return completed === null || end === null || completed > end.at;
}

function accountRows(m: Messages, { request, end }: RequestRecord): readonly Field[] {
  const words = m.record.supplement;
  const { number, form, plan, handedTo, induction } = request;
  const address = plan?.address ?? (isCreation(form) ? '' : form.account.address);
  const completed = completedAt(induction);
  return [
    { label: m.record.request.number, value: number, isCode: true },
    { label: words.account, value: displayNameOf(form) },
    ...(address === '' ? [] : [{ label: words.address, value: address }]),
    ...(handedTo === null
      ? []
      : [
          {
            label: words.handedTo,
            value: `${nameAndId(handedTo.person)} (${m.record.delivery.toText[handedTo.as]})`,
          },
        ]),
    ...(end === null ? [] : [{ label: words.ended, value: m.exactMoment(end.at) }]),
    ...(completed === null ? [] : [{ label: words.completed, value: m.exactMoment(completed) }]),
  ];
}
