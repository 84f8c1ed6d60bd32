import { GraphError } from '@microsoft/microsoft-graph-client';
import { DrizzleQueryError } from 'drizzle-orm/errors';
import { describe, it, expect } from 'vitest';
import { createLog, errorForLog } from './log.ts';
import { OutsideError } from '#use-cases/ports/outside-error.ts';

const SECRET = 'Ana.Munoz-1098765432';

describe('an error in the log', () => {
  it('tells its kind, its message, its place and what can be decided on', () => {
    const error = new OutsideError('throttled', { service: 'graph', retryAfterMs: 2_500 });
    expect(errorForLog(error)).toEqual({
      type: 'OutsideError',
      message: 'graph: throttled',
      code: 'throttled',
      retryAfterMs: 2_500,
      stack: expect.stringMatching(/^ {4}at .*log\.test\.ts/),
    });
  });

  it('leaves the body and headers of an answer out', () => {
    const cause = new GraphError(400, 'One or more properties contains invalid values.');
    Object.assign(cause, { code: 'Request_BadRequest', body: JSON.stringify({ message: SECRET }) });
    cause.headers = new Headers({ authorization: SECRET });
    const told = errorForLog(new OutsideError('invalid_value', { service: 'graph', cause }));
    expect(told).toMatchObject({ code: 'invalid_value', cause: { code: 'Request_BadRequest' } });
    expect(JSON.stringify(told)).not.toContain(SECRET);
  });

  it('leaves the parameters of a query out', () => {
    const cause = Object.assign(new Error('duplicate key value violates unique constraint'), {
      code: '23505',
      detail: `Key (document)=(${SECRET}) already exists.`,
      parameters: [SECRET],
    });
    const error = new DrizzleQueryError('insert into "accounts" values ($1, $2)', [SECRET, `two\n${SECRET}`], cause);
    expect(error.message).toContain(SECRET);
    const told = errorForLog(error);
    expect(told).toMatchObject({
      message: 'Failed query: insert into "accounts" values ($1, $2)',
      cause: { code: '23505', message: 'duplicate key value violates unique constraint' },
    });
    expect(JSON.stringify(told)).not.toContain(SECRET);
  });

  it('leaves whatever else hangs on an error out', () => {
    const error = Object.assign(new Error('refused'), { data: SECRET, request: { body: SECRET }, password: SECRET });
    expect(JSON.stringify(errorForLog(error))).not.toContain(SECRET);
  });

  it('keeps a dozen lines of the place at most', () => {
    const deep = (depth: number): Error => (depth === 0 ? new Error('deep') : deep(depth - 1));
    const { stack } = errorForLog(deep(40)) as { stack: string };
    expect(stack.split('\n').length).toBeLessThanOrEqual(12);
  });

  it('may be something that is no error', () => {
    expect(errorForLog('gone')).toEqual({ message: 'gone' });
    expect(errorForLog(undefined)).toEqual({ message: 'undefined' });
  });
});

describe('the log', () => {
  it('keeps to its level', () => {
    expect(createLog('warn').isLevelEnabled('info')).toBe(false);
    expect(createLog('warn').isLevelEnabled('error')).toBe(true);
  });
});
