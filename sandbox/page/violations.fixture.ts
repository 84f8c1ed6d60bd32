import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** The accessibility violations that axe finds in the page, or in the part that the selector names. */
export async function violationsOf(page: Page, part?: string): Promise<readonly string[]> {
  // Legacy mode: the page has no frames, so axe need not open another page to merge the results of several. For rules that
  // pass it does not collect the details.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  const { violations } = await (part === undefined ? axe : axe.include(part)).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
}
