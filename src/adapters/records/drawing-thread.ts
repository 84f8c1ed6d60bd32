import { constants, platform, setPriority } from 'node:os';
import { Writable } from 'node:stream';
import { parentPort, workerData } from 'node:worker_threads';
import type { Account } from '#domain/account/account.ts';
import { createMessages } from '#messages/messages.ts';
import type { DrawingSettings, DrawingTask, FromDrawing, ToDrawing } from './drawing-protocol.ts';
import { createListWriters } from './account-list/lists.ts';
import { createReportWriter } from './report/report-writer.ts';
import { createRecordWriter } from './request-form/request-pdf.ts';

/**
 * A thread that draws one thing at a time (its counterpart is drawing.ts): long computations must not delay
 * acknowledgements in the main thread.
 */

// Drawing gets a low priority: an acknowledgement waits for no record. Not the lowest: on a busy machine a record then took
// minutes, and the jobs behind it waited. Only on Linux is a priority the thread's own; elsewhere it would apply to the whole
// bot (man 2 setpriority, "C library/kernel differences").
if (platform() === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

const { locale, timeZone, names, paper } = workerData as DrawingSettings;
const messages = createMessages({ locale, timeZone, names });
const records = createRecordWriter({ messages, paper });
const reports = createReportWriter({ messages, paper });
const lists = createListWriters({ messages, timeZone });

/** Receives the answer to the last question. */
let answered: ((answer: Exclude<ToDrawing, { readonly task: unknown }>) => void) | null = null;

parentPort?.on('message', (told: ToDrawing) => {
  if ('task' in told) void runTask(told.task);
  else {
    const give = answered;
    answered = null;
    give?.(told);
  }
});

async function runTask(task: DrawingTask): Promise<void> {
  try {
    say({ says: 'drawn', document: await draw(task) });
  } catch (error) {
    say({ says: 'failed', error: error instanceof Error ? error : new Error(String(error)) });
  }
}

async function draw(task: DrawingTask): Promise<Extract<FromDrawing, { says: 'drawn' }>['document']> {
  switch (task.draw) {
    case 'request':
    case 'induction':
      return await records[task.draw](task.record);
    case 'picture':
    case 'document':
      return await reports[task.draw](task.report);
    case 'xlsx':
    case 'csv':
      await lists[task.draw]({ ...task.register, rows: rows() }, out());
      return null;
  }
}

async function* rows(): AsyncGenerator<readonly Account[]> {
  for (;;) {
    const answer = await ask({ says: 'rows' });
    if (!('rows' in answer)) throw new Error('broken' in answer ? answer.broken : 'no rows came');
    if (answer.rows === null) return;
    yield answer.rows;
  }
}

function out(): Writable {
  return new Writable({
    write: (bytes: Buffer, _, done) => {
      // Sending a part of a shared buffer would copy the whole buffer.
      ask({ says: 'bytes', bytes: new Uint8Array(bytes) }).then(
        (answer) => done('broken' in answer ? new Error(answer.broken) : null),
        (error: unknown) => done(error as Error),
      );
    },
  });
}

/** Rows and bytes are requested concurrently: one question after the other. */
let asking: Promise<unknown> = Promise.resolve();
async function ask(question: FromDrawing): Promise<Exclude<ToDrawing, { readonly task: unknown }>> {
  const turn = asking.then(
    async () =>
      await new Promise<Exclude<ToDrawing, { readonly task: unknown }>>((resolve) => {
        answered = resolve;
        say(question);
      }),
  );
  asking = turn;
  return await turn;
}

function say(what: FromDrawing): void {
  parentPort?.postMessage(what);
}
