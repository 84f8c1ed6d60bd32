import type { Socket } from 'node:net';
import postgres, { type Sql } from 'postgres';
import { dial, type Target } from './dial.ts';
import { connectionCut, untilCut } from './until-cut.ts';

export interface Connection {
  /** Answers, or refuses with a `code`, everything that it is asked; in transactions too. */
  readonly sql: Sql;
  /** False once it was cut: it will refuse everything. */
  isOpen(): boolean;
  /** Cuts it from here without asking the server, which may be silent: what waits on it is refused at once. */
  drop(): void;
}

/** How the session is set, by the server's own names. */
export type Session = Readonly<Record<string, string | number>>;

/**
 * One connection to Postgres, made when it is first asked something and, once it is cut, never made again: what waits on it is refused,
 * and so is what it is asked later. postgres.js 3.4.9 would make it again under those who still use it, with what the old one left:
 * statements of a transaction then run outside it (its issue #1155), answers go to who asked something else, writes that waited end
 * the process (#1066, #1154, #1208) or never happen, and a server that takes connections only to end them is called without a pause
 * (#1193). Read and seen on 2026-11-28; each is in test/drill.
 */
export function openConnection(url: string, session: Session): Connection {
  let isDialled = false;
  let isOpen = true;
  let socket: Socket | undefined;
  const over = (): void => {
    isOpen = false;
    // What is still on it is refused.
    void sql.end({ timeout: 0 });
  };
  const drop = (): void => {
    over();
    // postgres.js only says goodbye on it, and to that a silent server has no answer either.
    socket?.destroy();
  };
  const dialOnce = async (target: Target): ReturnType<typeof dial> => {
    try {
      if (isDialled) throw connectionCut();
      isDialled = true;
      socket = await dial(target);
      // Dropped meanwhile.
      if (!isOpen) throw connectionCut();
      return socket;
    } catch (error) {
      drop();
      throw error;
    }
  };
  const options = {
    max: 1,
    max_lifetime: null,
    // These are asked for by nobody who could be told that the connection was cut meanwhile.
    fetch_types: false,
    connection: session,
    socket: dialOnce,
    onclose: over,
    onnotice: () => undefined,
  };
  const sql: Sql = postgres(url, options);
  return { sql: Object.assign(sql, { begin: untilCut(sql, () => isOpen) }), isOpen: () => isOpen, drop };
}
