import { Buffer } from 'node:buffer';
import type { WebClient } from '@slack/web-api';
import type { Messages } from '#messages/messages.ts';
import type { Document } from '#use-cases/ports/archive.ts';
import type { MonthlyReport } from '#use-cases/ports/report.ts';
import { postKey } from '#use-cases/ports/post-key.ts';
import type { Poster } from './post-once.ts';
import { reportFileTitle, reportMessage } from '#dialogue/documents/report.ts';

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
    // The client sends a picture's `alt_text` under a name that Slack's method does not know: the title has to do for it.
    const title = reportFileTitle(m, { month: report.month, mediaType: file.mediaType });
    await poster.share(
      { key: postKey.file(key, file.name), to: channel, threadTs: ts },
      async () =>
        await deps.client.filesUploadV2({
          channel_id: channel,
          thread_ts: ts,
          file: Buffer.from(file.content),
          ...{ title, filename: file.name },
        }),
    );
  }
}
