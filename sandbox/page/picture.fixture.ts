import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';

const folder = fileURLToPath(new URL('../../test-output/', import.meta.url));

/** Saves a picture of the page in test-output, where nobody has to keep it. Playwright makes the folder. */
export async function savePicture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `${folder}${name}.png` });
}

/** Saves a picture when somebody wants to look at them (PICTURES=1): drawing them takes longer than many a test. */
export async function takePicture(page: Page, name: string): Promise<void> {
  if (process.env['PICTURES'] === '1') await savePicture(page, name);
}
