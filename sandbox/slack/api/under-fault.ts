import { setTimeout as sleep } from 'node:timers/promises';
import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context } from 'hono';
import { deliveryFaults, type SlackFault } from '../workspace/faults.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** Gives the routes access to the request's socket, so that a fault can break the connection. */
export type Env = { Bindings: HttpBindings };

/** The faults that do the work `ms` later than called. `cut`: the connection breaks at once; otherwise the answer comes late. */
const LATE: Partial<Record<SlackFault, { readonly ms: number; readonly cut: boolean }>> = {
  'cut-late-1s': { ms: 1_000, cut: true },
  'cut-late-9s': { ms: 9_000, cut: true },
  'cut-late-1m': { ms: 60_000, cut: true },
  'late-12s': { ms: 12_000, cut: false },
};

/** Answers a call, or makes it fail if there is a fault for `name`. */
export async function underFault(
  deps: { c: Context<Env>; workspace: Workspace },
  call: { name: string; answer: () => Promise<Response> },
): Promise<Response> {
  const { c, workspace } = deps;
  const fault = workspace.faults.take(call.name, (kind) => !deliveryFaults.includes(kind));
  const early = fault === undefined ? undefined : beforeWork(c, fault);
  if (early !== undefined) return early;
  const late = fault === undefined ? undefined : LATE[fault];
  if (late !== undefined) {
    // Reads the body now, before the connection may break: the work needs it later.
    await c.req.arrayBuffer();
    const done = new Promise<void>((resolve) => workspace.clock.after(late.ms, resolve)).then(call.answer);
    if (!late.cut) return await done;
    done.catch(() => undefined);
    return reset(c);
  }
  const answer = await call.answer();
  if (fault === 'reset-after-commit') return reset(c);
  if (fault === 'slow-2s') await sleep(2000);
  if (fault === 'slow-5s') await sleep(5000);
  return answer;
}

function beforeWork(c: Context<Env>, fault: SlackFault): Response | undefined {
  switch (fault) {
    case 'throttle-retry-after-1':
      return throttled(c, 1);
    case 'throttle-retry-after-30':
      return throttled(c, 30);
    case 'http-500':
      return c.text('Internal Server Error', 500);
    case 'internal-error':
      return c.json({ ok: false, error: 'internal_error' });
    case 'invalid-auth':
      return c.json({ ok: false, error: 'invalid_auth' });
    case 'reset-before':
      return reset(c);
    default:
      return undefined;
  }
}

export function throttled(c: Context<Env>, seconds: number): Response {
  return c.json({ ok: false, error: 'ratelimited' }, 429, { 'retry-after': String(seconds) });
}

/** Breaks the connection without an answer. */
function reset(c: Context<Env>): Response {
  c.env.incoming.socket.resetAndDestroy();
  return RESPONSE_ALREADY_SENT;
}
