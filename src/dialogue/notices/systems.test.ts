import { describe, expect, it } from 'vitest';
import { actor, COLLEAGUE, SYSTEMS } from '#domain/request/request.fixture.ts';
import { reportWith } from '#use-cases/records/report.fixture.ts';
import { postKey } from '#use-cases/ports/store/post-key.ts';
import { textIn } from '../screen.fixture.ts';
import { board, twice } from './board.fixture.ts';

describe('what the systems area is told of the bot itself', () => {
  it('is the head of the trail, once a day', async () => {
    const { notices, inChannel } = board();
    const head = { seq: 4711, hash: 'c0ffee'.repeat(10).padEnd(64, '0') };
    await twice(async () => await notices.tellHead('2026-02-03', head));
    await notices.tellHead('2026-02-04', { ...head, seq: 4712 });
    const [first, ...others] = inChannel().map(textIn);
    expect(others).toHaveLength(1);
    expect(first).toContain(head.hash);
    expect(first).toContain('4711');
  });

  it('is a trouble, once for each key', async () => {
    const { notices, inChannel } = board();
    await twice(async () => await notices.tellTrouble('backup:20260203', 'backup_failed'));
    await notices.tellTrouble('backup:20260204', 'backup_failed');
    expect(inChannel()).toHaveLength(2);
    expect(inChannel().map(textIn).join('')).toContain('backup.failed');
  });

  it('is what is wrong with its own ground: to each of its people who is there, once a day', async () => {
    const team = async () => await Promise.resolve([SYSTEMS, COLLEAGUE].map((person) => actor(person, true)));
    const { notices, toldTo, inChannel, leave } = board({ people: { team } });
    const about = { what: 'channel_gone', day: '2026-02-03' };
    leave(SYSTEMS);
    await twice(async () => await notices.tellTeam(about, { code: 'channel_gone' }));
    await notices.tellTeam({ ...about, day: '2026-02-04' }, { code: 'channel_gone' });
    expect(toldTo(COLLEAGUE)).toHaveLength(2);
    expect(inChannel()).toEqual([]);
  });

  it('is the report of a month, with its picture and its document below it, once', async () => {
    const { notices, inChannel, filesBelow } = board();
    const file = (name: string, mediaType: string) => ({
      name,
      mediaType,
      title: 'Informe',
      content: new Uint8Array(),
    });
    const files = [file('informe.png', 'image/png'), file('informe.pdf', 'application/pdf')];
    await twice(async () => await notices.tellReport(reportWith({ month: '2026-08' }), files));
    expect(inChannel()).toHaveLength(1);
    const below = filesBelow(postKey.report('2026-08'));
    expect(below.map(({ name }) => name)).toEqual(['informe.png', 'informe.pdf']);
    // Alt text must stand in for the picture.
    expect(below[0]?.title).not.toBe(below[1]?.title);
  });
});
