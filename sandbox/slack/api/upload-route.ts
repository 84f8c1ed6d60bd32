import { type Context, Hono } from 'hono';
import { type Env, underFault } from './under-fault.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** The name that a fault's `match` has to fit to hit the upload of the bytes. */
const faultName = 'files.upload';

/**
 * `POST /upload/v1/SECRET`, the address that `files.getUploadURLExternal` returns. The body is the bytes, or a form with one
 * file. Accepts them once, with 200, and only with the announced length. Needs no token.
 */
export function createUploadRoute(workspace: Workspace): Hono<Env> {
  const app = new Hono<Env>();
  app.post('/upload/v1/:secret', (c) =>
    underFault({ c, workspace }, { name: faultName, answer: () => receive(c, workspace) }),
  );
  return app;
}

async function receive(c: Context<Env, '/upload/v1/:secret'>, workspace: Workspace): Promise<Response> {
  const bytes = await bytesOf(c);
  switch (bytes === null ? 'wrong-length' : workspace.files.receive(c.req.param('secret'), bytes)) {
    case 'received':
      return c.text(`OK - ${bytes?.byteLength ?? 0}`);
    case 'unknown':
      return c.text('Not Found', 404);
    case 'wrong-length':
      return c.text('Bad Request', 400);
  }
}

/** The uploaded bytes; null for a form without a file. */
async function bytesOf(c: Context<Env>): Promise<Uint8Array | null> {
  if (!(c.req.header('content-type') ?? '').includes('multipart/form-data')) {
    return new Uint8Array(await c.req.arrayBuffer());
  }
  const form = await c.req.formData().catch(() => null);
  const file = [...(form?.values() ?? [])].find((value) => typeof value !== 'string');
  return file === undefined ? null : new Uint8Array(await file.arrayBuffer());
}
