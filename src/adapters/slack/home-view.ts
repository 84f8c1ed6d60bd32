import type { HomeView, KnownBlock } from '@slack/types';
import type { Account } from '#domain/account.ts';
import { displayNameOf } from '#domain/form.ts';
import type { Request } from '#domain/request.ts';
import type { Messages } from '#messages/messages.ts';
import { missingOf, type Home } from '#use-cases/home.ts';
import { whatFor } from './asked-for.ts';
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
      [`${stateOf(m, request)} · ${words.sent(m.moment(createdAt))}`],
      [nextOf(m, request)],
    ];
  };
  // Each but the first with an empty line before it.
  return lines(requests, { of, more: words.more }).slice(1);
}

function stateOf(m: Messages, { kind, state, supersededBy }: Request): string {
  const isUndone = kind === 'deletion' && state === 'cancelled' && supersededBy !== null;
  return isUndone ? m.card.undone : m.card.states[state];
}

function nextOf(m: Messages, request: Request): string {
  return request.state === 'delivered' ? missingText(m, missingOf(request)) : m.home.requests.next[request.state];
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
