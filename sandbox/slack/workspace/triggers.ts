import type { Clock } from './clock.ts';
import { newTriggerId } from '../wire/ids.ts';
import { SlackError } from '../wire/slack-error.ts';

/** Whose action a trigger_id was issued for, and the modal it happened in, if any. */
interface Trigger {
  readonly user: string;
  readonly viewId?: string;
}

/** How many trigger_ids are remembered. An older one is reported as invalid, not as expired. */
const remembered = 10_000;

export interface Triggers {
  issue(trigger: Trigger): string;
  /** Uses a trigger_id, which works once. Throws `invalid_trigger_id`, `expired_trigger_id` or `exchanged_trigger_id`. */
  exchange(id: string): Trigger;
}

/** `lifeMs`: how long a trigger_id can be used to open or push a view. */
export function createTriggers(clock: Clock, lifeMs: number): Triggers {
  const issued = new Map<string, Trigger & { at: number; used: boolean }>();
  return {
    issue(trigger) {
      const id = newTriggerId();
      for (const [oldest] of issued) {
        if (issued.size < remembered) break;
        issued.delete(oldest);
      }
      issued.set(id, { ...trigger, at: clock.now().getTime(), used: false });
      return id;
    },
    exchange(id) {
      const trigger = issued.get(id);
      if (trigger === undefined) throw new SlackError('invalid_trigger_id');
      if (trigger.used) throw new SlackError('exchanged_trigger_id');
      if (clock.now().getTime() - trigger.at > lifeMs) throw new SlackError('expired_trigger_id');
      trigger.used = true;
      return trigger;
    },
  };
}
