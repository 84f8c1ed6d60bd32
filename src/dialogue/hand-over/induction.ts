import { INDUCTION_STEPS, isStepDone, type InductionItem, type Tick } from '#domain/form/delivery.ts';
import { displayNameOf } from '#domain/form/form.ts';
import { BUZON, type Person } from '#domain/person.ts';
import type { Request } from '#domain/request/request.ts';
import { signInNameOf } from '#domain/request/hand-over/sign-in-name.ts';
import type { Messages } from '#messages/messages.ts';
import { ACTIONS } from '../act-names.ts';
import { addressLines } from '../parts/address-lines.ts';
import { mention } from '../parts/person-line.ts';
import { confirmParts, sidesMissing } from '../parts/receipt-lines.ts';
import { heading, paragraph, shorten, type Line, type Message, type Part } from '../screen.ts';
import { congratulation } from './message.ts';

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
  const isDone = INDUCTION_STEPS.every((step) => isStepDone(request.induction, step));
  const as = handedTo?.as ?? 'holder';
  const begun = request.passwordChangedAt === null ? intro : `${congratulation(m, { request, as })} ${intro}`;
  const card = say(isDone ? `${words.allDone} ${leftText(m, { request, person })}` : begun);
  return {
    ...card,
    parts: [
      ...card.parts,
      ...confirmFirst(m, { request, person, isDone }),
      ...inductionParts(m, { request, seenByBot }),
    ],
  };
}

function leftText(m: Messages, { request, person }: Pick<ChecklistInput, 'request' | 'person'>): string {
  const [side] = sidesMissing(request, person);
  return side === undefined ? m.handOver.nothingMore : m.induction.confirmLeft[side];
}

/** The receipt, while the reader has not confirmed it. Once all steps are done, the text above says what is left. */
function confirmFirst(
  m: Messages,
  { request, person, isDone }: Pick<ChecklistInput, 'request' | 'person'> & { readonly isDone: boolean },
): readonly Part[] {
  const [side] = sidesMissing(request, person);
  if (side === undefined) return [];
  const first = isDone ? [] : [paragraph([[m.induction.confirmFirst[side]]])];
  return [...first, ...confirmParts(m, { request, viewer: person })];
}

/** How many first steps are done, and each with its guide: seven parts, for the direct message and for the home page. */
export function inductionParts(m: Messages, steps: Steps): readonly Part[] {
  const { induction } = steps.request;
  const done = INDUCTION_STEPS.filter((step) => isStepDone(induction, step));
  return [
    paragraph([[{ bold: m.induction.progress(done.length, INDUCTION_STEPS.length) }]]),
    ...INDUCTION_STEPS.map((step) => stepEntry(m, steps, step)),
  ];
}

function stepEntry(m: Messages, about: Steps, step: (typeof INDUCTION_STEPS)[number]): Part {
  const words = m.induction;
  const { request } = about;
  const [item] = step;
  const isDone = isStepDone(request.induction, step);
  const payload: GuidePayload = { requestId: request.id, item };
  const label = item === 'policy' && !isDone ? words.buttonPolicy : words.button;
  return {
    kind: 'entry',
    id: `induction:${request.id}:${item}`,
    text: `${isDone ? '✓' : '○'} ${words.steps[item]}.\n${stepText(m, about, step)}`,
    people: [],
    action: { act: ACTIONS.guide, payload, label, spoken: words.buttonFor(label, words.steps[item]) },
  };
}

/** Whether a step is done, by whom and since when: the last of what belongs to it. */
export function stepText(m: Messages, { request, seenByBot }: Steps, step: readonly InductionItem[]): string {
  const words = m.induction;
  const ticks = step.map((item) => tickOf(request, item));
  if (ticks.includes(null)) return isForBot({ request, seenByBot }, step) ? words.openByBot : words.open;
  const tick = ticks.reduce((last, one) => (last !== null && one !== null && one.at < last.at ? last : one));
  if (tick === null) return words.open;
  const at = m.moment(tick.at);
  if (tick.acceptedAs !== undefined) return words.accepted(shorten(tick.acceptedAs, 150), at, m.textVersion(tick.text));
  if (tick.by.id === BUZON.id) return words.doneByBot(at);
  const isTheirs = tick.by.id === request.handedTo?.person.id;
  const who = shorten(tick.by.name, 120);
  if (tick.item === 'second_factor') return isTheirs ? words.saidByYou(at) : words.saidBy(who, at);
  return isTheirs ? words.doneByYou(at) : words.doneBy(who, at);
}

/** Whether the bot still has to see something of the step. */
export function isForBot({ request, seenByBot }: Steps, step: readonly InductionItem[]): boolean {
  return step.some((item) => seenByBot.includes(item) && tickOf(request, item) === null);
}

export function tickOf({ induction }: Pick<Request, 'induction'>, item: InductionItem): Tick | null {
  return induction.find((tick) => tick.item === item) ?? null;
}
