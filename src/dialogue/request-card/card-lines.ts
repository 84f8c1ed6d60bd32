import {
  departmentNameOf,
  displayNameOf,
  isCreation,
  maskedDocument,
  responsibleOf,
  type PersonalForm,
} from '#domain/form/form.ts';
import type { DeletionDays } from '#domain/plan/mail-life.ts';
import type { Person } from '#domain/person.ts';
import type { Plan } from '#domain/plan/plan.ts';
import { productName, productNames } from '#domain/account/product-names.ts';
import { addressOf } from '#domain/request/request-address.ts';
import type { Request } from '#domain/request/request.ts';
import { UNTOUCHED_STATES, ENDED_STATES } from '#domain/request/states.ts';
import { stepWords } from '#messages/by-hand.ts';
import { leavingLines, mailLines, type MailLine } from '#messages/mail-lines.ts';
import type { Messages } from '#messages/messages.ts';
import { confirmedLines } from '../parts/agreement-lines.ts';
import { changeLines } from '../parts/change-lines.ts';
import { lastDayLines } from '../parts/last-day.ts';
import { personLine } from '../parts/person-line.ts';
import { receivesLines } from '../parts/receives-lines.ts';
import { type Line } from '../screen.ts';

/** The holder, the requester, and the responsible official. */
export function whoLines(m: Messages, request: Request): readonly Line[] {
  const { form, requester } = request;
  const { labels } = m.card;
  // The present official; a new one is among the changes.
  const responsible = isCreation(form) ? responsibleOf(form) : form.account.responsible;
  const account: readonly Line[] = isCreation(form)
    ? [line(labels.account, `${displayNameOf(form)} (${m.form.types[form.type].toLowerCase()})`)]
    : [
        line(labels.existing, `${displayNameOf(form)} (${m.form.types[form.account.type].toLowerCase()})`),
        [{ bold: `${labels.address}: ` }, { code: addressOf(request) }],
      ];
  return [
    personLine(labels.requester, requester),
    ...account,
    ...(form.type === 'personal' ? personLines(m, request, form) : []),
    ...lastDayLines(m, request),
    line(labels.department, departmentNameOf(form)),
    responsible === null ? line(labels.responsible, m.card.noResponsible) : personLine(labels.responsible, responsible),
    // For people who have to call; never sent to the tenant.
    ...(isCreation(form) && form.contactPhone !== null ? [line(m.form.fields.contactPhone, form.contactPhone)] : []),
  ];
}

function personLines(
  m: Messages,
  request: Request,
  form: Extract<Request['form'], { type: 'personal' }>,
): readonly Line[] {
  const { labels } = m.card;
  return [
    line(
      labels.document,
      `${m.form.documentTypes[form.documentType] ?? form.documentType} ${maskedDocument(form.documentNumber)}`,
    ),
    line(labels.position, form.position),
    line(labels.relation, relationText(m, form)),
    chatLine(m, request, form.chatUser),
  ];
}

/** The relation, with what was given of its contract. */
function relationText(m: Messages, { relation, contractNumber, contractStart, contractEnd }: PersonalForm): string {
  return [
    m.form.relations[relation] ?? relation,
    ...(contractNumber === undefined ? [] : [m.card.contract(contractNumber)]),
    ...(contractStart === undefined ? [] : [m.card.from(m.day(contractStart))]),
    ...(contractEnd === null ? [] : [m.card.until(m.day(contractEnd))]),
  ].join(', ');
}

/** The person in the chat: found by the form, or who joined later and got the account. */
function chatLine(m: Messages, request: Request, found: Person | null): Line {
  const { chatUser } = m.card.labels;
  const { handedTo } = request;
  const person = found ?? (handedTo?.as === 'holder' ? handedTo.person : null);
  if (person !== null) return personLine(chatUser, person);
  return line(chatUser, handedTo === null ? chatText(m, request) : m.card.notInChat.handed);
}

/** How a person outside the chat gets the account. */
function chatText(m: Messages, { state, plan }: Request): string {
  const words = m.card.notInChat;
  if (ENDED_STATES.includes(state)) return words.never;
  return plan === null ? words.toCome : words.planned;
}

/** What decides about a request, the account first. */
export function factLines(
  m: Messages,
  { request, days }: { readonly request: Request; readonly days: DeletionDays | null },
): readonly Line[] {
  const { form, plan } = request;
  const { labels } = m.card;
  const department = `${labels.department}: `;
  if (isCreation(form)) {
    const relation: Line =
      form.type === 'personal' ? [' · ', { bold: `${labels.relation}: ` }, relationText(m, form)] : [];
    const [address = [], ...rest] =
      plan === null ? [] : creationLines(m, { ...request, plan: { ...plan, groups: [] } });
    return [
      ...(address.length === 0 ? [] : [address]),
      [{ bold: department }, departmentNameOf(form), ...relation],
      ...rest,
    ];
  }
  const mail = mailLines(m, request, days).map(mailLine);
  // A card's title says that the account goes or comes back.
  const changes = plan?.changes.filter(({ what }) => what !== 'account') ?? [];
  const work = plan === null ? [] : workLines(m, request, { ...plan, changes });
  return [
    [
      { bold: `${labels.existing}: ` },
      { code: addressOf(request) },
      ' · ',
      { bold: department },
      departmentNameOf(form),
    ],
    ...lastDayLines(m, request),
    ...(form.type === 'block' ? [line(labels.reason, form.justification)] : []),
    ...confirmedLines(m, request),
    ...(form.type === 'deletion' ? [...mail, ...work] : [...work, ...mail]),
  ];
}

/** The plan in plain words: what changes, licences and seats left, groups, steps. */
export function planLines(
  m: Messages,
  { request, days }: { readonly request: Request; readonly days: DeletionDays | null },
): readonly Line[] {
  const { plan } = request;
  const { labels } = m.card;
  if (plan === null) return [line(labels.plan, linesWithoutPlan(m, request))];
  const work = plan.licence === null ? workLines(m, request, plan) : creationLines(m, { ...request, plan });
  const steps = plan.steps
    .filter((step) => step !== 'join_groups' || plan.groups.length > 0)
    .map((step, index) => `${index + 1}. ${stepWords(m, request, step).plan}`);
  const mail = [...mailLines(m, request, days), ...leavingLines(m, request, days)].map(mailLine);
  return [...work, ...receivesLines(m, request), ...mail, line(labels.steps, steps.join(' · '))];
}

function linesWithoutPlan(m: Messages, { state, failure }: Request): string {
  if (ENDED_STATES.includes(state)) return m.card.neverPlanned;
  return failure === null ? m.card.planning : '—';
}

function creationLines(m: Messages, request: Request & { readonly plan: Plan }): readonly Line[] {
  const { labels } = m.card;
  const { plan } = request;
  const sku = plan.licence === null ? '' : productName(plan.licence);
  return [
    [{ bold: `${labels.address}: ` }, { code: plan.address }],
    line(labels.licence, withSeats(m, { request, sku, say: m.card.seats })),
    ...(plan.licenceGroup === undefined ? [] : [line(labels.givenBy, plan.licenceGroup.name)]),
    ...groupLine(labels.groups, plan.groups),
  ];
}

function workLines(m: Messages, request: Request, plan: Plan): readonly Line[] {
  const { labels } = m.card;
  const { add, remove } = plan.licences;
  // What a restoration gives back has its own lines.
  const restored = request.kind === 'restoration' ? ['licence', 'groups'] : [];
  return [
    ...changeLines(
      m,
      plan.changes.filter(({ what }) => !restored.includes(what)),
    ),
    ...(add.length === 0
      ? []
      : [line(labels.gives, withSeats(m, { request, sku: productNames(add), say: m.card.seatsAfter }))]),
    ...(remove.length === 0 ? [] : [line(labels.frees, productNames(remove))]),
    ...leftLines(m, plan),
    ...groupLine(labels.joins, plan.groups),
    ...groupLine(labels.leaves, plan.leaves),
  ];
}

function leftLines(m: Messages, { licencesLeft = [] }: Plan): readonly Line[] {
  return licencesLeft.map(({ licence, group }) =>
    line(m.card.labels.stays, m.card.byGroup(productName(licence), group.name)),
  );
}

/** States before the licence is assigned. */
const MATTERS: readonly Request['state'][] = [...UNTOUCHED_STATES, 'failed'];

/** The free seats, until the licence is assigned. */
function withSeats(
  m: Messages,
  {
    request: { state, seats },
    sku,
    say,
  }: { readonly request: Request; readonly sku: string; readonly say: Messages['card']['seats'] },
): string {
  if (seats === null || !MATTERS.includes(state)) return sku;
  const read = seats.readAt === undefined ? '' : ` ${m.card.readAt(m.moment(new Date(seats.readAt)))}`;
  return say(sku, seats.free, seats.total) + read;
}

function groupLine(label: string, groups: Plan['groups']): readonly Line[] {
  return groups.length === 0 ? [] : [line(label, groups.map(({ name }) => name).join(', '))];
}

function mailLine({ label, value, code }: MailLine): Line {
  return [{ bold: `${label}: ` }, value, ...(code === undefined ? [] : [' ', { code }])];
}

function line(label: string, value: string): Line {
  return [{ bold: `${label}: ` }, value];
}

/** Accounts and requests that may belong to the same person, for the approver to check. */
export function similarLines(m: Messages, { similar = [] }: Request): readonly Line[] {
  if (similar.length === 0) return [];
  const words = m.card.similar;
  const each = similar.map(({ why, displayName, address, state, number }): Line => {
    const about = state === null ? words.request(number ?? '') : words.account(m.commands.accounts.states[state]);
    return [
      `• ${displayName}`,
      ...(address === null ? [] : [' · ', { code: address }]),
      ` · ${about}: ${words.why[why]}`,
    ];
  });
  return [[{ bold: words.title }], ...each];
}
