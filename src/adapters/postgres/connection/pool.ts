import postgres from 'postgres';
import type { Connection } from './connection.ts';

/** A connection is closed after this time, ms: addresses and certificates of a host change. */
const LIFETIME_MS = 45 * 60_000;
/** How long a stop waits for running work, seconds. */
const END_SECONDS = 5;

interface Member extends Connection {
  readonly bornAt: number;
}

export interface Pool {
  /** Runs `work` on a connection that nobody else uses meanwhile, as soon as one is free. */
  use<T>(work: (connection: Pick<Connection, 'sql' | 'drop'>) => PromiseLike<T>): Promise<T>;
  /** Rejects new work, and closes all connections. */
  end(): Promise<void>;
}

/** Up to `max` connections, opened on demand; one that was cut is never used again. */
export function createPool(open: () => Connection, max: number): Pool {
  const members = new Set<Member>();
  const idle: Member[] = [];
  const waiting: { readonly take: (member: Member) => void; readonly refuse: (error: Error) => void }[] = [];
  let isEnded = false;

  const add = (): Member => {
    const member = { ...open(), bornAt: Date.now() };
    members.add(member);
    return member;
  };
  const drop = (member: Member): void => {
    members.delete(member);
    void member.sql.end({ timeout: END_SECONDS });
  };
  const take = async (): Promise<Member> => {
    if (isEnded) throw connectionsClosed();
    for (let member = idle.pop(); member !== undefined; member = idle.pop()) {
      if (member.isOpen()) return member;
      drop(member);
    }
    if (members.size < max) return add();
    return await new Promise((resolve, reject) => waiting.push({ take: resolve, refuse: reject }));
  };
  const release = (member: Member, isGood: boolean): void => {
    if (isGood && member.isOpen() && !isEnded && Date.now() - member.bornAt < LIFETIME_MS) {
      const next = waiting.shift();
      if (next === undefined) idle.push(member);
      else next.take(member);
      return;
    }
    drop(member);
    if (waiting.length > 0) waiting.shift()?.take(add());
  };
  return {
    use: async (work) => {
      const member = await take();
      let isGood = true;
      try {
        return await work(member);
      } catch (error) {
        isGood = !isOfConnection(error);
        throw error;
      } finally {
        release(member, isGood);
      }
    },
    end: async () => {
      isEnded = true;
      for (const { refuse } of waiting.splice(0)) refuse(connectionsClosed());
      await Promise.all([...members].map(async ({ sql }) => await sql.end({ timeout: END_SECONDS })));
    },
  };
}

/** A refused statement leaves its connection intact; any other error may mean its end, which shows a moment later. */
function isOfConnection(error: unknown): boolean {
  if (error instanceof postgres.PostgresError) return error.severity_local !== 'ERROR' && error.severity !== 'ERROR';
  return (
    error instanceof Error &&
    ['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'CONNECT_TIMEOUT'].includes(String((error as { code?: unknown }).code))
  );
}

function connectionsClosed(): Error {
  return Object.assign(new Error('the connections to the database are closed'), { code: 'CONNECTION_ENDED' });
}
