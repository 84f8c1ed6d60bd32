import type { Account } from '#domain/account/account.ts';
import { displayNameOf } from '#domain/form/form.ts';
import type { Request } from '#domain/request/request.ts';
import type { Messages } from '#messages/messages.ts';
import { stateText } from '#messages/state-text.ts';
import type { Home } from '#use-cases/home/home.ts';
import { HOME_ACTS } from '../act-names.ts';
import { whatFor } from '../parts/asked-for.ts';
import { nextOf } from '../request-card/next.ts';
import { actions, heading, note, paragraph, shorten, type HomePage, type Line, type Part } from '../screen.ts';
import { deskParts } from './desk.ts';
import { lines, NAME } from './list.ts';
import { waitingParts } from './waiting.ts';

/**
 * The bot's home page: one button to ask for something, the systems area's desk, what waits for the person, their
 * requests and accounts.
 */
export function homePage(m: Messages, home: Home): HomePage {
  const parts: readonly Part[] = [
    heading(m.home.title),
    paragraph([[m.home.intro]]),
    actions([{ act: HOME_ACTS.ask, label: m.home.ask, style: 'primary' }], HOME_ACTS.ask),
    ...(home.desk === null ? [] : [...deskParts(m, home.desk), { kind: 'divider' } as const]),
    ...waitingParts(m, home.waiting),
    heading(m.home.requests.title),
    paragraph(requestLines(m, home.requests)),
    heading(m.home.accounts.title),
    paragraph(accountLines(m, home.accounts)),
    note(m.home.commands),
  ];
  return { page: 'home', parts };
}

/** Shown when the home page could not be drawn. */
export function brokenHomePage(m: Messages, reference: string): HomePage {
  return { page: 'home', parts: [heading(m.home.title), paragraph([[m.home.failed(reference)]])] };
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
  // All but the first have an empty line before them.
  return lines(requests, { of, more: words.more }).slice(1);
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
