import { randomBytes, randomInt } from 'node:crypto';

const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const mixed = `${letters}abcdefghijklmnopqrstuvwxyz`;

const pick = (from: string, length: number): string =>
  Array.from({ length }, () => from.charAt(randomInt(from.length))).join('');

/** An id as Slack makes them: one or two letters for the kind, then ten capitals or digits. */
export const newId = (kind: 'V' | 'Ev' | 'N' | 'F'): string => `${kind}${pick(letters, 10)}`;

/** An id as Slack makes them for a block without block_id or an element without action_id. */
export const newBlockId = (): string => pick(mixed, 5);

export const newTriggerId = (): string => `${randomInt(1e12)}.${randomInt(1e12)}.${randomBytes(16).toString('hex')}`;

export const newSecret = (): string => randomBytes(18).toString('base64url');

export const newHash = (seconds: number): string => `${seconds}.${pick(mixed, 8)}`;
