import type { KnownBlock } from '@slack/types';
import { needsReceipts } from '#domain/delivery.ts';
import { displayNameOf, isCreation, type Form } from '#domain/form.ts';
import type { Person } from '#domain/person.ts';
import type { Request } from '#domain/request.ts';
import type { Messages } from '#messages/messages.ts';
import type { Credential } from '#use-cases/directory-port.ts';
import type { Card } from './card.ts';
import { ACTIONS } from './card-buttons.ts';
import { endedText } from './hand-over-end.ts';
import { confirmBlocks } from './receipt-lines.ts';
import { receiptBlocks } from './receipt-message.ts';
import { recordBlocks } from './record-button.ts';
import { header, numbered, plain, rich, small } from './rich-text.ts';

interface About {
  readonly request: Request;
  /** Who reads it. */
  readonly person: Person;
  readonly as: 'holder' | 'responsible';
  readonly institution: string;
  readonly delivery: Credential['kind'];
}

/**
 * The direct message that hands the account, or a new password of it, over. Its button goes once the password was changed;
 * where both sides confirm the receipt it says how that stands, and has this person's button for it.
 */
export function handOverMessage(m: Messages, about: About): Card {
  const { request, person, as } = about;
  const address = request.plan?.address ?? '';
  const { title, greeting } = openingOf(m, about);
  const addressLine = [{ bold: `${m.handOver.address}: ` }, { code: address }];
  const blocks = isElsewhere(about)
    ? [header(title), rich([[m.handOver.joined(request.handedTo?.person.name ?? '')], addressLine])]
    : [
        header(title),
        rich([[greeting], addressLine]),
        rich([[{ bold: isFirst(about) ? m.handOver.firstSteps : m.handOver.again.firstSteps }]]),
        numbered(stepsFor(m, about)),
        ...nextBlocks(m, { request, as }),
        ...revealBlocks(m, about),
      ];
  const receipt =
    request.receivers === null
      ? []
      : [
          ...receiptBlocks(m, { request, person }),
          ...confirmBlocks(m, { request, viewer: person }),
          ...recordBlocks(m, request),
        ];
  return { text: `${title}: ${address}`, blocks: [...blocks, ...receipt] };
}

/** What the person who changed the password is told. */
export function congratulation(m: Messages, { request, as }: Pick<About, 'request' | 'as'>): string {
  const { form, plan } = request;
  const address = plan?.address ?? '';
  if (as === 'responsible') return m.handOver.congratulationsResponsible(displayNameOf(form), address);
  return isCreation(form) ? m.handOver.congratulations(address) : m.handOver.again.congratulations(address);
}

/** The person who was not in the chat is there now, and has the account; this one was to hand it over. */
function isElsewhere({ request: { handedTo }, person, as }: About): boolean {
  return as === 'responsible' && handedTo !== null && handedTo.person.id !== person.id;
}

function revealBlocks(m: Messages, { request, as, delivery }: About): readonly KnownBlock[] {
  if (request.state === 'closed' || request.passwordChangedAt !== null) return [];
  const label = (as === 'holder' ? m.handOver.button : m.handOver.buttonResponsible)[delivery];
  return [
    {
      type: 'actions',
      block_id: `hand_over:${request.id}`,
      elements: [
        { type: 'button', action_id: ACTIONS.reveal, text: plain(label), value: request.id, style: 'primary' },
      ],
    },
  ];
}

function nextBlocks(m: Messages, about: Pick<About, 'request' | 'as'>): readonly KnownBlock[] {
  const { request } = about;
  const ended = endedText(m, request);
  if (ended === null) return [small(nextText(m, about))];
  // Where both sides confirm, it is told below, with what was confirmed.
  return request.receivers === null ? [small(ended)] : [];
}

function nextText(m: Messages, { request, as }: Pick<About, 'request' | 'as'>): string {
  if (request.state === 'closed' || request.passwordChangedAt !== null) return m.handOver.done;
  const words = m.handOver;
  // One that was handed over before there were confirmations waits for none.
  const isConfirmed = request.handedTo === null ? needsReceipts(request.form) : request.receivers !== null;
  if (!isConfirmed) return as === 'holder' ? words.next : words.nextResponsible;
  return as === 'holder' ? words.nextConfirm : words.nextResponsibleConfirm;
}

function openingOf(m: Messages, about: About): { readonly title: string; readonly greeting: string } {
  const { request, as, institution } = about;
  const { form } = request;
  if (!isCreation(form)) {
    const words = m.handOver.again[whyAgain(form)];
    const name = displayNameOf(form);
    return as === 'holder'
      ? { title: words.title, greeting: words.greeting(name) }
      : { title: words.titleResponsible, greeting: words.greetingResponsible(name) };
  }
  if (as === 'responsible') {
    return { title: m.handOver.titleResponsible, greeting: m.handOver.greetingResponsible(displayNameOf(form)) };
  }
  const greeting =
    form.type === 'personal'
      ? m.handOver.greeting(form.givenNames, institution)
      : m.handOver.greetingDepartmental(form.accountName, institution);
  return { title: m.handOver.title, greeting };
}

function whyAgain({ type }: Form): 'password' | 'restoration' | 'responsible' {
  return type === 'restoration' || type === 'responsible' ? type : 'password';
}

/** Somebody who has not had the account before takes all of the first steps. */
function isFirst({ request: { form } }: About): boolean {
  return needsReceipts(form);
}

function stepsFor(m: Messages, about: About): readonly string[] {
  const { as, delivery } = about;
  if (as === 'responsible') return m.handOver.stepsResponsible;
  const words = isFirst(about) ? m.handOver : m.handOver.again;
  return delivery === 'tap' ? words.stepsTap : words.steps;
}
