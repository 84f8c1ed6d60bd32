import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect } from 'vitest';
import { startInstitution, type Institution } from '../start.ts';
import { findChromium, launchChromium } from './find-chromium.fixture.ts';
import { takePicture } from './picture.fixture.ts';
import { startSamplerBot, type SamplerBot } from './sampler-bot.fixture.ts';
import { violationsOf } from './violations.fixture.ts';

const chromium = findChromium();
/** How long a step in the browser may take, in ms: long, because a busy machine may be slow. */
const patience = 60_000;

/** A local institution with the sampler bot, and its page in a browser. Each test gets the page newly opened. */
export interface OnPage {
  readonly institution: Institution;
  readonly bot: SamplerBot;
  readonly page: Page;
  /** Writes a message or command into the composer and sends it. */
  write(text: string): Promise<void>;
  /** The accessibility violations that axe finds in the page as it is now. */
  violations(): Promise<readonly string[]>;
  picture(name: string): Promise<void>;
}

/** Describes tests of the page in a browser. A test fails when the page writes anything to its console. */
export function describePage(what: string, tests: (on: OnPage) => void): void {
  describe.skipIf(chromium === null)(`${what} in a browser (needs Chromium on the PATH or in CHROMIUM_PATH)`, () => {
    let institution: Institution;
    let bot: SamplerBot;
    let browser: Browser;
    let page: Page;
    let complaints: string[];

    beforeAll(async () => {
      institution = await startInstitution({ overrides: { mailboxMs: 0, replicationMs: 0 } });
      bot = await startSamplerBot(institution.env);
      browser = await launchChromium(chromium ?? '');
    });
    afterAll(async () => {
      await browser.close();
      await bot.stop();
      await institution.stop();
    });
    beforeEach(async () => {
      complaints = [];
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'es-CO' });
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      page = await context.newPage();
      page.setDefaultTimeout(patience);
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => complaints.push(message.text()));
      await page.goto(institution.url);
      await page.getByLabel('Usted es').waitFor();
    });
    afterEach(async () => {
      await page.context().close();
      // A modal that a test left open would still be open for that person in the next test.
      const { slack } = institution;
      await Promise.all(slack.modalsOf('U0EMPLEADA').map(({ id }) => slack.closeModal('U0EMPLEADA', id)));
      expect(complaints).toEqual([]);
    });

    tests({
      get institution() {
        return institution;
      },
      get bot() {
        return bot;
      },
      get page() {
        return page;
      },
      async write(text) {
        await page.getByRole('textbox', { name: 'Mensaje' }).fill(text);
        await page.getByRole('button', { name: 'Enviar', exact: true }).click();
      },
      violations: async () => await violationsOf(page),
      picture: async (name) => await takePicture(page, name),
    });
  });
}

/** Gets a token and sends a POST to Graph, as the bot would. Returns the body of the answer. */
export async function postToGraph(
  { env, graph }: Institution,
  call: { readonly path: string; readonly body: object },
): Promise<unknown> {
  const token = await fetch(`${graph.origin}/${env['AZURE_TENANT_ID'] ?? ''}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      scope: `${graph.origin}/.default`,
      client_id: env['AZURE_CLIENT_ID'] ?? '',
      client_secret: env['AZURE_CLIENT_SECRET'] ?? '',
    }),
  });
  const { access_token } = (await token.json()) as { access_token: string };
  const answer = await fetch(`${graph.origin}/v1.0${call.path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${access_token}`, 'content-type': 'application/json' },
    body: JSON.stringify(call.body),
  });
  expect(answer.status).toBe(201);
  return await answer.json();
}
