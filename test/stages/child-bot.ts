import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { childEnv } from '../child-env.ts';
import { freePort } from '#sandbox/free-port.fixture.ts';
import { PATIENCE } from '../patience.ts';

const MAIN = fileURLToPath(new URL('../../src/start.js', import.meta.url));
const THREAD = fileURLToPath(new URL('../../src/adapters/records/drawing-thread.ts', import.meta.url));
let compiled: Promise<void> | undefined;

/** The bot as a separate process, controlled only by settings, so that it can be killed. */
export interface ChildBot {
  readonly port: number;
  /** Everything that it wrote. */
  output(): string;
  /** SIGKILL, at once. */
  kill(): void;
  gone(): Promise<void>;
}

export async function startChildBot(env: Readonly<Record<string, string>>): Promise<ChildBot> {
  const { PORT } = env;
  const port = PORT === undefined ? await freePort() : Number(PORT);
  await (compiled ??= compile());
  const child = spawn(process.execPath, [MAIN], {
    env: { ...childEnv(), ...env, PORT: String(port), HOST: '127.0.0.1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const bot = { port, output: () => output, kill: () => void child.kill('SIGKILL'), gone: async () => await gone };
  await ready(bot, child);
  return bot;
}

/**
 * Fills the compile cache, since a killed bot leaves nothing in it: these programs end by themselves (one has no
 * settings, the other nothing to draw), and every later bot profits.
 */
async function compile(): Promise<void> {
  const end = async (file: string, env = {}): Promise<void> => {
    const child = spawn(process.execPath, [file], { env: { ...childEnv(), ...env }, stdio: 'ignore' });
    await new Promise<void>((resolve) => child.once('exit', () => resolve()));
  };
  await Promise.all([end(MAIN, { SLACK_BOT_TOKEN: 'none' }), end(THREAD)]);
}

async function ready(bot: ChildBot, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + PATIENCE;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) break;
    const answered = await fetch(`http://127.0.0.1:${bot.port}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (answered) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  bot.kill();
  throw new Error(`the bot did not get ready:\n${bot.output()}`);
}
