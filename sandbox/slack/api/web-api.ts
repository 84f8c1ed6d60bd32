import { type Context, Hono } from 'hono';
import { type Arguments, parseBody, text } from './api-arguments.ts';
import type { Json } from '../wire/json.ts';
import { type Method, needScope } from './method.ts';
import { SlackError } from '../wire/slack-error.ts';
import { type Env, throttled, underFault } from './under-fault.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** The Web API: `POST /api/METHOD` with a form or JSON, and the token in the header or the body. */
export function createWebApi(workspace: Workspace, methods: Readonly<Record<string, Method>>): Hono<Env> {
  const app = new Hono<Env>();
  app.on(['GET', 'POST'], '/api/:method', (c) => {
    const name = c.req.param('method');
    return underFault(
      { c, workspace },
      { name, answer: () => answerTo(c, workspace, { name, method: methods[name] }) },
    );
  });
  return app;
}

async function answerTo(
  c: Context<Env>,
  workspace: Workspace,
  { name, method }: { name: string; method: Method | undefined },
): Promise<Response> {
  try {
    const body = parseBody(c.req.header('content-type') ?? '', await c.req.text());
    const args = { ...c.req.query(), ...body };
    if (method === undefined) throw new SlackError('unknown_method', { req_method: name });
    authorise(workspace, method, tokenOf(c, args));
    const wait = workspace.options.rateLimits === false ? 0 : waitFor(workspace, { name, method, args });
    if (wait > 0) return throttled(c, wait);
    const accepted = method.scopes.length > 0 ? { 'x-accepted-oauth-scopes': method.scopes.join(',') } : {};
    const answer: Json = { ok: true, ...method.run({ workspace, args }) };
    return c.json(answer, 200, { 'x-oauth-scopes': workspace.options.botScopes.join(','), ...accepted });
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
    return c.json({ ok: false, error: error.code, ...error.details });
  }
}

function authorise(workspace: Workspace, method: Method, token: string | undefined): void {
  const { botToken, appToken } = workspace.options;
  if (token === undefined) throw new SlackError('not_authed');
  if (token !== botToken && token !== appToken) throw new SlackError('invalid_auth');
  if (token !== (method.token === 'bot' ? botToken : appToken)) throw new SlackError('not_allowed_token_type');
  for (const scope of method.scopes) needScope(workspace, scope);
}

function tokenOf(c: Context<Env>, args: Arguments): string | undefined {
  return /^Bearer\s+(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? text(args, 'token');
}

function waitFor(workspace: Workspace, call: { name: string; method: Method; args: Arguments }): number {
  const channel = text(call.args, 'channel') ?? '';
  return workspace.rateLimits.take({ method: call.name, tier: call.method.tier, channel });
}
