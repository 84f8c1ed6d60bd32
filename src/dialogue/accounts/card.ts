import { blockOf, holderNameOf, type Account } from '#domain/account/account.ts';
import type { Person } from '#domain/person.ts';
import { takeBackLines, withConnection } from '#domain/plan/powershell.ts';
import { aliasText, licenceText, seenAt, useTexts } from '#messages/account-facts.ts';
import { byHandText } from '#messages/by-hand.ts';
import type { Messages } from '#messages/messages.ts';
import { accountStateText, stateText } from '#messages/state-text.ts';
import type { AccountCard } from '#use-cases/accounts/account-card.ts';
import type { HistoryEvent } from '#use-cases/ports/store/history.ts';
import { CARD_BUTTONS, HISTORY_PAGES } from '../act-names.ts';
import { liftAction } from '../request-card/block-lines.ts';
import { whatFor } from '../parts/asked-for.ts';
import { askSystemsAction } from '../parts/ask-systems.ts';
import { mention } from '../parts/person-line.ts';
import { listedRecordButton } from '../parts/record-button.ts';
import {
  actions,
  bullets,
  heading,
  note,
  paragraph,
  shorten,
  type Action,
  type Dialog,
  type Line,
  type Part,
} from '../screen.ts';
import { purposeLabel } from './list.ts';

/** What the buttons below the history carry: the account, and the page to show. */
interface HistoryValue {
  readonly account: string;
  readonly page: number;
}

type WholeCard = Extract<AccountCard, { readonly shows: 'everything' }>;

/** How many characters of a name the card shows. */
const LONGEST = 200;
/** Of a fact, which may list addresses or licences. */
const LONGEST_FACT = 1000;

/** Shown while the card is made, since the trigger would expire. */
export function loadingCardDialog(m: Messages): Dialog {
  return frame(m, [paragraph([[m.commands.accounts.card.loading]])]);
}

/** An account with everything that this person may know about it, and what they can start on it. */
export function accountCardDialog(m: Messages, card: AccountCard): Dialog {
  const { displayName, address, departmentName } = card.account;
  const title: Line = [{ bold: shorten(displayName, LONGEST) }];
  if (card.shows === 'public') {
    return frame(m, [paragraph([title, [{ code: address }], [shorten(departmentName, LONGEST)]], 'account')]);
  }
  return frame(m, [
    paragraph([title, [{ code: address }], ...factLines(m, card)], 'account'),
    ...byHandParts(m, card),
    ...actionParts(m, card),
    heading(m.commands.accounts.card.history),
    ...historyParts(m, card),
  ]);
}

function frame(m: Messages, content: readonly Part[]): Dialog {
  return { title: m.commands.accounts.card.title, close: m.dialogs.close, content };
}

function factLines(m: Messages, { account, document, holder, facts: known }: WholeCard): readonly Line[] {
  const { labels, nobody, unknown } = m.commands.accounts.card;
  const { type, state, relation, contractNumber, contractStart, contractEnd, position, phone, responsible } = account;
  const day = (at: Date | null): string | null => (at === null ? null : m.dayOf(at));
  const holderName = holderNameOf({ ...account, holder }) ?? unknown;
  const facts: readonly (readonly [string, string | readonly string[] | null, (Person | null)?])[] = [
    [labels.signInName, account.userPrincipalName === account.address ? null : account.userPrincipalName],
    [labels.state, accountStateText(m, account)],
    [labels.type, m.form.types[type]],
    [labels.department, account.departmentName],
    [labels.position, position],
    [labels.relation, relation === null ? null : (m.form.relations[relation] ?? relation)],
    [labels.contractNumber, contractNumber],
    [labels.contractStart, contractStart === null ? null : m.day(contractStart)],
    [labels.contractEnd, contractEnd === null ? null : m.day(contractEnd)],
    [labels.document, document === null ? null : `${documentType(m, document.type)} ${document.masked}`],
    [labels.holder, type === 'departmental' ? null : holderName, holder],
    [labels.responsible, responsible?.name ?? nobody, responsible],
    [labels.phone, phone],
    [labels.licence, licenceOf(m, account, known.licences)],
    [labels.aliases, aliasText(m.export, { state, aliases: known.aliases })],
    [labels.seenAt, day(seenAt(known))],
    [labels.uses, useTexts(m.export, known, m)],
    [labels.origin, originOf(m, account)],
    [labels.created, day(account.createdAt)],
    [labels.delivered, day(account.deliveredAt)],
    [labels.closed, day(account.closedAt)],
    [labels.block, blockOf(account)?.number ?? null],
    [labels.suspended, state === 'active' ? null : day(account.suspendedAt)],
    [labels.deleted, state === 'deleted' ? day(account.deletedAt) : null],
  ];
  return facts.flatMap(([label, value, person = null]): readonly Line[] => {
    const [first, ...others] = typeof value === 'string' ? [value] : (value ?? []);
    if (first === undefined || first === '') return [];
    // Several are a line each: none is cut, and each can be found.
    if (others.length > 0) return [[{ bold: `${label}:` }], ...[first, ...others].map((text): Line => [`• ${text}`])];
    return [[{ bold: `${label}: ` }, shorten(first, LONGEST_FACT), ...(person === null ? [] : mention(person))]];
  });
}

/** Rights given by hand cannot be checked; the systems area can take them back. */
function byHandParts(m: Messages, { account, facts: { delegations }, systems }: WholeCard): readonly Part[] {
  if (delegations.length === 0) return [];
  const { unseen, ask, run } = m.commands.accounts.card.byHand;
  if (!systems) {
    const help = { act: 'modify', account: account.id } as const;
    return [paragraph([[`${unseen} ${ask}`]], 'by_hand'), actions([askSystemsAction(m, help)], 'help')];
  }
  const lines = new Set(delegations.flatMap((one) => takeBackLines(account.directoryId, one)));
  const shown = withConnection([...lines]);
  return [paragraph([[`${unseen} ${run}`], ...shown.map((code): Line => [{ code }])], 'by_hand')];
}

/** No licence line for a deleted account. */
function licenceOf(
  m: Messages,
  { licensed, state, kept }: Account,
  licences: Parameters<typeof licenceText>[1]['licences'],
): string | null {
  const { licence } = m.commands.accounts.card;
  if (state === 'deleted') return null;
  const hasNone = licences.at === null ? !licensed : licences.names.length === 0;
  // A shared mailbox needs no licence up to 50 GB (facts: graph.md 1.9, 28 Nov 2026).
  if (hasNone) return kept?.sharedWith === undefined ? licence.no : licence.shared;
  return licenceText(m.export, { licensed, state, licences });
}

function documentType(m: Messages, type: string): string {
  return m.form.documentTypes[type] ?? type;
}

function originOf(m: Messages, { origin, requestNumber }: Account): string | null {
  const { origins } = m.commands.accounts.card;
  if (origin !== 'request') return origins[origin];
  return requestNumber === null ? null : origins.request(requestNumber);
}

function actionParts(m: Messages, { account, actions: purposes, mayLift }: WholeCard): readonly Part[] {
  const block = mayLift ? blockOf(account) : null;
  // Lifting the block opens the account: nobody who may do that has to ask for it as well.
  const offered = purposes.filter((purpose) => block === null || purpose !== 'restore');
  const buttons = offered.map((purpose): Action => ({
    act: CARD_BUTTONS[purpose],
    label: purposeLabel(m, purpose, account.state),
    payload: account.id,
    ...(purpose === 'block' ? { style: 'danger' } : {}),
  }));
  const all = [...(block === null ? [] : [liftAction(m, block.requestId)]), ...buttons];
  return all.length === 0 ? [] : [actions(all, 'actions')];
}

function historyParts(m: Messages, { account, history, page, pages }: WholeCard): readonly Part[] {
  const { card: words, page: pageText, previous, next } = m.commands.accounts;
  if (history.length === 0) return [paragraph([[words.noHistory]], 'history')];
  const shown = history.map((event, index) => eventPart(m, event, `history:${index}`));
  if (pages === 1) return shown;
  const turn = (act: string, label: string, to: number): Action => {
    const payload: HistoryValue = { account: account.id, page: to };
    return { act, label, payload };
  };
  const turns = [
    ...(page > 0 ? [turn(HISTORY_PAGES.previous, previous, page - 1)] : []),
    ...(page + 1 < pages ? [turn(HISTORY_PAGES.next, next, page + 1)] : []),
  ];
  return [...shown, note(pageText(page + 1, pages)), actions(turns, `turns:${page}`)];
}

/** One part per event, so that a request has its record's button. */
function eventPart(m: Messages, event: HistoryEvent, id: string): Part {
  if (event.kind !== 'request') {
    const by = event.by === null ? [] : mention(event.by);
    return bullets([[eventText(m, event), ...by]], id);
  }
  const action = listedRecordButton(m, event.request);
  return { kind: 'entry', id, text: `• ${eventText(m, event)}`, people: [], action };
}

function eventText(m: Messages, event: HistoryEvent): string {
  const words = m.commands.accounts.card;
  const at = m.dayOf(event.at);
  switch (event.kind) {
    case 'request': {
      const { number, form } = event.request;
      const sentence = words.request(at, whatFor(m, form), number, stateText(m, event.request));
      const byHand = byHandText(m, event.request);
      return byHand === null ? sentence : `${sentence}\n${byHand}`;
    }
    case 'contract':
      return named(m, words.contractEvents[event.what](at, m.day(event.contractEnd)), event.by);
    case 'finding': {
      const outcome = words.decided[event.decided];
      const result = event.requestNumber === null ? outcome : `${outcome}, ${event.requestNumber}`;
      return named(m, words.finding(at, words.findings[event.what], result), event.by);
    }
  }
}

function named(m: Messages, text: string, by: { readonly name: string } | null): string {
  return by === null ? text : m.commands.accounts.card.by(text, shorten(by.name, 100));
}
