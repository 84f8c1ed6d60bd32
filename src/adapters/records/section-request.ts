import type { Form } from '#domain/form.ts';
import type { Request } from '#domain/request.ts';
import type { Messages } from '#messages/messages.ts';
import type { RequestRecord } from '#use-cases/record-ports.ts';
import type { Field, Section } from './printed.ts';
import { doorName, saidIn } from './trail-words.ts';

/** Which request it is, what is asked, where it stands, who asked and why. */
export function requestSection(m: Messages, { request, events }: RequestRecord): Section {
  const words = m.record.request;
  const { form } = request;
  const modifications: Partial<Record<Form['type'], { readonly name: string }>> = m.change.modifications;
  const change = modifications[form.type];
  const submitted = events.find(({ what }) => what === 'submit');
  const rows: Field[] = [
    { label: words.number, value: request.number, isCode: true },
    { label: words.kind, value: m.card.kinds[request.kind] },
    ...(change === undefined ? [] : [{ label: words.change, value: change.name }]),
    { label: m.card.labels.state, value: stateOf(m, request) },
    { label: m.card.labels.requester, value: request.requester.name },
    { label: words.at, value: m.moment(request.createdAt) },
    ...(submitted === undefined ? [] : [{ label: words.door, value: doorName(m, submitted.door) }]),
    { label: m.card.labels.justification, value: form.justification },
    ...(submitted !== undefined && saidIn(submitted, 'consent') === true
      ? [{ label: m.form.fields.consent, value: `${m.form.consentOption}. ${m.form.consentText}` }]
      : []),
    ...ruleRows(m, request),
    ...endRows(m, request),
  ];
  return {
    title: words.title,
    parts: [
      { kind: 'fields', rows },
      { kind: 'note', text: words.clock(m.timeZone) },
    ],
  };
}

function stateOf(m: Messages, { kind, state, supersededBy }: Request): string {
  const undone = kind === 'deletion' && state === 'cancelled' && supersededBy !== null;
  return undone ? m.card.undone : m.card.states[state];
}

function ruleRows(m: Messages, { rule, needsTwo }: Request): readonly Field[] {
  const words = m.record.request;
  return [
    ...(rule === null ? [] : [{ label: words.rule, value: m.card.rules[rule] }]),
    ...(needsTwo ? [{ label: words.needsTwo, value: words.needsTwoText }] : []),
  ];
}

function endRows(m: Messages, { supersededBy, ended, state }: Request): readonly Field[] {
  const words = m.record.request;
  const rows: Field[] = [];
  if (supersededBy !== null) rows.push({ label: words.superseded, value: words.supersededText(supersededBy) });
  if (ended !== null) {
    const by = words.endedText(ended.by.name, m.moment(ended.at));
    // Stopped before its day it needs no reason; closed without one, its account was gone.
    const why = ended.reason === null ? words.accountGone : m.record.decisions.reason(ended.reason);
    rows.push({ label: words.ended, value: state === 'closed' ? `${by}\n${why}` : by });
  }
  return rows;
}
