import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Press } from '#use-cases/ports/store/press.ts';

/** Distinguishes presses that the bot stored from rows that somebody else wrote: the key is not in the database. */
export interface PressSeal {
  of(id: string, press: Press): string;
  /** The row's press, if the seal is genuine; otherwise null. */
  opened(row: { readonly id: string; readonly press: unknown; readonly seal: string }): Press | null;
}

const PRESS = z.strictObject({
  actionId: z.string(),
  blockId: z.string(),
  value: z.string().nullable(),
  by: z.strictObject({ id: z.string(), teamId: z.string().nullable() }),
  at: z.iso.datetime(),
});

/** `secret`: known to every process of the bot, and not in the database. */
export function createPressSeal(secret: string): PressSeal {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'buzon.presses', 32));
  const sealOf = (id: string, { actionId, blockId, value, by, at }: Press): Buffer =>
    createHmac('sha256', key)
      .update(JSON.stringify([id, actionId, blockId, value, by.id, by.teamId, at]))
      .digest();
  return {
    of: (id, press) => sealOf(id, press).toString('base64url'),
    opened: ({ id, press, seal }) => {
      const read = PRESS.safeParse(press);
      if (!read.success) return null;
      const [own, given] = [sealOf(id, read.data), Buffer.from(seal, 'base64url')];
      return own.length === given.length && timingSafeEqual(own, given) ? read.data : null;
    },
  };
}
