import type { Account } from '#domain/account/account.ts';
import { SYSTEMS_LISTS, type HomeList } from '#domain/home-lists.ts';
import type { Actor } from '#domain/person.ts';
import type { Request } from '#domain/request/request.ts';
import type { Listed } from '#use-cases/ports/store/home.ts';
import type { Finding } from '#use-cases/ports/store/tenant.ts';
import { withAddressNow } from '#use-cases/register/address-now.ts';
import {
  byHandRows,
  eachOf,
  failedRows,
  handedOverRows,
  licencesNow,
  queueRows,
  unansweredRows,
  type Aged,
  type AgedQuestion,
  type HandedOver,
  type LicenceNow,
} from './desk.ts';
import {
  askedBy,
  endingContracts,
  handOversOf,
  withActions,
  type Asked,
  type EndingContract,
  type HomeDeps,
  type OwnAccount,
} from './home.ts';

/** What each list of the home page has. */
interface Entries extends Record<HomeList, unknown> {
  readonly questions: Request;
  readonly ratifications: Request;
  readonly agreements: Request;
  readonly receipts: Request;
  readonly passwords: Request;
  readonly contracts: EndingContract;
  readonly requests: Request;
  readonly accounts: OwnAccount;
  readonly department: Account;
  readonly department_ending: Account;
  readonly queue: Aged;
  readonly unanswered: AgedQuestion;
  readonly failed: Aged;
  readonly by_hand: Aged;
  readonly handed_over: HandedOver;
  readonly findings: Finding;
  readonly licences: LicenceNow;
  readonly ending: Account;
  readonly overdue: Account;
}

/** Some entries of one of the lists. */
export type ListedEntries = { [L in HomeList]: { readonly list: L; readonly found: Listed<Entries[L]> } }[HomeList];

export type HomeListPage = ListedEntries & { readonly page: number; readonly pages: number };

/** Entries per page. */
const ENTRIES_A_PAGE = 10;

const NONE = { rows: [], total: 0 } as const;

/**
 * One page of a list of the home page; the last one where the wanted page no longer exists. Refused for the systems
 * area's lists to others, and when the tenant does not tell its licences.
 */
export async function homeList(
  deps: HomeDeps,
  asked: { readonly actor: Actor; readonly list: HomeList; readonly page: number },
): Promise<HomeListPage | 'not_systems' | 'unknown'> {
  const { actor, list, page } = asked;
  if (!actor.systems && SYSTEMS_LISTS.some((one) => one === list)) return 'not_systems';
  const found = await entriesOf(deps, { ...asked, offset: page * ENTRIES_A_PAGE });
  if (found === null) return 'unknown';
  const { rows, total } = found.found;
  if (rows.length === 0 && page > 0) {
    // A page beyond the end does not tell how many entries there are.
    const first = await homeList(deps, { ...asked, page: 0 });
    if (typeof first === 'string' || first.pages === 1) return first;
    return await homeList(deps, { ...asked, page: Math.min(page, first.pages) - 1 });
  }
  return { ...found, page, pages: Math.max(1, Math.ceil(total / ENTRIES_A_PAGE)) };
}

async function entriesOf(
  deps: HomeDeps,
  { actor, list, offset }: { readonly actor: Actor; readonly list: HomeList; readonly offset: number },
): Promise<ListedEntries | null> {
  const { home } = deps.store;
  const { today, ofPerson, ofDesk, ofDepartments } = askedBy(deps, actor, { offset, limit: ENTRIES_A_PAGE });
  switch (list) {
    case 'questions':
    case 'ratifications':
    case 'agreements':
    case 'requests':
      return { list, found: await home.listOfPerson(list, ofPerson) };
    case 'receipts':
    case 'passwords': {
      const all = handOversOf(await home.listOfPerson('handOvers', ofPerson), actor)[list];
      const shown = all.slice(offset, offset + ENTRIES_A_PAGE);
      const rows = await Promise.all(shown.map(async (request) => await withAddressNow(deps.store, request)));
      return { list, found: { rows, total: all.length } };
    }
    case 'contracts':
      return { list, found: endingContracts(await home.listOfPerson('ending', ofPerson), today) };
    case 'accounts': {
      const accounts = await home.listOfPerson('accounts', ofPerson);
      return { list, found: eachOf(accounts, (account) => withActions(deps, { actor, account })) };
    }
    case 'department':
      return { list, found: await departmentEntries(deps, { list: 'accounts', asked: ofDepartments }) };
    case 'department_ending':
      return { list, found: await departmentEntries(deps, { list: 'ending', asked: ofDepartments }) };
    case 'queue':
      return { list, found: queueRows(deps, await home.listOfDesk('queue', ofDesk)) };
    case 'unanswered':
      return { list, found: unansweredRows(deps, await home.listOfDesk(list, ofDesk)) };
    case 'failed':
      return { list, found: failedRows(deps, await home.listOfDesk('failed', ofDesk)) };
    case 'by_hand':
      return { list, found: await byHandRows(deps, await home.listOfDesk('byHand', ofDesk)) };
    case 'handed_over':
      return { list, found: handedOverRows(deps, await home.listOfDesk('handedOver', ofDesk)) };
    case 'findings':
      return { list, found: await home.listOfDesk(list, ofDesk) };
    case 'ending':
    case 'overdue':
      return { list, found: await home.listOfDesk(list, ofDesk) };
    case 'licences': {
      const licences = await licencesNow(deps);
      if (licences === null) return null;
      return { list, found: { rows: licences.slice(offset, offset + ENTRIES_A_PAGE), total: licences.length } };
    }
  }
}

async function departmentEntries(
  { store }: HomeDeps,
  { list, asked }: { readonly list: 'accounts' | 'ending'; readonly asked: Asked['ofDepartments'] },
): Promise<Listed<Account>> {
  return asked === null ? NONE : await store.home.listOfDepartments(list, asked);
}
