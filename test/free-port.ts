import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Below what systems hand out by themselves (Linux: 32768 and up), so that nobody gets it who asks for any port. */
const [LOWEST, HIGHEST] = [20_000, 32_000];

/**
 * A port on loopback that nobody listens on, and that nothing of an earlier test still calls: those were handed out by the
 * system, which may hand out the same one again.
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
