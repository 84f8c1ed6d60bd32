// Draws the messages, windows and homes of the product as people see them, in Spanish, from the golden files of
// test/golden, into docs/images/gallery, with a page that shows them all. Of a subject, a screen is drawn that says
// something that none before it says. All are looked at, in a wide and in a narrow window: it fails when something does
// not fit its place. `npm run gallery -- told` draws only what begins with this.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { KnownBlock } from '@slack/types';
import type { Page } from 'playwright-core';
import { findChromium, launchChromium } from '#sandbox/page/find-chromium.fixture.ts';
import { readAssets } from '#sandbox/page/assets.ts';
import type { Gallery, GalleryScreen } from '#sandbox/page/gallery.ts';
import { palettePng } from './palette-png.ts';
import * as people from '#domain/request/request.fixture.ts';

const root = new URL('../', import.meta.url);
const golden = new URL('test/golden/screens/', root);
const pictures = new URL('docs/images/gallery/', root);
const ORIGIN = 'http://gallery.localhost';
/** The widths at which everything has to fit; the pictures are of the last one, in two columns, smaller. */
const WIDTHS = [360, 700, 950];
const SMALLER = 0.8;
/** Screens in a picture: more would be too high for some programs. */
const IN_A_PICTURE = 30;

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
  const blocks: object[] = [];
  blocksOf.set(name, blocks);
  for (const block of value.blocks) blocks.push(typeof block === 'string' ? referred(block, blocksOf) : block);
  const { title, close, submit } = value;
  const buttons = [close, submit].flatMap((one) => (one === undefined ? [] : [one.text]));
  return [
    { ...nothing, title: title?.text ?? null, buttons, blocks: blocks.map((block) => whole(block) as KnownBlock) },
  ];
}

function isWindow(value: object): value is Window {
  return 'blocks' in value && Array.isArray(value.blocks);
}

/** The block that an earlier case has too, or the same one further up. */
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

/** Those with a part of a sentence that none before them has; another name, date or number is nothing else. */
function withoutRepeats(screens: readonly GalleryScreen[]): readonly GalleryScreen[] {
  const said = new Set<string>();
  return screens.filter(({ title, buttons, text, blocks }) => {
    const sayings = textsIn([title, buttons, text, blocks]).flatMap(partsWithoutData);
    const isNew = sayings.some((one) => !said.has(one));
    for (const one of sayings) said.add(one);
    return isNew;
  });
}

function textsIn(value: unknown, key = ''): readonly string[] {
  if (typeof value === 'string') return key === '' || key === 'text' || key === 'elements' ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((one: unknown) => textsIn(one, key));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => textsIn(part, name));
}

function partsWithoutData(text: string): readonly string[] {
  const words = text.replace(/\S*@\S*|\S*\d\S*|(?<=\s)\p{Lu}\S*|\s+/gu, ' ');
  return words
    .split(/[.:;,·()]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
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
  const { width, height, rgba } = await called<{
    readonly width: number;
    readonly height: number;
    readonly rgba: string;
  }>(page, 'pixelsOf', `data:image/png;base64,${png.toString('base64')}`);
  return palettePng({ width, height, rgba: Buffer.from(rgba.slice(rgba.indexOf(',') + 1), 'base64') });
}

const chromium = findChromium();
if (chromium === null) throw new Error('no Chromium on the PATH or in CHROMIUM_PATH');
const names = Object.values(people).flatMap((one: unknown) =>
  typeof one === 'object' && one !== null && 'id' in one && 'name' in one ? [one as { id: string; name: string }] : [],
);
const browser = await launchChromium(chromium, {
  FONTCONFIG_FILE: fileURLToPath(new URL('gallery-fonts.conf', import.meta.url)),
});
const page = await browser.newPage({ deviceScaleFactor: SMALLER, locale: 'es-CO', timezoneId: 'America/Bogota' });
const complaints: string[] = [];
page.on('pageerror', (error) => complaints.push(error.message));
await openPage(page);
const begins = process.argv[2] ?? '';
if (begins === '') rmSync(pictures, { recursive: true, force: true });
mkdirSync(pictures, { recursive: true });
const subjects: string[] = [];
for (const file of readdirSync(golden).filter((name) => name.endsWith('.es.json') && name.startsWith(begins))) {
  const subject = basename(file, '.es.json');
  const screens = screensOf(file);
  await called(page, 'showGallery', { people: names, screens } satisfies Gallery);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 1000 });
    const wide = await called<readonly string[]>(page, 'findOverflow');
    complaints.push(...wide.map((one) => `${subject}, ${width} px: ${one}`));
  }
  const drawn = withoutRepeats(screens);
  const shown: string[] = [];
  for (let from = 0; from < drawn.length; from += IN_A_PICTURE) {
    const name = from === 0 ? `${subject}.png` : `${subject}-${from / IN_A_PICTURE + 1}.png`;
    const part = drawn.slice(from, from + IN_A_PICTURE);
    await called(page, 'showGallery', { people: names, screens: part } satisfies Gallery);
    writeFileSync(new URL(name, pictures), await pictureOf(page));
    shown.push(`![${subject}](${name})\n`);
  }
  subjects.push(`## ${subject}\n\n${drawn.length} of ${screens.length} screens.\n\n${shown.join('\n')}`);
}
await browser.close();
const head = `# What people see

Every message, window and home of the product in Spanish, with the data of its tests: of a subject, the screens that say
something that none before them says. Written by \`npm run gallery\` from \`test/golden/screens\`, where all of them are, in
both languages; the page of the local institution draws them, so that Slack's own look differs.
`;
if (begins === '') writeFileSync(new URL('README.md', pictures), [head, ...subjects].join('\n'));
for (const complaint of complaints) process.stderr.write(`${complaint}\n`);
process.exitCode = complaints.length === 0 ? 0 : 1;
