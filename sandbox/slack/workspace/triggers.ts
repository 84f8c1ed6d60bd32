import type { Clock } from './clock.ts';
import { newTriggerId } from '../wire/ids.ts';
import { SlackError } from '../wire/slack-error.ts';

/** Whose act a trigger_id stands for, and in which modal it happened, if in one. */
interface Trigger {
  readonly user: string;
  readonly viewId?: string;
}

/** How many are remembered: older ones are invalid rather than expired. */
const remembered = 10_000;

export interface Triggers {
  issue(trigger: Trigger): string;
  /** Once only. Throws `invalid_trigger_id`, `expired_trigger_id` or `exchanged_trigger_id`. */
  exchange(id: string): Trigger;
}

/** A trigger_id opens or pushes a view for so many milliseconds. */
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
