import { connect, type Socket } from 'node:net';

/** How long a server may be silent while a connection is opened, ms. */
const DIAL_MS = 10_000;

/** The target that postgres.js parsed from a database URL. */
export interface Target {
  readonly host: readonly string[];
  readonly port: readonly number[];
  /** For a Unix socket. */
  readonly path?: string | false;
}

/** A connected socket to the first host that answers. Throws the last host's error. */
export async function dial({ host, port, path }: Target): Promise<Socket> {
  if (typeof path === 'string') return await whenConnected(connect({ path }));
  let failure: unknown;
  for (const [at, each] of host.entries()) {
    try {
      const number = port[at] ?? port[0] ?? 5432;
      const socket = await whenConnected(connect({ host: each, port: number }));
      // postgres.js reads here which name the server's certificate must have.
      return Object.assign(socket, { host: each, port: number });
    } catch (error) {
      failure = error;
    }
  }
  throw failure;
}

async function whenConnected(socket: Socket): Promise<Socket> {
  return await new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      socket.destroy(Object.assign(new Error('the database does not answer'), { code: 'ETIMEDOUT' }));
    }, DIAL_MS);
    const fail = (error: Error): void => {
      clearTimeout(timer);
      reject(error);
    };
    socket.once('error', fail);
    socket.once('connect', () => {
      clearTimeout(timer);
      socket.off('error', fail);
      resolve(socket);
    });
  });
}
