// Draws every message, window and home of the product as people see them, in Spanish, from the golden files of
// test/golden, into docs/images/gallery, and writes the page docs/gallery.md that shows them all. Fails when something
// does not fit its place, in a wide or in a narrow window. `npm run gallery -- told` draws only what begins with this.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { KnownBlock } from '@slack/types';
import type { Page } from 'playwright-core';
import { findChromium, launchChromium } from '#sandbox/page/find-chromium.fixture.ts';
import { readAssets } from '#sandbox/page/assets.ts';
import type { Gallery, GalleryScreen } from '#sandbox/page/gallery.ts';
import * as people from '#domain/request/request.fixture.ts';

const root = new URL('../', import.meta.url);
const golden = new URL('test/golden/screens/', root);
const pictures = new URL('docs/images/gallery/', root);
const ORIGIN = 'http://gallery.localhost';
const WIDE = { width: 1400, height: 1000 };
const NARROW = { width: 380, height: 1000 };

/** What the golden files hold: a screen, several, a text, words by their codes, or what is known beside a screen. */
type Golden = string | number | boolean | null | readonly Golden[] | { readonly [key: string]: unknown };

interface Window {
  readonly title?: { readonly text: string };
  readonly submit?: { readonly text: string };
  readonly close?: { readonly text: string };
  readonly blocks: readonly (string | object)[];
}

function screensOf(file: string): readonly GalleryScreen[] {
  const cases = Object.entries(JSON.parse(readFileSync(new URL(file, golden), 'utf8')) as Record<string, Golden>);
  const blocksOf = new Map<string, readonly object[]>();
  return cases.flatMap(([name, value]) => drawn(value, { name, blocksOf }));
}

function drawn(
  value: Golden,
  { name, blocksOf }: { readonly name: string; readonly blocksOf: Map<string, readonly object[]> },
): readonly GalleryScreen[] {
  const nothing = { name, title: null, buttons: [], text: null, blocks: [] };
  if (typeof value === 'string') return [{ ...nothing, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value))
    return (value as readonly Golden[]).flatMap((one, index) =>
      drawn(one, { name: index === 0 ? name : `${name} (${index + 1})`, blocksOf }),
    );
  if (!isWindow(value))
    return Object.entries(value).flatMap(([key, one]) => drawn(one as Golden, { name: `${name}: ${key}`, blocksOf }));
  const blocks = value.blocks.map((block) => (typeof block === 'string' ? referred(block, blocksOf) : block));
  blocksOf.set(name, blocks);
  const { title, close, submit } = value;
  const buttons = [close, submit].flatMap((one) => (one === undefined ? [] : [one.text]));
  return [
    { ...nothing, title: title?.text ?? null, buttons, blocks: blocks.map((block) => whole(block) as KnownBlock) },
  ];
}

function isWindow(value: object): value is Window {
  return 'blocks' in value && Array.isArray(value.blocks);
}

/** The block that an earlier case has too. */
function referred(reference: string, blocksOf: ReadonlyMap<string, readonly object[]>): object {
  const [, position, name = ''] = /^= block (\d+) of (.*)$/s.exec(reference) ?? [];
  const block = blocksOf.get(name)?.[Number(position) - 1];
  if (block === undefined) throw new Error(`no such block: ${reference}`);
  return block;
}

/** With pieces of text as Slack is sent them: the golden files write them as strings. */
function whole(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((one: unknown) => whole(one, key));
  if (typeof value === 'string') return key === 'elements' ? { type: 'text', text: value } : value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]: readonly [string, unknown]) =>
      typeof part === 'string' ? [name, part] : [name, whole(part, name)],
    ),
  );
}

/** Serves the files of the local institution's page, without an institution. */
async function openPage(page: Page): Promise<void> {
  const assets = readAssets();
  const index = (assets.get('/')?.body ?? '').replace('/browser/main.ts', '/browser/gallery.ts');
  await page.route(`${ORIGIN}/**`, async (route) => {
    const path = new URL(route.request().url()).pathname;
    const asset = assets.get(path);
    if (asset === undefined) return await route.fulfill({ status: 404 });
    await route.fulfill({ contentType: asset.type, body: path === '/' ? index : asset.body });
  });
  await page.goto(ORIGIN);
}

/** Calls a function of the page's gallery, and answers what it answers. */
async function called<T>(page: Page, name: string, argument?: unknown): Promise<T> {
  const given = argument === undefined ? '' : JSON.stringify(argument);
  return await page.evaluate<T>(`import('/browser/gallery.ts').then((gallery) => gallery.${name}(${given}))`);
}

async function pictureOf(page: Page): Promise<Buffer> {
  const png = await page.locator('main').screenshot();
  const webp = await called<string>(page, 'asWebp', `data:image/png;base64,${png.toString('base64')}`);
  return Buffer.from(webp.slice(webp.indexOf(',') + 1), 'base64');
}

const chromium = findChromium();
if (chromium === null) throw new Error('no Chromium on the PATH or in CHROMIUM_PATH');
const names = Object.values(people).flatMap((one: unknown) =>
  typeof one === 'object' && one !== null && 'id' in one && 'name' in one ? [one as { id: string; name: string }] : [],
);
const browser = await launchChromium(chromium);
const page = await browser.newPage({ viewport: WIDE, locale: 'es-CO' });
const complaints: string[] = [];
page.on('pageerror', (error) => complaints.push(error.message));
const begins = process.argv[2] ?? '';
if (begins === '') rmSync(pictures, { recursive: true, force: true });
mkdirSync(pictures, { recursive: true });
const subjects: string[] = [];
for (const file of readdirSync(golden).filter((name) => name.endsWith('.es.json') && name.startsWith(begins))) {
  const subject = basename(file, '.es.json');
  const gallery: Gallery = { people: names, screens: screensOf(file) };
  await openPage(page);
  await called(page, 'showGallery', gallery);
  for (const size of [NARROW, WIDE]) {
    await page.setViewportSize(size);
    const wide = await called<readonly string[]>(page, 'findOverflow');
    complaints.push(...wide.map((one) => `${subject}, ${size.width} px: ${one}`));
  }
  writeFileSync(new URL(`${subject}.webp`, pictures), await pictureOf(page));
  subjects.push(
    `## ${subject}\n\n${gallery.screens.length} screens.\n\n![${subject}](images/gallery/${subject}.webp)\n`,
  );
}
await browser.close();
const head = `# What people see

Every message, window and home of the product in Spanish, with the data of its tests. Written by \`npm run gallery\` from
\`test/golden/screens\`; the page of the local institution draws them, so that Slack's own look differs.
`;
if (begins === '') writeFileSync(new URL('docs/gallery.md', root), [head, ...subjects].join('\n'));
for (const complaint of complaints) process.stderr.write(`${complaint}\n`);
process.exitCode = complaints.length === 0 ? 0 : 1;
