/**
 * How long a test waits for something, ms: as long as a busy machine needs, since speed is measured in `npm run bench`.
 */
export const PATIENCE = 60_000;
