import { Buffer } from 'node:buffer';
import type { WebClient } from '@slack/web-api';
import type { Messages } from '#messages/messages.ts';
import { OutsideError } from '#use-cases/outside-error.ts';
import type { Posts } from '#use-cases/ports.ts';
import type { Document } from '#use-cases/archive-ports.ts';
import type { MonthlyReport } from '#use-cases/report-ports.ts';
import { slack } from './errors.ts';
import type { Poster } from './post-once.ts';
import { reportMessage } from './report-message.ts';

interface ReportDeps {
  readonly client: WebClient;
  readonly poster: Poster;
  readonly posts: Posts;
  readonly messages: Messages;
  readonly systemsChannel: string;
}

/** Posts the report's message, and its files into that message's thread: each once, whatever happened to an earlier attempt. */
export async function tellReport(
  deps: ReportDeps,
  { report, files }: { readonly report: MonthlyReport; readonly files: readonly Document[] },
): Promise<void> {
  const { poster, messages: m, systemsChannel } = deps;
  const key = `report:${report.month}`;
  const { channel, ts } = await poster.post(key, systemsChannel, reportMessage(m, report));
  for (const file of files) await shareOnce(deps, { key: `${key}:${file.name}`, channel, ts, file, report });
}

interface Share {
  readonly key: string;
  readonly channel: string;
  readonly ts: string;
  readonly file: Document;
  readonly report: MonthlyReport;
}

/** Slack does not tell which message came of a file (github.com/slackapi/python-slack-sdk/issues/1575): after a crash the thread is looked at. */
async function shareOnce(deps: ReportDeps, share: Share): Promise<void> {
  const { client, posts } = deps;
  const { key, channel, ts, file } = share;
  if ((await posts.find(key))?.ts) return;
  const isThere = !(await posts.begin(key, channel)) && (await isShared(client, share));
  if (!isThere) {
    const about = { title: titleOf(deps.messages, share), filename: file.name };
    const content = Buffer.from(file.content);
    await slack(
      async () => await client.filesUploadV2({ channel_id: channel, thread_ts: ts, file: content, ...about }),
    );
  }
  await posts.done(key, channel, ts);
}

/** In a channel whose history the bot may not read nothing is found, and the file comes again. */
async function isShared(client: WebClient, { channel, ts, file }: Share): Promise<boolean> {
  try {
    const { messages = [] } = await slack(async () => await client.conversations.replies({ channel, ts, limit: 100 }));
    return messages.some(({ files = [] }) => files.some(({ name }) => name === file.name));
  } catch (error) {
    if (error instanceof OutsideError && error.detail === 'missing_scope') return false;
    throw error;
  }
}

/** A picture's has to do for who cannot see it: the client sends its `alt_text` under a name that Slack's method does not know. */
function titleOf({ report: words, month }: Messages, { report, file }: Share): string {
  const isPicture = file.mediaType.startsWith('image/');
  return (isPicture ? words.pictureTitle : words.documentTitle)(month(report.month));
}
