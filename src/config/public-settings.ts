import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Config } from './config.ts';

/** Settings of the place where it runs, which differs after a restore. */
const OF_THE_PLACE: ReadonlySet<string> = new Set([
  'database',
  'dataDir',
  'auditHeadDir',
  'backup',
  'host',
  'port',
  'logLevel',
]);

/** The settings without secrets: of secrets only their kind, of the database only its place. */
export function publicSettings(config: Config): Readonly<Record<string, unknown>> {
  const { slack, azure, backup, databaseUrl, databaseOwnerUrl: _, ...others } = config;
  const url = databaseUrl === null ? null : new URL(databaseUrl);
  return {
    ...others,
    slack: { mode: slack.connection.mode, systemsChannel: slack.systemsChannel },
    azure: {
      tenantId: azure.tenantId,
      clientId: azure.clientId,
      credential: azure.credential.type,
      authorityHost: azure.authorityHost,
      graphBaseUrl: azure.graphBaseUrl,
    },
    backup: { dir: backup.dir, keep: backup.keep },
    database: url === null ? 'embedded' : { host: url.host, name: url.pathname.slice(1) },
  };
}

/** The institution's own files that settings name (departments, versions, guides), by setting and file name. */
export function settingsFiles(config: Config): ReadonlyMap<string, Buffer> {
  const paths: (readonly [string, string])[] = Object.entries(config).filter(
    (entry): entry is [string, string] => entry[0].endsWith('File') && typeof entry[1] === 'string',
  );
  const { guidesDir } = config;
  if (guidesDir !== null && existsSync(guidesDir)) {
    const guides = readdirSync(guidesDir).map((name) => join(guidesDir, name));
    paths.push(...guides.filter((path) => statSync(path).isFile()).map((path) => ['guidesDir', path] as const));
  }
  return new Map(paths.map(([setting, path]) => [`${setting}/${basename(path)}`, readFileSync(path)]));
}

/** The settings that have changed since the backup, by their name in the configuration. */
export function changedSettings(
  before: unknown,
  now: Readonly<Record<string, unknown>>,
): readonly { readonly name: string; readonly before: string; readonly now: string }[] {
  const [old, current] = [flat(before), flat(now)];
  return [...new Set([...old.keys(), ...current.keys()])]
    .filter((name) => !OF_THE_PLACE.has(name.split('.')[0] ?? '') && old.get(name) !== current.get(name))
    .map((name) => ({ name, before: old.get(name) ?? 'not set', now: current.get(name) ?? 'not set' }));
}

function flat(value: unknown, prefix = ''): Map<string, string> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return new Map([[prefix, JSON.stringify(value)]]);
  const below = Object.entries(value).flatMap(([name, each]) => [
    ...flat(each, prefix === '' ? name : `${prefix}.${name}`),
  ]);
  return new Map(below);
}
