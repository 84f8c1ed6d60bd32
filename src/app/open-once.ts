import { link, mkdir, readFile, rename, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** How long the other process, which may be starting, has to publish its address, ms. */
const PATIENCE_MS = 10_000;
const POLL_MS = 100;
/** How long a running one has to answer at its address, ms. */
const ANSWER_MS = 2_000;

/** A running program uses the data directory. */
class AlreadyOpen extends Error {
  constructor({ pid, born, url }: Holder, file: string) {
    const where = url === null ? `Correo ya se está abriendo (proceso ${pid})` : `Correo ya está abierto en ${url}`;
    super(born === '' ? `${where}. Si no es así, borre el archivo ${file} y abra otra vez.` : where);
    this.name = 'AlreadyOpen';
  }
}

/** The data directory could not be taken, and no process claims to have it. */
class NotOpened extends Error {
  constructor(file: string) {
    super(
      `No se pudo abrir la carpeta de datos: el archivo ${file} no se pudo leer o retirar. Si Correo no está abierto, bórrelo y abra otra vez.`,
    );
    this.name = 'NotOpened';
  }
}

/** Some process has the holder's number, but nobody answers at the holder's address. */
class Unanswered extends Error {
  constructor({ pid, url }: Holder, file: string) {
    super(
      `Parece que Correo está abierto (proceso ${pid}), pero en ${url} nadie contesta. ` +
        `Si Correo no está abierto, borre el archivo ${file} y abra otra vez; si lo está, ciérrelo primero.`,
    );
    this.name = 'AlreadyOpen';
  }
}

interface Holder {
  readonly pid: number;
  /** Distinguishes the process from a later one with the same number; empty if the system does not tell. */
  readonly born: string;
  readonly url: string | null;
}

/** The holder of a file that does not name one. */
const NOBODY: Holder = { pid: 0, born: '', url: null };

export interface Opened {
  /** Publishes this process's address. */
  tell(url: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * Takes `dataDir` for this process, until it closes it or dies. Throws `AlreadyOpen` while another has it or may have
 * it.
 */
export async function openOnce(
  dataDir: string,
  {
    patienceMs = PATIENCE_MS,
    platform = process.platform,
  }: { readonly patienceMs?: number; readonly platform?: NodeJS.Platform } = {},
): Promise<Opened> {
  await mkdir(dataDir, { recursive: true });
  const file = join(dataDir, 'open.json');
  const own: Holder = { pid: process.pid, born: await birthOf(process.pid, platform), url: null };
  const deadline = Date.now() + patienceMs;
  while (!(await claimFile(file, own))) {
    const holder = await readHolder(file);
    const isLate = Date.now() > deadline;
    if (holder !== null && (await isAlive(holder, platform))) {
      // If only the number is known, it may belong to another process by now: a live holder answers.
      if (holder.url !== null && (holder.born !== '' || (await answers(holder.url))))
        throw new AlreadyOpen(holder, file);
      if (isLate) throw holder.url === null ? new AlreadyOpen(holder, file) : new Unanswered(holder, file);
    } else if (isLate) throw new NotOpened(file);
    else if (holder !== null) await removeDeadHolder(file, holder, { own, platform });
    await sleep(POLL_MS);
  }
  return {
    tell: async (url) => {
      const draft = `${file}.${process.pid}`;
      await writeFile(draft, JSON.stringify({ ...own, url }), { mode: 0o600 });
      await rename(draft, file);
    },
    close: async () => await unlink(file).catch(() => undefined),
  };
}

/** Written under another name first, so that nobody reads half of it. */
async function claimFile(file: string, own: Holder): Promise<boolean> {
  const draft = `${file}.${own.pid}`;
  await writeFile(draft, JSON.stringify(own), { mode: 0o600 });
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  } finally {
    await unlink(draft);
  }
}

/** Null when there is no file, or this user may not read it. */
async function readHolder(file: string): Promise<Holder | null> {
  const text = await readFile(file, 'utf8').catch(() => null);
  return text === null ? null : holderIn(text);
}

/** Files are put in place complete, so an empty or cut one was left by a power loss, which no holder survives. */
function holderIn(text: string): Holder {
  try {
    const { pid, born, url } = JSON.parse(text) as Partial<Holder>;
    if (pid !== undefined && born !== undefined && url !== undefined) return { pid, born, url };
    return NOBODY;
  } catch {
    return NOBODY;
  }
}

async function isAlive({ pid, born }: Holder, platform: NodeJS.Platform): Promise<boolean> {
  return pid !== NOBODY.pid && (await birthOf(pid, platform).catch(() => null)) === born;
}

/** Whether anything answers there, whatever it says. */
async function answers(url: string): Promise<boolean> {
  const request = fetch(url, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(ANSWER_MS) });
  return await request.then(
    () => true,
    () => false,
  );
}

/**
 * Of two processes that find the same dead holder, one removes its file; the other must not remove the next one. A
 * process killed meanwhile leaves its claim, which is removed in the same way.
 */
async function removeDeadHolder(
  file: string,
  dead: Holder,
  by: { readonly own: Holder; readonly platform: NodeJS.Platform },
): Promise<void> {
  const claim = `${file}.stale-${dead.pid}-${dead.born}`;
  if (!(await claimFile(claim, by.own))) {
    const claimant = await readHolder(claim);
    if (claimant !== null && !(await isAlive(claimant, by.platform))) await removeDeadHolder(claim, claimant, by);
    return;
  }
  try {
    const now = await readHolder(file);
    if (now?.pid === dead.pid && now.born === dead.born) await unlink(file);
  } finally {
    await unlink(claim);
  }
}

/**
 * When a process started, in the system's own unit (field 22 of /proc/PID/stat); empty when the system does not tell.
 * Throws when the process is gone.
 */
async function birthOf(pid: number, platform: NodeJS.Platform): Promise<string> {
  if (platform === 'linux') {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  }
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') throw error;
  }
  return '';
}
