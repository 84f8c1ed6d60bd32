import { nameAndId } from '#domain/people/chat-name.ts';
import { isCreation } from '#domain/form/form.ts';
import { hashPlan } from '#domain/plan/compare-plans.ts';
import type { Change, Plan } from '#domain/plan/plan.ts';
import { productName } from '#domain/account/product-names.ts';
import { withConnection } from '#domain/plan/powershell.ts';
import type { Request } from '#domain/request/request.ts';
import { stepWords } from '#messages/by-hand.ts';
import { changeValue, withNames } from '#messages/change-value.ts';
import { leavingLines, mailLines, type MailLine } from '#messages/mail-lines.ts';
import type { Messages } from '#messages/messages.ts';
import type { RequestRecord } from '#use-cases/ports/store/record.ts';
import type { Field, Part, Section } from '../pdf/printed.ts';

/** Each change, before and after. */
export function changesSection(m: Messages, { request, isFinal }: RequestRecord): Section {
  const words = m.record.changes;
  const { title } = words;
  const changes = request.plan?.changes ?? [];
  if (changes.length > 0) return { title, parts: [changesTable(m, changes)] };
  if (isCreation(request.form)) return { title, parts: [note(words.none)] };
  if (request.plan !== null) return { title, parts: [note(words.nothing)] };
  return { title, parts: [note(isFinal ? words.neverPlanned : words.unknown)] };
}

function changesTable(m: Messages, changes: readonly Change[]): Part {
  const words = m.record.changes;
  return {
    kind: 'table',
    columns: [
      { title: words.what, share: 0.24 },
      { title: words.before, share: 0.38 },
      { title: words.after, share: 0.38 },
    ],
    rows: changes.map(withNames).map(({ what, before, after }) => [
      m.values.labels[what],
      // A password has no value that may be shown.
      what === 'password' && before === null ? '—' : changeValue(m, before),
      changeValue(m, after),
    ]),
  };
}

/** What was or will be done, with the hash that the approval is bound to. */
export function planSection(m: Messages, { request, days, isFinal }: RequestRecord): Section {
  const words = m.record.plan;
  const { title } = words;
  const { plan, failure } = request;
  if (plan === null) {
    if (failure !== null) return { title, parts: [note(words.failed(m.work.failure(failure, 'record')))] };
    return { title, parts: [note(isFinal ? words.never : words.none)] };
  }
  const rows = [
    ...planRows(m, { plan, request }),
    ...receivesRows(m, plan),
    ...[...mailLines(m, request, days), ...leavingLines(m, request, days)].map(fieldOf),
    { label: words.hash, value: request.decision?.planHash ?? hashPlan(plan), isCode: true },
  ];
  const lines: readonly Part[] =
    plan.lines.length === 0 ? [] : [{ kind: 'code', caption: words.lines, lines: withConnection(plan.lines) }];
  return { title, parts: [{ kind: 'fields', rows }, ...lines] };
}

function planRows(
  m: Messages,
  { plan, request }: { readonly plan: Plan; readonly request: Request },
): readonly Field[] {
  const words = m.record.plan;
  const { labels } = m.card;
  const { add, remove } = plan.licences;
  const steps = plan.steps.filter((step) => step !== 'join_groups' || plan.groups.length > 0);
  return [
    { label: labels.address, value: plan.address },
    ...reservedRow(m, request),
    { label: words.name, value: plan.displayName },
    ...(plan.licence === null ? [] : [{ label: labels.licence, value: productName(plan.licence) }]),
    ...(plan.licenceGroup === undefined ? [] : [{ label: labels.givenBy, value: plan.licenceGroup.name }]),
    ...listRow(labels.gives, add.map(productName)),
    ...listRow(labels.frees, remove.map(productName)),
    ...listRow(
      labels.stays,
      (plan.licencesLeft ?? []).map(({ licence, group }) => m.card.byGroup(productName(licence), group.name)),
    ),
    ...seatsRow(m, request),
    ...listRow(
      plan.licence === null ? labels.joins : labels.groups,
      plan.groups.map(({ name }) => name),
    ),
    ...listRow(
      labels.leaves,
      plan.leaves.map(({ name }) => name),
    ),
    ...mailboxRow(m, request),
    {
      label: labels.steps,
      value: steps.map((step, at) => `${at + 1}. ${stepWords(m, request, step).plan}`).join('\n'),
    },
    ...changedRow(m, request),
  ];
}

/** Who receives the account by the approval. */
function receivesRows(m: Messages, { receives }: Plan): readonly Field[] {
  if (receives === undefined) return [];
  const { labels, inPerson, nobody } = m.receives;
  const { holder, official, contact } = receives;
  const whom = official === null ? nobody : `${nameAndId(official)}${inPerson}`;
  return [
    { label: labels.holder, value: holder === null ? whom : nameAndId(holder) },
    ...(contact === null ? [] : [{ label: labels.contact, value: contact }]),
  ];
}

/** The note that the address is reserved, and whether it was given anyway. */
function reservedRow(m: Messages, { plan, decision }: Request): readonly Field[] {
  const words = m.record.plan;
  if (plan?.isReserved !== true) return [];
  const value = words.reservedText[decision?.outcome === 'approved' ? 'given' : 'open'];
  return [{ label: words.reserved, value }];
}

function mailboxRow(m: Messages, { plan, languageLeft }: Request): readonly Field[] {
  const words = m.record.plan;
  if (plan === null || plan.mailbox === null) return [];
  const { locale, timeZone } = plan.mailbox;
  const left = languageLeft === undefined ? '' : `\n${words.languageLeft}`;
  return [{ label: words.mailbox, value: `${locale}, ${timeZone}${left}` }];
}

function seatsRow(m: Messages, { seats }: Request): readonly Field[] {
  const words = m.record.plan;
  return seats === null ? [] : [{ label: words.seats, value: words.seatsText(seats.free, seats.total) }];
}

/** Why the present plan differs from the one approved first. */
function changedRow(m: Messages, { planChanges }: Request): readonly Field[] {
  if (planChanges.length === 0) return [];
  const say = (change: Change): string => {
    const { what, before, after } = withNames(change);
    return `${m.values.labels[what]}: ${changeValue(m, before)} → ${changeValue(m, after)}`;
  };
  const texts = planChanges.map((change) => m.card.changed(change, say));
  return [{ label: m.record.plan.changed, value: texts.join('\n') }];
}

function listRow(label: string, values: readonly string[]): readonly Field[] {
  return values.length === 0 ? [] : [{ label, value: values.join('\n') }];
}

function fieldOf({ label, value, code }: MailLine): Field {
  return { label, value: code === undefined ? value : `${value} ${code}` };
}

function note(text: string): Part {
  return { kind: 'note', text };
}
