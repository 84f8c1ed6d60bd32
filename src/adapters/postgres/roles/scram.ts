import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';

/** The number of rounds that Postgres uses itself (`scram_iterations`). */
const ROUNDS = 4096;

/**
 * What Postgres stores for a password (RFC 5803), so that the password itself appears in no statement and no log of the
 * server. `password` is ASCII: other letters would have to be normalised first.
 */
export function scramVerifier(password: string): string {
  const salt = randomBytes(16);
  const salted = pbkdf2Sync(password, salt, ROUNDS, 32, 'sha256');
  const keyed = (text: string): Buffer => createHmac('sha256', salted).update(text).digest();
  const stored = createHash('sha256').update(keyed('Client Key')).digest('base64');
  return `SCRAM-SHA-256$${ROUNDS}:${salt.toString('base64')}$${stored}:${keyed('Server Key').toString('base64')}`;
}
