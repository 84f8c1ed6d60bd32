import { eventPayload } from '../workspace/payloads.ts';
import type { Json } from '../wire/json.ts';
import { type Delivery, type Outcome, type Transport } from './transport.ts';
import type { Workspace } from '../workspace/workspace.ts';

export interface Deliveries {
  /** Sends a command or an interaction, which Slack never sends again. */
  send(delivery: Delivery): Promise<Outcome>;
  /**
   * Sends an event, if the app is subscribed to it and its token has the scope. Resolves after the first attempt. If that
   * fails up to three more follow, at once, after 1 minute and after 5 minutes by the local clock, with the same event_id.
   */
  event(event: Json & { readonly type: string }): Promise<void>;
}

const retryAfterMs = [0, 60_000, 300_000] as const;

export function createDeliveries(workspace: Workspace, transport: Transport): Deliveries {
  async function send(delivery: Delivery): Promise<Outcome> {
    const twice = workspace.faults.take(delivery.name, (kind) => kind === 'duplicate-delivery') !== undefined;
    const dropped = workspace.faults.take(delivery.name, (kind) => kind === 'drop-ack') !== undefined;
    const timeUp = dropped ? afterLimit() : undefined;
    const first = transport.send(delivery);
    if (twice) void transport.send(delivery);
    if (timeUp === undefined) return first;
    await Promise.all([first, timeUp]);
    return { kind: 'timed-out' };
  }
  function afterLimit(): Promise<void> {
    return new Promise((resolve) => workspace.clock.after(workspace.patienceMs, resolve));
  }

  async function attempt(delivery: Delivery, num: number): Promise<void> {
    const outcome = await send(delivery);
    const wait = retryAfterMs[num];
    if (outcome.kind === 'acknowledged' || wait === undefined) return;
    if (outcome.kind === 'refused' && outcome.noRetry) return;
    const retry = { num: num + 1, reason: reasons[outcome.kind] };
    workspace.clock.after(wait, () => void attempt({ ...delivery, retry }, num + 1));
  }

  return {
    send,
    async event(event) {
      const { botEvents, botScopes } = workspace.options;
      const needed = scopeOf[event.type];
      if (!botEvents.includes(event.type) || (needed !== undefined && !botScopes.includes(needed))) return;
      await attempt({ type: 'events_api', name: event.type, payload: eventPayload(workspace, event) }, 0);
    },
  };
}

/** The scopes that Slack requires for a subscription to these events. */
const scopeOf: Readonly<Record<string, string>> = { team_join: 'users:read', user_change: 'users:read' };

const reasons = { 'timed-out': 'http_timeout', 'no-app': 'connection_failed', refused: 'http_error' } as const;
