import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

/** The accessibility violations that axe finds in the page, or in the part that the selector names. */
export async function violationsOf(page: Page, part?: string): Promise<readonly string[]> {
  // To load it takes longer than the look itself: it stays for as long as the page is open.
  if (await page.evaluate('window.axe === undefined')) await page.evaluate(axe.source);
  const where = part === undefined ? 'document' : JSON.stringify(part);
  const { violations } = await page.evaluate<AxeResults>(`axe.run(${where}, { resultTypes: ['violations'] })`);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
}
