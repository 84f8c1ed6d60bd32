import { INDUCTION_ITEMS, seenByBot, type Tick } from '#domain/form/delivery.ts';
import { BUZON } from '#domain/person.ts';
import { whyNoSteps } from '#domain/request/hand-over/hand-over-now.ts';
import type { Command } from '#domain/request/command.ts';
import type { Effect } from '#domain/request/effect.ts';
import { storedPerson, type Answer, type Move } from './move.ts';

export function tick({ request, command, at, register, from, go, late, refuse }: Move<'tick'>): Answer {
  const { by, item } = command;
  if (!from('delivered', 'closed')) return late();
  const isBot = by.id === BUZON.id;
  const forbidden = isBot ? null : whyNoSteps(request, { by, register });
  if (forbidden !== null) return refuse(forbidden);
  const before = request.induction.find((done) => done.item === item);
  if (before !== undefined && !(item === 'policy' && command.again)) return late();
  // Depending on the institution's settings the bot ticks more of them (tickInduction).
  if (!isBot && seenByBot({}).includes(item)) return refuse({ code: 'seen_by_bot' });
  const ticked: Tick = {
    item,
    at,
    by: storedPerson(by),
    ...(item === 'policy' ? acceptanceData(command, before) : {}),
  };
  const induction = [...request.induction.filter((one) => one !== before), ticked];
  // The archived record does not have the steps that came after its end.
  const completes = from('closed') && INDUCTION_ITEMS.every((step) => induction.some((done) => done.item === step));
  const shown: readonly Effect[] = [{ type: 'show_hand_over' }];
  return go(request.state, { induction }, completes ? [...shown, { type: 'make_record' }] : shown);
}

/** The policy's data in its tick, beside who and when; an acceptance that is replaced is kept. */
function acceptanceData(
  { accepted: { as, text } }: Extract<Command, { type: 'tick'; item: 'policy' }>,
  before: Tick | undefined,
): Pick<Tick, 'acceptedAs' | 'text' | 'earlier'> {
  if (before === undefined) return { acceptedAs: as, text };
  const { item: _, earlier = [], ...last } = before;
  return { acceptedAs: as, text, earlier: [...earlier, last] };
}
