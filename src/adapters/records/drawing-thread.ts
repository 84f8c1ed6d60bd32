import { constants, platform, setPriority } from 'node:os';
import { Writable } from 'node:stream';
import { parentPort, workerData } from 'node:worker_threads';
import type { Account } from '#domain/account/account.ts';
import { createMessages } from '#messages/messages.ts';
import type { DrawingSettings, DrawingTask, FromDrawing, ToDrawing } from './drawing-protocol.ts';
import { createListWriters } from './account-list/lists.ts';
import { createReportWriter } from './report/report-writer.ts';
import { createRecordWriter } from './request-form/request-pdf.ts';

/*
 * A thread of its own that draws one thing at a time (drawing.ts is its other end): what takes the processor for long keeps
 * nobody in the main thread from an acknowledgement.
 */

// Drawing takes what the others leave of the processor: an acknowledgement waits for no record. On Linux alone a
// priority is the thread's own, elsewhere it would be the whole bot's (man 2 setpriority, "C library/kernel differences").
if (platform() === 'linux') setPriority(constants.priority.PRIORITY_LOW);

const { locale, timeZone, paper } = workerData as DrawingSettings;
const messages = createMessages({ locale, timeZone });
const records = createRecordWriter({ messages, paper });
const reports = createReportWriter({ messages, paper });
const lists = createListWriters({ messages, timeZone });

/** What the answer to the last thing asked is given to. */
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
      // A part of a shared buffer would take all of that along.
      ask({ says: 'bytes', bytes: new Uint8Array(bytes) }).then(
        (answer) => done('broken' in answer ? new Error(answer.broken) : null),
        (error: unknown) => done(error as Error),
      );
    },
  });
}

/** Rows and bytes are asked for side by side: one question after the other. */
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
