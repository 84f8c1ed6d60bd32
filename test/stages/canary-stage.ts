import { expect } from 'vitest';
import { withConnection } from '#domain/plan/powershell.ts';
import type { Request } from '#domain/request/request.ts';
import { startInstitution, type Institution } from '#sandbox/start.ts';
import { openDirectAccess, until, type DirectAccess } from '../direct-access.ts';
import { askChange, cardSays, decideChange, type Asking } from './change-desk.ts';
import { startChildBot, type ChildBot } from './child-bot.ts';
import { createTestDatabase } from '../database.ts';
import { closeModals, COLLEAGUE, QUICK } from './desk.ts';
import { startProxy } from '../proxy.ts';
import { eventually, personAt, textOf } from './stage.ts';

const OWN = 'Una-clave-propia-2026';

export type Delivery = 'password' | 'tap';
/** A request without its reason, which is generated. */
export type CanaryAsking = Omit<Asking, 'why'>;

/** A separate bot that logs everything it can, and everything that people typed, saw or sent. */
export interface CanaryStage {
  readonly institution: Institution;
  readonly databaseUrl: string;
  readonly direct: DirectAccess;
  /** Words that only people typed: reasons, answers, automatic answers, personal data. */
  readonly typedWords: string[];
  /** Secrets shown to people. */
  readonly shown: readonly string[];
  /** The bot's calls to Slack. */
  readonly calls: readonly { readonly path: string; readonly body: string }[];
  /** The logs of bots that have ended. */
  log(): string;
  startBot(graceDays: string): Promise<void>;
  stopBot(): Promise<void>;
  /** The text with a marker added, by which it can be found anywhere. */
  words(text: string): string;
  /** Reveals the password that was handed over, and changes it at the sign-in page. */
  take(user: string, number: string): Promise<void>;
  ask(asking: CanaryAsking): Promise<string>;
  /** Requests, approves and executes, until the card shows this text. */
  carryOut(asking: CanaryAsking, shows?: string): Promise<string>;
  /** Waits until the run waits for this, and its worker has released it. */
  waitsFor(what: 'person' | 'date', number: string): Promise<Request>;
  /** Runs the lines shown on the card, and confirms that. */
  byHand(number: string): Promise<void>;
  stop(): Promise<void>;
}

export async function setCanaryStage(delivery: Delivery): Promise<CanaryStage> {
  const typedWords: string[] = [];
  const shown: string[] = [];
  const logs: string[] = [];
  const calls: { readonly path: string; readonly body: string }[] = [];
  const database = await createTestDatabase();
  const institution = await startInstitution({ overrides: QUICK });
  institution.graph.setSeats('STANDARDPACK', 100);
  const slack = await startProxy(new URL(institution.slack.apiUrl).origin);
  slack.watch((phase, { path, body }) => {
    if (phase === 'before') calls.push({ path, body: decodeURIComponent(body.replaceAll('+', ' ')) });
    return null;
  });
  const direct = await openDirectAccess({ institution, databaseUrl: database.url });
  const staged = { institution };
  let bot: ChildBot | null = null;

  const stage: CanaryStage = {
    ...{ institution, direct, typedWords, shown, calls, databaseUrl: database.url },
    log: () => logs.join('\n'),
    startBot: async (graceDays) => {
      bot = await startChildBot({
        ...institution.env,
        LOG_LEVEL: 'trace',
        DATABASE_URL: database.url,
        SLACK_API_URL: `${slack.origin}/api/`,
        CREDENTIAL_DELIVERY: delivery,
        GRACE_DAYS: graceDays,
        CHAT_LATE_SECONDS: '1',
      });
    },
    stopBot: async () => {
      const ending = bot;
      bot = null;
      if (ending === null) return;
      ending.kill();
      await ending.gone();
      logs.push(ending.output());
    },
    words: (text) => {
      const marked = `${text} zq${typedWords.length}${delivery}`;
      typedWords.push(marked);
      return marked;
    },
    take: async (user, number) => {
      const request = await direct.rests(await direct.numbered(number), 'delivered');
      const address = request.plan?.address ?? '';
      const label = delivery === 'tap' ? 'Mostrar mi código temporal' : 'Mostrar mi contraseña temporal';
      const own = personAt(staged, user);
      await closeModals(staged, user);
      await own.press(label, address);
      const secret = await eventually(`${user} to see the secret`, () => {
        const text = textOf(own.modal()?.view);
        return institution.graph.secretsSeen().find((one) => text.includes(one));
      });
      shown.push(secret);
      await closeModals(staged, user);
      expect(institution.graph.signIn(address, secret, `${OWN}-${shown.length}`).outcome).toBe('signed-in');
    },
    ask: async (asking) => await askChange(staged, { why: stage.words('Hace falta'), ...asking }),
    carryOut: async (asking, shows) => {
      const number = await stage.ask(asking);
      await decideChange(staged, { number, ...(shows === undefined ? {} : { words: shows }) });
      return number;
    },
    waitsFor: async (what, number) => {
      const request = await direct.numbered(number);
      await until(`the run to wait for a ${what}`, async () => {
        const run = await direct.store.run(request.id);
        if (run?.steps.some(({ waitingFor }) => waitingFor === what) !== true) return null;
        const claimed = await direct.store.exclusively(`run:${request.id}`, async () => await Promise.resolve(true));
        return claimed?.value ?? null;
      });
      return request;
    },
    byHand: async (number) => {
      const { plan } = await stage.waitsFor('person', number);
      const lines = withConnection(plan?.lines ?? []).join('\n');
      expect(institution.graph.exchange.run(lines)).toEqual({ ok: true });
      await personAt(staged, COLLEAGUE).press('Hecho', number);
      await cardSays(staged, { number, words: 'Cerrada' });
    },
    stop: async () => {
      await stage.stopBot();
      await direct.end();
      await slack.stop();
      await institution.stop();
      await database.drop();
    },
  };
  await stage.startBot('30');
  return stage;
}
