import { departmentNameOf, displayNameOf, isCreation, maskedDocument, responsibleOf } from '#domain/form.ts';
import type { Plan } from '#domain/plan.ts';
import type { Request } from '#domain/request.ts';
import type { Messages } from '#messages/messages.ts';
import { changeLines } from './change-lines.ts';
import type { Line } from './rich-text.ts';

/** Whose account it is, who asks, and who answers for it. */
export function whoLines(m: Messages, request: Request): readonly Line[] {
  const { form, requester } = request;
  const { labels } = m.card;
  // Who answers for it until now; whoever will stands in what is changed.
  const responsible = isCreation(form) ? responsibleOf(form) : form.account.responsible;
  const account: readonly Line[] = isCreation(form)
    ? [line(labels.account, `${displayNameOf(form)} (${m.form.types[form.type].toLowerCase()})`)]
    : [
        line(labels.existing, `${displayNameOf(form)} (${m.form.types[form.account.type].toLowerCase()})`),
        [{ bold: `${labels.address}: ` }, { code: form.account.address }],
      ];
  return [
    line(labels.requester, requester.name),
    ...account,
    ...(form.type === 'personal' ? personLines(m, form) : []),
    ...(form.type === 'deletion' ? [line(labels.lastDay, m.day(form.lastDay))] : []),
    line(labels.department, departmentNameOf(form)),
    line(labels.responsible, responsible?.name ?? m.card.noResponsible),
  ];
}

function personLines(m: Messages, form: Extract<Request['form'], { type: 'personal' }>): readonly Line[] {
  const { labels } = m.card;
  const until = form.contractEnd === null ? '' : `, ${m.card.until(m.day(form.contractEnd))}`;
  return [
    line(labels.document, `${m.form.documentTypes[form.documentType]} ${maskedDocument(form.documentNumber)}`),
    line(labels.position, form.position),
    line(labels.relation, m.form.relations[form.relation] + until),
    line(labels.chatUser, form.chatUser === null ? m.card.notInChat : form.chatUser.name),
  ];
}

/** The plan in plain words: what changes, licences and seats left, groups, steps. */
export function planLines(m: Messages, request: Request): readonly Line[] {
  const { plan } = request;
  const { labels } = m.card;
  if (plan === null) return [line(labels.plan, request.failure === null ? m.card.planning : '—')];
  const work = plan.licence === null ? workLines(m, request, plan) : creationLines(m, request, plan);
  const steps = plan.steps
    .filter((step) => step !== 'join_groups' || plan.groups.length > 0)
    .map((step, index) => `${index + 1}. ${m.work.steps[step].plan}`);
  return [...work, line(labels.steps, steps.join(' · '))];
}

function creationLines(m: Messages, request: Request, plan: Plan): readonly Line[] {
  const { labels } = m.card;
  const sku = plan.licence?.skuPartNumber ?? '';
  return [
    [{ bold: `${labels.address}: ` }, { code: plan.address }],
    line(labels.licence, withSeats(request, { sku, say: m.card.seats })),
    ...groupLine(labels.groups, plan.groups),
  ];
}

function workLines(m: Messages, request: Request, plan: Plan): readonly Line[] {
  const { labels } = m.card;
  const { add, remove } = plan.licences;
  const parts = (list: Plan['licences']['add']): string => list.map(({ skuPartNumber }) => skuPartNumber).join(', ');
  // What a restoration gives back stands in lines of its own.
  const given = request.kind === 'restoration' ? ['licence', 'groups'] : [];
  return [
    ...changeLines(
      m,
      plan.changes.filter(({ what }) => !given.includes(what)),
    ),
    ...(add.length === 0 ? [] : [line(labels.gives, withSeats(request, { sku: parts(add), say: m.card.seatsAfter }))]),
    ...(remove.length === 0 ? [] : [line(labels.frees, parts(remove))]),
    ...groupLine(labels.joins, plan.groups),
    ...groupLine(labels.leaves, plan.leaves),
  ];
}

/** States in which the licence is still to be assigned. */
const MATTERS: readonly Request['state'][] = ['submitted', 'info_requested', 'approved', 'failed'];

/** The seats that are left, for as long as the licence is still to be assigned. */
function withSeats(
  { state, seats }: Request,
  { sku, say }: { readonly sku: string; readonly say: Messages['card']['seats'] },
): string {
  return seats === null || !MATTERS.includes(state) ? sku : say(sku, seats.free, seats.total);
}

function groupLine(label: string, groups: Plan['groups']): readonly Line[] {
  return groups.length === 0 ? [] : [line(label, groups.map(({ name }) => name).join(', '))];
}

function line(label: string, value: string): Line {
  return [{ bold: `${label}: ` }, value];
}
