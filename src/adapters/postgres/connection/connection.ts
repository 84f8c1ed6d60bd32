import type { Socket } from 'node:net';
import postgres, { type Sql } from 'postgres';
import { dial, type Target } from './dial.ts';
import { connectionCut, untilCut } from './until-cut.ts';

export interface Connection {
  /** Answers every statement or rejects it with a `code`; in transactions too. */
  readonly sql: Sql;
  /** False after it was cut: it will reject everything. */
  isOpen(): boolean;
  /** Cuts it on our side without asking the server, which may be silent: pending statements are rejected at once. */
  drop(): void;
}

/** Session settings, by the server's names. */
export type Session = Readonly<Record<string, string | number>>;

/**
 * One connection to Postgres, opened at the first statement and never opened again after it was cut: pending and later
 * statements are rejected. postgres.js 3.4.9 would reopen it for those who still use it, with the old one's leftovers:
 * statements of a transaction then run outside it (its issue #1155), answers go to the wrong caller, waiting writes end
 * the process (#1066, #1154, #1208) or never happen, and a server that accepts connections only to end them is called
 * without a pause (#1193). Read and seen on 2026-11-28; each case is in test/drill.
 */
export function openConnection(url: string, session: Session): Connection {
  let isDialled = false;
  let isOpen = true;
  let socket: Socket | undefined;
  const over = (): void => {
    isOpen = false;
    // Pending statements are rejected.
    void sql.end({ timeout: 0 });
  };
  const drop = (): void => {
    over();
    // postgres.js only sends a goodbye, which a silent server does not answer either.
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
    // Its failure could be reported to nobody.
    fetch_types: false,
    connection: session,
    socket: dialOnce,
    onclose: over,
    onnotice: () => undefined,
  };
  const sql: Sql = postgres(url, options);
  return { sql: Object.assign(sql, { begin: untilCut(sql, () => isOpen) }), isOpen: () => isOpen, drop };
}
