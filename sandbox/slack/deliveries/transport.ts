import type { Json } from '../wire/json.ts';

/** One payload for the app. `name` tells which, for faults: a command's `slash_commands`, else the payload's or event's type. */
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

/** The way to the app. `send` never throws and resolves within the local Slack's patience. */
export interface Transport {
  connected(): boolean;
  send(delivery: Delivery): Promise<Outcome>;
  /** Asks the app to connect anew, where the transport has connections. */
  disconnect(): void;
  stop(): Promise<void>;
}
