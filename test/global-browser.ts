import { findChromium } from '#sandbox/page/find-chromium.fixture.ts';

/** Says before all tests when the browser tests will not run. With CI=true a missing browser is an error. */
export default function announceBrowser(): void {
  if (findChromium() !== null) return;
  process.stderr.write('No Chromium on the PATH or in CHROMIUM_PATH: the tests in a browser are skipped.\n');
}
