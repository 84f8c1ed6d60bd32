import type { KnownBlock } from '@slack/types';
import { displayNameOf, isCreation, type Form } from '#domain/form.ts';
import type { Request } from '#domain/request.ts';
import type { Messages } from '#messages/messages.ts';
import type { Credential } from '#use-cases/directory-port.ts';
import type { Card } from './card.ts';
import { ACTIONS } from './card-buttons.ts';
import { header, numbered, plain, rich, small } from './rich-text.ts';

interface About {
  readonly request: Request;
  readonly as: 'holder' | 'responsible';
  readonly institution: string;
  readonly delivery: Credential['kind'];
}

/** The direct message that hands the account, or a new password of it, over. Its button goes once the password was changed. */
export function handOverMessage(m: Messages, about: About): Card {
  const { request, as, delivery } = about;
  const address = request.plan?.address ?? '';
  const closed = request.state === 'closed';
  const overtaken = request.supersededBy !== null;
  const { title, greeting } = openingOf(m, about);
  const label = (as === 'holder' ? m.handOver.button : m.handOver.buttonResponsible)[delivery];
  const button: KnownBlock = {
    type: 'actions',
    block_id: `hand_over:${request.id}`,
    elements: [{ type: 'button', action_id: ACTIONS.reveal, text: plain(label), value: request.id, style: 'primary' }],
  };
  return {
    text: `${title}: ${address}`,
    blocks: [
      header(title),
      rich([[greeting], [{ bold: `${m.handOver.address}: ` }, { code: address }]]),
      rich([[{ bold: isFirst(about) ? m.handOver.firstSteps : m.handOver.again.firstSteps }]]),
      numbered(stepsFor(m, about)),
      small(
        overtaken
          ? m.handOver.overtaken
          : closed
            ? m.handOver.done
            : as === 'holder'
              ? m.handOver.next
              : m.handOver.nextResponsible,
      ),
      ...(closed ? [] : [button]),
    ],
  };
}

/** What the person who changed the password is told. */
export function congratulation(m: Messages, { request, as }: Pick<About, 'request' | 'as'>): string {
  const { form, plan } = request;
  const address = plan?.address ?? '';
  if (as === 'responsible') return m.handOver.congratulationsResponsible(displayNameOf(form), address);
  return isCreation(form) ? m.handOver.congratulations(address) : m.handOver.again.congratulations(address);
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
  return isCreation(form) || form.type === 'responsible';
}

function stepsFor(m: Messages, about: About): readonly string[] {
  const { as, delivery } = about;
  if (as === 'responsible') return m.handOver.stepsResponsible;
  const words = isFirst(about) ? m.handOver : m.handOver.again;
  return delivery === 'tap' ? words.stepsTap : words.steps;
}
