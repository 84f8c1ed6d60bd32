import { join } from 'node:path';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { describe, it, expect } from 'vitest';
import { isUnconnected, readConfig, type Config } from './config.ts';
import { SETTINGS, type Env } from './settings.ts';

const TENANT = '11111111-2222-4333-8444-555555555555';
const CLIENT = '66666666-7777-4888-9999-aaaaaaaaaaaa';
const A_FILE = import.meta.filename;
const DEPARTMENTS = join(import.meta.dirname, '../../sandbox/departments.csv');
const CERTIFICATE = join(import.meta.dirname, '../../test/fixtures/throwaway-certificate.pem');

/** The least that connects a workspace and a tenant. */
const LEAST: Env = {
  SLACK_BOT_TOKEN: 'xoxb-1-bot',
  SLACK_APP_TOKEN: 'xapp-1-app',
  SLACK_SYSTEMS_CHANNEL: 'C0123456789',
  AZURE_TENANT_ID: TENANT,
  AZURE_CLIENT_ID: CLIENT,
  AZURE_CLIENT_SECRET: 'a client secret',
  MAIL_DOMAIN: 'Entidad.gov.co',
  LICENSE_SKU: 'STANDARDPACK',
  SYSTEMS_TEAM: 'U0123456789',
};

function configOf(change: Env = {}): Config {
  const read = readConfig({ ...LEAST, ...change });
  if (!read.ok) throw new Error(read.problems.join('\n'));
  return read.config;
}

function problemsOf(change: Env = {}): readonly string[] {
  const read = readConfig({ ...LEAST, ...change });
  return read.ok ? [] : read.problems;
}

describe('a bot that nobody has connected', () => {
  it('is one with nothing of Slack or Azure set, empty values included', () => {
    expect(isUnconnected({})).toBe(true);
    expect(isUnconnected({ SLACK_BOT_TOKEN: '', AZURE_TENANT_ID: '' })).toBe(true);
    expect(isUnconnected({ MAIL_DOMAIN: 'entidad.gov.co', PORT: '8080', DATABASE_URL: 'postgres://host/db' })).toBe(
      true,
    );
  });

  it.each(SETTINGS.filter((name) => /^(SLACK|AZURE|GRAPH)_/.test(name)))('is connected by %s alone', (name) => {
    expect(isUnconnected({ [name]: 'x' })).toBe(false);
  });
});

describe('the least that connects', () => {
  it('is enough, and the rest has defaults', () => {
    expect(configOf()).toEqual({
      slack: {
        botToken: 'xoxb-1-bot',
        connection: { mode: 'socket', appToken: 'xapp-1-app' },
        systemsChannel: 'C0123456789',
        lateMs: 30_000,
        apiUrl: null,
      },
      azure: {
        tenantId: TENANT,
        clientId: CLIENT,
        credential: { type: 'secret', secret: 'a client secret' },
        authorityHost: 'https://login.microsoftonline.com',
        graphBaseUrl: 'https://graph.microsoft.com',
      },
      systemsTeam: ['U0123456789'],
      singleOperator: false,
      controlPerson: null,
      systemsHead: null,
      mailDomain: 'entidad.gov.co',
      licenceSku: 'STANDARDPACK',
      stampAttribute: 15,
      defaultGroups: [],
      licenceGroup: null,
      credentialDelivery: 'password',
      auditHeadDir: null,
      databaseOwnerUrl: null,
      databaseUrl: null,
      dataDir: './data',
      port: 3000,
      host: '127.0.0.1',
      logLevel: 'info',
      locale: 'es-CO',
      timeZone: 'America/Bogota',
      institution: { name: 'La institución', nit: '' },
      departmentsFile: null,
      versionsFile: null,
      reservedNamesFile: null,
      relationsFile: null,
      guidesDir: null,
      paper: 'letter',
      officeHours: [{ from: 480, until: 1020 }],
      checksSecondFactor: false,
      showsFullDocument: true,
      retentionDays: 3650,
      backup: { dir: null, keep: 14, key: null },
      rules: {
        graceDays: 30,
        quarantineDays: 365,
        contractGraceDays: 30,
        deletionNeedsTwo: true,
        releaseLicence: 'at_deletion',
        protectedAccounts: [],
        protectedGroups: [],
        maxOpenRequests: 20,
      },
    });
  });

  it('listens for others than this machine only where Slack delivers by HTTP, or where it was told', () => {
    const http = { SLACK_APP_TOKEN: '', SLACK_SIGNING_SECRET: 'a signing secret' };
    expect(configOf(http).host).toBe('0.0.0.0');
    expect(configOf({ HOST: '10.0.0.7' }).host).toBe('10.0.0.7');
    expect(configOf({ ...http, HOST: '127.0.0.1' }).host).toBe('127.0.0.1');
  });

  it('cannot be changed afterwards', () => {
    expect(Object.isFrozen(configOf())).toBe(true);
  });

  it('takes an empty value, or one of spaces, for a missing one', () => {
    const empty = Object.fromEntries(SETTINGS.filter((name) => LEAST[name] === undefined).map((name) => [name, '']));
    expect(configOf(empty)).toEqual(configOf());
    expect(configOf({ PORT: '  ', TIME_ZONE: ' ' })).toEqual(configOf());
    expect(problemsOf({ MAIL_DOMAIN: ' ' })).toEqual([expect.stringMatching(/^MAIL_DOMAIN is missing: /)]);
  });
});

describe('settings that only go together', () => {
  const TEAM = 'U0123456789';

  it('have an office of one name somebody else who is told', () => {
    const alone = { SINGLE_OPERATOR: 'true', SYSTEMS_TEAM: TEAM };
    expect(configOf({ ...alone, CONTROL_PERSON: 'W0CONTROL' })).toMatchObject({
      singleOperator: true,
      controlPerson: 'W0CONTROL',
    });
    expect(problemsOf(alone)).toEqual([expect.stringMatching(/^CONTROL_PERSON is missing: /)]);
    expect(problemsOf({ ...alone, CONTROL_PERSON: TEAM })).toEqual([
      expect.stringMatching(/^CONTROL_PERSON is in SYSTEMS_TEAM/),
    ]);
    const several = { ...alone, SYSTEMS_TEAM: `${TEAM},U0SECOND`, CONTROL_PERSON: 'U0CONTROL' };
    expect(problemsOf(several)).toEqual([expect.stringMatching(/^SINGLE_OPERATOR=true is for offices of one/)]);
  });

  it('protect no group that new accounts join', () => {
    const both = { PROTECTED_GROUPS: TENANT.toUpperCase(), DEFAULT_GROUPS: TENANT, LICENSE_GROUP: TENANT };
    expect(problemsOf(both)).toEqual([
      expect.stringMatching(/^PROTECTED_GROUPS names a group of DEFAULT_GROUPS/),
      expect.stringMatching(/^PROTECTED_GROUPS names a group of LICENSE_GROUP/),
    ]);
    const dir = mkdtempSync(join(tmpdir(), 'relations-'));
    const file = join(dir, 'relations.json');
    writeFileSync(file, JSON.stringify({ relations: [{ code: 'pasante', groups: [TENANT] }] }));
    expect(problemsOf({ PROTECTED_GROUPS: TENANT.toUpperCase(), RELATIONS_FILE: file })).toEqual([
      expect.stringMatching(/^PROTECTED_GROUPS names a group of RELATIONS_FILE/),
    ]);
    rmSync(dir, { recursive: true });
  });
});

describe('what is set', () => {
  it('is read, without the spaces around it', () => {
    const config = configOf({
      SLACK_API_URL: 'https://slack.example/api',
      AZURE_AUTHORITY_HOST: 'https://login.microsoftonline.us/',
      GRAPH_BASE_URL: ' https://graph.microsoft.us ',
      SYSTEMS_TEAM: ' U0123456789, W0123456789 ,S0123456789,',
      DEFAULT_GROUPS: `${TENANT},${CLIENT}`,
      LICENSE_GROUP: CLIENT,
      CREDENTIAL_DELIVERY: 'tap',
      DATABASE_URL: 'postgres://user:password@db.internal/buzon',
      PORT: '0',
      LOCALE: 'en',
      TIME_ZONE: 'America/Lima',
      DEPARTMENTS_FILE: DEPARTMENTS,
      GRACE_DAYS: '0',
      DELETION_NEEDS_TWO: 'false',
      RELEASE_LICENCE: 'at_suspension',
      PAPER: 'a4',
      OFFICE_HOURS: '08:00-12:00,14:00-18:00',
      CHECK_SECOND_FACTOR: 'true',
      RECORD_FULL_DOCUMENT: 'false',
      RETENTION_DAYS: '0',
      BACKUP_DIR: '/var/backups/buzon',
      BACKUP_KEEP: '30',
      MAX_OPEN_REQUESTS: '5',
      PROTECTED_GROUPS: '6F0C3F5E-2f3b-4d59-9c55-0f1d7f6a1b03',
      PROTECTED_ACCOUNTS: `Gobernador@entidad.gov.co, ${CLIENT.toUpperCase()}`,
    });
    expect(config).toMatchObject({
      slack: { apiUrl: 'https://slack.example/api/' },
      azure: { authorityHost: 'https://login.microsoftonline.us', graphBaseUrl: 'https://graph.microsoft.us' },
      systemsTeam: ['U0123456789', 'W0123456789', 'S0123456789'],
      defaultGroups: [TENANT, CLIENT],
      licenceGroup: CLIENT,
      credentialDelivery: 'tap',
      databaseUrl: 'postgres://user:password@db.internal/buzon',
      port: 0,
      locale: 'en',
      timeZone: 'America/Lima',
      departmentsFile: DEPARTMENTS,
      paper: 'a4',
      officeHours: [
        { from: 480, until: 720 },
        { from: 840, until: 1080 },
      ],
      checksSecondFactor: true,
      showsFullDocument: false,
      retentionDays: 0,
      backup: { dir: '/var/backups/buzon', keep: 30 },
      rules: {
        graceDays: 0,
        deletionNeedsTwo: false,
        releaseLicence: 'at_suspension',
        protectedAccounts: ['gobernador@entidad.gov.co', CLIENT.toLowerCase()],
        maxOpenRequests: 5,
        protectedGroups: ['6f0c3f5e-2f3b-4d59-9c55-0f1d7f6a1b03'],
      },
    });
  });

  it('connects over HTTP with a signing secret, and by Socket Mode where both are set', () => {
    const http = configOf({ SLACK_APP_TOKEN: '', SLACK_SIGNING_SECRET: 'signing' });
    expect(http.slack.connection).toEqual({ mode: 'http', signingSecret: 'signing' });
    const both = configOf({ SLACK_SIGNING_SECRET: 'signing' });
    expect(both.slack.connection).toEqual({ mode: 'socket', appToken: 'xapp-1-app' });
  });

  it.each([
    [{ AZURE_CLIENT_CERTIFICATE_PATH: CERTIFICATE }, { type: 'certificate', path: CERTIFICATE }],
    [{ AZURE_FEDERATED_TOKEN_FILE: A_FILE }, { type: 'federated', tokenFile: A_FILE }],
    [{ AZURE_CLIENT_SECRET: 'secret' }, { type: 'secret', secret: 'secret' }],
  ])('gives the one credential that is set: %j', (set, credential) => {
    expect(configOf({ AZURE_CLIENT_SECRET: '', ...set }).azure.credential).toEqual(credential);
  });

  it.each(['http://localhost:8080', 'http://127.0.0.1:8080', 'http://[::1]:8080'])(
    'may be without TLS on this machine: %s',
    (origin) => {
      const config = configOf({
        GRAPH_BASE_URL: origin,
        AZURE_AUTHORITY_HOST: origin,
        SLACK_API_URL: `${origin}/api/`,
      });
      expect(config).toMatchObject({ azure: { graphBaseUrl: origin, authorityHost: origin } });
    },
  );
});

describe('problems', () => {
  it('come all at once, each naming its setting and what to put there', () => {
    const read = readConfig({ SLACK_BOT_TOKEN: 'xoxb-1-bot' });
    expect(read).toEqual({
      ok: false,
      problems: [
        'AZURE_CLIENT_CERTIFICATE_PATH (best), AZURE_FEDERATED_TOKEN_FILE or AZURE_CLIENT_SECRET is missing: set one of them',
        "AZURE_CLIENT_ID is missing: the application's (client) id (a GUID)",
        "AZURE_TENANT_ID is missing: the tenant's id (a GUID)",
        'LICENSE_SKU is missing: the licence to assign: part number (STANDARDPACK) or id',
        "MAIL_DOMAIN is missing: the institution's mail domain, for instance entidad.gov.co",
        'SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) is missing: set one of them',
        "SLACK_SYSTEMS_CHANNEL is missing: the systems area channel's id, for instance C0123456789",
        'SYSTEMS_TEAM is missing: who approves and executes: chat user ids or a user group id, separated by commas',
      ],
    });
  });

  it.each([
    ['SLACK_BOT_TOKEN', 'xoxp-1-user'],
    ['SLACK_BOT_TOKEN', 'xoxb-1-señal'],
    ['SLACK_APP_TOKEN', 'xoxb-1-bot'],
    ['SLACK_SYSTEMS_CHANNEL', '#sistemas'],
    ['SLACK_API_URL', 'slack.com'],
    ['SLACK_API_URL', 'ftp://slack.com'],
    ['AZURE_TENANT_ID', 'entidad.onmicrosoft.com'],
    ['AZURE_CLIENT_ID', `${CLIENT}0`],
    ['AZURE_AUTHORITY_HOST', 'https://login.microsoftonline.com/common'],
    ['GRAPH_BASE_URL', 'https://graph.microsoft.com/v1.0'],
    ['GRAPH_BASE_URL', 'graph.microsoft.com'],
    ['MAIL_DOMAIN', '@entidad.gov.co'],
    ['MAIL_DOMAIN', 'entidad'],
    ['MAIL_DOMAIN', `${'a'.repeat(42)}.gov.co`],
    ['STAMP_ATTRIBUTE', '0'],
    ['STAMP_ATTRIBUTE', '16'],
    ['SYSTEMS_TEAM', '@sergio'],
    ['SYSTEMS_TEAM', ','],
    ['DEFAULT_GROUPS', 'Funcionarios'],
    ['LICENSE_GROUP', 'Funcionarios'],
    ['CREDENTIAL_DELIVERY', 'mail'],
    ['DATABASE_URL', 'mysql://host/db'],
    ['DATABASE_URL', 'postgres://buzon:50%@host/db'],
    ['DATABASE_URL', 'postgres://buzon:%ff@host/db'],
    ['DATABASE_URL', 'postgres://buzon:secret@host/100%'],
    ['DATABASE_URL', 'postgres://buzon:secret@host/d%00b'],
    ['PORT', 'http'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '80.5'],
    ['GRACE_DAYS', 'thirty'],
    ['GRACE_DAYS', '-1'],
    ['QUARANTINE_DAYS', '1.5'],
    ['CONTRACT_GRACE_DAYS', '10000'],
    ['DELETION_NEEDS_TWO', 'sí'],
    ['RECORD_FULL_DOCUMENT', 'sí'],
    ['RELEASE_LICENCE', 'nunca'],
    ['PROTECTED_ACCOUNTS', 'gobernador'],
    ['LOG_LEVEL', 'verbose'],
    ['LOCALE', 'fr'],
    ['TIME_ZONE', 'Bogota'],
    ['INSTITUTION_NAME', 'a'.repeat(81)],
    ['INSTITUTION_NIT', '9'.repeat(31)],
    ['DEPARTMENTS_FILE', '/no/such/file.csv'],
    ['DEPARTMENTS_FILE', A_FILE],
    ['DEPARTMENTS_FILE', import.meta.dirname],
    ['VERSIONS_FILE', '/no/such/file.csv'],
    ['VERSIONS_FILE', DEPARTMENTS],
    ['RESERVED_NAMES_FILE', '/no/such/file.txt'],
    ['RESERVED_NAMES_FILE', DEPARTMENTS],
    ['RELATIONS_FILE', '/no/such/file.json'],
    ['RELATIONS_FILE', DEPARTMENTS],
    ['GUIDES_DIR', '/no/such/folder'],
    ['GUIDES_DIR', `${A_FILE}/folder`],
    ['GUIDES_DIR', `/${'a'.repeat(300)}`],
    ['AUDIT_HEAD_DIR', `/${'a'.repeat(300)}`],
    ['PAPER', 'A3'],
    ['OFFICE_HOURS', '8 a 5'],
    ['CHECK_SECOND_FACTOR', 'sí'],
    ['RETENTION_DAYS', 'siempre'],
    ['BACKUP_KEEP', '0'],
  ])('%s=%s is refused, once and in our own words', (name, value) => {
    const problems = problemsOf({ [name]: value });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${name} (is|has|must|names|cannot be used:) `));
  });

  it('refuses to keep an account for longer than Exchange keeps its mailbox without a licence', () => {
    const early = { RELEASE_LICENCE: 'at_suspension' };
    expect(problemsOf({ ...early, GRACE_DAYS: '31' })).toEqual([expect.stringMatching(/^GRACE_DAYS is longer/)]);
    for (const days of ['0', '15', '30', '']) expect(problemsOf({ ...early, GRACE_DAYS: days })).toEqual([]);
    expect(problemsOf({ GRACE_DAYS: '60' })).toEqual([]);
  });

  it.each([
    'http://graph.microsoft.com',
    'http://localhost.example.com',
    'http://127.0.0.1.example.com',
    'http://localhost@example.com',
    'http://10.0.0.1',
    'http://0.0.0.0',
  ])('%s is refused: without TLS no secret leaves this machine', (origin) => {
    for (const name of ['GRAPH_BASE_URL', 'AZURE_AUTHORITY_HOST', 'SLACK_API_URL']) {
      expect(problemsOf({ [name]: origin })).toEqual([expect.stringMatching(`^${name} must begin with https://`)]);
    }
  });

  it('name a certificate file that holds no certificate', () => {
    const problems = problemsOf({ AZURE_CLIENT_SECRET: '', AZURE_CLIENT_CERTIFICATE_PATH: A_FILE });
    expect(problems).toEqual([expect.stringContaining('AZURE_CLIENT_CERTIFICATE_PATH cannot be used: ')]);
  });

  it('name two credentials where one is to stay', () => {
    expect(problemsOf({ AZURE_FEDERATED_TOKEN_FILE: A_FILE })).toEqual([
      'AZURE_FEDERATED_TOKEN_FILE and AZURE_CLIENT_SECRET are set: leave one of them',
    ]);
  });

  it('never repeat a value, which may be a secret in the wrong place', () => {
    const secret = 'S3cretValue';
    const everywhere = Object.fromEntries(SETTINGS.map((name) => [name, secret]));
    const urls = {
      ...everywhere,
      DATABASE_URL: `mysql://buzon:${secret}@host/db`,
      GRAPH_BASE_URL: `https://${secret}@graph.microsoft.com/${secret}`,
      SLACK_API_URL: `http://${secret}@example.com/`,
      INSTITUTION_NAME: secret.repeat(20),
    };
    for (const env of [everywhere, urls]) {
      const read = readConfig(env);
      expect(read.ok).toBe(false);
      expect(JSON.stringify(read).toLowerCase()).not.toContain(secret.toLowerCase());
    }
  });
});

describe('.env.example', () => {
  const lines = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8').split('\n');
  const named = lines.flatMap((line) => /^([A-Z_]+)=/.exec(line)?.[1] ?? []);

  it('names every setting, once', () => {
    expect(named.toSorted()).toEqual([...SETTINGS].toSorted());
  });

  it('says above each what it is and its default, and sets nothing', () => {
    for (const [index, line] of lines.entries()) {
      if (!/^[A-Z_]+=/.test(line)) continue;
      expect(line).toMatch(/=$/);
      expect(lines[index - 1], line).toMatch(/^# [A-Z].*\. (Required\.|No default\.|Default: .+)$/);
    }
  });
});

describe("the database's two roles", () => {
  const bot = 'postgres://bot:secret@db.example/buzon?sslmode=require';

  it.each([
    [{ DATABASE_OWNER_URL: 'postgres://owner:secret@db.example/buzon' }, 'set without DATABASE_URL'],
    [{ DATABASE_URL: bot, DATABASE_OWNER_URL: 'postgres://owner:secret@db.example/other' }, 'names another database'],
    [{ DATABASE_URL: bot, DATABASE_OWNER_URL: bot }, 'has the role of DATABASE_URL'],
  ])('are refused where they do not fit: %o', (change, problem) => {
    const problems = problemsOf(change);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(problem);
    expect(problems[0]).not.toContain('secret');
  });

  it('are taken where they do', () => {
    const owner = 'postgres://owner:secret@db.example/buzon';
    expect(configOf({ DATABASE_URL: bot, DATABASE_OWNER_URL: owner })).toMatchObject({ databaseOwnerUrl: owner });
  });
});

describe('README', () => {
  it('has one row of its table for every setting', () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    const rows = readme.split('\n').flatMap((line) => /^\| `([A-Z_]+)`/.exec(line)?.[1] ?? []);
    expect(rows.toSorted()).toEqual([...SETTINGS].toSorted());
  });
});
