import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { createMessages } from '#messages/messages.ts';
import { readPdf } from '../pdf/read-pdf.fixture.ts';
import { closedCreation, closedDeletion, inProgress } from './record.fixture.ts';
import { createRecordWriter } from './request-pdf.ts';

const messages = createMessages({ locale: 'es-CO', timeZone: 'America/Bogota' });
const writer = createRecordWriter({ messages, paper: 'letter' });
const raw = async (record = closedCreation()): Promise<string> =>
  Buffer.from((await writer.request(record)).content).toString('latin1');

/** The pages' own operators, one stream a page. */
function pageStreams(pdf: string): readonly string[] {
  return [...pdf.matchAll(/stream\n(.*?)\nendstream/gsu)]
    .map(([, body = '']) => body)
    .filter((body) => / (?:BDC|Tf)\n/u.test(body));
}

describe('an archived record', () => {
  it('says that it is PDF/A-2a in Spanish, tagged, made when its last event happened', async () => {
    const record = closedCreation();
    const pdf = await readPdf((await writer.request(record)).content);
    expect([pdf.xmp('pdfaid:part'), pdf.xmp('pdfaid:conformance')]).toEqual(['2', 'A']);
    expect(pdf.marked).toBe(true);
    expect(pdf.info).toMatchObject({
      Title: 'Solicitud FT-GTI-006-2026-00001',
      Language: 'es-CO',
      CreationDate: 'D:20260202154100Z',
      PDFFormatVersion: '1.7',
    });
    expect(pdf.xmp('dc:title')).toBe(pdf.info['Title']);
  });

  it('holds its structure, colour space and fonts, and nothing that an archive refuses', async () => {
    const pdf = await raw();
    for (const needed of [
      '/StructTreeRoot',
      '/MarkInfo',
      '/OutputIntents',
      '/GTS_PDFA1',
      '/Lang (es-CO)',
      '/DisplayDocTitle true',
    ]) {
      expect(pdf).toContain(needed);
    }
    const fonts = pdf.match(/\/Type \/Font\n/gu) ?? [];
    const embedded = pdf.match(/\/FontFile2 /gu) ?? [];
    // Each is a font and its descendant.
    expect([fonts.length, embedded.length]).toEqual([6, 3]);
    expect(pdf).not.toMatch(/\/(?:JavaScript|Encrypt|EmbeddedFiles|SMask|Launch|URI)\b/u);
  });

  it('marks everything on its pages as content or as decoration, and refers to no glyph that is missing', async () => {
    const streams = pageStreams(await raw(closedDeletion()));
    expect(streams.length).toBeGreaterThan(2);
    let drawn = 0;
    for (const stream of streams) {
      let depth = 0;
      for (const line of stream.split('\n')) {
        if (/ (?:BDC|BMC)$/u.test(line)) depth += 1;
        else if (line === 'EMC') depth -= 1;
        else if (/(?:^| )(?:TJ|Tj|f\*?|S|B)$/u.test(line)) {
          expect(depth, line).toBe(1);
          drawn += 1;
        }
        for (const [, hex = ''] of line.matchAll(/<([0-9a-f]+)>/gu)) {
          expect(hex.match(/.{4}/gu) ?? []).not.toContain('0000');
        }
      }
      expect(depth).toBe(0);
    }
    expect(drawn).toBeGreaterThan(200);
  });

  it('is read aloud in order: title, sections, tables with what their cells are headed by', async () => {
    const { pages } = await readPdf((await writer.request(closedCreation())).content);
    const roles = pages[0]?.roles ?? [];
    expect(roles.slice(0, 2)).toEqual(['Root', 'Document']);
    expect(roles.indexOf('H1')).toBeGreaterThan(2);
    expect(roles.indexOf('H2')).toBeGreaterThan(roles.indexOf('H1'));
    expect(roles).toEqual(expect.arrayContaining(['Sect', 'Table', 'TR', 'TH', 'TD', 'P']));
    const pdf = await raw();
    expect(pdf).toContain('/Scope /Row');
    expect(pdf).toContain('/Scope /Column');
  });

  it('gives the same bytes again, and in another process in another time zone', async () => {
    const { content } = await writer.request(closedCreation());
    const again = await createRecordWriter({ messages, paper: 'letter' }).request(closedCreation());
    expect(Buffer.from(again.content).equals(content)).toBe(true);
    const program = `
      const { createHash } = await import('node:crypto');
      const { createMessages } = await import('#messages/messages.ts');
      const { createRecordWriter } = await import('#adapters/records/request-form/request-pdf.ts');
      const { closedCreation } = await import('#adapters/records/request-form/record.fixture.ts');
      const messages = createMessages({ locale: 'es-CO', timeZone: 'America/Bogota' });
      const { content } = await createRecordWriter({ messages, paper: 'letter' }).request(closedCreation());
      process.stdout.write(createHash('sha256').update(content).digest('hex'));`;
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program], {
      env: { ...process.env, TZ: 'Asia/Tokyo', LANG: 'de_DE.UTF-8', NODE_OPTIONS: '' },
    });
    expect(stdout).toBe(createHash('sha256').update(content).digest('hex'));
  });

  it('differs when anything in it differs', async () => {
    const one = await raw();
    expect(await raw(closedCreation({ passwordChangedAt: null }))).not.toBe(one);
    expect(await raw(inProgress())).not.toBe(one);
  });

  it.each([
    ['letter', 612, 792],
    ['a4', 595.28, 841.89],
  ] as const)('fits on %s', async (paper, width, height) => {
    const { content } = await createRecordWriter({ messages, paper }).request(closedCreation());
    for (const page of (await readPdf(content)).pages) {
      expect([page.width, page.height]).toEqual([width, height]);
      for (const { right } of page.pieces) expect(right).toBeLessThan(width - 44);
    }
  });

  it('speaks English where the institution does', async () => {
    const english = createMessages({ locale: 'en', timeZone: 'America/Bogota' });
    const { content } = await createRecordWriter({ messages: english, paper: 'letter' }).request(closedDeletion());
    const pdf = await readPdf(content);
    expect(pdf.info).toMatchObject({ Title: 'Request FT-GTI-006-2026-00001', Language: 'en' });
    expect(pdf.text).toContain('Request approved | Sergio Systems | Slack');
  });

  it('loads nothing heavy before a record is asked for', async () => {
    const program = `
      const { registerHooks } = await import('node:module');
      const asked = [];
      registerHooks({ resolve: (name, context, next) => (asked.push(name), next(name, context)) });
      const isLoaded = () => ['pdfkit', 'fontkit'].every((name) => asked.includes(name));
      const { createMessages } = await import('#messages/messages.ts');
      const { createRecordWriter } = await import('#adapters/records/request-form/request-pdf.ts');
      const { rejected } = await import('#adapters/records/request-form/record.fixture.ts');
      const messages = createMessages({ locale: 'es-CO', timeZone: 'America/Bogota' });
      const writer = createRecordWriter({ messages, paper: 'letter' });
      const before = isLoaded();
      await writer.request(rejected());
      process.stdout.write(JSON.stringify({ before, after: isLoaded() }));`;
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program], {
      env: { ...process.env, NODE_OPTIONS: '' },
    });
    expect(JSON.parse(stdout)).toEqual({ before: false, after: true });
  });
});
