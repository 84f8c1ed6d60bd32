import { readOrder, orderCode, BY_ADDRESS, type AccountOrder } from '#domain/account-search/account-order.ts';
import { parseAccountQuery, type AccountQuery, type QueryProblem } from '#domain/account-search/account-query.ts';
import { asciiWords } from '#domain/ascii-words.ts';
import type { Account, PublicAccount } from '#domain/account/account.ts';
import type { Actor } from '#domain/person.ts';
import { ok, refused, type Result } from '#domain/result.ts';
import { dayIn } from '#use-cases/calendar/calendar.ts';
import type { Clock, Institution } from '#use-cases/ports/institution.ts';
import type { AccountSearch, Store } from '#use-cases/ports/store/store.ts';

/** Accounts per page: more than people read at once. */
export const ACCOUNTS_A_PAGE = 10;

/**
 * How deep people can page. Each further page costs the database more (65 ms after 5,000 of 35,000, measured on
 * 2026-11-22), and nobody searches that far: at the end people are asked to refine the search.
 */
export const ACCOUNTS_IN_REACH = 2_000;
const PAGES_IN_REACH = ACCOUNTS_IN_REACH / ACCOUNTS_A_PAGE;

/** An account as people outside the systems area see it in the list. Its id is only for its button. */
type ListedAccount = PublicAccount & Pick<Account, 'id'>;

export interface AccountsPage {
  readonly view:
    | { readonly for: 'systems'; readonly rows: readonly Account[] }
    | { readonly for: 'all'; readonly rows: readonly ListedAccount[] };
  /** The search text without the order. */
  readonly text: string;
  readonly order: AccountOrder;
  readonly page: number;
  /** Pages that can be opened: fewer than there are when more was found than `ACCOUNTS_IN_REACH`. */
  readonly pages: number;
  readonly total: number;
}

export interface ListDeps {
  readonly store: Pick<Store, 'accounts' | 'relationsHeld'>;
  readonly clock: Clock;
  readonly institution: Pick<Institution, 'timeZone' | 'relations'>;
}

interface ListInput {
  readonly actor: Actor;
  /** In the language of `parseAccountQuery`. */
  readonly text: string;
  /** As written by `orderCode`. Chosen after the text was written, so it overrides an order in the text. */
  readonly order?: string;
}

/** The search as the store takes it; null when nothing can match. */
interface ReadQuery {
  readonly text: string;
  readonly order: AccountOrder;
  readonly search: Omit<AccountSearch, 'offset' | 'limit'> | null;
}

/** Parses a person's query for the list, within what they may know. */
export async function readAccountQuery(
  deps: Pick<ListDeps, 'clock' | 'institution'> & { readonly store: Pick<Store, 'relationsHeld'> },
  asked: ListInput,
): Promise<Result<ReadQuery, QueryProblem>> {
  const { actor, text } = asked;
  const today = dayIn(deps.clock.now(), deps.institution.timeZone);
  // A chosen order is checked like a written one: a button gives no access to what a person may not ask for.
  const chosen = asked.order === undefined ? null : readOrder(asked.order);
  const written = chosen === null ? text : `orden:${orderCode(chosen)} ${text}`;
  const { relations } = deps.institution;
  const read = (known: Parameters<typeof parseAccountQuery>[1]['relations']): ReturnType<typeof parseAccountQuery> =>
    parseAccountQuery(written, { today, systems: actor.systems, relations: known });
  let parsed = read(relations);
  if (!parsed.ok && parsed.error.code === 'bad_value' && parsed.error.filter === 'relation') {
    // Old accounts may have one that is offered no more.
    const held = await deps.store.relationsHeld();
    parsed = read([...relations, ...held.map((code) => ({ code, name: null }))]);
  }
  if (!parsed.ok) return refused(parsed.error);
  const { words, filters, order: wished } = parsed.value;
  const order = wished ?? BY_ADDRESS;
  const search = namesNothing(parsed.value) ? null : { text: words, filters, order, everything: actor.systems };
  return ok({ text: parsed.value.text, order, search });
}

/**
 * One page of the list of accounts. Systems people see every account and field; others see name, address and department
 * of active ones. Refused when a word of the query is unknown, or is reserved to the systems area.
 */
export async function listAccounts(
  deps: ListDeps,
  input: ListInput & { readonly page: number },
): Promise<Result<AccountsPage, QueryProblem>> {
  const read = await readAccountQuery(deps, input);
  if (!read.ok) return read;
  const { search, text, order } = read.value;
  const page = Math.min(Math.max(0, Math.trunc(input.page)), PAGES_IN_REACH - 1);
  const paging = { offset: page * ACCOUNTS_A_PAGE, limit: ACCOUNTS_A_PAGE };
  const { rows, total } =
    search === null ? { rows: [], total: 0 } : await deps.store.accounts({ ...search, ...paging });
  // Some accounts are gone since the page was requested: show the last page that exists.
  if (rows.length === 0 && total > 0) {
    return await listAccounts(deps, { ...input, page: Math.ceil(total / ACCOUNTS_A_PAGE) - 1 });
  }
  return ok({
    view: input.actor.systems ? { for: 'systems', rows } : { for: 'all', rows: rows.map(listed) },
    text,
    order,
    page,
    pages: Math.min(Math.max(1, Math.ceil(total / ACCOUNTS_A_PAGE)), PAGES_IN_REACH),
    total,
  });
}

function listed({ id, address, displayName, departmentName }: Account): ListedAccount {
  return { id, address, displayName, departmentName };
}

/** A text without letters or digits matches nothing; the store would treat it as no condition at all. */
function namesNothing({ words }: AccountQuery): boolean {
  return words !== '' && asciiWords(words).length === 0;
}
