import { INDUCTION_ITEMS, type InductionItem, type Tick } from '#domain/form/delivery.ts';
import { displayNameOf } from '#domain/form/form.ts';
import { BUZON, type Person } from '#domain/person.ts';
import type { Request } from '#domain/request/request.ts';
import { signInNameOf } from '#domain/request/sign-in-name.ts';
import type { Messages } from '#messages/messages.ts';
import { ACTIONS } from '../act-names.ts';
import { addressLines } from '../parts/address-lines.ts';
import { mention } from '../parts/person-line.ts';
import { sidesMissing } from '../parts/receipt-lines.ts';
import { heading, paragraph, shorten, type Line, type Message, type Part } from '../screen.ts';

/** The payload of a guide's button, and the state of its window. */
export interface GuidePayload {
  readonly requestId: string;
  readonly item: InductionItem;
}

/** A request's first steps, and those that only the bot ticks. */
interface Steps {
  readonly request: Request;
  readonly seenByBot: readonly InductionItem[];
}

interface ChecklistInput extends Steps {
  /** The reader: the person who has or had the account. */
  readonly person: Person;
}

/** The checklist of the first steps, for the person with the account. */
export function inductionMessage(m: Messages, { request, person, seenByBot }: ChecklistInput): Message {
  const { handedTo, ended, plan, form } = request;
  const words = m.induction;
  const address = plan?.address ?? '';
  const title = handedTo?.as === 'holder' && handedTo.person.id === person.id ? words.title : words.titleResponsible;
  const say = (text: string, beside: Line = []): Message => ({
    summary: `${title}: ${address}`,
    parts: [
      heading(title),
      paragraph([[text, ...beside], ...addressLines(m, { address, signInName: signInNameOf(request) })]),
    ],
  });
  if (handedTo !== null && handedTo.person.id !== person.id)
    return say(words.handedOn(handedTo.person.name), mention(handedTo.person));
  if (ended !== null && ended.reason === null) return say(words.gone);
  const holder = shorten(displayNameOf(form), 120);
  const intro = handedTo?.as === 'responsible' ? words.introResponsible(holder) : words.intro;
  const isDone = request.induction.length === INDUCTION_ITEMS.length;
  const card = say(isDone ? `${words.allDone} ${leftText(m, { request, person })}` : intro);
  return { ...card, parts: [...card.parts, ...inductionParts(m, { request, seenByBot })] };
}

function leftText(m: Messages, { request, person }: Pick<ChecklistInput, 'request' | 'person'>): string {
  return sidesMissing(request, person).length > 0 ? m.induction.confirmLeft : m.handOver.nothingMore;
}

/** How many first steps are done, and each with its guide: ten parts, for the direct message and for the home page. */
export function inductionParts(m: Messages, steps: Steps): readonly Part[] {
  const { induction } = steps.request;
  return [
    paragraph([[{ bold: m.induction.progress(induction.length, INDUCTION_ITEMS.length) }]]),
    ...INDUCTION_ITEMS.map((item) => itemEntry(m, steps, item)),
  ];
}

function itemEntry(m: Messages, steps: Steps, item: InductionItem): Part {
  const words = m.induction;
  const { request } = steps;
  const isDone = tickOf(request, item) !== null;
  const payload: GuidePayload = { requestId: request.id, item };
  const label = item === 'policy' && !isDone ? words.buttonPolicy : words.button;
  return {
    kind: 'entry',
    id: `induction:${request.id}:${item}`,
    text: `${isDone ? '✓' : '○'} ${words.items[item]}.\n${tickText(m, steps, item)}`,
    people: [],
    action: { act: ACTIONS.guide, payload, label, spoken: words.buttonFor(label, words.items[item]) },
  };
}

/** Whether a step is done, by whom and since when. */
export function tickText(m: Messages, { request, seenByBot }: Steps, item: InductionItem): string {
  const words = m.induction;
  const tick = tickOf(request, item);
  if (tick === null) return seenByBot.includes(item) ? words.openByBot : words.open;
  const at = m.moment(tick.at);
  if (tick.acceptedAs !== undefined) return words.accepted(shorten(tick.acceptedAs, 150), at, m.textVersion(tick.text));
  if (tick.by.id === BUZON.id) return words.doneByBot(at);
  const isTheirs = tick.by.id === request.handedTo?.person.id;
  const who = shorten(tick.by.name, 120);
  if (item === 'second_factor') return isTheirs ? words.saidByYou(at) : words.saidBy(who, at);
  return isTheirs ? words.doneByYou(at) : words.doneBy(who, at);
}

export function tickOf({ induction }: Pick<Request, 'induction'>, item: InductionItem): Tick | null {
  return induction.find((tick) => tick.item === item) ?? null;
}
