import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startHttp } from './http.ts';

const UNEXPECTED = new Error('nobody expected this');

describe('startHttp', () => {
  const told: unknown[] = [];
  let server: Awaited<ReturnType<typeof startHttp>>;
  beforeAll(async () => {
    const ready = async (): Promise<never> => await Promise.reject(UNEXPECTED);
    const failed = (error: unknown): void => void told.push(error);
    server = await startHttp({ ready, slack: null, failed }, { port: 0, host: '127.0.0.1' });
  });
  afterAll(() => server.close());

  it('is not ready where nobody can tell whether it is', async () => {
    const { port } = server.address() as AddressInfo;
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(5_000) });
    expect(answer.status).toBe(503);
    expect(await answer.json()).toEqual({ error: 'unknown' });
    expect(told).toEqual([UNEXPECTED]);
  });
});
