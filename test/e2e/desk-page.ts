import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, vi, type TestContext } from 'vitest';
import { findChromium, launchChromium } from '#sandbox/page/find-chromium.fixture.ts';
import { savePicture, takePicture } from '#sandbox/page/picture.fixture.ts';
import { violationsOf } from '#sandbox/page/violations.fixture.ts';
import { tenantUsers } from '#sandbox/institution.ts';
import type { LocalGraphOptions } from '#sandbox/services/graph.ts';
import type { Account } from '#domain/account/account.ts';
import { changed } from '#domain/request/request.ts';
import { addDays } from '#use-cases/calendar/calendar.ts';
import type { Store } from '#use-cases/ports/store/store.ts';
import { account } from '../contract/store/stage.ts';
import { openSecondStore } from '../integration/contracts/contract-stage.ts';
import { COLLEAGUE, closeModals, confirmBoth, deliver, SKU, SYSTEMS, shownPassword } from '../stages/desk.ts';
import { personAt, type Stage } from '../stages/stage.ts';
import { PATIENCE } from '../patience.ts';

const WIDE = { width: 1280, height: 1100 };
const NARROW = { width: 380, height: 1100 };

export const chromium = findChromium();
export const HOLDER = 'U0NUEVA';
export const HEAD = 'U0JEFE';
/** The group «Todo el personal» of the local tenant. */
export const EVERYBODY = '6f0c3f5e-2f3b-4d59-9c55-0f1d7f6a1b01';
/** The longest names that the form accepts, and realistic ones. */
export const LONG_NAME = {
  givenNames: 'María de los Ángeles Hermenegilda Inmaculada',
  surnames: "Fernández de Córdoba y Santamaría-Echavarrieta D'Alessandro",
} as const;

/** The page of the local institution, and what the person in front of it does. */
export interface DeskPage {
  readonly page: Page;
  /** What the browser complained about. */
  readonly complaints: readonly string[];
  be(id: string, place?: RegExp): Promise<void>;
  write(text: string): Promise<void>;
  /** Presses the newest button with this name in the conversation. */
  press(name: string): Promise<void>;
  /** Presses a button of the top window. */
  answer(name: string): Promise<void>;
  /** Presses a button of the question that is asked before an action. */
  confirm(name: string): Promise<void>;
  dialog(): Locator;
  /** Waits until this text is in the conversation. */
  read(text: string | RegExp): Promise<void>;
  /** Types the text, and chooses the option that it finds. */
  search(label: string | RegExp, text: string, option: string | RegExp): Promise<void>;
  panel(name: string): Promise<void>;
  /** The account's card in the panel next to the chat. */
  tenantUser(address: string): Locator;
  signIn(address: string, password: string, own: string): Promise<void>;
  /** Checks the page in a window of a desktop's and of a telephone's size, and takes a picture of both if asked to. */
  picture(name: string): Promise<void>;
  close(): Promise<void>;
}

export const SYSTEMS_CHANNEL = /sistemas-correo/;

/** What the tests of a file have in common. */
export interface OnDesk {
  readonly stage: Stage;
  /** Used directly on the bot's database and queue. */
  readonly store: Store;
  readonly desk: DeskPage;
}

/** Describes tests in a browser, all on the stage that `set` sets. One that fails tells what the page showed. */
export function describeDesk(what: string, set: () => Promise<Stage>, tests: (on: OnDesk) => void): void {
  const title = `${what}, for people in a browser (needs Chromium on the PATH or in CHROMIUM_PATH)`;
  describe.skipIf(chromium === null)(title, () => {
    let stage: Stage;
    let second: Awaited<ReturnType<typeof openSecondStore>>;
    let desk: DeskPage;
    beforeAll(async () => {
      stage = await set();
      stage.institution.graph.setSeats(SKU, 100);
      second = await openSecondStore(stage.databaseUrl);
      desk = await openDesk(stage);
    });
    afterEach(async (context) => await tellFailure(context, desk.page));
    afterAll(async () => {
      await desk.close();
      await second.end();
      await stage.stop();
    });
    tests({
      get stage() {
        return stage;
      },
      get store() {
        return second.store;
      },
      get desk() {
        return desk;
      },
    });
  });
}

/** To be called after each test: if it failed, saves a picture of the page and its text. */
export async function tellFailure({ task }: Pick<TestContext, 'task'>, page: Page): Promise<void> {
  if (task.result?.state !== 'fail') return;
  const name = `failed-${task.name.replaceAll(/[^\p{L}\p{N}]+/gu, '-')}`;
  await savePicture(page, name);
  const seen = await page.locator('section.conversation, dialog').allInnerTexts();
  process.stderr.write(`«${task.name}» failed; the page showed:\n${seen.join('\n---\n').slice(-4_000)}\n`);
}

export async function openDesk(stage: Stage): Promise<DeskPage> {
  const browser = await launchChromium(chromium ?? '');
  const context = await browser.newContext({ viewport: WIDE, locale: 'es-CO' });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => complaints.push(message.text()));
  await page.goto(stage.institution.url);
  await page.getByRole('button', { name: 'Entendido' }).click();
  const dialog = (): Locator => page.getByRole('dialog').last();
  const log = (): Locator => page.getByRole('log');
  const self: DeskPage = {
    page,
    complaints,
    dialog,
    be: async (id, place = /^✉?\s*Correo/) => {
      await page.getByLabel('Usted es').selectOption(id);
      await page.getByRole('navigation').getByRole('button', { name: place }).first().click();
    },
    write: async (text) => {
      await page.getByRole('textbox', { name: 'Mensaje' }).fill(text);
      await page.getByRole('button', { name: 'Enviar', exact: true }).click();
    },
    press: async (name) => await log().getByRole('button', { name, exact: true }).last().click(),
    answer: async (name) =>
      await dialog().locator('form, .dialog-body').getByRole('button', { name, exact: true }).last().click(),
    confirm: async (name) => await page.getByRole('alertdialog').getByRole('button', { name, exact: true }).click(),
    read: async (text) => await log().getByText(text).last().waitFor(),
    search: async (label, text, option) => {
      await dialog().getByRole('combobox', { name: label }).fill(text);
      await dialog().getByRole('option', { name: option }).first().click();
    },
    panel: async (name) => await page.getByRole('tab', { name }).click(),
    tenantUser: (address) =>
      page.getByRole('list', { name: 'Usuarios de Microsoft 365' }).locator('li.card').filter({ hasText: address }),
    signIn: async (address, password, own) => {
      await self.panel('Iniciar sesión');
      await page.getByLabel('Dirección de correo').fill(address);
      await page.getByLabel('Contraseña', { exact: true }).fill(password);
      await page.getByRole('button', { name: 'Iniciar sesión' }).click();
      await page.getByLabel('Nueva contraseña', { exact: true }).fill(own);
      await page.getByLabel(/Repita/).fill(own);
      await page.getByRole('button', { name: 'Cambiar contraseña' }).click();
      await page.getByText('¡Bienvenido a su correo!').waitFor();
      await page.getByRole('button', { name: 'Cerrar sesión' }).click();
      await self.panel('Usuarios');
    },
    picture: async (name) => {
      for (const [suffix, size] of [
        ['', WIDE],
        ['-narrow', NARROW],
      ] as const) {
        await page.setViewportSize(size);
        await page.evaluate('new Promise(requestAnimationFrame)');
        await takePicture(page, `${name}${suffix}`);
        if (suffix !== '') {
          const wide = await page.evaluate('document.documentElement.scrollWidth > innerWidth');
          expect(wide, `${name} is wider than a telephone`).toBe(false);
        }
      }
      await page.setViewportSize(WIDE);
      const on = (await dialog().count()) > 0 ? 'dialog' : 'section.conversation';
      expect(await violationsOf(page, on)).toEqual([]);
    },
    close: async () => await browser.close(),
  };
  return self;
}

/**
 * A new account of Ángela, who has just chosen her own password. Made without the browser, which is only needed for
 * what comes next.
 */
export async function accountOf(stage: Stage, change: Parameters<typeof deliver>[1] = {}): Promise<string> {
  await confirmBoth(stage, await deliver(stage, change));
  await personAt(stage, HOLDER).press('Mostrar mi contraseña temporal');
  const password = await shownPassword(stage, HOLDER);
  const shown = JSON.stringify(personAt(stage, HOLDER).modal()?.view);
  const address = /[a-z0-9.-]+@rioclaro\.example/.exec(shown)?.[0] ?? '';
  stage.institution.graph.signIn(address, password, 'Una-clave-propia-2026');
  await closeModals(stage, HOLDER);
  return address;
}

/** The tenant's users and one more, who is in a group. */
export function usersWith(local: string, displayName: string): NonNullable<LocalGraphOptions['users']> {
  const address = `${local}@rioclaro.example`;
  return [...tenantUsers, { userPrincipalName: address, displayName, licences: [SKU], groups: [EVERYBODY] }];
}

/** An account of Ángela that already was in the tenant, and in the register as after an import. */
export async function importedAccount(
  stage: Stage,
  store: Store,
  change: Partial<Account> & { local: string },
): Promise<string> {
  const { local, ...given } = change;
  const address = `${local}@rioclaro.example`;
  const displayName = given.displayName ?? 'Ramón Núñez Ávila';
  const { graph } = stage.institution;
  const seeded = graph.users().find(({ userPrincipalName }) => userPrincipalName === address)?.id;
  const made = { userPrincipalName: address, displayName, department: 'Secretaría de Salud', licences: [SKU] };
  const directoryId = seeded ?? graph.admin.createUser(made);
  const one = account({
    directoryId,
    address,
    userPrincipalName: address,
    displayName,
    departmentCode: '500',
    departmentName: 'Secretaría de Salud',
    contractEnd: '2030-12-31',
    holder: { id: HOLDER, name: 'Ángela María Ñustes del Río' },
    responsible: { id: HEAD, name: 'Héctor Iván Restrepo Londoño' },
    origin: 'imported',
    requestNumber: null,
    ...given,
  });
  await store.transact(async (tx) => await tx.insertAccount(one));
  return address;
}

/** Approves the newest request in the systems area's channel; another person executes it where it takes two. */
export async function decide(desk: DeskPage, executes = COLLEAGUE): Promise<void> {
  await desk.be(SYSTEMS, SYSTEMS_CHANNEL);
  const approval = desk.page
    .getByRole('log')
    .getByRole('button', { name: /^(Aprobar|Revisar y aprobar)/ })
    .last();
  const label = await approval.innerText();
  await approval.click();
  if (label === 'Revisar y aprobar') {
    await desk.dialog().waitFor();
    await desk
      .dialog()
      .getByRole('button', { name: /^Aprobar/ })
      .last()
      .click();
    await desk.dialog().waitFor({ state: 'detached' });
  }
  if (label !== 'Aprobar') return;
  await desk.read(/Pulse Ejecutar/);
  await desk.be(executes, SYSTEMS_CHANNEL);
  await desk.press('Ejecutar');
}

export async function theAccount(store: Store, address: string): Promise<Account> {
  const { rows } = await store.accounts({ text: address, offset: 0, limit: 5, everything: true });
  const found = rows.find((row) => row.address === address);
  if (found === undefined) throw new Error(`no account ${address}`);
  return found;
}

/** Lets the last day pass that a deletion waits for. */
export async function lastDayIsOver(store: Store, address: string): Promise<void> {
  const { id } = await theAccount(store, address);
  // The browser may see the words on an older card before the run has reached this state.
  const request = await vi.waitFor(async () => {
    const waiting = await store.transact(async (tx) => await tx.waitingOn(id));
    const found = waiting.find(({ kind }) => kind === 'deletion');
    if (found === undefined) throw new Error(`no deletion of ${address} waits`);
    return found;
  }, PATIENCE);
  const run = await store.run(request.id);
  const row = run?.steps.find(({ state }) => state !== 'done');
  if (request.form.type !== 'deletion' || row === undefined) throw new Error('no deletion');
  const form = { ...request.form, lastDay: addDays(request.form.lastDay, -1) };
  await store.transact(async (tx) => {
    await tx.saveRequest(changed(request, { form, revision: request.revision + 1 }), request.revision);
    await tx.saveStep(request.id, row, { ...row, nextAt: null });
    await tx.send({ kind: 'advance_run', requestId: request.id });
  });
}
