import type { ActionsBlockElement, KnownBlock } from '@slack/types';
import { mayStillBeRejected } from '#domain/decide.ts';
import { displayNameOf, maskedDocument } from '#domain/form.ts';
import type { Person } from '#domain/person.ts';
import type { Request } from '#domain/request.ts';
import type { CardFacts } from '#messages/es-card.ts';
import type { Messages } from '#messages/messages.ts';
import type { CardAudience, Run } from '#use-cases/ports.ts';
import { header, plain, rich, small, type Line } from './rich-text.ts';

export const ACTIONS = {
  approve: 'request_approve',
  reject: 'request_reject',
  ask: 'request_ask',
  execute: 'request_execute',
  retry: 'request_retry',
  answer: 'request_answer',
  withdraw: 'request_withdraw',
  reveal: 'credential_reveal',
} as const;

export interface Card {
  readonly text: string;
  readonly blocks: KnownBlock[];
}

/** The card of a request as it is now, for the systems area or for the person who asked. */
export function requestCard(m: Messages, seen: { request: Request; run: Run | null; audience: CardAudience }): Card {
  const { request, run, audience } = seen;
  const { labels } = m.card;
  const facts: Line[] = [
    [{ bold: `${labels.state}: ` }, { bold: m.card.states[request.state] }],
    [m.card.sentence[audience][request.state](factsOf(m, request))],
  ];
  const justification: Line[] = [[{ bold: `${labels.justification}: ` }, request.form.justification]];
  const trouble = troubleLines(m, request, audience);
  const blocks: KnownBlock[] = [
    header(m.card.title(request.number)),
    rich([...facts, ...trouble]),
    rich(audience === 'systems' ? whoLines(m, request) : briefLines(m, request)),
    ...(audience === 'systems'
      ? [rich(planLines(m, request)), ...progressBlocks(m, request, run), rich(justification)]
      : []),
    small(`${labels.submitted} ${m.moment(request.createdAt)}`),
  ];
  const buttons = audience === 'systems' ? systemsButtons(m, request) : requesterButtons(m, request);
  if (buttons.length > 0) {
    blocks.push({ type: 'actions', block_id: `buttons:${request.revision}`, elements: buttons });
  }
  return { text: m.card.fallback(request.number, request.state, displayNameOf(request.form)), blocks };
}

function factsOf(m: Messages, request: Request): CardFacts {
  const [who, at] = lastActor(request);
  return {
    who: who?.name ?? '',
    at: m.moment(at),
    reason: request.decision?.reason ?? '',
    holder: displayNameOf(request.form),
    inPerson: request.handedTo?.as === 'responsible',
    handedTo: request.handedTo?.person.name ?? '',
    address: request.plan?.address ?? '',
  };
}

function lastActor(request: Request): readonly [Person | null, Date] {
  switch (request.state) {
    case 'approved':
    case 'rejected':
      return [request.decision?.by ?? null, request.decision?.at ?? request.updatedAt];
    case 'executing':
    case 'failed':
      return [request.execution?.by ?? null, request.execution?.at ?? request.updatedAt];
    case 'info_requested':
      return [request.questions.at(-1)?.by ?? null, request.questions.at(-1)?.at ?? request.updatedAt];
    case 'cancelled':
      return [request.requester, request.updatedAt];
    case 'submitted':
    case 'executed':
    case 'delivered':
    case 'closed':
      return [null, request.updatedAt];
  }
}

function troubleLines(m: Messages, request: Request, audience: CardAudience): readonly Line[] {
  const lines: Line[] = [];
  if (audience === 'systems' && request.failure !== null) {
    lines.push([m.work.failure(request.failure)], [m.work.nothingLost]);
  }
  if (audience === 'systems' && request.planChanges.length > 0 && request.state === 'submitted') {
    lines.push([m.card.planChanged(request.planChanges.map(m.card.changed).join('; '))]);
  }
  return lines;
}

function whoLines(m: Messages, request: Request): readonly Line[] {
  const { form, requester } = request;
  const { labels } = m.card;
  const line = (label: string, value: string): Line => [{ bold: `${label}: ` }, value];
  const person =
    form.type === 'personal'
      ? [
          line(labels.document, `${m.form.documentTypes[form.documentType]} ${maskedDocument(form.documentNumber)}`),
          line(labels.position, form.position),
          line(
            labels.relation,
            m.form.relations[form.relation] +
              (form.contractEnd === null ? '' : `, ${m.card.until(m.day(form.contractEnd))}`),
          ),
          form.chatUser === null ? line(labels.chatUser, m.card.notInChat) : line(labels.chatUser, form.chatUser.name),
        ]
      : [];
  return [
    line(labels.requester, requester.name),
    line(labels.account, `${displayNameOf(form)} (${m.form.types[form.type].toLowerCase()})`),
    ...person,
    line(labels.department, form.department.name),
    line(labels.responsible, form.responsible.name),
  ];
}

function briefLines(m: Messages, request: Request): readonly Line[] {
  const { labels } = m.card;
  const lines: Line[] = [
    [{ bold: `${labels.account}: ` }, displayNameOf(request.form)],
    [{ bold: `${labels.department}: ` }, request.form.department.name],
  ];
  if (request.plan !== null) lines.push([{ bold: `${labels.address}: ` }, request.plan.address]);
  const question = request.questions.at(-1);
  if (question !== undefined && request.state === 'info_requested') {
    lines.push([{ bold: `${labels.question}: ` }, question.text]);
  }
  return lines;
}

/** The plan in plain words: address, licence and seats left, steps. */
export function planLines(m: Messages, request: Request): readonly Line[] {
  const { plan, seats } = request;
  const { labels } = m.card;
  if (plan === null) return [[{ bold: `${labels.plan}: ` }, request.failure === null ? m.card.planning : '—']];
  const steps = plan.steps
    .filter((step) => step !== 'join_groups' || plan.groups.length > 0)
    .map((step, index) => `${index + 1}. ${m.work.steps[step].plan}`);
  return [
    [{ bold: `${labels.address}: ` }, { code: plan.address }],
    [
      { bold: `${labels.licence}: ` },
      seats === null || !['submitted', 'info_requested', 'approved', 'failed'].includes(request.state)
        ? plan.licence.skuPartNumber
        : m.card.seats(plan.licence.skuPartNumber, seats.free, seats.total),
    ],
    ...(plan.groups.length === 0
      ? []
      : [[{ bold: `${labels.groups}: ` }, plan.groups.map((group) => group.name).join(', ')]]),
    [{ bold: `${labels.steps}: ` }, steps.join(' · ')],
  ];
}

/** What is done, and what it is doing or waiting for, told step by step while a run is under way. */
function progressBlocks(m: Messages, request: Request, run: Run | null): readonly KnownBlock[] {
  if (run === null || !['executing', 'failed', 'executed'].includes(request.state)) return [];
  const shown = run.steps.filter((step) => step.name !== 'join_groups' || (request.plan?.groups.length ?? 0) > 0);
  const done = shown.filter((step) => step.state === 'done').map((step) => m.work.steps[step.name].done);
  const current = shown.find((step) => step.state !== 'done');
  const parts =
    current === undefined || request.state === 'failed' ? done : [...done, m.work.steps[current.name].doing];
  const lines: Line[] = [[{ bold: `${m.card.labels.progress}: ` }, parts.join(' · ')]];
  if (current?.waitingFor && current.nextAt !== null && request.state !== 'failed') {
    lines.push([m.work.waiting[current.waitingFor](m.time(current.nextAt))]);
  }
  return [rich(lines)];
}

function systemsButtons(m: Messages, request: Request): ActionsBlockElement[] {
  const { buttons } = m.card;
  const button = (name: keyof typeof buttons, style?: 'primary' | 'danger'): ActionsBlockElement => ({
    type: 'button',
    action_id: ACTIONS[name],
    text: plain(buttons[name]),
    value: request.id,
    ...(style === undefined ? {} : { style }),
  });
  switch (request.state) {
    case 'submitted':
      if (request.plan === null) {
        return request.failure === null
          ? [button('reject', 'danger')]
          : [button('retry', 'primary'), button('reject', 'danger')];
      }
      return [button('approve', 'primary'), button('ask'), button('reject', 'danger')];
    case 'info_requested':
      return request.plan === null ? [button('reject', 'danger')] : [button('approve'), button('reject', 'danger')];
    case 'approved':
      return [button('execute', 'primary'), button('ask'), button('reject', 'danger')];
    case 'failed':
      return [button('retry', 'primary'), ...(mayStillBeRejected(request) ? [button('reject', 'danger')] : [])];
    case 'executing':
    case 'executed':
    case 'delivered':
    case 'closed':
    case 'rejected':
    case 'cancelled':
      return [];
  }
}

function requesterButtons(m: Messages, request: Request): ActionsBlockElement[] {
  const { buttons, withdrawConfirm } = m.card;
  const answer: ActionsBlockElement[] =
    request.state === 'info_requested'
      ? [
          {
            type: 'button',
            action_id: ACTIONS.answer,
            text: plain(buttons.answer),
            value: request.id,
            style: 'primary',
          },
        ]
      : [];
  if (!['submitted', 'info_requested', 'approved'].includes(request.state)) return answer;
  return [
    ...answer,
    {
      type: 'button',
      action_id: ACTIONS.withdraw,
      text: plain(buttons.withdraw),
      value: request.id,
      confirm: {
        title: plain(withdrawConfirm.title),
        text: plain(withdrawConfirm.text),
        confirm: plain(withdrawConfirm.confirm),
        deny: plain(withdrawConfirm.deny),
      },
    },
  ];
}
