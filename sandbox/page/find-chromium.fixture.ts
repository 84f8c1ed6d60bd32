import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

/** First the one that has no windows of its own: it starts with half the work of the whole browser, and draws the same. */
const names = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const args = [
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** The path of Chromium: CHROMIUM_PATH, or the first of the names that is on the PATH. Null when there is none; with CI=true that is an error. */
export function findChromium(): string | null {
  const { CHROMIUM_PATH, PATH, CI } = process.env;
  if (CHROMIUM_PATH !== undefined && CHROMIUM_PATH !== '') return CHROMIUM_PATH;
  const folders = (PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const found = names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
  if (found === undefined && CI === 'true') throw new Error('no Chromium: set CHROMIUM_PATH');
  return found ?? null;
}

/** Starts it, with these variables beside those of this process. */
export function launchChromium(path: string, variables: Readonly<Record<string, string>> = {}): Promise<Browser> {
  return chromium.launch({ executablePath: path, args, env: { ...process.env, ...variables } });
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
