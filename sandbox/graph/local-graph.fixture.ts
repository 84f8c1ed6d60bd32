import type { LocalGraph, LocalGraphOptions } from '../services/graph.ts';
import { startLocalGraph } from './local-graph.ts';

/** For tests: a local Graph of a small institution, and a caller that uses plain fetch. */

export const TENANT = 'aaaaaaaa-0000-4000-8000-000000000001';
export const CLIENT = 'bbbbbbbb-0000-4000-8000-000000000002';
export const SECRET = 'client-secret-of-the-test';
export const DOMAIN = 'institucion.edu.co';
export const MAIL_SKU = 'cccccccc-0000-4000-8000-000000000003';
export const PLAIN_SKU = 'cccccccc-0000-4000-8000-000000000004';
export const STAFF = 'dddddddd-0000-4000-8000-000000000005';
export const ROBUST = 'Kp7#vetuZ!92qmXd';

const PERMISSIONS: readonly string[] = [
  'User.ReadWrite.All',
  'User-PasswordProfile.ReadWrite.All',
  'Directory.Read.All',
  'GroupMember.ReadWrite.All',
  'MailboxSettings.Read',
  'MailboxSettings.ReadWrite',
  'UserAuthMethod-TAP.ReadWrite.All',
  'Policy.Read.AuthenticationMethod',
];

export const OPTIONS: LocalGraphOptions = {
  tenantId: TENANT,
  clientId: CLIENT,
  clientSecret: SECRET,
  domain: DOMAIN,
  permissions: PERMISSIONS,
  directoryRoles: ['User Administrator'],
  skus: [
    { skuId: MAIL_SKU, skuPartNumber: 'O365_BUSINESS_ESSENTIALS', enabled: 3, exchange: true },
    { skuId: PLAIN_SKU, skuPartNumber: 'AAD_PREMIUM', enabled: 10, exchange: false },
  ],
  users: [
    {
      userPrincipalName: `jefa@${DOMAIN}`,
      displayName: 'Jefa Pérez',
      department: 'Sistemas',
      licences: ['O365_BUSINESS_ESSENTIALS'],
    },
    { userPrincipalName: `admin.global@${DOMAIN}`, displayName: 'Admin', directoryRole: 'Global Administrator' },
  ],
  groups: [
    { id: STAFF, displayName: 'Funcionarios', mail: `funcionarios@${DOMAIN}` },
    { id: 'dddddddd-0000-4000-8000-000000000006', displayName: 'Seguridad' },
  ],
  contacts: [{ displayName: 'Proveedor', mail: `proveedor@${DOMAIN}` }],
};

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The parsed body; an empty object without one. */
  readonly body: Record<string, unknown>;
  readonly error: { readonly code?: string; readonly message?: string; readonly details?: readonly Detail[] };
}

interface Detail {
  readonly code: string;
  readonly target?: string;
}

export interface Caller {
  readonly graph: LocalGraph;
  readonly token: string;
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
}

const running: LocalGraph[] = [];

export async function stopAll(): Promise<void> {
  for (const graph of running.splice(0)) await graph.stop();
}

export async function start(more: Partial<LocalGraphOptions> = {}): Promise<Caller> {
  const graph = await startLocalGraph({ ...OPTIONS, ...more });
  running.push(graph);
  const token = await fetchToken(graph.origin);
  graph.clearJournal();
  return {
    graph,
    token,
    async call(method, path, body, headers = {}) {
      const response = await fetch(`${graph.origin}/v1.0${path}`, {
        method,
        headers: {
          Authorization: `Bearer ${token}`,
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return readAnswer(response);
    },
  };
}

export async function readAnswer(response: Response): Promise<Answer> {
  const text = await response.text();
  const json = text !== '' && (response.headers.get('content-type') ?? '').includes('json');
  const body = json ? (JSON.parse(text) as Record<string, unknown>) : {};
  const error = (body['error'] ?? {}) as Answer['error'];
  return { status: response.status, headers: response.headers, text, body, error };
}

export function tokenForm(more: Record<string, string> = {}): URLSearchParams {
  return new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: CLIENT,
    client_secret: SECRET,
    scope: 'https://graph.microsoft.com/.default',
    ...more,
  });
}

export async function fetchToken(origin: string, more: Record<string, string> = {}): Promise<string> {
  const response = await fetch(`${origin}/${TENANT}/oauth2/v2.0/token`, { method: 'POST', body: tokenForm(more) });
  const body = (await response.json()) as { access_token: string };
  return body.access_token;
}

export function newUser(name: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    accountEnabled: true,
    displayName: `Persona ${name}`,
    mailNickname: name,
    userPrincipalName: `${name}@${DOMAIN}`,
    usageLocation: 'CO',
    passwordProfile: { forceChangePasswordNextSignIn: true, password: ROBUST },
    ...more,
  };
}

/** Creates a user and returns the id. */
export async function create(caller: Caller, name: string, more: Record<string, unknown> = {}): Promise<string> {
  const answer = await caller.call('POST', '/users', newUser(name, more));
  return String(answer.body['id']);
}

export function licence(skuId: string): Record<string, unknown> {
  return { addLicenses: [{ skuId, disabledPlans: [] }], removeLicenses: [] };
}
