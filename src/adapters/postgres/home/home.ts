import { and, asc, desc, eq, gte, inArray, isNull, lt, lte, notInArray, or } from 'drizzle-orm';
import { ENDED_STATES, UNTOUCHED_STATES } from '#domain/request/states.ts';
import type {
  AskedOfDepartments,
  AskedOfDesk,
  AskedOfPerson,
  DepartmentFacts,
  DeskFacts,
  HomeFacts,
  PersonFacts,
} from '#use-cases/ports/store/home.ts';
import type { Database } from '../connection/database.ts';
import { accounts } from '../tables/accounts.ts';
import { openQuestionsOf, unansweredQuestions } from '../questions/questions.ts';
import { requests } from '../tables/requests.ts';
import {
  accountsOfPerson,
  accountsWhere,
  handedAt,
  handedTo,
  isUndecided,
  living,
  needsSomebody,
  newestLesson,
  openFindings,
  receivedBy,
  requestsWhere,
  runsByHand,
  toConfirmBy,
} from './home-queries.ts';
import { ratificationsOf } from './ratifications.ts';

/** How many hand-overs of one person are considered: nobody has as many. */
const MOST_HAND_OVERS = 200;

export function createHomeFacts(db: Database): HomeFacts {
  return {
    ofPerson: async (asked) => await allOf(personLists(db, asked)),
    ofDesk: async (asked) => await allOf(deskLists(db, asked)),
    ofDepartments: async (asked) => await allOf(departmentLists(db, asked)),
    listOfPerson: async (list, asked) => await personLists(db, asked)[list](),
    listOfDesk: async (list, asked) => await deskLists(db, asked)[list](),
    listOfDepartments: async (list, asked) => await departmentLists(db, asked)[list](),
  };
}

/** The query of each list, not sent yet. */
type Queries<Facts> = { readonly [List in keyof Facts]: () => Promise<Facts[List]> };

async function allOf<Facts extends object>(queries: Queries<Facts>): Promise<Facts> {
  const lists = Object.keys(queries) as (keyof Facts)[];
  const found = await Promise.all(lists.map(async (list) => [list, await queries[list]()] as const));
  return Object.fromEntries(found) as Facts;
}

function personLists(db: Database, asked: AskedOfPerson): Queries<PersonFacts> {
  const { personId } = asked;
  const made = eq(requests.requesterId, personId);
  const shown = or(notInArray(requests.state, [...ENDED_STATES]), gte(requests.updatedAt, asked.endedSince));
  const handedOver = and(eq(requests.state, 'delivered'), or(handedTo(personId), receivedBy(personId)));
  const own = accountsOfPerson(asked);
  const soon = and(
    eq(accounts.state, 'active'),
    isNull(accounts.kept),
    gte(accounts.contractEnd, asked.today),
    lte(accounts.contractEnd, asked.soon),
    isUndecided(db),
  );
  const oldest = { ...pagingOf(asked), order: asc(requests.createdAt) };
  return {
    requests: async () =>
      await requestsWhere(db, and(made, shown), { ...pagingOf(asked), order: desc(requests.createdAt) }),
    questions: async () => await requestsWhere(db, and(made, eq(requests.state, 'info_requested')), oldest),
    asked: async () => await openQuestionsOf(db, personId),
    ratifications: async () => await ratificationsOf(db, asked),
    agreements: async () => await requestsWhere(db, toConfirmBy(personId), oldest),
    handOvers: async () => {
      const found = await requestsWhere(db, handedOver, { order: asc(handedAt), offset: 0, limit: MOST_HAND_OVERS });
      return found.rows;
    },
    learning: async () => await newestLesson(db, asked),
    accounts: async () => await accountsWhere(db, and(living, own), { ...pagingOf(asked), order: byName }),
    ending: async () => await accountsWhere(db, and(living, own, soon), { ...pagingOf(asked), order: byEnd }),
  };
}

function deskLists(db: Database, asked: AskedOfDesk): Queries<DeskFacts> {
  const { today, monthEnd } = asked;
  const paging = pagingOf(asked);
  const active = and(living, eq(accounts.state, 'active'), isNull(accounts.kept));
  const undecidedOnes = and(inArray(requests.state, [...UNTOUCHED_STATES]), needsSomebody);
  const thisMonth = and(active, gte(accounts.contractEnd, today), lte(accounts.contractEnd, monthEnd));
  return {
    queue: async () => await requestsWhere(db, undecidedOnes, { ...paging, order: asc(requests.createdAt) }),
    unanswered: async () => await unansweredQuestions(db, paging),
    failed: async () =>
      await requestsWhere(db, eq(requests.state, 'failed'), { ...paging, order: asc(requests.updatedAt) }),
    byHand: async () => await runsByHand(db, paging),
    handedOver: async () =>
      await requestsWhere(db, eq(requests.state, 'delivered'), { ...paging, order: asc(handedAt) }),
    findings: async () => await openFindings(db, paging),
    ending: async () => await accountsWhere(db, thisMonth, { ...paging, order: byEnd }),
    overdue: async () =>
      await accountsWhere(db, and(active, lt(accounts.contractEnd, today)), { ...paging, order: byEnd }),
  };
}

function departmentLists(db: Database, asked: AskedOfDepartments): Queries<DepartmentFacts> {
  const theirs = and(living, inArray(accounts.departmentCode, [...asked.codes]));
  const soon = and(
    eq(accounts.state, 'active'),
    isNull(accounts.kept),
    gte(accounts.contractEnd, asked.today),
    lte(accounts.contractEnd, asked.until),
  );
  return {
    accounts: async () => await accountsWhere(db, theirs, { ...pagingOf(asked), order: byName }),
    ending: async () => await accountsWhere(db, and(theirs, soon), { ...pagingOf(asked), order: byEnd }),
  };
}

const byName = asc(accounts.displayName);
const byEnd = asc(accounts.contractEnd);

function pagingOf({ offset = 0, limit }: { readonly offset?: number; readonly limit: number }): {
  readonly offset: number;
  readonly limit: number;
} {
  return { offset, limit };
}
