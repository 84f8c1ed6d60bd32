import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { ACCOUNT_STATES, type Account } from '#domain/account/account.ts';
import { ACCOUNT } from '#domain/account/account.fixture.ts';
import type { Register, RegisterWriter, StateCounts } from '#use-cases/ports/store/export.ts';

/** The fixture's account, changed. */
export function accountWith(change: Partial<Account>): Account {
  return { ...ACCOUNT, ...change };
}

/** A register of these accounts, two at a time. */
export function registerOf(accounts: readonly Account[], change: Partial<Register> = {}): Register {
  const countsOf = (some: readonly Account[]): StateCounts => {
    const count = (state: Account['state']): number => some.filter((one) => one.state === state).length;
    return { active: count('active'), suspended: count('suspended'), deleted: count('deleted') };
  };
  const groups = <K>(key: (account: Account) => K): readonly (readonly [K, StateCounts])[] =>
    [...Map.groupBy(accounts, key)].map(([name, some]) => [name, countsOf(some)] as const);
  return {
    institution: { name: 'Alcaldía Municipal de Río Claro', nit: '890.123.456-7' },
    version: { code: 'FT-GTI-002', version: '01', date: '2015-03-25' },
    exportedAt: new Date('2026-06-02T02:30:00Z'),
    exportedBy: 'Mónica Cuéllar Ñáñez',
    summary: {
      total: accounts.length,
      states: countsOf(accounts),
      departments: groups(({ departmentName }) => departmentName).map(([name, counts]) => ({ name, counts })),
      relations: groups(({ relation }) => relation).map(([relation, counts]) => ({ relation, counts })),
    },
    rows: batchesOf(accounts),
    ...change,
  };
}

async function* batchesOf(accounts: readonly Account[]): AsyncGenerator<readonly Account[]> {
  for (let index = 0; index < accounts.length; index += 2) {
    yield await Promise.resolve(accounts.slice(index, index + 2));
  }
}

/** The written bytes. */
export async function written(write: RegisterWriter, register: Register): Promise<Buffer> {
  const out = new PassThrough();
  const [bytes] = await Promise.all([buffer(out), write(register, out)]);
  return bytes;
}

/** `times` accounts of each state. */
export function accountsOfAllStates(times: number): readonly Account[] {
  return Array.from({ length: times }, () => ACCOUNT_STATES.map((state) => accountWith({ state }))).flat();
}
