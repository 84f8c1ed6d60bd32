import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Below the range that systems assign (Linux: 32768 and up), so that no other program gets it. */
const [LOWEST, HIGHEST] = [20_000, 32_000];

/**
 * A free port on loopback that nothing of an earlier test still calls: ports assigned by the system may be assigned
 * again.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(LOWEST, HIGHEST);
    if (await isFree(port)) return port;
  }
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  return await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
