import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Below the range that systems assign (Linux: 32768 and up), so that no other program gets it. */
const [LOWEST, HIGHEST] = [20_000, 32_000];

let last = randomInt(LOWEST, HIGHEST);

/**
 * A free port on loopback that nothing of an earlier test still calls: ports assigned by the system may be assigned
 * again, and a process that was given a port twice may have connections to its former server left.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    last = last + 1 < HIGHEST ? last + 1 : LOWEST;
    if (await isFree(last)) return last;
  }
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  return await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
