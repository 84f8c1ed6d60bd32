import { describe, expect, it } from 'vitest';
import { createMessages } from '#messages/messages.ts';
import { textIn } from '../screen.fixture.ts';
import { trailHeadMessage } from './trail-head.ts';

const HASH = 'ab'.repeat(32);

describe('the head of the trail', () => {
  it.each(['es-CO', 'en'])('stands whole in one line of the channel, as code, in %s', (locale) => {
    const m = createMessages({ locale, timeZone: 'America/Bogota' });
    const message = trailHeadMessage(m, { day: '2026-02-03', head: { seq: 1234, hash: HASH } });
    const pieces = message.parts.flatMap((part) => (part.kind === 'lines' ? part.lines.flat() : []));
    for (const code of ['1234', HASH]) expect(pieces).toContainEqual({ code });
    expect(message.parts).toHaveLength(1);
    expect(message.summary).toContain(`1234 ${HASH}`);
  });

  it('asks nobody for anything', () => {
    const m = createMessages({ locale: 'es-CO', timeZone: 'America/Bogota' });
    const message = trailHeadMessage(m, { day: '2026-02-03', head: { seq: 1, hash: HASH } });
    expect(textIn(message)).toContain('nadie tiene que hacer nada');
  });
});
