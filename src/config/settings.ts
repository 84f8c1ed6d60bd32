import { z } from 'zod';
import { readDepartments } from '#adapters/institution-files/departments.ts';
import { readReservedNames } from '#adapters/institution-files/reserved-names.ts';
import { readRelations } from '#adapters/institution-files/relations.ts';
import { readVersions } from '#adapters/institution-files/versions.ts';
import { readCertificate } from '#adapters/graph/calls/token.ts';
import { readGuides } from '#adapters/institution-files/guides.ts';
import { parseOfficeHours } from '#use-cases/calendar/working-hours.ts';
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

/** Settings by name, as text: the process's environment, or our part of it. */
export type Env = Readonly<Record<string, string | undefined>>;

/** Longest domain of a userPrincipalName, in characters (facts: graph.md 6.1). */
const LONGEST_DOMAIN = 48;

/** A rule for each setting; `.env.example` and the README's table are tested against these names. */
export const settings = z.object({
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
  SYSTEMS_HEAD: shaped(/^[UW][A-Z0-9]+$/, 'the chat user id of whoever leads the systems area').optional(),
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
  RELATIONS_FILE: readable('a UTF-8 JSON file with relations and documentTypes')
    .superRefine(when(isFile, refuses(readRelations)))
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

/** The given settings, each checked by its own rule. */
export type Settings = z.output<typeof settings>;

export const SETTINGS: readonly string[] = Object.keys(settings.shape);
