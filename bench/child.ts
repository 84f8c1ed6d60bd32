import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import packageJson from '../package.json' with { type: 'json' };

/** The flags of `npm start`; every program of the benchmark runs with them. */
const START_FLAGS = packageJson.scripts.start.match(/--\S+/g) ?? [];
const READY_MS = 60_000;
const PATIENCE_MS = 15_000;

/** One of our programs, in its own process. */
export interface Child {
  readonly process: ChildProcess;
  /** Everything that it has written so far. */
  output(): string;
  /** Resident memory in MB; null where the system does not tell it (it does on Linux). */
  residentMb(): Promise<number | null>;
  /** Sends SIGTERM, and SIGKILL if that was not enough. Resolves when the process is gone. */
  stop(): Promise<void>;
}

/** Runs `file` (relative to this folder) with only the given environment, nothing else of ours. */
export function startChild(
  file: string,
  options: { readonly env: Readonly<Record<string, string>>; readonly cwd?: string; readonly ipc?: boolean },
): Child {
  const { PATH = '', HOME = '', TMPDIR = '' } = process.env;
  const path = fileURLToPath(new URL(file, import.meta.url));
  const settings: SpawnOptions = {
    env: { PATH, HOME, ...(TMPDIR === '' ? {} : { TMPDIR }), ...options.env },
    stdio: options.ipc === true ? ['ignore', 'pipe', 'pipe', 'ipc'] : ['ignore', 'pipe', 'pipe'],
    serialization: 'advanced',
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
  };
  const child = spawn(process.execPath, [...START_FLAGS, path], settings);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
  }
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
  return {
    process: child,
    output: () => output,
    residentMb: async () => {
      const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '');
      const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1];
      return kilobytes === undefined ? null : Number(kilobytes) / 1024;
    },
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
      const late = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
      await gone;
      clearTimeout(late);
    },
  };
}

/** Waits until the child answers `url` with one of these statuses. */
export async function waitForAnswer(child: Child, url: string, statuses: readonly number[]): Promise<void> {
  const deadline = Date.now() + READY_MS;
  while (Date.now() < deadline && child.process.exitCode === null) {
    const status = await fetch(url, { signal: AbortSignal.timeout(5_000) }).then(
      async (answer) => {
        await answer.arrayBuffer();
        return answer.status;
      },
      () => 0,
    );
    if (statuses.includes(status)) return;
    await sleep(10);
  }
  throw new Error(`${url} did not answer ${statuses.join(' or ')}:\n${child.output()}`);
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
