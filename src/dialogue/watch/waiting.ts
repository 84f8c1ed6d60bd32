import { displayNameOf } from '#domain/form/form.ts';
import type { Messages } from '#messages/messages.ts';
import { countOf, type StillWaiting } from '#use-cases/ports/still-waiting.ts';
import { whatFor } from '../parts/asked-for.ts';
import { aboutText } from '../questions/message.ts';
import { HOME_ACTS } from '../act-names.ts';
import type { HomeListValue } from '../parts/payloads.ts';
import { actions, bullets, note, paragraph, shorten, type Line, type Message, type Part } from '../screen.ts';

/** More than that nobody reads in a message; the home page has all. */
const LISTED = 10;

/** Whom the reminder is for: the channel, with a mention of its people; one of them; or who leads them. */
export type Reminded =
  | { readonly to: 'channel'; readonly team: readonly string[] }
  | { readonly to: 'person' | 'head' };

/** What waits for the systems area, how long, and where to decide it: one message for everything. */
export function waitingMessage(m: Messages, waiting: StillWaiting, reminded: Reminded): Message {
  const words = m.waiting;
  const { requests, questions, findings } = waiting;
  const title = words.title(countOf(waiting));
  const team: Line = reminded.to === 'channel' ? [{ team: reminded.team }] : [];
  const how = { channel: words.here, person: words.there, head: words.head }[reminded.to];
  return {
    summary: title,
    parts: [
      paragraph([[...team, { bold: title }]]),
      ...listOf(m, {
        ...{ title: words.requests(requests.length), list: 'queue', to: reminded.to },
        all: requests.map(({ request, days }) => requestLine(m, request, days)),
      }),
      ...listOf(m, {
        ...{ title: words.questions(questions.length), list: 'unanswered', to: reminded.to },
        all: questions.map((one) => questionLine(m, one)),
      }),
      ...listOf(m, {
        ...{ title: words.findings(findings.length), list: 'findings', to: reminded.to },
        all: findings.map((one) => findingLine(m, one)),
      }),
      note(how),
    ],
  };
}

interface Listing {
  readonly title: string;
  readonly all: readonly Line[];
  /** Has them all. */
  readonly list: 'queue' | 'unanswered' | 'findings';
  readonly to: Reminded['to'];
}

/** The first ones, and the way to the others: whoever leads the area may be nobody who decides, and has no such list. */
function listOf(m: Messages, { title, all, list, to }: Listing): readonly Part[] {
  if (all.length === 0) return [];
  const shown = [paragraph([[title]]), bullets(all.slice(0, LISTED))];
  const more = all.length - LISTED;
  if (more <= 0) return shown;
  if (to === 'head') return [...shown, note(m.waiting.more(more))];
  const payload: HomeListValue = { list, page: 0 };
  return [...shown, actions([{ act: HOME_ACTS.list, label: m.waiting.all(more), payload }], `all:${list}`)];
}

function requestLine(m: Messages, request: StillWaiting['requests'][number]['request'], days: number): Line {
  const { form, number, state } = request;
  const since = state === 'approved' ? m.waiting.toBegin(days) : m.waiting.toDecide(days);
  return [`${number} · ${whatFor(m, form)} · ${shorten(displayNameOf(form), 80)} · ${since}`];
}

function questionLine(m: Messages, { days, ...seen }: StillWaiting['questions'][number]): Line {
  const asks = shorten(m.questions.message.asks(seen.question.by.name), 80);
  return [`${asks} · ${shorten(aboutText(m, seen), 80)} · ${m.waiting.toAnswer(days)}`];
}

function findingLine(m: Messages, { finding, days, restorable }: StillWaiting['findings'][number]): Line {
  const known = finding.before ?? finding.entry;
  const name = shorten(known?.displayName || m.tenant.digest.noName, 80);
  const left = restorable === null ? '' : ` · ${m.waiting.restorable(restorable)}`;
  return [
    `${name} · `,
    { code: known?.address ?? '' },
    ` · ${m.waiting.what[finding.what]} · ${m.waiting.finding(days)}${left}`,
  ];
}
