import { z } from 'zod';
import { readDepartments } from '#adapters/departments/departments.ts';
import { readGuides } from '#adapters/guides/guides.ts';
import { readVersions } from '#adapters/departments/versions.ts';
import { readCertificate, type AzureCredential } from '#adapters/graph/token.ts';
import type { DirectoryOptions } from '#adapters/graph/directory.ts';
import type { Institution, LifeRules } from '#use-cases/ports.ts';
import { parseOfficeHours, type OfficeHours } from '#use-cases/working-hours.ts';
import {
  days,
  DOMAIN,
  flag,
  GUID,
  isDirectory,
  isFile,
  list,
  origin,
  readable,
  refuses,
  shaped,
  text,
  timeZone,
  url,
  when,
} from './setting-rules.ts';

/** Everything that the bot is told from outside, checked. Secrets stand in `slack` and `azure` alone. */
export interface Config {
  readonly slack: {
    readonly botToken: string;
    readonly connection:
      | { readonly mode: 'http'; readonly signingSecret: string }
      | { readonly mode: 'socket'; readonly appToken: string };
    readonly systemsChannel: string;
    readonly apiUrl: string | null;
  };
  readonly azure: {
    readonly tenantId: string;
    readonly clientId: string;
    readonly credential: AzureCredential;
    readonly authorityHost: string;
    readonly graphBaseUrl: string;
  };
  readonly systemsTeam: readonly string[];
  readonly mailDomain: string;
  readonly licenceSku: string;
  readonly defaultGroups: readonly string[];
  readonly credentialDelivery: 'password' | 'tap';
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  readonly port: number;
  readonly host: string;
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  readonly locale: 'es-CO' | 'en';
  readonly timeZone: string;
  readonly institution: { readonly name: string; readonly nit: string };
  readonly departmentsFile: string | null;
  readonly versionsFile: string | null;
  /** The institution's own guides, which take the place of ours. */
  readonly guidesDir: string | null;
  readonly paper: 'letter' | 'a4';
  /** Looked for in Microsoft 365, where the permission was given. */
  readonly checksSecondFactor: boolean;
  /** Days for which personal data of what has ended is kept; 0 for ever. */
  readonly retentionDays: number;
  readonly backup: { readonly dir: string | null; readonly keep: number };
  readonly rules: LifeRules;
  readonly officeHours: OfficeHours;
}

export type Env = Readonly<Record<string, string | undefined>>;

export type ConfigResult =
  { readonly ok: true; readonly config: Config } | { readonly ok: false; readonly problems: readonly string[] };

/** Settings that connect a real workspace and tenant: with none of them the local institution runs. */
const CONNECTING = [
  'SLACK_BOT_TOKEN',
  'SLACK_SIGNING_SECRET',
  'SLACK_APP_TOKEN',
  'SLACK_SYSTEMS_CHANNEL',
  'SLACK_API_URL',
  'AZURE_TENANT_ID',
  'AZURE_CLIENT_ID',
  'AZURE_CLIENT_CERTIFICATE_PATH',
  'AZURE_CLIENT_SECRET',
  'AZURE_FEDERATED_TOKEN_FILE',
  'AZURE_AUTHORITY_HOST',
  'GRAPH_BASE_URL',
] as const;

/** One rule a setting; `.env.example` and the README's table are tested against these names. */
const settings = z.object({
  SLACK_BOT_TOKEN: shaped(/^xoxb-\S+$/, 'the bot token that begins with xoxb- (app page, OAuth & Permissions)'),
  SLACK_SIGNING_SECRET: text('').min(1).optional(),
  SLACK_APP_TOKEN: shaped(
    /^xapp-\S+$/,
    'the app-level token that begins with xapp- (scope connections:write)',
  ).optional(),
  SLACK_SYSTEMS_CHANNEL: shaped(/^[CG][A-Z0-9]+$/, "the systems area channel's id, for instance C0123456789"),
  SLACK_API_URL: url("Slack's own when left out; else an address such as https://slack.com/api/", [
    'http:',
    'https:',
  ]).optional(),
  AZURE_TENANT_ID: shaped(GUID, "the tenant's id (a GUID)"),
  AZURE_CLIENT_ID: shaped(GUID, "the application's (client) id (a GUID)"),
  AZURE_CLIENT_CERTIFICATE_PATH: readable('a PEM file with the certificate and its private key')
    .superRefine(when(isFile, refuses(readCertificate)))
    .optional(),
  AZURE_CLIENT_SECRET: text('').min(1).optional(),
  AZURE_FEDERATED_TOKEN_FILE: readable('the file with the federated token').optional(),
  AZURE_AUTHORITY_HOST: origin('for instance https://login.microsoftonline.com').default(
    'https://login.microsoftonline.com',
  ),
  GRAPH_BASE_URL: origin('for instance https://graph.microsoft.com').default('https://graph.microsoft.com'),
  MAIL_DOMAIN: shaped(DOMAIN, "the institution's mail domain, for instance entidad.gov.co").transform((value) =>
    value.toLowerCase(),
  ),
  LICENSE_SKU: text('the licence to assign: part number (STANDARDPACK) or id').min(1),
  SYSTEMS_TEAM: list(
    /^[UWS][A-Z0-9]+$/,
    'who approves and executes: chat user ids or a user group id, separated by commas',
  ),
  DEFAULT_GROUPS: list(GUID, 'ids (GUIDs) of the groups that every account joins, separated by commas').default([]),
  CREDENTIAL_DELIVERY: z.enum(['password', 'tap'], { error: 'is neither password nor tap' }).default('password'),
  DATABASE_URL: url('postgres://user:password@host/database', ['postgres:', 'postgresql:']).optional(),
  DATA_DIR: text('').default('./data'),
  PORT: text('')
    .refine((value) => /^\d{1,5}$/.test(value) && Number(value) <= 65535, 'is no port: a number from 0 to 65535')
    .transform(Number)
    .default(3000),
  HOST: text('').optional(),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'is no level: fatal, error, warn, info, debug, trace or silent',
    })
    .default('info'),
  LOCALE: z.enum(['es-CO', 'en'], { error: 'is neither es-CO nor en' }).default('es-CO'),
  TIME_ZONE: timeZone.default('America/Bogota'),
  INSTITUTION_NAME: text('').max(80, 'is longer than 80 characters').default('La institución'),
  INSTITUTION_NIT: text('').max(30, 'is longer than 30 characters').default(''),
  GRACE_DAYS: days(30),
  QUARANTINE_DAYS: days(365),
  CONTRACT_GRACE_DAYS: days(30),
  DELETION_NEEDS_TWO: flag('true'),
  PROTECTED_ACCOUNTS: list(
    /^(\S+@\S+|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i,
    'addresses or ids of accounts that are never touched, separated by commas',
  ).default([]),
  DEPARTMENTS_FILE: readable('a UTF-8 CSV with the header code,name,head')
    .superRefine(when(isFile, refuses(readDepartments)))
    .optional(),
  VERSIONS_FILE: readable('a UTF-8 CSV with the header code,version,date,description')
    .superRefine(when(isFile, refuses(readVersions)))
    .optional(),
  GUIDES_DIR: text('')
    .refine(isDirectory, 'names no directory that can be read')
    .superRefine(
      when(
        isDirectory,
        refuses((dir) => readGuides({ dir, locale: 'es-CO' })),
      ),
    )
    .optional(),
  PAPER: z.enum(['letter', 'a4'], { error: 'is neither letter nor a4' }).default('letter'),
  OFFICE_HOURS: text('')
    .refine((value) => parseOfficeHours(value) !== null, 'has another form: 08:00-17:00, or 08:00-12:00,14:00-18:00')
    .transform((value) => parseOfficeHours(value) ?? [])
    .default([{ from: 8 * 60, until: 17 * 60 }]),
  CHECK_SECOND_FACTOR: flag('false'),
  RETENTION_DAYS: days(3650),
  BACKUP_DIR: text('').optional(),
  BACKUP_KEEP: text('')
    .refine((value) => /^[1-9]\d{0,3}$/.test(value), 'is no number of files: a whole number from 1 to 9999')
    .transform(Number)
    .default(14),
});

export const SETTINGS: readonly string[] = Object.keys(settings.shape);

/** True when nothing of Slack or Azure is set. */
export function isUnconnected(env: Env): boolean {
  return CONNECTING.every((name) => (env[name] ?? '') === '');
}

/** Reads the settings, or tells every problem at once, each with what to put there. An empty value is a missing one. */
export function readConfig(env: Env): ConfigResult {
  const given = Object.fromEntries(
    SETTINGS.map((name) => [name, env[name]?.trim() === '' ? undefined : env[name]?.trim()]),
  );
  const parsed = settings.safeParse(given);
  const problems = parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
  const has = (name: string): boolean => given[name] !== undefined;
  if (!has('SLACK_SIGNING_SECRET') && !has('SLACK_APP_TOKEN')) {
    problems.push('SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) is missing: set one of them');
  }
  const credentials = ['AZURE_CLIENT_CERTIFICATE_PATH', 'AZURE_FEDERATED_TOKEN_FILE', 'AZURE_CLIENT_SECRET'].filter(
    has,
  );
  if (credentials.length === 0) {
    problems.push(
      'AZURE_CLIENT_CERTIFICATE_PATH (best), AZURE_FEDERATED_TOKEN_FILE or AZURE_CLIENT_SECRET is missing: set one of them',
    );
  }
  if (credentials.length > 1) problems.push(`${credentials.join(' and ')} are set: leave one of them`);
  if (!parsed.success || problems.length > 0) return { ok: false, problems: [...new Set(problems)].toSorted() };
  return { ok: true, config: configOf(parsed.data) };
}

function configOf(read: z.output<typeof settings>): Config {
  return Object.freeze<Config>({
    slack: {
      botToken: read.SLACK_BOT_TOKEN,
      connection:
        read.SLACK_APP_TOKEN === undefined
          ? { mode: 'http', signingSecret: read.SLACK_SIGNING_SECRET ?? '' }
          : { mode: 'socket', appToken: read.SLACK_APP_TOKEN },
      systemsChannel: read.SLACK_SYSTEMS_CHANNEL,
      apiUrl: read.SLACK_API_URL === undefined ? null : read.SLACK_API_URL.replace(/\/?$/, '/'),
    },
    azure: {
      tenantId: read.AZURE_TENANT_ID,
      clientId: read.AZURE_CLIENT_ID,
      credential: credentialOf(read),
      authorityHost: read.AZURE_AUTHORITY_HOST,
      graphBaseUrl: read.GRAPH_BASE_URL,
    },
    systemsTeam: read.SYSTEMS_TEAM,
    mailDomain: read.MAIL_DOMAIN,
    licenceSku: read.LICENSE_SKU,
    defaultGroups: read.DEFAULT_GROUPS,
    credentialDelivery: read.CREDENTIAL_DELIVERY,
    databaseUrl: read.DATABASE_URL ?? null,
    dataDir: read.DATA_DIR,
    port: read.PORT,
    host: read.HOST ?? '0.0.0.0',
    logLevel: read.LOG_LEVEL,
    locale: read.LOCALE,
    timeZone: read.TIME_ZONE,
    institution: { name: read.INSTITUTION_NAME, nit: read.INSTITUTION_NIT },
    departmentsFile: read.DEPARTMENTS_FILE ?? null,
    versionsFile: read.VERSIONS_FILE ?? null,
    guidesDir: read.GUIDES_DIR ?? null,
    paper: read.PAPER,
    officeHours: read.OFFICE_HOURS,
    checksSecondFactor: read.CHECK_SECOND_FACTOR,
    retentionDays: read.RETENTION_DAYS,
    backup: { dir: read.BACKUP_DIR ?? null, keep: read.BACKUP_KEEP },
    rules: {
      graceDays: read.GRACE_DAYS,
      quarantineDays: read.QUARANTINE_DAYS,
      contractGraceDays: read.CONTRACT_GRACE_DAYS,
      deletionNeedsTwo: read.DELETION_NEEDS_TWO,
      protectedAccounts: read.PROTECTED_ACCOUNTS.map((name) => name.toLowerCase()),
    },
  });
}

function credentialOf(read: z.output<typeof settings>): AzureCredential {
  if (read.AZURE_CLIENT_CERTIFICATE_PATH !== undefined)
    return { type: 'certificate', path: read.AZURE_CLIENT_CERTIFICATE_PATH };
  if (read.AZURE_FEDERATED_TOKEN_FILE !== undefined)
    return { type: 'federated', tokenFile: read.AZURE_FEDERATED_TOKEN_FILE };
  return { type: 'secret', secret: read.AZURE_CLIENT_SECRET ?? '' };
}

/** The institution as rules and messages need it. The mailbox speaks its Spanish whatever language the bot's words are in. */
export function institutionOf(config: Config): Institution {
  const { institution, mailDomain, timeZone, rules } = config;
  const versions = readVersions(config.versionsFile);
  return { ...institution, versions, mailDomain, timeZone, locale: 'es-CO', rules };
}

/** What the adapter of the tenant is told. */
export function directoryOptionsOf(config: Config): DirectoryOptions {
  const { azure, licenceSku, defaultGroups, credentialDelivery } = config;
  const { locale } = institutionOf(config);
  const { checksSecondFactor } = config;
  return { ...azure, licenceSku, groupIds: defaultGroups, locale, credentialDelivery, checksSecondFactor };
}
