import { isCreation } from '#domain/form.ts';
import { hashPlan, type Change, type Plan } from '#domain/plan.ts';
import type { Request } from '#domain/request.ts';
import { changeValue } from '#messages/change-value.ts';
import type { Messages } from '#messages/messages.ts';
import type { RequestRecord } from '#use-cases/record-ports.ts';
import type { Field, Part, Section } from './printed.ts';

/** Each thing that changes, as it stood and as it will stand. */
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
    rows: changes.map(({ what, before, after }) => [
      m.values.labels[what],
      // A new password comes from nothing that may be told.
      what === 'password' && before === null ? '—' : changeValue(m, before),
      changeValue(m, after),
    ]),
  };
}

/** What was or will be done, with the hash to which the approval is bound. */
export function planSection(m: Messages, { request, isFinal }: RequestRecord): Section {
  const words = m.record.plan;
  const { title } = words;
  const { plan, failure } = request;
  if (plan === null) {
    if (failure !== null) return { title, parts: [note(words.failed(m.work.failure(failure)))] };
    return { title, parts: [note(isFinal ? words.never : words.none)] };
  }
  const rows = [
    ...planRows(m, { plan, request }),
    { label: words.hash, value: request.decision?.planHash ?? hashPlan(plan), isCode: true },
  ];
  const lines: readonly Part[] =
    plan.lines.length === 0 ? [] : [{ kind: 'code', caption: words.lines, lines: plan.lines }];
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
    { label: words.name, value: plan.displayName },
    ...(plan.licence === null ? [] : [{ label: labels.licence, value: plan.licence.skuPartNumber }]),
    ...listRow(
      labels.gives,
      add.map(({ skuPartNumber }) => skuPartNumber),
    ),
    ...listRow(
      labels.frees,
      remove.map(({ skuPartNumber }) => skuPartNumber),
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
    ...(plan.mailbox === null
      ? []
      : [{ label: words.mailbox, value: `${plan.mailbox.locale}, ${plan.mailbox.timeZone}` }]),
    { label: labels.steps, value: steps.map((step, at) => `${at + 1}. ${m.work.steps[step].plan}`).join('\n') },
    ...changedRow(m, request),
  ];
}

function seatsRow(m: Messages, { seats }: Request): readonly Field[] {
  const words = m.record.plan;
  return seats === null ? [] : [{ label: words.seats, value: words.seatsText(seats.free, seats.total) }];
}

/** Why the plan that was approved first is not the one that stands here. */
function changedRow(m: Messages, { planChanges }: Request): readonly Field[] {
  if (planChanges.length === 0) return [];
  const say = ({ what, before, after }: Change): string =>
    `${m.values.labels[what]}: ${changeValue(m, before)} → ${changeValue(m, after)}`;
  const texts = planChanges.map((change) => m.card.changed(change, say));
  return [{ label: m.record.plan.changed, value: texts.join('\n') }];
}

function listRow(label: string, values: readonly string[]): readonly Field[] {
  return values.length === 0 ? [] : [{ label, value: values.join('\n') }];
}

function note(text: string): Part {
  return { kind: 'note', text };
}
