import { type Context, Hono } from 'hono';
import { type Env, underFault } from './under-fault.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** The name under which faults hit the sending of the bytes. */
const faultName = 'files.upload';

/**
 * `POST /upload/v1/SECRET`, the address that `files.getUploadURLExternal` gives out: the bytes as they are, or as the one
 * file of a form. Takes exactly the announced length, once; 200 when taken. Needs no token.
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

/** Null where a form holds no file. */
async function bytesOf(c: Context<Env>): Promise<Uint8Array | null> {
  if (!(c.req.header('content-type') ?? '').includes('multipart/form-data')) {
    return new Uint8Array(await c.req.arrayBuffer());
  }
  const form = await c.req.formData().catch(() => null);
  const file = [...(form?.values() ?? [])].find((value) => typeof value !== 'string');
  return file === undefined ? null : new Uint8Array(await file.arrayBuffer());
}
