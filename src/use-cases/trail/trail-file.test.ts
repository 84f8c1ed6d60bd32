import { describe, expect, it } from 'vitest';
import type { TrailReport } from '#domain/trail/check-trail.ts';
import { seededRandom } from '#domain/seeded-random.fixture.ts';
import { trailOf } from '#domain/trail/trail.fixture.ts';
import type { SealedEvent } from '#domain/trail/trail.ts';
import { readTrailFile, TrailFileError, trailLines, type TrailFileHead } from './trail-file.ts';
import { verifyTrail } from './verify-trail.ts';

const TRAIL = trailOf(40);
const LAST = TRAIL.at(-1);
const HEAD: TrailFileHead = {
  institution: 'Alcaldía de «San José»',
  exportedAt: new Date('2026-03-01T10:20:30.456Z'),
  head: LAST === undefined ? null : { seq: LAST.seq, hash: LAST.hash },
  withPersonal: true,
};

async function fileOf(trail: readonly SealedEvent[], change: Partial<TrailFileHead> = {}): Promise<Buffer> {
  const batches = (async function* () {
    for (let from = 0; from < trail.length; from += 7) yield await Promise.resolve(trail.slice(from, from + 7));
  })();
  const lines: string[] = [];
  for await (const line of trailLines({ ...HEAD, ...change }, batches)) lines.push(line);
  return Buffer.from(lines.join(''), 'utf8');
}

/** The bytes in chunks that end in the middle of lines and of characters. */
async function* chunksOf(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += size) {
    yield await Promise.resolve(bytes.subarray(from, from + size));
  }
}

async function read(bytes: Uint8Array, size = 997): Promise<{ head: TrailFileHead; events: (SealedEvent | null)[] }> {
  const { head, events } = await readTrailFile(chunksOf(bytes, size));
  const all: (SealedEvent | null)[] = [];
  for await (const batch of events) all.push(...batch);
  return { head, events: all };
}

async function verified(bytes: Uint8Array): Promise<TrailReport> {
  const { head, events } = await readTrailFile(chunksOf(bytes, 997));
  const marks = head.head === null ? [] : [{ ...head.head, from: 'head' as const }];
  return await verifyTrail({ events, marks, withoutPersonal: !head.withPersonal });
}

describe('an exported trail', () => {
  it.each([1, 997, 1_000_000])('is read as it was written, %i bytes at a time', async (size) => {
    expect(await read(await fileOf(TRAIL), size)).toEqual({ head: HEAD, events: TRAIL });
  });

  it('may be empty', async () => {
    expect(await read(await fileOf([], { head: null }))).toEqual({ head: { ...HEAD, head: null }, events: [] });
  });

  it('is one line for each event, whatever separators a name holds', async () => {
    const text = (await fileOf(TRAIL)).toString('utf8');
    expect(text).toContain('\u2028');
    expect(text.split('\n')).toHaveLength(TRAIL.length + 2);
  });

  it('says of people nothing when it is asked to', async () => {
    const bytes = await fileOf(TRAIL, { withPersonal: false });
    expect(bytes.toString('utf8')).not.toMatch(/Peña|porque/);
    expect(await verified(bytes)).toMatchObject({ events: 40, problems: [], unchecked: 30 });
  });

  it('is checked from the file alone', async () => {
    expect(await verified(await fileOf(TRAIL))).toMatchObject({ events: 40, problems: [], unchecked: 0 });
  });

  it('shows every single byte that was changed, wherever it is', async () => {
    const whole = await fileOf(TRAIL);
    const random = seededRandom(20_260_301);
    const headEnds = whole.indexOf('\n');
    for (let turn = 0; turn < 3_000; turn += 1) {
      const at = turn < headEnds ? turn : Math.floor(random() * whole.length);
      const bytes = Buffer.from(whole);
      bytes[at] = ((bytes[at] ?? 0) + 1 + Math.floor(random() * 255)) % 256;
      const found = await verified(bytes).then(
        ({ problems }) => problems.length,
        (error: unknown) => {
          if (!(error instanceof TrailFileError)) throw error;
          return 1;
        },
      );
      expect(found, `byte ${at}: ${whole[at]} → ${bytes[at]}`).toBeGreaterThan(0);
    }
  });

  it('shows lines that were removed, exchanged or doubled, at their numbers', async () => {
    const [head = '', ...lines] = (await fileOf(TRAIL)).toString('utf8').trimEnd().split('\n');
    const file = (change: (lines: string[]) => string[]): Buffer =>
      Buffer.from([head, ...change([...lines])].join('\n'), 'utf8');
    const told = async (change: (lines: string[]) => string[]): Promise<readonly unknown[]> =>
      (await verified(file(change))).problems;
    expect(await told((all) => all)).toEqual([]);
    expect(await told((all) => all.toSpliced(8, 1))).toEqual([{ seq: 9, what: 'missing' }]);
    expect(await told((all) => all.slice(0, 30))).toEqual([{ seq: 31, to: 40, what: 'missing' }]);
    expect(await told((all) => all.toSpliced(8, 2, all[9] ?? '', all[8] ?? ''))).toEqual([
      { seq: 9, what: 'out_of_order' },
    ]);
    expect(await told((all) => all.toSpliced(8, 0, all[8] ?? ''))).toEqual([{ seq: 9, what: 'out_of_order' }]);
    expect(await told((all) => all.toSpliced(8, 1, ''))).toEqual([{ seq: 9, what: 'unreadable' }]);
  });

  it.each([
    ['no_trail', 'a list of names\n'],
    ['no_trail', ''],
    ['no_trail', '{"format":"other"}\n'],
    ['newer', '{"format":"buzon-trail","version":2}\n'],
    ['damaged', '{"format":"buzon-trail","version":1}\n'],
  ] as const)('is refused as %s: %j', async (fault, text) => {
    await expect(read(Buffer.from(text))).rejects.toMatchObject({ fault });
  });
});
