import { connect, type Socket } from 'node:net';

/** For how long a server may be silent while a connection to it is made, ms. */
const DIAL_MS = 10_000;

/** What postgres.js has read out of a database's address. */
export interface Target {
  readonly host: readonly string[];
  readonly port: readonly number[];
  /** Of a Unix socket. */
  readonly path?: string | false;
}

/** A connected socket to the first host that answers. Throws what the last one said. */
export async function dial({ host, port, path }: Target): Promise<Socket> {
  if (typeof path === 'string') return await opened(connect({ path }));
  let failure: unknown;
  for (const [at, each] of host.entries()) {
    try {
      const number = port[at] ?? port[0] ?? 5432;
      const socket = await opened(connect({ host: each, port: number }));
      // postgres.js looks here for the name that the server's certificate is to bear.
      return Object.assign(socket, { host: each, port: number });
    } catch (error) {
      failure = error;
    }
  }
  throw failure;
}

async function opened(socket: Socket): Promise<Socket> {
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
