import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import postgres from 'postgres';
import { exportAudit, verifyAudit } from '#src/operator/trail.ts';

/** What one read of the whole trail cost. Each runs in its own process. */
export interface TrailReading {
  readonly ms: number;
  readonly peakMb: number;
}

/** How many rows the bare reader fetches at once; the bot fetches as many. */
const BATCH = 1_000;

const { TRAIL_MODE: mode = '', TRAIL_FILE: file = '', DATABASE_URL: databaseUrl = '' } = process.env;
const settings = { auditHeadDir: null, databaseUrl, dataDir: '', institution: { name: 'Gobernación', nit: '' } };
const tell = (): void => undefined;
const nothing = { heads: [], headDir: null, codes: [], tell };

async function bareRead(): Promise<boolean> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  const hash = createHash('sha256');
  const rows = sql<{ entry: string; salt: string | null; content: string | null }[]>`
    select entry, hash, salt, content from audit_trail left join audit_personal using (seq) order by seq`;
  for await (const batch of rows.cursor(BATCH)) {
    for (const { entry, salt, content } of batch)
      hash
        .update(entry)
        .update(salt ?? '')
        .update(content ?? '');
  }
  await sql.end();
  return hash.digest('hex') !== '';
}

async function bareHash(): Promise<boolean> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('hex') !== '';
}

const MODES: Readonly<Record<string, () => Promise<boolean>>> = {
  export: async () => await exportAudit(settings, { file, withPersonal: true, tell }).then(() => true),
  online: async () => await verifyAudit(settings, { file: null, ...nothing }),
  file: async () => await verifyAudit(null, { file, ...nothing }),
  bare_online: bareRead,
  bare_file: bareHash,
};

const begun = performance.now();
if ((await MODES[mode]?.()) !== true) throw new Error(`${mode}: the trail is not intact`);
const reading: TrailReading = { ms: performance.now() - begun, peakMb: process.resourceUsage().maxRSS / 1024 };
process.stdout.write(JSON.stringify(reading));
