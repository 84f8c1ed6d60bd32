import { parentPort } from 'node:worker_threads';
import type { ToDrawing } from './drawing-protocol.ts';

/** Stands in for the drawing thread: it never finishes a picture, and finishes anything else at once. */
parentPort?.on('message', (told: ToDrawing) => {
  if (!('task' in told)) return;
  // Blocks like an endless loop.
  if (told.task.draw === 'picture') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  parentPort?.postMessage({ says: 'drawn', document: { content: new Uint8Array([1]) } });
});
