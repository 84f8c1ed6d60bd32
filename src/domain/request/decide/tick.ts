import { INDUCTION_ITEMS, seenByBot, type Tick } from '#domain/form/delivery.ts';
import { BUZON } from '#domain/person.ts';
import { whyNoSteps } from '#domain/request/hand-over-now.ts';
import type { Command } from '#domain/request/command.ts';
import type { Effect } from '#domain/request/effect.ts';
import { named, type Answer, type Move } from './move.ts';

export function tick({ request, command, at, register, from, go, late, refuse }: Move<'tick'>): Answer {
  const { by, item } = command;
  if (!from('delivered', 'closed')) return late();
  const isBot = by.id === BUZON.id;
  const forbidden = isBot ? null : whyNoSteps(request, { by, register });
  if (forbidden !== null) return refuse(forbidden);
  const before = request.induction.find((done) => done.item === item);
  if (before !== undefined && !(item === 'policy' && command.again)) return late();
  // More may be the bot's, as the institution is set (tickInduction).
  if (!isBot && seenByBot({}).includes(item)) return refuse({ code: 'seen_by_bot' });
  const ticked: Tick = { item, at, by: named(by), ...(item === 'policy' ? accepted(command, before) : {}) };
  const induction = [...request.induction.filter((one) => one !== before), ticked];
  // The record was written without the steps that came after its end.
  const completes = from('closed') && INDUCTION_ITEMS.every((step) => induction.some((done) => done.item === step));
  const shown: readonly Effect[] = [{ type: 'show_hand_over' }];
  return go(request.state, { induction }, completes ? [...shown, { type: 'make_record' }] : shown);
}

/** What the tick of the policy says beside who and when; what it is done over for stays. */
function accepted(
  { accepted: { as, text } }: Extract<Command, { type: 'tick'; item: 'policy' }>,
  before: Tick | undefined,
): Pick<Tick, 'acceptedAs' | 'text' | 'earlier'> {
  if (before === undefined) return { acceptedAs: as, text };
  const { item: _, earlier = [], ...last } = before;
  return { acceptedAs: as, text, earlier: [...earlier, last] };
}
