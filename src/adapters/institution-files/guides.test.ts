import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { INDUCTION_ITEMS } from '#domain/form/delivery.ts';
import type { Guide, GuideLine } from '#use-cases/ports/guide.ts';
import { readGuides } from './guides.ts';
import { parseGuide } from './parse-guide.ts';

const LOCALES = ['es-CO', 'en-US'] as const;
const DELIVERIES = ['password', 'tap'] as const;

function wordsOf({ title, blocks }: Guide): string {
  const lineText = (line: GuideLine): string => line.map(({ text }) => text).join('');
  const words = blocks.flatMap((block) => {
    if (block.type === 'heading') return [block.text];
    return block.type === 'paragraph' ? [lineText(block.line)] : block.items.map(lineText);
  });
  return [title, ...words].join('\n');
}

describe('our guides', () => {
  it.each(LOCALES)('in %s have five to ten steps, and say what to do if something goes wrong', (locale) => {
    const all = DELIVERIES.map((delivery) => readGuides({ dir: null, locale, delivery }));
    for (const [item, guides] of INDUCTION_ITEMS.flatMap((one) => all.map((each) => [one, each] as const))) {
      const guide = guides.find(item);
      const steps = guide.blocks.flatMap((block) => (block.type === 'list' && block.ordered ? block.items : []));
      expect(steps.length, item).toBeGreaterThanOrEqual(5);
      expect(steps.length, item).toBeLessThanOrEqual(10);
      expect(wordsOf(guide), item).toMatch(
        /Si algo sale mal:|Si algo no está claro|If something (goes wrong|is not clear)/,
      );
    }
  });

  it.each(LOCALES)('in %s say how to choose a password after what was handed over, a password or a pass', (locale) => {
    const said = (delivery: 'password' | 'tap'): string =>
      wordsOf(readGuides({ dir: null, locale, delivery }).find('password'));
    expect(said('password')).toMatch(/contraseña temporal|temporary password/);
    expect(said('password')).not.toMatch(/\bpase\b|\bpass\b/);
    expect(said('tap')).toMatch(/código temporal|temporary pass\b/);
    expect(said('tap')).not.toMatch(/contraseña temporal|temporary password/);
  });

  it.each(LOCALES)('in %s link to Microsoft alone', (locale) => {
    const all = DELIVERIES.map((delivery) => readGuides({ dir: null, locale, delivery }));
    for (const [item, guides] of INDUCTION_ITEMS.flatMap((one) => all.map((each) => [one, each] as const))) {
      const links = JSON.stringify(guides.find(item)).matchAll(/"url":"([^"]+)"/g);
      for (const [, url = ''] of links)
        expect(new URL(url).hostname).toMatch(/^(outlook\.office|mysignins\.microsoft)\.com$/);
    }
  });
});

describe("the institution's own guides", () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'guides-'));
  });
  afterEach(() => rmSync(dir, { recursive: true }));
  const write = (name: string, content: string | Uint8Array): void => writeFileSync(join(dir, name), content);
  const read = (): ReturnType<typeof readGuides> => readGuides({ dir, locale: 'es-CO', delivery: 'tap' });

  it('take the place of those with the same name, and the rest stay', () => {
    write('policy.md', '\uFEFF# Política de Río Claro\n\nUso del correo, Ñandú & compañía.\n');
    write('README.md', 'Nuestras guías');
    const guides = read();
    expect(wordsOf(guides.find('policy'))).toBe('Política de Río Claro\nUso del correo, Ñandú & compañía.');
    expect(guides.find('second_factor').title).toBe('Segundo factor con Microsoft Authenticator');
    write('password.md', '# La contraseña en Río Claro\n\nPida ayuda.\n');
    expect(read().find('password').title).toBe('La contraseña en Río Claro');
  });

  it('tell which text the policy is: its version beneath the title, and the hash of the file', () => {
    const text = '# Nuestra política\n\nVersión 03 de 2026-05-01\n\nHola\n';
    write('policy.md', text);
    const sha256 = createHash('sha256').update(text).digest('hex');
    expect(read().policy).toEqual({ kind: 'policy', version: '03 de 2026-05-01', text, sha256 });
    write('policy.md', '# Nuestra política\n\nLa versión 03 dice:\n');
    expect(read().policy.version).toBeNull();
  });

  it('are refused, naming the file, where people would see garbled or no words', () => {
    write('phone.md', Buffer.from('# Tel\xe9fono\n\nHola', 'latin1'));
    expect(read).toThrow(/phone\.md is not UTF-8/);
    write('phone.md', 'Sin título');
    expect(read).toThrow(/phone\.md begins without a title/);
    write('phone.md', '# Solo un título');
    expect(read).toThrow(/phone\.md has a title and nothing else/);
    write('phone.md', `# Título\n\n${'a'.repeat(3001)}`);
    expect(read).toThrow(/phone\.md has a paragraph of more than 3000 characters: "a+…"/);
    write('phone.md', `# ${'a'.repeat(151)}\n\nHola`);
    expect(read).toThrow(/phone\.md has a heading of more than 150 characters/);
    write('phone.md', `# Título\n\n${'Párrafo\n\n'.repeat(91)}`);
    expect(read).toThrow(/phone\.md has 91 paragraphs/);
    write('phone.md', `# Título\n\n${'a\n\n'.repeat(20_000)}`);
    expect(read).toThrow(/phone\.md has 60011 bytes: a guide may have 40000/);
  });

  it('are refused where a misspelt name would leave ours in its place', () => {
    write('segundo-factor.md', '# Segundo factor\n\nHola');
    expect(read).toThrow(
      /segundo-factor\.md replaces no guide: their names are enter\.md, password\.md, second-factor\.md/,
    );
  });

  it('are missed where the directory is not there', () => {
    expect(() => readGuides({ dir: join(dir, 'nowhere'), locale: 'es-CO', delivery: 'tap' })).toThrow(
      /ENOENT.*nowhere/,
    );
  });
});

describe('a guide in Markdown', () => {
  const lineOf = (markdown: string): unknown => {
    const [block] = parseGuide(`# T\n\n${markdown}`).blocks;
    return block?.type === 'paragraph' ? block.line : block;
  };
  const text = (words: string, style = 'plain', url: string | null = null): object => ({ text: words, style, url });

  it('keeps headings, lists, marks and links', () => {
    expect(parseGuide('# T\n\n## Antes\n\n1. Uno **dos**\n2. `tres`\n\n- *cuatro*\n').blocks).toEqual([
      { type: 'heading', text: 'Antes' },
      { type: 'list', ordered: true, items: [[text('Uno '), text('dos', 'bold')], [text('tres', 'code')]] },
      { type: 'list', ordered: false, items: [[text('cuatro', 'italic')]] },
    ]);
    expect(lineOf('a\nb [c](https://x.example) <mailto:d@x.example>')).toEqual([
      text('a b '),
      text('c', 'plain', 'https://x.example'),
      text(' '),
      text('mailto:d@x.example', 'plain', 'mailto:d@x.example'),
    ]);
  });

  it('gives no link that could do anything but open a page or a mail', () => {
    for (const url of ['javascript:alert(1)', 'file:///etc/passwd', 'slack://open', '/relative', 'data:text/html,x'])
      expect(lineOf(`[pulse](${url})`)).toEqual([text('pulse')]);
  });

  it('leaves what it does not know as plain text', () => {
    expect(lineOf('<b>a</b> &amp; <@U0JEFE> <!channel> :smile:')).toMatchObject(
      ['<b>', 'a', '</b>', ' &amp; <@U0JEFE> <!channel> :smile:'].map((words) => ({ text: words, url: null })),
    );
    expect(JSON.stringify(parseGuide('# T\n\n|a|b|\n|-|-|\n|1|2|\n\n```\ncode\n```\n\n> cita\n\n---\n'))).toMatch(
      /\|a\|b\|.*code.*cita/,
    );
  });

  it('has a list within a list in the line of its item', () => {
    expect(lineOf('1. a\n   - b\n   - c\n2. d')).toMatchObject({
      items: [[{ text: 'a' }, { text: '\n• ' }, { text: 'b' }, { text: '\n• ' }, { text: 'c' }], [{ text: 'd' }]],
    });
  });
});
