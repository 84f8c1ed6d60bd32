import type { Logger } from 'pino';

/**
 * postgres.js 3.4.9 writes to a connection that was just cut, where our code cannot catch the error (its issues #1066,
 * #1154, #1208, read on 2026-11-28).
 */
const WRITE_AFTER_CUT = {
  message: "Cannot read properties of null (reading 'write')",
  place:
    /^ {4}at (\w+\.)*nextWrite \(.*[\\/]node_modules[\\/]postgres[\\/](cjs[\\/])?src[\\/]connection\.js:\d+:\d+\)$/,
} as const;

/** Whether it is that harmless error: all callers were rejected when the connection was cut. */
export function isWriteAfterCut(error: unknown): boolean {
  if (!(error instanceof TypeError) || error.message !== WRITE_AFTER_CUT.message) return false;
  const first = error.stack?.split('\n').find((line) => line.startsWith('    at ')) ?? '';
  return WRITE_AFTER_CUT.place.test(first);
}

/**
 * Lets the process survive unhandled rejections and a write after a cut, and on any other error ends it properly with
 * `end`.
 */
export function surviveWhatIsHarmless(log: Logger, end: () => void): void {
  process.on('unhandledRejection', (reason) => log.error({ err: reason }, 'rejection.unhandled'));
  process.on('uncaughtException', (error) => {
    if (isWriteAfterCut(error)) return log.warn({ err: error }, 'database.write_after_cut');
    log.fatal({ err: error }, 'exception.uncaught');
    end();
  });
}
