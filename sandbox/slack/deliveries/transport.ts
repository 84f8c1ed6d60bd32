import type { Json } from '../wire/json.ts';

/** One payload for the app. Faults are matched by its `name`: `slash_commands` for a command, else the payload's or event's type. */
export interface Delivery {
  readonly type: 'slash_commands' | 'interactive' | 'events_api';
  readonly name: string;
  readonly payload: Json;
  readonly retry?: { readonly num: number; readonly reason: string };
}

export type Outcome =
  | { readonly kind: 'acknowledged'; readonly body: Json }
  | { readonly kind: 'timed-out' }
  | { readonly kind: 'no-app' }
  | { readonly kind: 'refused'; readonly status: number; readonly noRetry: boolean };

/** How payloads get to the app. `send` never throws, and resolves within the workspace's patienceMs. */
export interface Transport {
  connected(): boolean;
  send(delivery: Delivery): Promise<Outcome>;
  /** Asks the app to close its connections and open new ones; does nothing over HTTP. */
  disconnect(): void;
  stop(): Promise<void>;
}
