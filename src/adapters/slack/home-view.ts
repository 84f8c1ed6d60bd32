import type { HomeView, KnownBlock } from '@slack/types';
import type { Account } from '#domain/account/account.ts';
import { displayNameOf } from '#domain/form/form.ts';
import { isUnfinished, type Request } from '#domain/request/request.ts';
import type { Messages } from '#messages/messages.ts';
import { stateText } from '#messages/state-text.ts';
import { missingOf, type Home } from '#use-cases/home/home.ts';
import { awaitedBy } from '#dialogue/request-card/card.ts';
import { whatFor } from '#dialogue/parts/asked-for.ts';
import { deskBlocks } from './home-desk.ts';
import { lines, missingText, NAME } from './home-list.ts';
import { waitingBlocks } from './home-waiting.ts';
import { header, plain, rich, shorten, small, type Line } from './rich-text.ts';

export const HOME_ASK = 'home_ask';

/** As many as a home may have (facts: slack.md 3). */
const MOST_BLOCKS = 100;

/** The bot's home: one button to ask, the systems area's desk, what waits for the person, their requests and accounts. */
export function homeView(m: Messages, home: Home): HomeView {
  const blocks: KnownBlock[] = [
    header(m.home.title),
    rich([[m.home.intro]]),
    {
      type: 'actions',
      block_id: HOME_ASK,
      elements: [{ type: 'button', action_id: HOME_ASK, text: plain(m.home.ask), style: 'primary' }],
    },
    ...(home.desk === null ? [] : [...deskBlocks(m, home.desk), { type: 'divider' } as const]),
    ...waitingBlocks(m, home.waiting),
    header(m.home.requests.title),
    rich(requestLines(m, home.requests)),
    header(m.home.accounts.title),
    rich(accountLines(m, home.accounts)),
    small(m.home.commands),
  ];
  return { type: 'home', blocks: blocks.slice(0, MOST_BLOCKS) };
}

/** In place of a home that could not be drawn. */
export function brokenHome(m: Messages, reference: string): HomeView {
  return { type: 'home', blocks: [header(m.home.title), rich([[m.home.failed(reference)]])] };
}

function requestLines(m: Messages, requests: Home['requests']): readonly Line[] {
  const words = m.home.requests;
  if (requests.total === 0) return [[words.none]];
  const of = (request: Request): readonly Line[] => {
    const { number, form, createdAt } = request;
    return [
      [''],
      [{ bold: number }, ` · ${whatFor(m, form)} · ${shorten(displayNameOf(form), NAME)}`],
      [`${stateText(m, request)} · ${words.sent(m.moment(createdAt))}`],
      [nextOf(m, request)],
    ];
  };
  // Each but the first with an empty line before it.
  return lines(requests, { of, more: words.more }).slice(1);
}

/** What comes next of a request, and who does it, for whoever made it. */
export function nextOf(m: Messages, request: Request): string {
  const { next, awaited } = m.home.requests;
  if (request.state === 'submitted') return awaited[awaitedBy(request)];
  if (request.state === 'delivered') return missingText(m, missingOf(request));
  return closedOtherwise(m, request) ?? next[request.state];
}

/** How a request came to be closed that did not come to its own end; null where it did, or is not closed. */
function closedOtherwise(m: Messages, request: Request): string | null {
  const { state, supersededBy, ended } = request;
  const words = m.home.requests.closed;
  if (state !== 'closed') return null;
  if (supersededBy !== null) return words.replaced(supersededBy);
  if (ended === null) return null;
  if (!isUnfinished(request)) return words.handedOver;
  return ended.reason === null ? words.gone : words.unfinished;
}

function accountLines(m: Messages, accounts: Home['accounts']): readonly Line[] {
  const words = m.home.accounts;
  if (accounts.total === 0) return [[words.none]];
  const of = ({ address, displayName, state, contractEnd }: Account): readonly Line[] => {
    const until = contractEnd === null ? '' : ` · ${words.until(m.day(contractEnd))}`;
    return [[{ code: address }, ` · ${shorten(displayName, NAME)} · ${m.commands.accounts.states[state]}${until}`]];
  };
  return lines(accounts, { of, more: words.more });
}
