import { describe, expect, it } from 'vitest';
import { isWriteAfterCut } from './survive.ts';

/** As postgres.js 3.4.9 threw them under Node 24.21. */
const AT = 'file:///srv/buzon/node_modules/postgres/src/connection.js:255:22';
const STACK = `TypeError: Cannot read properties of null (reading 'write')\n    at Immediate.nextWrite (${AT})\n    at process.processImmediate (node:internal/timers:574:21)`;

function errorWith(stack: string, message = "Cannot read properties of null (reading 'write')"): TypeError {
  return Object.assign(new TypeError(message), { stack });
}

describe('isWriteAfterCut', () => {
  it('knows the write to a connection that was cut, from a timer and from a statement', () => {
    expect(isWriteAfterCut(errorWith(STACK))).toBe(true);
    expect(isWriteAfterCut(errorWith(STACK.replace('Immediate.nextWrite', 'nextWrite')))).toBe(true);
    expect(isWriteAfterCut(errorWith(STACK.replaceAll('/', '\\')))).toBe(true);
  });

  it('takes nothing else for it', () => {
    expect(isWriteAfterCut(errorWith(STACK, "Cannot read properties of null (reading 'end')"))).toBe(false);
    expect(isWriteAfterCut(errorWith(STACK.replace('nextWrite', 'data')))).toBe(false);
    expect(isWriteAfterCut(errorWith(STACK.replace('node_modules/postgres', 'node_modules/other')))).toBe(false);
    const ours = `TypeError\n    at work (file:///srv/buzon/src/work.ts:1:1)\n    at Immediate.nextWrite (${AT})`;
    expect(isWriteAfterCut(errorWith(ours))).toBe(false);
    expect(isWriteAfterCut(Object.assign(new Error('x'), { stack: STACK }))).toBe(false);
    expect(isWriteAfterCut('Cannot read')).toBe(false);
  });
});
