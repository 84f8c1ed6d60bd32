import { link, mkdir, readFile, rename, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** How long the other one has for saying where it is, ms: it may be starting. */
const PATIENCE_MS = 10_000;
const POLL_MS = 100;
/** How long somebody who is open has for answering at their address, ms. */
const ANSWER_MS = 2_000;

/** The data directory is in use by a program that runs. */
class AlreadyOpen extends Error {
  constructor({ pid, born, url }: Holder, file: string) {
    const where = url === null ? `Buzón ya se está abriendo (proceso ${pid})` : `Buzón ya está abierto en ${url}`;
    super(born === '' ? `${where}. Si no es así, borre el archivo ${file} y abra otra vez.` : where);
    this.name = 'AlreadyOpen';
  }
}

/** The data directory could not be taken, and nobody says to have it. */
class NotOpened extends Error {
  constructor(file: string) {
    super(
      `No se pudo abrir la carpeta de datos: el archivo ${file} no se pudo leer o retirar. Si Buzón no está abierto, bórrelo y abra otra vez.`,
    );
    this.name = 'NotOpened';
  }
}

/** Some process has the number of who was open, and nobody answers where that one was. */
class Unanswered extends Error {
  constructor({ pid, url }: Holder, file: string) {
    super(
      `Parece que Buzón está abierto (proceso ${pid}), pero en ${url} nadie contesta. ` +
        `Si Buzón no está abierto, borre el archivo ${file} y abra otra vez; si lo está, ciérrelo primero.`,
    );
    this.name = 'AlreadyOpen';
  }
}

interface Holder {
  readonly pid: number;
  /** Tells the process from a later one with its number; empty where the system does not say. */
  readonly born: string;
  readonly url: string | null;
}

/** Who holds a file that does not say it. */
const NOBODY: Holder = { pid: 0, born: '', url: null };

export interface Opened {
  /** Where people find this one. */
  tell(url: string): Promise<void>;
  close(): Promise<void>;
}

/** Takes `dataDir` for this process, until it closes it or dies. Throws `AlreadyOpen` while another has it, or may have it. */
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
  while (!(await take(file, own))) {
    const holder = await readHolder(file);
    const isLate = Date.now() > deadline;
    if (holder !== null && (await isAlive(holder, platform))) {
      // Where only the number is known, it may be another process's by now: who is open answers.
      if (holder.url !== null && (holder.born !== '' || (await answers(holder.url))))
        throw new AlreadyOpen(holder, file);
      if (isLate) throw holder.url === null ? new AlreadyOpen(holder, file) : new Unanswered(holder, file);
    } else if (isLate) throw new NotOpened(file);
    else if (holder !== null) await putAway(file, holder, { own, platform });
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
async function take(file: string, own: Holder): Promise<boolean> {
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

/** Null where there is no file, or none that this user may read. */
async function readHolder(file: string): Promise<Holder | null> {
  const text = await readFile(file, 'utf8').catch(() => null);
  return text === null ? null : holderIn(text);
}

/** Files come here whole, so one that is empty or cut off was left by a loss of power, which no holder outlives. */
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

/** Whether anybody answers there, whatever they say. */
async function answers(url: string): Promise<boolean> {
  const asked = fetch(url, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(ANSWER_MS) });
  return await asked.then(
    () => true,
    () => false,
  );
}

/**
 * Of two who find the same dead holder one takes its file away; the other must not take away what comes after it. Who
 * was killed while doing so has left its claim, which is put away in the same manner.
 */
async function putAway(
  file: string,
  dead: Holder,
  by: { readonly own: Holder; readonly platform: NodeJS.Platform },
): Promise<void> {
  const claim = `${file}.stale-${dead.pid}-${dead.born}`;
  if (!(await take(claim, by.own))) {
    const claimant = await readHolder(claim);
    if (claimant !== null && !(await isAlive(claimant, by.platform))) await putAway(claim, claimant, by);
    return;
  }
  try {
    const now = await readHolder(file);
    if (now?.pid === dead.pid && now.born === dead.born) await unlink(file);
  } finally {
    await unlink(claim);
  }
}

/** When a process began, in the system's own count (field 22 of /proc/PID/stat); empty where there is none. Throws when it is gone. */
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
