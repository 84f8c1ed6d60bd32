import type { KnownBlock } from '@slack/types';
import { displayNameOf } from '#domain/form.ts';
import type { Request } from '#domain/request.ts';
import type { Messages } from '#messages/messages.ts';
import type { Credential } from '#use-cases/ports.ts';
import { ACTIONS, type Card } from './card.ts';
import { header, numbered, plain, rich, small } from './rich-text.ts';

/** The direct message that hands the account over. Its button goes once the password was changed. */
export function handOverMessage(
  m: Messages,
  about: { request: Request; as: 'holder' | 'responsible'; institution: string; delivery: Credential['kind'] },
): Card {
  const { request, as, institution, delivery } = about;
  const { form } = request;
  const address = request.plan?.address ?? '';
  const closed = request.state === 'closed';
  const title = as === 'holder' ? m.handOver.title : m.handOver.titleResponsible;
  const greeting =
    as === 'responsible'
      ? m.handOver.greetingResponsible(displayNameOf(form))
      : form.type === 'personal'
        ? m.handOver.greeting(form.givenNames, institution)
        : m.handOver.greetingDepartmental(form.accountName, institution);
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
      rich([[{ bold: m.handOver.firstSteps }]]),
      numbered(stepsFor(m, as, delivery)),
      small(closed ? m.handOver.done : as === 'holder' ? m.handOver.next : m.handOver.nextResponsible),
      ...(closed ? [] : [button]),
    ],
  };
}

function stepsFor(m: Messages, as: 'holder' | 'responsible', delivery: Credential['kind']): readonly string[] {
  if (as === 'responsible') return m.handOver.stepsResponsible;
  return delivery === 'tap' ? m.handOver.stepsTap : m.handOver.steps;
}
