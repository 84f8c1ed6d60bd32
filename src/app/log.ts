import { pino, type Logger } from 'pino';

/**
 * The program's log: JSON lines on standard output, event names with data. It must not contain secrets or personal
 * data.
 */
export function createLog(level: string): Logger {
  return pino({
    level,
    base: null,
    serializers: { err: (error: unknown) => errorForLog(error) },
    redact: {
      paths: [
        'password',
        'token',
        'secret',
        'email',
        'document',
        '*.password',
        '*.token',
        '*.secret',
        '*.email',
        '*.document',
      ],
    },
  });
}

/** What may be logged about an error: its kind, code and place, without answers' bodies and a query's parameters. */
export function errorForLog(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return { message: String(error) };
  const nested = (errors: readonly unknown[]): readonly unknown[] =>
    depth < 5 ? errors.map((each) => errorForLog(each, depth + 1)) : [];
  const { code, retryAfterMs } = error as { code?: unknown; retryAfterMs?: unknown };
  return {
    type: error.name,
    // JSON.parse quotes the text that it could not read.
    message: error instanceof SyntaxError ? 'text that is no JSON' : error.message.split('\nparams:')[0],
    ...(code === undefined ? {} : { code }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    stack: error.stack
      ?.split('\n')
      .filter((line) => line.startsWith('    at '))
      .slice(0, 12)
      .join('\n'),
    ...(error instanceof AggregateError ? { errors: nested(error.errors) } : {}),
    ...(error.cause === undefined ? {} : { cause: nested([error.cause])[0] }),
  };
}
