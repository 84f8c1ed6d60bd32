import { Buffer } from 'node:buffer';
import type { WebClient } from '@slack/web-api';
import type { Document } from '#use-cases/ports/store/archive.ts';
import { OutsideError } from '#use-cases/ports/outside-error.ts';
import { slack } from './errors.ts';
import { inert } from './rich-text.ts';

/**
 * Sends a file to one person (the client makes three calls of it). Slack accepts only a conversation, not a person's id
 * (github.com/slackapi/bolt-js/issues/2115), and does not say which message was created: it cannot be found again.
 */
export async function sendFile(
  client: WebClient,
  { to, file, text }: { readonly to: string; readonly file: Document; readonly text: string },
): Promise<void> {
  const { channel } = await slack(async () => await client.conversations.open({ users: to }));
  if (channel?.id === undefined) throw new OutsideError('unexpected', { service: 'chat' });
  const { id } = channel;
  await slack(
    async () =>
      await client.filesUploadV2({
        channel_id: id,
        file: Buffer.from(file.content),
        filename: file.name,
        title: file.title,
        initial_comment: inert(text),
      }),
  );
}
