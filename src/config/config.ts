import type { AzureCredential } from '#adapters/graph/calls/token.ts';
import type { LifeRules } from '#use-cases/ports/institution.ts';
import type { OfficeHours } from '#use-cases/calendar/working-hours.ts';
import { conflictsIn } from './setting-conflicts.ts';
import { readKey } from './setting-rules.ts';
import { settings, SETTINGS, type Env, type Settings } from './settings.ts';

/** The checked configuration. Secrets are only in `slack` and `azure`. */
export interface Config {
  readonly slack: {
    readonly botToken: string;
    readonly connection:
      | { readonly mode: 'http'; readonly signingSecret: string }
      | { readonly mode: 'socket'; readonly appToken: string };
    readonly systemsChannel: string;
    readonly apiUrl: string | null;
    /** How long something sent may still be on its way when no answer came, ms. */
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
  /** An office of one decides about its own matters with a written reason, which the person of control is told. */
  readonly singleOperator: boolean;
  readonly controlPerson: string | null;
  /** Who leads the systems area, told of what waits for long. */
  readonly systemsHead: string | null;
  readonly mailDomain: string;
  readonly licenceSku: string;
  /** The extension attribute for our stamp, 1 to 15. */
  readonly stampAttribute: number;
  readonly defaultGroups: readonly string[];
  /** The group that gives new accounts their licence; null when they get it directly, or by a default group. */
  readonly licenceGroup: string | null;
  readonly credentialDelivery: 'password' | 'tap';
  readonly databaseUrl: string | null;
  /** The role that owns the schema, if it is not the bot's. */
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
  /** Reserved local parts of addresses; our list when the institution gave none. */
  readonly reservedNamesFile: string | null;
  /** Relations and documents, and what accounts of each relation get; ours when the institution gave none. */
  readonly relationsFile: string | null;
  /** The institution's own guides, which replace ours. */
  readonly guidesDir: string | null;
  readonly paper: 'letter' | 'a4';
  /** Whether we look for it in Microsoft 365, if permitted. */
  readonly checksSecondFactor: boolean;
  readonly showsFullDocument: boolean;
  /** Days that personal data is kept after the end; 0 for ever. */
  readonly retentionDays: number;
  /** The folder for the daily heads of the trail. */
  readonly auditHeadDir: string | null;
  /** `key` seals backups, so that a forged one is refused. */
  readonly backup: { readonly dir: string | null; readonly keep: number; readonly key: Buffer | null };
  readonly rules: LifeRules;
  readonly officeHours: OfficeHours;
}

export type ConfigResult =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Settings that connect a real workspace and tenant: without any of them the local institution runs. */
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

/** Whether no setting of Slack or Azure is given. */
export function isUnconnected(env: Env): boolean {
  return CONNECTING.every((name) => (env[name] ?? '') === '');
}

/** Reads the settings, or reports all problems at once, each with what to set. An empty value counts as missing. */
export function readConfig(env: Env): ConfigResult {
  const given = Object.fromEntries(
    SETTINGS.map((name) => [name, env[name]?.trim() === '' ? undefined : env[name]?.trim()]),
  );
  const parsed = settings.safeParse(given);
  const invalid = parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
  const problems = [...invalid, ...conflictsIn(given)];
  if (!parsed.success || problems.length > 0) return { ok: false, problems: [...new Set(problems)].toSorted() };
  return { ok: true, config: configOf(parsed.data) };
}

function configOf(read: Settings): Config {
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
    systemsHead: read.SYSTEMS_HEAD ?? null,
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
    // In Socket Mode nothing is received from outside.
    host: read.HOST ?? (read.SLACK_APP_TOKEN === undefined ? '0.0.0.0' : '127.0.0.1'),
    logLevel: read.LOG_LEVEL,
    locale: read.LOCALE,
    timeZone: read.TIME_ZONE,
    institution: { name: read.INSTITUTION_NAME, nit: read.INSTITUTION_NIT },
    departmentsFile: read.DEPARTMENTS_FILE ?? null,
    versionsFile: read.VERSIONS_FILE ?? null,
    reservedNamesFile: read.RESERVED_NAMES_FILE ?? null,
    relationsFile: read.RELATIONS_FILE ?? null,
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

function credentialOf(read: Settings): AzureCredential {
  if (read.AZURE_CLIENT_CERTIFICATE_PATH !== undefined)
    return { type: 'certificate', path: read.AZURE_CLIENT_CERTIFICATE_PATH };
  if (read.AZURE_FEDERATED_TOKEN_FILE !== undefined)
    return { type: 'federated', tokenFile: read.AZURE_FEDERATED_TOKEN_FILE };
  return { type: 'secret', secret: read.AZURE_CLIENT_SECRET ?? '' };
}
