import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A byte relay on loopback before a database, where a test cuts connections. */
export interface TcpProxy {
  /** `url` with the relay's address. */
  through(url: string): string;
  /**
   * Ends every connection: like a stopping server (`fin`) or a killed one (`reset`); `silent` passes nothing on any
   * more.
   */
  cut(how: 'fin' | 'reset' | 'silent'): number;
  /** While it refuses, connections are accepted and ended at once, like by a load balancer without servers. */
  refuse(refusing: boolean): void;
  stop(): Promise<void>;
}

export async function startTcpProxy(target: string): Promise<TcpProxy> {
  const { hostname, port } = new URL(target);
  const pairs = new Set<readonly [Socket, Socket]>();
  const sockets = new Set<Socket>();
  let refusing = false;
  const server = createServer((near) => {
    sockets.add(near.on('error', () => undefined).once('close', () => sockets.delete(near)));
    if (refusing) return void near.resume().end();
    const far = connect(Number(port), hostname);
    far.on('error', () => undefined);
    const pair = [near, far] as const;
    pairs.add(pair);
    near.pipe(far);
    far.pipe(near);
    for (const each of pair)
      each.once('close', () => {
        pairs.delete(pair);
        for (const other of pair) other.destroy();
      });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port: own } = server.address() as AddressInfo;
  return {
    through: (url) => {
      const changed = new URL(url);
      changed.hostname = '127.0.0.1';
      changed.port = String(own);
      return changed.href;
    },
    cut: (how) => {
      const all = [...pairs];
      for (const [near, far] of all) {
        if (how === 'fin') near.end();
        else if (how === 'reset') near.resetAndDestroy();
        else {
          near.unpipe(far);
          far.unpipe(near);
          near.resume();
          far.resume();
        }
      }
      return all.length;
    },
    refuse: (now) => {
      refusing = now;
    },
    stop: async () => {
      for (const each of sockets) each.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
