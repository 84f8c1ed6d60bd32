import { inspect } from 'node:util';
import { expect } from 'vitest';
import { startLocalGraph } from '#sandbox/graph/local-graph.ts';
import type { JournalEntry, LocalGraph, LocalGraphOptions } from '#sandbox/services/graph.ts';
import { entraPermissions } from '#src/config/entra-permissions.ts';
import type { OwnProfile } from '#domain/account/own-profile.ts';
import type { Credential, Directory, NewUser } from '#use-cases/ports/directory.ts';
import { OutsideError } from '#use-cases/ports/outside-error.ts';
import { freePort } from '#sandbox/free-port.fixture.ts';

/** The settings that an adapter of `Directory` gets for its tenant. */
interface DirectorySettings {
  readonly tenantId: string;
  readonly clientId: string;
  readonly credential: { readonly type: 'secret'; readonly secret: string };
  readonly authorityHost: string;
  readonly graphBaseUrl: string;
  readonly licenceSku: string;
  readonly groupIds: readonly string[];
  readonly licenceGroup?: string | null;
  readonly profiles?: readonly OwnProfile[];
  readonly locale: string;
  readonly credentialDelivery: Credential['kind'];
  readonly checksSecondFactor?: boolean;
  readonly stampAttribute?: number;
  /** How long to wait for an answer of the tenant, ms. */
  readonly patienceMs?: number;
}
export type OpenDirectory = (settings: DirectorySettings) => Directory;

export const DOMAIN = 'institucion.example';
export const SKU = {
  id: '18181a46-0d4e-45cd-891e-60aabd171b4e',
  name: 'STANDARDPACK',
};
export const GROUP = { id: '6f0c3f5e-2f3b-4d59-9c55-0f1d7f6a1b01', name: 'Todo el personal' };
/** A group of each kind. */
export const KINDS = {
  m365: { id: '6f0c3f5e-2f3b-4d59-9c55-0f1d7f6a1b02', displayName: 'Despacho', mail: `despacho@${DOMAIN}` },
  security: { id: '6f0c3f5e-2f3b-4d59-9c55-0f1d7f6a1b03', displayName: 'Acceso a la VPN' },
  dynamic: { id: '6f0c3f5e-2f3b-4d59-9c55-0f1d7f6a1b04', displayName: 'Contratistas', kind: 'dynamic' },
  distribution: {
    id: '6f0c3f5e-2f3b-4d59-9c55-0f1d7f6a1b05',
    displayName: 'Lista de alcaldes',
    mail: `alcaldes@${DOMAIN}`,
    kind: 'distribution',
  },
  mailSecurity: {
    id: '6f0c3f5e-2f3b-4d59-9c55-0f1d7f6a1b06',
    displayName: 'Lista de secretarios',
    mail: `secretarios@${DOMAIN}`,
    kind: 'mail-security',
  },
  roleAssignable: {
    id: '6f0c3f5e-2f3b-4d59-9c55-0f1d7f6a1b07',
    displayName: 'Mesa de ayuda',
    kind: 'role-assignable',
    directoryRole: 'Helpdesk Administrator',
  },
  synced: { id: '6f0c3f5e-2f3b-4d59-9c55-0f1d7f6a1b08', displayName: 'Sede norte', fromOnPremises: true },
  restricted: {
    id: '6f0c3f5e-2f3b-4d59-9c55-0f1d7f6a1b09',
    displayName: 'Zona restringida',
    isManagementRestricted: true,
  },
  hidden: {
    id: '6f0c3f5e-2f3b-4d59-9c55-0f1d7f6a1b10',
    displayName: 'Reservado',
    mail: `reservado@${DOMAIN}`,
    visibility: 'HiddenMembership',
  },
} as const;
export const NOBODY = '99999999-0000-4000-8000-000000000000';
export const ROBUST = 'Kp7#vetuZ!92qmXd';

/** All permissions that the application asks for. */
export const PERMISSIONS: readonly string[] = entraPermissions.permissions.map(({ name }) => name);

const TENANT: LocalGraphOptions = {
  tenantId: 'aaaaaaaa-0000-4000-8000-000000000001',
  clientId: 'bbbbbbbb-0000-4000-8000-000000000002',
  clientSecret: 'the-secret-of-the-application',
  domain: DOMAIN,
  permissions: PERMISSIONS,
  directoryRoles: ['User Administrator'],
  skus: [
    { skuId: SKU.id, skuPartNumber: SKU.name, enabled: 3, exchange: true },
    { skuId: '4b9405b0-7788-4568-add1-99614e613b69', skuPartNumber: 'PLAIN', enabled: 9, exchange: false },
  ],
  users: [
    { userPrincipalName: `Jefa.Perez@${DOMAIN}`, displayName: 'Jefa Pérez', licences: [SKU.name] },
    { userPrincipalName: `admin@${DOMAIN}`, displayName: 'Administradora', directoryRole: 'Global Administrator' },
  ],
  groups: [{ ...GROUP, displayName: GROUP.name, mail: `todos@${DOMAIN}` }],
  contacts: [{ displayName: 'Prensa regional', mail: `prensa@${DOMAIN}` }],
};

export interface TestTenant {
  readonly graph: LocalGraph;
  /** The adapter under test. */
  readonly directory: Directory;
  /** A call by an administrator, not through the adapter. */
  call(method: string, path: string, body?: unknown): Promise<Readonly<Record<string, unknown>>>;
  /** The requests that `work` made: those to Graph, where a batch counts once, and the number of those for a token. */
  requestsOf(work: () => Promise<unknown>): Promise<{ readonly graph: readonly string[]; readonly tokens: number }>;
  idOf(address: string): string;
}

export interface Tenants {
  start(tenant?: Partial<LocalGraphOptions>, settings?: Partial<DirectorySettings>): Promise<TestTenant>;
  /**
   * To be called after each test: checks that the adapter repeated nothing by itself, and that no error or address
   * contains a secret.
   */
  finish(): Promise<void>;
}

export function createTenants(open: OpenDirectory): Tenants {
  let running: { readonly graph: LocalGraph; readonly watch: Watch }[] = [];
  return {
    start: async (tenant = {}, settings = {}) => {
      // A port of its own, since requests of another test's bot that still calls an old port would be counted as ours.
      const graph = await startLocalGraph({ ...TENANT, ...tenant, port: await freePort() });
      const watch = createWatch(graph);
      running.push({ graph, watch });
      const directory = open({
        tenantId: TENANT.tenantId,
        clientId: TENANT.clientId,
        credential: { type: 'secret', secret: TENANT.clientSecret },
        authorityHost: graph.origin,
        graphBaseUrl: graph.origin,
        licenceSku: SKU.name,
        groupIds: [],
        locale: 'es-CO',
        credentialDelivery: 'password',
        ...settings,
      });
      return {
        graph,
        directory: watched(directory, watch),
        call: async (method, path, body) =>
          await watch.outside(async () => await callGraph(graph, { method, path, body })),
        requestsOf: async (work) => {
          const before = graph.journal().length;
          await work();
          const seen = graph.journal().slice(before);
          return {
            graph: seen.filter((entry) => entry.batch === undefined && !isToken(entry)).map(nameOf),
            tokens: seen.filter(isToken).length,
          };
        },
        idOf: (address) => graph.users().find((user) => user.userPrincipalName === address)?.id ?? 'nobody',
      };
    },
    finish: async () => {
      const ended = running;
      running = [];
      for (const { graph } of ended) await graph.stop();
      for (const { watch } of ended) watch.check();
    },
  };
}

/** The values of a new user of ours, as a run passes them. */
export function newUser(local: string, change: Partial<NewUser> = {}): NewUser {
  return {
    address: `${local}@${DOMAIN}`,
    displayName: 'Ana Lucía Muñoz Ñáñez',
    givenName: 'Ana Lucía',
    surname: 'Muñoz Ñáñez',
    jobTitle: 'Profesional universitaria',
    department: 'Secretaría de Educación',
    stamp: `buzon:${local}`,
    password: ROBUST,
    ...change,
  };
}

/** The error that `work` fails with. */
export async function failureOf(work: Promise<unknown>): Promise<OutsideError> {
  const error: unknown = await work.then(
    () => new Error('it succeeded'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof OutsideError)) throw error;
  return error;
}

interface Watch {
  call<T>(work: () => Promise<T>): Promise<T>;
  outside<T>(work: () => Promise<T>): Promise<T>;
  check(): void;
}

function createWatch(graph: LocalGraph): Watch {
  const thrown: unknown[] = [];
  const repeated: string[] = [];
  let under = 0;
  let accounted = 0;
  /** Counts requests made between two calls: only the adapter itself could have made them. */
  const account = (): void => {
    const late = under === 0 ? graph.journal().slice(accounted).filter(mayBeOurs) : [];
    repeated.push(...late.map((entry) => `after the call had ended: ${nameOf(entry)}`));
    accounted = graph.journal().length;
  };
  const during = async <T>(work: () => Promise<T>, mine: boolean): Promise<T> => {
    account();
    const before = graph.journal().length;
    under += 1;
    const alone = under === 1;
    try {
      return await work();
    } catch (error) {
      if (mine) thrown.push(error);
      throw error;
    } finally {
      under -= 1;
      if (mine && alone && under === 0) repeated.push(...repetitionsIn(graph.journal().slice(before)));
      accounted = graph.journal().length;
    }
  };
  return {
    call: async (work) => await during(work, true),
    outside: async (work) => await during(work, false),
    check: () => {
      account();
      expect(repeated).toEqual([]);
      const texts = [
        ...thrown.map((error) =>
          inspect(error, { depth: Infinity, showHidden: true, maxStringLength: Infinity, maxArrayLength: Infinity }),
        ),
        JSON.stringify(graph.journal()),
      ];
      const told = graph.secretsSeen().filter((secret) => texts.some((text) => text.includes(secret)));
      expect(told.map((secret) => `${secret.slice(0, 3)}… of ${secret.length} characters`)).toEqual([]);
    },
  };
}

/**
 * Excludes requests of another test's bot that still calls an old port: those have a token of another tenant, which is
 * refused, or ask for such a token, or are no call of Graph.
 */
function mayBeOurs({ path, status }: JournalEntry): boolean {
  return path.startsWith('/v1.0/') ? status !== 401 : path.startsWith(`/${TENANT.tenantId}/`);
}

function watched(directory: Directory, watch: Watch): Directory {
  const methods = Object.entries(directory) as [string, (...input: readonly unknown[]) => Promise<unknown>][];
  const wrapped = methods.map(([name, method]) => [
    name,
    async (...input: readonly unknown[]) => await watch.call(async () => await method(...input)),
  ]);
  return Object.fromEntries(wrapped) as Directory;
}

/**
 * Requests that were sent again although no answer in between had said that nothing was done (400, 401 or 403, also in
 * a part of a batch).
 */
function repetitionsIn(entries: readonly JournalEntry[]): readonly string[] {
  const sent: { readonly name: string; readonly refused: boolean }[] = [];
  let inner: JournalEntry[] = [];
  for (const entry of entries) {
    if (entry.batch !== undefined) inner.push(entry);
    else {
      const name = [nameOf(entry), ...inner.map(({ path }) => path)].join(' ');
      sent.push({ name, refused: [entry, ...inner].some(({ status }) => [400, 401, 403].includes(status)) });
      inner = [];
    }
  }
  return sent.flatMap(({ name }, index) => {
    const first = sent.findIndex((other) => other.name === name);
    return first === index || sent.slice(first, index).some(({ refused }) => refused) ? [] : [name];
  });
}

function isToken(entry: JournalEntry): boolean {
  return entry.path.includes('/oauth2/');
}

function nameOf({ method, path }: JournalEntry): string {
  return `${method} ${path.replace(/^\/v1\.0/, '')}`;
}

/** A token of the application, with the permissions that it has now. */
export async function tokenOf(graph: LocalGraph, send: typeof fetch = fetch): Promise<string> {
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: TENANT.clientId,
    client_secret: TENANT.clientSecret,
    scope: 'https://graph.microsoft.com/.default',
  });
  const answer = await send(`${graph.origin}/${TENANT.tenantId}/oauth2/v2.0/token`, { method: 'POST', body: form });
  const { access_token: token } = (await answer.json()) as { access_token: string };
  return token;
}

async function callGraph(
  graph: LocalGraph,
  request: { readonly method: string; readonly path: string; readonly body: unknown },
): Promise<Readonly<Record<string, unknown>>> {
  const bearer = await tokenOf(graph);
  const response = await fetch(`${graph.origin}/v1.0${request.path}`, {
    method: request.method,
    headers: { Authorization: `Bearer ${bearer}`, 'Content-Type': 'application/json' },
    ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${request.method} ${request.path}: ${response.status} ${text}`);
  return text === '' ? {} : (JSON.parse(text) as Readonly<Record<string, unknown>>);
}
