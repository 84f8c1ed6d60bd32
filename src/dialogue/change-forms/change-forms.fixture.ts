import { ACCOUNT } from '#domain/account/account.fixture.ts';
import type { Account } from '#domain/account/account.ts';
import type { DirectoryAccount } from '#domain/account/directory-account.ts';
import type { Actor } from '#domain/person.ts';
import type { Request } from '#domain/request/request.ts';
import { actor, COLLEAGUE, HEAD, HOLDER, RESERVED, SYSTEMS } from '#domain/request/request.fixture.ts';
import { NO_HEADS, OFFICE, registerOf } from '#use-cases/register/register.fixture.ts';
import { plainDeps, type Plain } from '../acts.fixture.ts';

interface Given {
  readonly accounts?: readonly Account[];
  /** The tenant gave the account an administrator's role. */
  readonly hasRole?: boolean;
  /** What else the tenant shows of the accounts; null: they are not there. */
  readonly seen?: Partial<DirectoryAccount> | null;
  /** When the tenant deleted them. */
  readonly deletedAt?: Date | null;
  /** The departments that whoever asks heads. */
  readonly heads?: readonly string[];
  /** Of the systems area. */
  readonly team?: readonly Actor[];
  /** The newest block of the account. */
  readonly lastBlock?: Request | null;
  /** Stands against another on the account. */
  readonly open?: Request;
  /** Found by their ids. */
  readonly requests?: readonly Request[];
  /** Learns what is saved of them. */
  readonly save?: (next: Request) => void;
}

/** What the tenant shows of an account with which nothing is wrong. */
const PRESENT: Partial<DirectoryAccount> = {
  ...{ accountEnabled: true, isGuest: false, isSynced: false, isRestricted: false, isEligible: false },
  mailbox: { purpose: 'user', autoReply: null },
};

const KNOWN: readonly Actor[] = [actor(HOLDER, false), actor(HEAD, false)];

interface ChangeStage extends Plain {
  /** Requests that were taken in. */
  readonly inserted: readonly Omit<Request, 'number'>[];
}

/** A person's account and a department's, for both of which one official answers. */
export function changeStage({
  accounts = [ACCOUNT, OFFICE],
  hasRole = false,
  seen = {},
  deletedAt = null,
  heads = [],
  team = [actor(SYSTEMS, true), actor(COLLEAGUE, true)],
  lastBlock = null,
  open,
  requests = [],
  save,
}: Given = {}): ChangeStage {
  const inserted: Omit<Request, 'number'>[] = [];
  const register = registerOf(...accounts);
  const plain = plainDeps(
    {
      people: {
        personNow: async (id) => await Promise.resolve(KNOWN.find((one) => one.id === id) ?? null),
        profile: async () => await Promise.resolve(null),
        team: async () => await Promise.resolve(team),
      },
      departments: { ...NO_HEADS, headedBy: () => heads },
      institution: {
        ...{ name: 'Gobernación', mailDomain: 'entidad.gov.co', timeZone: 'America/Bogota', reserved: RESERVED },
        versions: [{ code: 'FT-GTI-006', version: '01', date: '2020-01-01', description: '' }],
        rules: {
          ...{ deletionNeedsTwo: true, releaseLicence: 'at_deletion', maxOpenRequests: 20, graceDays: 30 },
          ...{ protectedAccounts: [], protectedGroups: [] },
        },
      },
      directory: {
        account: async (id) => {
          const known = accounts.find(({ directoryId }) => directoryId === id);
          return await Promise.resolve(
            known === undefined || seen === null
              ? null
              : ({ ...known, id, hasRole, licences: [], groups: [], ...PRESENT, ...seen } as never),
          );
        },
        deletedUser: async () =>
          await Promise.resolve(deletedAt === null ? null : { deletedAt, address: ACCOUNT.address }),
      },
      store: {
        ...register,
        request: async (id) => await Promise.resolve(requests.find((one) => one.id === id) ?? null),
        requestByNumber: async (number) => await Promise.resolve(requests.find((one) => one.number === number) ?? null),
        openRequestOn: async () => await Promise.resolve(open ?? null),
        accountOn: async (subject) =>
          await Promise.resolve(accounts.find((one) => one.subject === subject && one.state !== 'deleted') ?? null),
        deliveries: { wasHanded: async () => await Promise.resolve(false) },
      },
    },
    {
      account: register.account,
      registerFor: register.registerFor,
      conflictsTold: async () => await Promise.resolve([]),
      waitingOn: async () => await Promise.resolve([]),
      underWayOn: async () => await Promise.resolve([]),
      lastBlockOf: async () => await Promise.resolve(lastBlock),
      openRequestOn: async () => await Promise.resolve(open ?? null),
      undecidedOn: async () => await Promise.resolve([]),
      runningOn: async () => await Promise.resolve(null),
      openRequestsOf: async () => await Promise.resolve(1),
      saveRequest: async (next) => {
        save?.(next);
        return await Promise.resolve(true);
      },
      releaseAddresses: async () => await Promise.resolve(),
      insertRequest: async (request) => {
        inserted.push(request);
        return await Promise.resolve({ ...request, number: 'FT-GTI-006-2026-00009' });
      },
    },
  );
  return { ...plain, inserted };
}
