import { parentPort } from 'node:worker_threads';
import type { ToDrawing } from './drawing-protocol.ts';

/* Stands for the thread that draws: it never comes to the end of a picture, and is done at once with anything else. */
parentPort?.on('message', (told: ToDrawing) => {
  if (!('task' in told)) return;
  // As a loop without end keeps it.
  if (told.task.draw === 'picture') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  parentPort?.postMessage({ says: 'drawn', document: { content: new Uint8Array([1]) } });
});
