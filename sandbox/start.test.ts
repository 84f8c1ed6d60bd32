import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chatUsers, departmentsFile } from './institution.ts';
import { startInstitution, type Institution } from './start.ts';

let dataDir: string;
let running: Institution[];
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'institution-'));
  running = [];
});
afterEach(async () => {
  await Promise.all(running.map((each) => each.stop()));
  await rm(dataDir, { recursive: true });
});

async function start(options: Parameters<typeof startInstitution>[0] = {}): Promise<Institution> {
  const started = await startInstitution(options);
  running.push(started);
  return started;
}

async function stop(institution: Institution): Promise<void> {
  running = running.filter((each) => each !== institution);
  await institution.stop();
}

describe('the local institution', () => {
  it('names every setting that the bot needs', async () => {
    const { env, slack, graph } = await start();
    expect(Object.keys(env).toSorted()).toEqual([
      ...['AZURE_AUTHORITY_HOST', 'AZURE_CLIENT_ID', 'AZURE_CLIENT_SECRET', 'AZURE_TENANT_ID'],
      ...['CHECK_SECOND_FACTOR', 'DEPARTMENTS_FILE'],
      ...['GRAPH_BASE_URL', 'INSTITUTION_NAME', 'INSTITUTION_NIT', 'LICENSE_SKU', 'MAIL_DOMAIN', 'SLACK_API_URL'],
      ...['SLACK_APP_TOKEN', 'SLACK_BOT_TOKEN', 'SLACK_SYSTEMS_CHANNEL', 'SYSTEMS_TEAM'],
    ]);
    expect(env).toMatchObject({ SLACK_API_URL: slack.apiUrl, GRAPH_BASE_URL: graph.origin });
  });

  it('delivers over HTTP when it is given the address of the bot', async () => {
    const { env } = await start({ transport: 'http', botUrl: 'http://127.0.0.1:9' });
    expect(env).toHaveProperty('SLACK_SIGNING_SECRET');
    expect(env).not.toHaveProperty('SLACK_APP_TOKEN');
    await expect(start({ transport: 'http' })).rejects.toThrow('address of the bot');
  });

  it('keeps messages, tenant, tokens and address over a restart, in a file that only its owner can read', async () => {
    const first = await start({ dataDir });
    await first.slack.say('U0JEFE', 'C0GENERAL', 'Sigue aquí');
    first.graph.setSeats('STANDARDPACK', 33);
    const { env } = first;
    await stop(first);
    const file = await stat(join(dataDir, 'institution.json'));
    expect(file.mode & 0o777).toBe(0o600);
    const second = await start({ dataDir });
    expect(second.slack.messagesFor('U0EMPLEADA').map(({ text }) => text)).toEqual(['Sigue aquí']);
    expect(second.graph.skus()[0]?.enabled).toBe(33);
    expect(second.graph.users()).toHaveLength(15);
    expect(second.url).toBe(first.url);
    expect(second.env['SLACK_BOT_TOKEN']).toBe(env['SLACK_BOT_TOKEN']);
    expect(second.env['AZURE_CLIENT_SECRET']).toBe(env['AZURE_CLIENT_SECRET']);
  });

  it('saves soon after a change, without waiting for the stop', async () => {
    const { slack } = await start({ dataDir });
    await slack.say('U0JEFE', 'C0GENERAL', 'Guardado');
    const path = join(dataDir, 'institution.json');
    await expect.poll(() => readText(path)).toContain('Guardado');
  });

  it('gets another port when its last one is in use', async () => {
    const first = await start({ dataDir });
    const { port } = new URL(first.url);
    await stop(first);
    await start({ pagePort: Number(port) });
    expect((await start({ dataDir })).url).not.toBe(first.url);
  });

  it('has secrets of its own in each folder', async () => {
    const [one, other] = [await start(), await start()];
    expect(one.env['SLACK_BOT_TOKEN']).not.toBe(other.env['SLACK_BOT_TOKEN']);
  });

  it('renames a file that cannot be read, and begins anew', async () => {
    await writeFile(join(dataDir, 'institution.json'), '{"format":');
    await stop(await start({ dataDir }));
    expect(await readdir(dataDir)).toEqual(['institution.json', 'institution.json.unreadable']);
  });

  it('has the departments of a whole government, with heads who are in the chat', () => {
    const rows = parse(readFileSync(departmentsFile), { columns: true }) as Record<'code' | 'name' | 'head', string>[];
    expect(rows.length).toBeGreaterThan(200);
    expect(new Set(rows.map(({ code }) => code)).size).toBe(rows.length);
    const heads = rows.map(({ head }) => head).filter((head) => head !== '');
    expect(heads.length).toBeGreaterThan(2);
    expect(chatUsers.map(({ id }) => id)).toEqual(expect.arrayContaining(heads));
  });
});

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
