import { nameAndId } from '#domain/people/chat-name.ts';
import type { Form } from '#domain/form/form.ts';
import type { Request } from '#domain/request/request.ts';
import { ENDED_STATES } from '#domain/request/states.ts';
import type { Messages } from '#messages/messages.ts';
import { stateText } from '#messages/state-text.ts';
import { whyAsked } from '#messages/why-asked.ts';
import type { RequestRecord } from '#use-cases/ports/store/record.ts';
import type { Field, Section } from '../pdf/printed.ts';
import { doorName, eventValue } from './trail-words.ts';

/** Number, content, state, requester and justification of the request. */
export function requestSection(m: Messages, { request, events, version, notice }: RequestRecord): Section {
  const words = m.record.request;
  const { form } = request;
  const modifications: Partial<Record<Form['type'], { readonly name: string }>> = m.change.modifications;
  const change = modifications[form.type];
  const submitted = events.find(({ what }) => what === 'submit');
  const rows: Field[] = [
    { label: words.number, value: request.number, isCode: true },
    { label: words.kind, value: m.card.kinds[request.kind] },
    ...(request.corrects === undefined
      ? []
      : [{ label: m.correction.record, value: request.corrects, isCode: true } as const]),
    ...(change === undefined ? [] : [{ label: words.change, value: change.name }]),
    { label: m.card.labels.state, value: stateText(m, request) },
    { label: m.card.labels.requester, value: nameAndId(request.requester) },
    { label: words.at, value: m.exactMoment(request.createdAt) },
    ...(submitted === undefined ? [] : [{ label: words.door, value: doorName(m, submitted.door) }]),
    { label: m.card.labels.justification, value: whyAsked(m, request) },
    ...(submitted !== undefined && eventValue(submitted, 'consent') === true
      ? consentRows(m, { request, notice })
      : []),
    ...ruleRows(m, request),
    ...ratificationRows(m, request),
    ...versionRows(m, version),
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

/** What was consented to, in the words shown at that time. */
function consentRows(m: Messages, { request, notice }: Pick<RequestRecord, 'request' | 'notice'>): readonly Field[] {
  const agreed = (text: string): Field => ({ label: m.form.fields.consent, value: `${m.form.consentOption}. ${text}` });
  const stamp = request.notice;
  if (stamp === undefined) return [agreed(m.form.consentTextBefore)];
  const words = m.privacy.record;
  const version = m.textVersion(stamp);
  return [
    agreed(notice?.text ?? words.gone),
    ...(version === null ? [] : [{ label: words.version, value: version }]),
    { label: words.hash, value: stamp.sha256, isCode: true },
  ];
}

/** The form's version when it was made, and what that version changed. */
function versionRows(m: Messages, { version, date, description }: RequestRecord['version']): readonly Field[] {
  const words = m.record.request;
  if (description === undefined) return [];
  return [{ label: words.formVersion, value: words.formVersionText(version, m.day(date), description) }];
}

function ruleRows(m: Messages, { rule, needsTwo, alone }: Request): readonly Field[] {
  const words = m.record.request;
  return [
    ...(rule === null ? [] : [{ label: words.rule, value: m.card.rules[rule] }]),
    ...(needsTwo && alone === undefined ? [{ label: words.needsTwo, value: words.needsTwoText }] : []),
  ];
}

/** Who stood for a block as a second person, or that nobody did. */
function ratificationRows(m: Messages, { ratification, state }: Request): readonly Field[] {
  if (ratification === undefined) return [];
  const { record, labels } = m.block;
  const { ratified } = ratification;
  const until = m.exactMoment(ratification.until);
  const open = ENDED_STATES.includes(state) ? record.none(until) : record.pending(until);
  const value =
    ratified === null
      ? open
      : `${record.by(nameAndId(ratified.by), ratified.as, m.exactMoment(ratified.at))} ${record.until(until)}`;
  return [{ label: labels.ratification, value }];
}

function endRows(m: Messages, { supersededBy, ended, state }: Request): readonly Field[] {
  const words = m.record.request;
  const rows: Field[] = [];
  if (supersededBy !== null) rows.push({ label: words.superseded, value: words.supersededText(supersededBy) });
  if (ended !== null) {
    const by = words.endedText(nameAndId(ended.by), m.exactMoment(ended.at));
    // Stopping before the day needs no reason; closed without one, its account was gone.
    const why = ended.reason === null ? words.accountGone : m.record.decisions.reason(ended.reason);
    rows.push({ label: words.ended, value: state === 'closed' || ended.reason !== null ? `${by}\n${why}` : by });
  }
  return rows;
}
