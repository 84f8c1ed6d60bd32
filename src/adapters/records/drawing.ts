import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { Worker } from 'node:worker_threads';
import type { Document } from '#use-cases/ports/store/archive.ts';
import type { ExportDeps } from '#use-cases/accounts/export-accounts.ts';
import type { ExportFormat, Register, RegisterWriter } from '#use-cases/ports/store/export.ts';
import type { RecordWriter } from '#use-cases/ports/store/record.ts';
import type { ReportWriter } from '#use-cases/ports/store/report.ts';
import type { DrawingSettings, DrawingTask, FromDrawing, ToDrawing } from './drawing-protocol.ts';

const THREAD = new URL('./drawing-thread.ts', import.meta.url);
/** Memory limit of drawing, MB: a workbook of 40,000 accounts needs less. A larger task fails alone. */
const MOST_MB = 256;
/** A thread without work for this long is ended to free its memory, ms. */
const IDLE_MS = 30_000;
/**
 * A thread that is silent for this long while drawing is ended, ms: otherwise the tasks behind it would wait for ever.
 */
const SILENT_MS = 120_000;

/** Draws in a separate thread, one thing after the other, so that the main thread stays free. */
export interface Drawing {
  readonly records: RecordWriter;
  readonly reports: ReportWriter;
  readonly lists: ExportDeps['writers'];
  /** The current task fails; nothing is drawn any more. */
  stop(): Promise<void>;
}

/**
 * The thread starts with the first drawing, and ends after a while without any. `thread` and `silentMs` are for tests.
 */
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
    // Those who wait for a drawing have their own listener.
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
    const document = await inTurn(async (thread) => await runInThread(thread, { task, silentMs }));
    if (document === null) throw new Error(`nothing was drawn of ${task.draw}`);
    return document;
  };
  const list =
    (format: ExportFormat): RegisterWriter =>
    async ({ rows, ...register }, out) => {
      // The writer learns of its failure here.
      out.on('error', () => undefined);
      try {
        await inTurn(
          async (thread) =>
            await runInThread(thread, { task: { draw: format, register }, silentMs, streams: { rows, out } }),
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

/** The thread was silent for too long: it may be in a loop. */
class Silent extends Error {}

interface Carrying {
  readonly task: DrawingTask;
  readonly silentMs: number;
  readonly streams?: Streams;
}

/** Runs one task in the thread; rejects when that fails, when the thread ends, or when it is silent for too long. */
async function runInThread(thread: Worker, { task, silentMs, streams }: Carrying): Promise<Document | null> {
  const rows = streams?.rows[Symbol.asyncIterator]();
  // An error on this side, which is the cause rather than what the thread reports.
  let own: unknown = null;
  let silence: NodeJS.Timeout | undefined;
  let tooLong = (): void => undefined;
  // From here on it is the thread's turn; sources of rows and receivers of bytes may be slow.
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
