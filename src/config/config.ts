import { relative, resolve } from 'node:path';
import { z } from 'zod';
import { readDepartments } from '#adapters/departments/departments.ts';
import { readGuides } from '#adapters/guides/guides.ts';
import { readReservedNames } from '#adapters/departments/reserved-names.ts';
import { readVersions } from '#adapters/departments/versions.ts';
import { readCertificate, type AzureCredential } from '#adapters/graph/calls/token.ts';
import type { DirectoryOptions } from '#adapters/graph/directory.ts';
import { MAILBOX_KEPT_DAYS } from '#domain/plan/mail-life.ts';
import type { Institution, LifeRules } from '#use-cases/ports/institution.ts';
import { parseOfficeHours, type OfficeHours } from '#use-cases/calendar/working-hours.ts';
import {
  databaseUrl,
  days,
  DOMAIN,
  flag,
  GUID,
  isDirectory,
  isFile,
  list,
  origin,
  readable,
  readKey,
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
    /** How long something that was sent may still be on its way when its answer did not come, ms. */
    readonly lateMs: number;
  };
  readonly azure: {
    readonly tenantId: string;
    readonly clientId: string;
    readonly credential: AzureCredential;
    readonly authorityHost: string;
    readonly graphBaseUrl: string;
  };
  readonly systemsTeam: readonly string[];
  /** An office of one decides about its own affairs for a written reason, which the person of control is told. */
  readonly singleOperator: boolean;
  readonly controlPerson: string | null;
  readonly mailDomain: string;
  readonly licenceSku: string;
  /** Which extension attribute carries our stamp, 1 to 15. */
  readonly stampAttribute: number;
  readonly defaultGroups: readonly string[];
  /** By which new accounts get their licence; null where they get it directly, or by a default group. */
  readonly licenceGroup: string | null;
  readonly credentialDelivery: 'password' | 'tap';
  readonly databaseUrl: string | null;
  /** The role that owns the schema, where it is another than the bot's. */
  readonly databaseOwnerUrl: string | null;
  readonly dataDir: string;
  readonly port: number;
  readonly host: string;
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  readonly locale: 'es-CO' | 'en';
  readonly timeZone: string;
  readonly institution: { readonly name: string; readonly nit: string };
  readonly departmentsFile: string | null;
  readonly versionsFile: string | null;
  /** Names before the @ that people do not get; ours where the institution gave none. */
  readonly reservedNamesFile: string | null;
  /** The institution's own guides, which take the place of ours. */
  readonly guidesDir: string | null;
  readonly paper: 'letter' | 'a4';
  /** Looked for in Microsoft 365, where the permission was given. */
  readonly checksSecondFactor: boolean;
  readonly showsFullDocument: boolean;
  /** Days for which personal data of what has ended is kept; 0 for ever. */
  readonly retentionDays: number;
  /** Where each day's head of the trail is kept as a file. */
  readonly auditHeadDir: string | null;
  /** `key` seals backups, so that a forged one is refused. */
  readonly backup: { readonly dir: string | null; readonly keep: number; readonly key: Buffer | null };
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

/** Of a userPrincipalName, in characters (facts: graph.md 6.1). */
const LONGEST_DOMAIN = 48;

/** One rule a setting; `.env.example` and the README's table are tested against these names. */
const settings = z.object({
  SLACK_BOT_TOKEN: shaped(
    /^xoxb-[\x21-\x7e]+$/,
    'the bot token that begins with xoxb- (app page, OAuth & Permissions)',
  ),
  SLACK_SIGNING_SECRET: text('').min(1).optional(),
  SLACK_APP_TOKEN: shaped(
    /^xapp-[\x21-\x7e]+$/,
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
  MAIL_DOMAIN: shaped(DOMAIN, "the institution's mail domain, for instance entidad.gov.co")
    .max(
      LONGEST_DOMAIN,
      `is longer than ${LONGEST_DOMAIN} characters, the most that Microsoft Entra takes in an address`,
    )
    .transform((value) => value.toLowerCase()),
  LICENSE_SKU: text('the licence to assign: part number (STANDARDPACK) or id').min(1),
  STAMP_ATTRIBUTE: text('')
    .refine((value) => /^([1-9]|1[0-5])$/.test(value), 'is no number from 1 to 15')
    .transform(Number)
    .default(15),
  SYSTEMS_TEAM: list(
    /^[UWS][A-Z0-9]+$/,
    'who approves and executes: chat user ids or a user group id, separated by commas',
  ),
  SINGLE_OPERATOR: flag('false'),
  CONTROL_PERSON: shaped(/^[UW][A-Z0-9]+$/, 'the chat user id of whoever controls an office of one').optional(),
  DEFAULT_GROUPS: list(GUID, 'ids (GUIDs) of the groups that every account joins, separated by commas').default([]),
  LICENSE_GROUP: shaped(GUID, 'the id (a GUID) of the group that gives new accounts their licence').optional(),
  CREDENTIAL_DELIVERY: z.enum(['password', 'tap'], { error: 'is neither password nor tap' }).default('password'),
  CHAT_LATE_SECONDS: text('')
    .refine((value) => /^[1-9]\d{0,2}$/.test(value), 'is no number of seconds: a whole number from 1 to 999')
    .transform(Number)
    .default(30),
  DATABASE_URL: databaseUrl('postgres://user:password@host/database').optional(),
  DATABASE_OWNER_URL: databaseUrl('postgres://owner:password@host/database').optional(),
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
  RELEASE_LICENCE: z
    .enum(['at_deletion', 'at_suspension'], { error: 'is neither at_deletion nor at_suspension' })
    .default('at_deletion'),
  PROTECTED_GROUPS: list(GUID, 'ids (GUIDs) of groups that are never joined or left, separated by commas').default([]),
  MAX_OPEN_REQUESTS: text('')
    .refine((value) => /^[1-9]\d{0,3}$/.test(value), 'is no number of requests: a whole number from 1 to 9999')
    .transform(Number)
    .default(20),
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
  RESERVED_NAMES_FILE: readable('a UTF-8 text file with one name on each line')
    .superRefine(when(isFile, refuses(readReservedNames)))
    .optional(),
  GUIDES_DIR: text('')
    .refine(isDirectory, 'names no directory that can be read')
    .superRefine(
      when(
        isDirectory,
        refuses((dir) => readGuides({ dir, locale: 'es-CO', delivery: 'password' })),
      ),
    )
    .optional(),
  PAPER: z.enum(['letter', 'a4'], { error: 'is neither letter nor a4' }).default('letter'),
  OFFICE_HOURS: text('')
    .refine((value) => parseOfficeHours(value) !== null, 'has another form: 08:00-17:00, or 08:00-12:00,14:00-18:00')
    .transform((value) => parseOfficeHours(value) ?? [])
    .default([{ from: 8 * 60, until: 17 * 60 }]),
  CHECK_SECOND_FACTOR: flag('false'),
  RECORD_FULL_DOCUMENT: flag('true'),
  RETENTION_DAYS: days(3650),
  AUDIT_HEAD_DIR: text('').refine(isDirectory, 'names no directory that can be read').optional(),
  BACKUP_DIR: text('').optional(),
  BACKUP_KEY_FILE: readable('a file with a random key, such as `openssl rand 32` makes')
    .superRefine(when(isFile, refuses(readKey)))
    .optional(),
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
  if (given['RELEASE_LICENCE'] === 'at_suspension' && Number(given['GRACE_DAYS'] ?? 30) > MAILBOX_KEPT_DAYS) {
    problems.push(
      `GRACE_DAYS is longer than the ${MAILBOX_KEPT_DAYS} days for which Exchange keeps a mailbox without a licence: with RELEASE_LICENCE=at_suspension set ${MAILBOX_KEPT_DAYS} or less`,
    );
  }
  problems.push(...keyProblems(given['BACKUP_DIR'], given['BACKUP_KEY_FILE']));
  problems.push(...ownerProblems(given['DATABASE_URL'], given['DATABASE_OWNER_URL']));
  problems.push(...singleOperatorProblems(given), ...protectedGroupProblems(given));
  if (credentials.length > 1) problems.push(`${credentials.join(' and ')} are set: leave one of them`);
  if (!parsed.success || problems.length > 0) return { ok: false, problems: [...new Set(problems)].toSorted() };
  return { ok: true, config: configOf(parsed.data) };
}

/** Who could write a forged backup there could read the key as well. */
function keyProblems(dir: string | undefined, keyFile: string | undefined): readonly string[] {
  if (dir === undefined || keyFile === undefined) return [];
  const isInside = !relative(resolve(dir), resolve(keyFile)).startsWith('..');
  return isInside ? ['BACKUP_KEY_FILE lies in BACKUP_DIR: keep the key away from the backups'] : [];
}

/** What is wrong with the owner's address beside the bot's. */
function ownerProblems(bot: string | undefined, owner: string | undefined): readonly string[] {
  if (owner === undefined) return [];
  if (bot === undefined)
    return ['DATABASE_OWNER_URL is set without DATABASE_URL: the embedded database has one role, leave it out'];
  const [one, other] = [URL.parse(bot), URL.parse(owner)];
  if (one === null || other === null) return [];
  if (one.pathname !== other.pathname) return ['DATABASE_OWNER_URL names another database than DATABASE_URL'];
  if (one.username === other.username)
    return ['DATABASE_OWNER_URL has the role of DATABASE_URL: see `npm run database:roles`, or leave it out'];
  return [];
}

/** A group that every account joins, or that gives its licence, is not protected from being joined. */
function protectedGroupProblems(given: Env): readonly string[] {
  const listed = (name: string): readonly string[] => {
    const ids = (given[name] ?? '').toLowerCase().split(',');
    return ids.map((id) => id.trim()).filter((id) => id !== '');
  };
  const guarded = listed('PROTECTED_GROUPS');
  return ['DEFAULT_GROUPS', 'LICENSE_GROUP']
    .filter((name) => listed(name).some((id) => guarded.includes(id)))
    .map(
      (name) => `PROTECTED_GROUPS names a group of ${name}, which new accounts have to join: leave it in one of them`,
    );
}

/** An office of one, and somebody else who is told what it decides alone. */
function singleOperatorProblems(given: Env): readonly string[] {
  if (given['SINGLE_OPERATOR'] !== 'true') return [];
  const team = (given['SYSTEMS_TEAM'] ?? '').split(',').map((id) => id.trim());
  const control = given['CONTROL_PERSON'];
  const problems: string[] = [];
  if (team.filter((id) => id !== '').length > 1)
    problems.push('SINGLE_OPERATOR=true is for offices of one, and SYSTEMS_TEAM names several: leave it out');
  if (control === undefined)
    problems.push(
      'CONTROL_PERSON is missing: with SINGLE_OPERATOR=true, the chat user id of whoever is told what the only systems person decides alone',
    );
  else if (team.includes(control))
    problems.push('CONTROL_PERSON is in SYSTEMS_TEAM: set somebody outside of the systems area');
  return problems;
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
      lateMs: read.CHAT_LATE_SECONDS * 1_000,
    },
    azure: {
      tenantId: read.AZURE_TENANT_ID,
      clientId: read.AZURE_CLIENT_ID,
      credential: credentialOf(read),
      authorityHost: read.AZURE_AUTHORITY_HOST,
      graphBaseUrl: read.GRAPH_BASE_URL,
    },
    systemsTeam: read.SYSTEMS_TEAM,
    singleOperator: read.SINGLE_OPERATOR,
    controlPerson: read.CONTROL_PERSON ?? null,
    mailDomain: read.MAIL_DOMAIN,
    licenceSku: read.LICENSE_SKU,
    stampAttribute: read.STAMP_ATTRIBUTE,
    defaultGroups: read.DEFAULT_GROUPS,
    licenceGroup: read.LICENSE_GROUP ?? null,
    credentialDelivery: read.CREDENTIAL_DELIVERY,
    databaseUrl: read.DATABASE_URL ?? null,
    databaseOwnerUrl: read.DATABASE_OWNER_URL ?? null,
    dataDir: read.DATA_DIR,
    port: read.PORT,
    // In Socket Mode nobody outside has anything to send here.
    host: read.HOST ?? (read.SLACK_APP_TOKEN === undefined ? '0.0.0.0' : '127.0.0.1'),
    logLevel: read.LOG_LEVEL,
    locale: read.LOCALE,
    timeZone: read.TIME_ZONE,
    institution: { name: read.INSTITUTION_NAME, nit: read.INSTITUTION_NIT },
    departmentsFile: read.DEPARTMENTS_FILE ?? null,
    versionsFile: read.VERSIONS_FILE ?? null,
    reservedNamesFile: read.RESERVED_NAMES_FILE ?? null,
    guidesDir: read.GUIDES_DIR ?? null,
    paper: read.PAPER,
    officeHours: read.OFFICE_HOURS,
    checksSecondFactor: read.CHECK_SECOND_FACTOR,
    showsFullDocument: read.RECORD_FULL_DOCUMENT,
    retentionDays: read.RETENTION_DAYS,
    auditHeadDir: read.AUDIT_HEAD_DIR ?? null,
    backup: {
      dir: read.BACKUP_DIR ?? null,
      keep: read.BACKUP_KEEP,
      key: read.BACKUP_KEY_FILE === undefined ? null : readKey(read.BACKUP_KEY_FILE),
    },
    rules: {
      graceDays: read.GRACE_DAYS,
      quarantineDays: read.QUARANTINE_DAYS,
      contractGraceDays: read.CONTRACT_GRACE_DAYS,
      deletionNeedsTwo: read.DELETION_NEEDS_TWO,
      releaseLicence: read.RELEASE_LICENCE,
      protectedAccounts: read.PROTECTED_ACCOUNTS.map((name) => name.toLowerCase()),
      protectedGroups: read.PROTECTED_GROUPS.map((id) => id.toLowerCase()),
      maxOpenRequests: read.MAX_OPEN_REQUESTS,
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
  const { institution, mailDomain, timeZone, rules, azure, checksSecondFactor, showsFullDocument } = config;
  const versions = readVersions(config.versionsFile);
  const reserved = readReservedNames(config.reservedNamesFile);
  const applicationId = azure.clientId;
  const known = { ...institution, versions, reserved, mailDomain, timeZone, locale: 'es-CO' };
  return { ...known, rules, checksSecondFactor, showsFullDocument, applicationId };
}

/** What the adapter of the tenant is told. */
export function directoryOptionsOf(config: Config): DirectoryOptions {
  const { azure, licenceSku, defaultGroups, licenceGroup, credentialDelivery } = config;
  const { locale } = institutionOf(config);
  const { checksSecondFactor, stampAttribute } = config;
  const groups = { groupIds: defaultGroups, licenceGroup, protectedGroups: config.rules.protectedGroups };
  return { ...azure, licenceSku, ...groups, locale, credentialDelivery, checksSecondFactor, stampAttribute };
}
