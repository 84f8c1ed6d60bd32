import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { Worker } from 'node:worker_threads';
import type { Document } from '#use-cases/ports/archive.ts';
import type { ExportDeps } from '#use-cases/accounts/export-accounts.ts';
import type { ExportFormat, Register, RegisterWriter } from '#use-cases/ports/export.ts';
import type { RecordWriter } from '#use-cases/ports/record.ts';
import type { ReportWriter } from '#use-cases/ports/report.ts';
import type { DrawingSettings, DrawingTask, FromDrawing, ToDrawing } from './drawing-protocol.ts';

const THREAD = new URL('./drawing-thread.ts', import.meta.url);
/** The most that drawing may hold, MB: a workbook of 40,000 accounts takes less. What needs more fails alone. */
const MOST_MB = 256;
/** A thread that has nothing to draw for so long gives its memory back, ms. */
const IDLE_MS = 30_000;
/** A thread that says nothing for so long while it draws is ended, ms: what waits behind it would wait for ever. */
const SILENT_MS = 120_000;

/** Draws in a thread of its own, one thing after the other, so that the main thread is free meanwhile. */
export interface Drawing {
  readonly records: RecordWriter;
  readonly reports: ReportWriter;
  readonly lists: ExportDeps['writers'];
  /** What is being drawn fails; nothing is drawn any more. */
  stop(): Promise<void>;
}

/** The thread begins with the first drawing, and ends when there was none for a while. `thread` and `silentMs` are for tests. */
export function createDrawing(
  settings: DrawingSettings,
  { thread: file = THREAD, silentMs = SILENT_MS }: { readonly thread?: URL; readonly silentMs?: number } = {},
): Drawing {
  let worker: Worker | null = null;
  let idle: NodeJS.Timeout | undefined;
  let isStopped = false;
  let last: Promise<unknown> = Promise.resolve();

  const end = async (): Promise<void> => {
    const ending = worker;
    worker = null;
    await ending?.terminate();
  };
  const begun = (): Worker => {
    if (isStopped) throw new Error('drawing was stopped');
    if (worker !== null) return worker;
    const next = new Worker(file, { workerData: settings, resourceLimits: { maxOldGenerationSizeMb: MOST_MB } });
    next.unref();
    next.once('exit', () => {
      if (worker === next) worker = null;
    });
    // Whoever waits for a drawing is told by its own listener.
    next.on('error', () => undefined);
    worker = next;
    return next;
  };
  const inTurn = async <T>(act: (thread: Worker) => Promise<T>): Promise<T> => {
    const turn = last.then(async () => {
      clearTimeout(idle);
      const thread = begun();
      thread.ref();
      try {
        return await act(thread);
      } catch (error) {
        if (error instanceof Silent) await end();
        throw error;
      } finally {
        thread.unref();
        idle = setTimeout(() => void end(), IDLE_MS).unref();
      }
    });
    last = turn.catch(() => undefined);
    return await turn;
  };
  const drawn = async (task: DrawingTask): Promise<Document> => {
    const document = await inTurn(async (thread) => await carriedOut(thread, { task, silentMs }));
    if (document === null) throw new Error(`nothing was drawn of ${task.draw}`);
    return document;
  };
  const list =
    (format: ExportFormat): RegisterWriter =>
    async ({ rows, ...register }, out) => {
      // Who writes to it hears of its failure here.
      out.on('error', () => undefined);
      try {
        await inTurn(
          async (thread) =>
            await carriedOut(thread, { task: { draw: format, register }, silentMs, streams: { rows, out } }),
        );
        out.end();
        if (!out.writableFinished) await once(out, 'finish');
      } catch (error) {
        out.destroy();
        throw error;
      }
    };
  return {
    records: {
      request: async (record) => await drawn({ draw: 'request', record }),
      induction: async (record) => await drawn({ draw: 'induction', record }),
    },
    reports: {
      picture: async (report) => await drawn({ draw: 'picture', report }),
      document: async (report) => await drawn({ draw: 'document', report }),
    },
    lists: { xlsx: list('xlsx'), csv: list('csv') },
    stop: async () => {
      isStopped = true;
      clearTimeout(idle);
      await end();
    },
  };
}

interface Streams {
  readonly rows: Register['rows'];
  readonly out: Writable;
}

/** The thread said nothing for too long: it may be in a loop. */
class Silent extends Error {}

interface Carrying {
  readonly task: DrawingTask;
  readonly silentMs: number;
  readonly streams?: Streams;
}

/** Has one thing drawn; rejects when that fails, when the thread ends meanwhile, or says nothing for too long. */
async function carriedOut(thread: Worker, { task, silentMs, streams }: Carrying): Promise<Document | null> {
  const rows = streams?.rows[Symbol.asyncIterator]();
  // What went wrong on this side, rather than that the thread heard of it.
  let own: unknown = null;
  let silence: NodeJS.Timeout | undefined;
  let tooLong = (): void => undefined;
  // From here on it is the thread's turn; the rows and whoever takes the bytes may be as slow as they are.
  const tell = (what: ToDrawing): void => {
    clearTimeout(silence);
    silence = setTimeout(() => tooLong(), silentMs).unref();
    thread.postMessage(what);
  };
  const answer = async (said: FromDrawing): Promise<void> => {
    try {
      if (said.says === 'rows') {
        const next = await rows?.next();
        tell({ rows: next === undefined || next.done === true ? null : next.value });
      } else if (said.says === 'bytes' && streams !== undefined) {
        await written(streams.out, said.bytes);
        tell({ taken: true });
      }
    } catch (error) {
      own = error;
      tell({ broken: 'the other side of the thread failed' });
    }
  };
  return await new Promise<Document | null>((resolve, reject) => {
    const heard = (said: FromDrawing): void => {
      clearTimeout(silence);
      if (said.says === 'drawn') settle(() => resolve(said.document));
      else if (said.says === 'failed') settle(() => reject((own ?? said.error) as Error));
      else void answer(said);
    };
    const failed = (error: Error): void => settle(() => reject(error));
    const gone = (): void => settle(() => reject(new Error('the thread that draws has ended')));
    tooLong = () => settle(() => reject(new Silent(`the thread said nothing for ${silentMs} ms while it drew`)));
    const settle = (finish: () => void): void => {
      clearTimeout(silence);
      thread.off('message', heard).off('error', failed).off('exit', gone);
      void rows?.return?.();
      finish();
    };
    thread.on('message', heard).on('error', failed).on('exit', gone);
    tell({ task });
  });
}

async function written(out: Writable, bytes: Uint8Array): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    out.write(bytes, (error) => (error ? reject(error) : resolve()));
  });
}
