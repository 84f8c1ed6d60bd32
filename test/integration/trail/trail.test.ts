import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { markOfHead } from '#domain/trail/trail-mark.ts';
import { codeOf, commitmentOf, hashAfter, type TrailHead } from '#domain/trail/trail.ts';
import { exportAudit, verifyAudit } from '#src/operator/trail.ts';
import { openTrailStage, writeEvents, type TrailStage } from '#test/stages/trail-stage.ts';

const COUNT = 12;
const REQUEST = randomUUID();

let stage: TrailStage;
let head: TrailHead;
let dir: string;

beforeEach(async () => {
  stage = await openTrailStage();
  dir = await mkdtemp(join(tmpdir(), 'buzon-trail-'));
  await writeEvents(stage.store, REQUEST, COUNT);
  const last = await stage.store.trail.head();
  if (last === null) throw new Error('nothing was written');
  head = last;
});

afterEach(async () => {
  await stage.close();
  await rm(dir, { recursive: true });
});

interface Checked {
  readonly intact: boolean;
  readonly lines: readonly string[];
}

/** Runs `npm run audit:verify`: on the database, or on a file if one is given. */
async function verify(
  file: string | null = null,
  noted: { heads?: string[]; codes?: string[]; headDir?: string } = {},
): Promise<Checked> {
  const lines: string[] = [];
  const input = {
    file,
    heads: [],
    codes: [],
    headDir: null,
    ...noted,
    tell: (line: string): void => void lines.push(line),
  };
  const settings = file === null ? { databaseUrl: stage.url, dataDir: dir, auditHeadDir: null } : null;
  return { intact: await verifyAudit(settings, input), lines };
}

async function exportTo(
  name: string,
  withPersonal = true,
): Promise<{ readonly file: string; readonly lines: readonly string[] }> {
  const file = join(dir, name);
  const lines: string[] = [];
  const institution = { name: 'Alcaldía «Ñ»', nit: '' };
  const settings = { databaseUrl: stage.url, dataDir: dir, institution };
  await exportAudit(settings, { file, withPersonal, tell: (line) => void lines.push(line) });
  return { file, lines };
}

/** Changes an event as the database's owner could: its entry and, if asked to, its hash. */
async function rewrite(seq: number, change: Readonly<Record<string, unknown>>, hash?: 'with its hash'): Promise<void> {
  const rows = await stage.owner<{ seq: string; entry: string; hash: string }[]>`
    select seq, entry, hash from audit_trail where seq in (${seq}, ${seq - 1}) order by seq desc`;
  const [own, before] = rows;
  if (own === undefined) throw new Error(`no event ${seq}`);
  const entry = JSON.stringify({ ...(JSON.parse(own.entry) as object), ...change });
  const fits = hash === undefined ? own.hash : hashAfter(before?.hash ?? '', entry);
  await stage.owner`update audit_trail set entry = ${entry}, hash = ${fits} where seq = ${seq}`;
}

async function problems(): Promise<readonly string[]> {
  const report = await stage.verify();
  return report.problems.map(({ seq, to, what }) => `${seq}${to === undefined ? '' : `-${to}`} ${what}`);
}

describe('npm run audit:verify', () => {
  it('finds the trail intact, and prints its head', async () => {
    expect(await verify()).toEqual({
      intact: true,
      lines: [
        `12 events, 1 … 12: intact; head 12:${head.hash}`,
        'The newest events are covered only by --head or --code: compare the head with a daily message in the systems channel.',
      ],
    });
  });

  it('compares it with what somebody noted down: the head of a day, and the code of a record', async () => {
    const early = await stage.store.trail.at(5);
    if (early === null) throw new Error('no event 5');
    const noted = { heads: [`12:${head.hash}`], codes: [codeOf(early)] };
    expect(await verify(null, noted)).toMatchObject({
      intact: true,
      lines: [expect.stringContaining('as noted down (12; 5)')],
    });
    const other = { codes: [codeOf({ ...early, hash: head.hash })] };
    const { intact, lines } = await verify(null, other);
    expect(intact).toBe(false);
    expect(lines[0]).toBe('event 5 is not the one that was noted down: the trail was written anew, there or before');
  });

  it('explains how a head and a code are written', async () => {
    expect(await verify(null, { heads: ['12'] })).toMatchObject({
      intact: false,
      lines: [expect.stringContaining('--head 12')],
    });
    expect(await verify(null, { codes: ['12'] })).toMatchObject({
      intact: false,
      lines: [expect.stringContaining('--code 12')],
    });
  });

  it('lists problems by the number of the event, but no more than can be read', async () => {
    await stage.owner`delete from audit_personal`;
    await writeEvents(stage.store, null, 60);
    await stage.owner`delete from audit_personal`;
    const { intact, lines } = await verify();
    expect(intact).toBe(false);
    expect(lines[0]).toBe('event 1: what it said of people is gone, and no later event says that it was forgotten');
    expect(lines).toHaveLength(52);
    expect(lines.slice(-2)).toEqual(['… and 22 more problems', expect.stringContaining('NOT INTACT, 72 problems')]);
  });
});

describe('the trail reveals that somebody, as the owner of the database with its guards off,', () => {
  it.each([1, 6, 12])('changed event %i', async (seq) => {
    await rewrite(seq, { what: 'approve' });
    expect(await problems()).toEqual([`${seq} changed`]);
  });

  it('changed a hash', async () => {
    await stage.owner`update audit_trail set hash = ${'0'.repeat(64)} where seq = 6`;
    expect(await problems()).toEqual(['6 changed']);
  });

  it('changed an event together with its hash', async () => {
    await rewrite(6, { what: 'approve' }, 'with its hash');
    expect(await problems()).toEqual(['7 changed']);
    const { lines } = await verify();
    expect(lines[0]).toBe(
      'event 7 does not follow from event 6: it was changed, or that one was together with its hash',
    );
  });

  it.each([
    ['the first', [1], '1 missing'],
    ['one', [6], '6 missing'],
    ['a row of them', [4, 5, 6, 7], '4-7 missing'],
  ] as const)('removed %s', async (_, seqs, told) => {
    await stage.owner`delete from audit_personal where seq in ${stage.owner(seqs)}`;
    await stage.owner`delete from audit_trail where seq in ${stage.owner(seqs)}`;
    expect(await problems()).toEqual([told]);
  });

  it('removed the last events, compared with the head of the day', async () => {
    await stage.owner`delete from audit_personal where seq > 9`;
    await stage.owner`delete from audit_trail where seq > 9`;
    expect(await problems()).toEqual([]);
    const { intact, lines } = await verify(null, { heads: [`12:${head.hash}`] });
    expect(intact).toBe(false);
    expect(lines[0]).toBe('events 10 … 12 are missing');
  });

  it('removed everything, compared with the head of the day', async () => {
    await stage.owner`truncate audit_trail, audit_personal`;
    expect(await verify()).toEqual({ intact: true, lines: ['there are no events'] });
    expect((await verify(null, { heads: [`12:${head.hash}`] })).intact).toBe(false);
  });

  it('exchanged two events', async () => {
    await stage.owner`delete from audit_personal`;
    await stage.owner`update audit_trail set seq = -seq where seq in (4, 9)`;
    await stage.owner`update audit_trail set seq = case seq when -4 then 9 else 4 end where seq < 0`;
    const found = (await problems()).filter((each) => !each.endsWith('personal_missing'));
    expect(found).toEqual(['4 out_of_order', '5 link_broken', '9 out_of_order', '10 link_broken']);
  });

  it('inserted a forged event between two others', async () => {
    await stage.owner`delete from audit_personal`;
    await stage.owner`update audit_trail set seq = -(seq + 1) where seq > 6`;
    await stage.owner`update audit_trail set seq = -seq where seq < 0`;
    await stage.owner`insert into audit_trail (seq, entry, hash) select 7, entry, hash from audit_trail where seq = 3`;
    const found = (await problems()).filter((each) => !each.endsWith('personal_missing'));
    expect(found[0]).toBe('7 out_of_order');
  });

  it('appended a forged event', async () => {
    await stage.owner`insert into audit_trail (seq, entry, hash) select 13, entry, hash from audit_trail where seq = 12`;
    expect(await problems()).toEqual(['13 out_of_order']);
  });

  it('sealed everything from some event on again, compared with the head of the day', async () => {
    await rewrite(6, { what: 'approve' }, 'with its hash');
    for (let seq = 7; seq <= COUNT; seq += 1) await rewrite(seq, {}, 'with its hash');
    expect(await problems()).toEqual([]);
    const { intact, lines } = await verify(null, { heads: [`12:${head.hash}`] });
    expect(intact).toBe(false);
    expect(lines[0]).toContain('event 12 is not the one that was noted down');
    const early = await stage.store.trail.at(5);
    expect((await verify(null, { heads: [`5:${early?.hash ?? ''}`] })).intact).toBe(true);
  });

  it('changed the personal data of an event, or its salt', async () => {
    await stage.owner`update audit_personal set content = replace(content, 'Jorge', 'Jaime') where seq = 3`;
    await stage.owner`update audit_personal set salt = ${'0'.repeat(32)} where seq = 8`;
    expect(await problems()).toEqual(['3 personal_changed', '8 personal_changed']);
  });

  it('removed the personal data of an event that was not forgotten', async () => {
    await stage.owner`delete from audit_personal where seq in (3, 8)`;
    expect(await problems()).toEqual(['3 personal_missing', '8 personal_missing']);
  });

  it('changed the personal data of an event together with its commitment and its hash', async () => {
    const personal = { salt: '0'.repeat(32), content: '{"actor":"Otra"}' };
    await stage.owner`update audit_personal set ${stage.owner(personal)} where seq = 6`;
    await rewrite(6, { personal: commitmentOf(personal) }, 'with its hash');
    expect(await problems()).toEqual(['7 changed']);
  });
});

describe('npm run audit:export', () => {
  it.each(['trail.jsonl', 'trail.jsonl.gz'])(
    'writes %s, which is verified alone, without any database',
    async (name) => {
      const { file, lines } = await exportTo(name);
      const now = await stage.store.trail.head();
      expect(lines[0]).toBe(`13 events are in ${file}; head 13:${now?.hash}`);
      const { intact, lines: told } = await verify(file, { heads: [`12:${head.hash}`] });
      expect(told[0]).toMatch(/^trail of Alcaldía «Ñ», exported \d{4}-/);
      expect(told[1]).toBe(`13 events, 1 … 13: intact, as noted down (12); head 13:${now?.hash}`);
      expect(intact).toBe(true);
      expect((await stat(file)).mode & 0o077).toBe(0);
    },
  );

  it('is noted in the trail itself', async () => {
    await exportTo('trail.jsonl', false);
    const [row] = await stage.owner<{ entry: string }[]>`select entry from audit_trail where what = 'trail_export'`;
    expect(JSON.parse(row?.entry ?? '')).toMatchObject({ door: 'command_line', data: { withPersonal: false } });
  });

  it('leaves out personal data on request, and says that they were not checked', async () => {
    const { file } = await exportTo('trail.jsonl', false);
    expect(await readFile(file, 'utf8')).not.toMatch(/Muñoz|porque/);
    const { intact, lines } = await verify(file);
    expect(intact).toBe(true);
    expect(lines[1]).toBe('13 events: what they said of people is not in this file and was not checked');
  });

  it('makes a file that, if cut or changed, is found to be so, as is a file of something else', async () => {
    const { file } = await exportTo('trail.jsonl');
    const whole = await readFile(file, 'utf8');
    await truncate(file, whole.lastIndexOf('\n', whole.length - 2) + 1);
    expect((await verify(file)).lines).toContain('event 13 is missing');
    await writeFile(file, whole.replace('porque 4', 'porque 5'));
    expect((await verify(file)).lines).toContain('event 4: what it says of people was changed');
    await writeFile(file, whole.replace('Alcaldía', 'Alcaldia'));
    expect((await verify(file)).lines).toEqual(['this file is damaged: it is not as it was exported']);
    await writeFile(file, 'something else');
    expect((await verify(file)).lines).toEqual(['this file is no exported trail']);
    const { file: packed } = await exportTo('trail.jsonl.gz');
    await truncate(packed, (await stat(packed)).size - 20);
    const { intact, lines } = await verify(packed);
    expect(intact).toBe(false);
    expect(lines.at(-1)).toMatch(/this file is damaged/);
    await writeFile(packed, whole);
    expect((await verify(packed)).lines.at(-1)).toMatch(/this file is damaged/);
  });

  it('leaves nothing behind if it cannot write', async () => {
    await expect(exportTo('nowhere/trail.jsonl')).rejects.toThrow('ENOENT');
  });
});

it('the head in the daily message can be given to audit:verify as it is', () => {
  expect(markOfHead(`${head.seq}:${head.hash}`)).toEqual({ ...head, from: 'head' });
});
