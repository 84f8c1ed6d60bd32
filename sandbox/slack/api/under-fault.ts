import { setTimeout as sleep } from 'node:timers/promises';
import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context } from 'hono';
import { deliveryFaults, type SlackFault } from '../workspace/faults.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** What gives a route the socket beneath the request, to be cut. */
export type Env = { Bindings: HttpBindings };

/** What is carried out so long after the call, ms; `cut`: whose caller saw the connection break at once. */
const LATE: Partial<Record<SlackFault, { readonly ms: number; readonly cut: boolean }>> = {
  'cut-late-1s': { ms: 1_000, cut: true },
  'cut-late-9s': { ms: 9_000, cut: true },
  'cut-late-1m': { ms: 60_000, cut: true },
  'late-12s': { ms: 12_000, cut: false },
};

/** Answers a call, or lets it go wrong where a fault for `name` was put in. */
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
    // Read while the connection stands: the work goes by it later.
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

/** The caller sees the connection break, and cannot tell what was done. */
function reset(c: Context<Env>): Response {
  c.env.incoming.socket.resetAndDestroy();
  return RESPONSE_ALREADY_SENT;
}
