import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createLocks, type Locks } from '#adapters/postgres/connection/locks.ts';
import { ClaimLost, confirmClaims } from '#use-cases/ports/store/claim.ts';
import { createTestDatabase } from '#test/database.ts';
import { startTcpProxy, type TcpProxy } from '#test/tcp-proxy.ts';

describe('locks whose connection stopped answering', () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let proxy: TcpProxy;
  let locks: Locks;
  beforeAll(async () => {
    database = await createTestDatabase();
    proxy = await startTcpProxy(database.url);
    locks = createLocks(proxy.through(database.url));
  });
  afterAll(async () => {
    await locks.end();
    await proxy.stop();
    await database.drop();
  });
  const work = async (key: string): Promise<unknown> =>
    await locks.exclusively(key, async () => await Promise.resolve(key));
  beforeEach(async () => {
    expect(await work('before')).toEqual({ value: 'before' });
  });
  const silence = (): void => expect(proxy.cut('silent')).toBe(1);

  it('stop the work at its next outside write, and work again afterwards', async () => {
    const stopped = locks.exclusively('run', async () => {
      silence();
      await confirmClaims();
    });
    await expect(stopped).rejects.toBeInstanceOf(ClaimLost);
    await expect.poll(async () => await work('run')).toEqual({ value: 'run' });
  });

  it('do not prevent work from ending that writes nothing more', async () => {
    const done = await locks.exclusively('run', async () => {
      silence();
      return await Promise.resolve('done');
    });
    expect(done).toEqual({ value: 'done' });
    await expect.poll(async () => await work('run')).toEqual({ value: 'run' });
  });

  it('are refused to those who wait for one, and work again for the next', async () => {
    silence();
    const waiting = await Promise.allSettled([work('one'), work('another')]);
    expect(waiting.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await work('one')).toEqual({ value: 'one' });
  });
});
