import { Buffer } from 'node:buffer';
import type { WebClient } from '@slack/web-api';
import type { Messages } from '#messages/messages.ts';
import type { Document } from '#use-cases/ports/archive.ts';
import type { MonthlyReport } from '#use-cases/ports/report.ts';
import { postKey } from '#use-cases/ports/post-key.ts';
import type { Poster } from './post-once.ts';
import { reportMessage } from './report-message.ts';

interface ReportDeps {
  readonly client: WebClient;
  readonly poster: Poster;
  readonly messages: Messages;
  readonly systemsChannel: string;
}

/** Posts the report's message, and its files into that message's thread: each once, whatever happened to an earlier attempt. */
export async function tellReport(
  deps: ReportDeps,
  { report, files }: { readonly report: MonthlyReport; readonly files: readonly Document[] },
): Promise<void> {
  const { poster, messages: m, systemsChannel } = deps;
  const key = postKey.report(report.month);
  const { channel, ts } = await poster.post(key, systemsChannel, reportMessage(m, report));
  for (const file of files) {
    const about = { title: titleOf(m, { report, file }), filename: file.name };
    await poster.share(
      { key: postKey.file(key, file.name), to: channel, threadTs: ts },
      async () =>
        await deps.client.filesUploadV2({
          channel_id: channel,
          thread_ts: ts,
          file: Buffer.from(file.content),
          ...about,
        }),
    );
  }
}

/** A picture's has to do for who cannot see it: the client sends its `alt_text` under a name that Slack's method does not know. */
function titleOf(
  { report: words, month }: Messages,
  { report, file }: { readonly report: MonthlyReport; readonly file: Document },
): string {
  const isPicture = file.mediaType.startsWith('image/');
  return (isPicture ? words.pictureTitle : words.documentTitle)(month(report.month));
}
