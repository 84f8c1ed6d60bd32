import { Hono } from 'hono';
import type { ChatMessage } from '#sandbox/services/chat.ts';
import { flag, metadata, parseBody, text } from './api-arguments.ts';
import type { Json } from '../wire/json.ts';
import { blocksOf, contentOf } from './methods-chat.ts';
import type { ResponseTarget } from '../workspace/response-urls.ts';
import { SlackError } from '../wire/slack-error.ts';
import { botUserId, type Workspace } from '../workspace/workspace.ts';

/**
 * `POST /response/TEAM/SECRET`, a response_url: posts a message, or replaces or deletes the one that the person acted on. A
 * refusal has status 404 or 400, unlike those of the Web API.
 */
export function createResponseUrlRoute(workspace: Workspace): Hono {
  const app = new Hono();
  app.post('/response/:team/:secret', async (c) => {
    try {
      const body = parseBody('application/json', await c.req.text());
      respond(workspace, workspace.responseUrls.use(c.req.param('secret')), body);
      return c.json({ ok: true });
    } catch (error) {
      if (!(error instanceof SlackError)) throw error;
      const gone = error.code === 'used_url' || error.code === 'expired_url';
      return c.json({ ok: false, error: error.code, ...error.details }, gone ? 404 : 400);
    }
  });
  return app;
}

/**
 * Carries out a body sent to a response_url, or with the acknowledgement of a command. Unless it asks for something else it
 * posts a message that only the person sees.
 */
export function respond(workspace: Workspace, target: ResponseTarget, body: Json): void {
  const source = sourceOf(workspace, target);
  if (flag(body, 'delete_original')) {
    if (source === undefined) throw new SlackError('message_not_found');
    workspace.messages.remove(source);
    return;
  }
  if (flag(body, 'replace_original')) {
    if (source === undefined) throw new SlackError('message_not_found');
    const words = text(body, 'text');
    const blocks = blocksOf(body);
    if (words === undefined && blocks === undefined) throw new SlackError('no_text');
    // Unlike chat.update, the new message replaces the old one whole.
    workspace.messages.update(source, { text: words ?? '', blocks: blocks ?? [], metadata: metadata(body) });
    return;
  }
  const content = contentOf(body);
  workspace.messages.post({
    channel: target.channel,
    user: botUserId,
    text: content.text ?? '',
    blocks: content.blocks ?? [],
    threadTs: text(body, 'thread_ts') ?? target.source?.threadTs,
    metadata: metadata(body) ?? undefined,
    onlyFor: text(body, 'response_type') === 'in_channel' ? undefined : target.user,
  });
}

function sourceOf(workspace: Workspace, { channel, source }: ResponseTarget): ChatMessage | undefined {
  return source === undefined ? undefined : workspace.messages.find(channel, source.ts);
}
