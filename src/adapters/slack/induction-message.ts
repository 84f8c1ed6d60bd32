import type { KnownBlock, SectionBlock } from '@slack/types';
import { INDUCTION_ITEMS, SEEN_BY_BOT, type InductionItem, type Tick } from '#domain/delivery.ts';
import { displayNameOf } from '#domain/form.ts';
import { BUZON, type Person } from '#domain/person.ts';
import type { Request } from '#domain/request.ts';
import type { Messages } from '#messages/messages.ts';
import type { Card } from './card.ts';
import { ACTIONS } from './card-buttons.ts';
import { header, plain, rich, shorten } from './rich-text.ts';

/** What the button of a guide carries. */
export interface GuideValue {
  readonly requestId: string;
  readonly item: InductionItem;
}

interface About {
  readonly request: Request;
  /** Who reads it: to whom the account was handed, or was before. */
  readonly person: Person;
}

/** The checklist of the first steps, for the person to whom the account was handed. */
export function inductionMessage(m: Messages, { request, person }: About): Card {
  const { handedTo, ended, plan, form } = request;
  const words = m.induction;
  const address = plan?.address ?? '';
  const title = handedTo?.as === 'holder' && handedTo.person.id === person.id ? words.title : words.titleResponsible;
  const say = (text: string): Card => ({
    text: `${title}: ${address}`,
    blocks: [header(title), rich([[text], [{ bold: `${m.handOver.address}: ` }, { code: address }]])],
  });
  if (handedTo !== null && handedTo.person.id !== person.id) return say(words.handedOn(handedTo.person.name));
  if (ended !== null && ended.reason === null) return say(words.gone);
  const holder = shorten(displayNameOf(form), 120);
  const intro = handedTo?.as === 'responsible' ? words.introResponsible(holder) : words.intro;
  const isDone = request.induction.length === INDUCTION_ITEMS.length;
  const card = say(isDone ? words.allDone : intro);
  return { ...card, blocks: [...card.blocks, ...inductionBlocks(m, request)] };
}

/** How many of the first steps are done, and each with its guide: ten blocks, for the direct message and for the home. */
export function inductionBlocks(m: Messages, request: Request): KnownBlock[] {
  const { induction } = request;
  return [
    rich([[{ bold: m.induction.progress(induction.length, INDUCTION_ITEMS.length) }]]),
    ...INDUCTION_ITEMS.map((item) => itemBlock(m, request, item)),
  ];
}

function itemBlock(m: Messages, request: Request, item: InductionItem): SectionBlock {
  const words = m.induction;
  const isDone = tickOf(request, item) !== null;
  const value: GuideValue = { requestId: request.id, item };
  const button = item === 'policy' && !isDone ? words.buttonPolicy : words.button;
  return {
    type: 'section',
    block_id: `induction:${request.id}:${item}`,
    text: plain(`${isDone ? '✓' : '○'} ${words.items[item]}.\n${tickText(m, request, item)}`),
    accessory: {
      type: 'button',
      action_id: ACTIONS.guide,
      text: plain(button),
      accessibility_label: words.buttonFor(button, words.items[item]).slice(0, 75),
      value: JSON.stringify(value),
    },
  };
}

/** Whether a step is done, who says so and since when. */
export function tickText(m: Messages, request: Request, item: InductionItem): string {
  const words = m.induction;
  const tick = tickOf(request, item);
  if (tick === null) return SEEN_BY_BOT.includes(item) ? words.openByBot : words.open;
  const at = m.moment(tick.at);
  if (tick.acceptedAs !== undefined) return words.accepted(shorten(tick.acceptedAs, 150), at);
  if (tick.by.id === BUZON.id) return words.doneByBot(at);
  return tick.by.id === request.handedTo?.person.id
    ? words.doneByYou(at)
    : words.doneBy(shorten(tick.by.name, 120), at);
}

export function tickOf({ induction }: Pick<Request, 'induction'>, item: InductionItem): Tick | null {
  return induction.find((tick) => tick.item === item) ?? null;
}
