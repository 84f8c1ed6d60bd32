import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));

/** The bot as its own process, driven by settings alone, so that it can be killed like one. */
export interface ChildBot {
  readonly port: number;
  /** Everything that it wrote. */
  output(): string;
  /** SIGKILL, at once. */
  kill(): void;
  gone(): Promise<void>;
}

export async function startChildBot(env: Readonly<Record<string, string>>): Promise<ChildBot> {
  const port = await freePort();
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH, ...env, PORT: String(port), HOST: '127.0.0.1' },
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

async function ready(bot: ChildBot, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + 30_000;
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

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
