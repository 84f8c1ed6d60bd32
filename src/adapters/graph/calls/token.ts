import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createHash, createPrivateKey, X509Certificate } from 'node:crypto';
import { ConfidentialClientApplication, type Configuration, type INetworkModule } from '@azure/msal-node';
import { grantedBy, isSame, type Granted } from './granted.ts';

export type AzureCredential =
  | { readonly type: 'certificate'; readonly path: string }
  | { readonly type: 'secret'; readonly secret: string }
  | { readonly type: 'federated'; readonly tokenFile: string };

export interface TokenOptions {
  readonly tenantId: string;
  readonly clientId: string;
  readonly credential: AzureCredential;
  /** Origin of the login service. `http://` only for loopback. */
  readonly authorityHost: string;
  /** The Graph root whose `.default` scope is requested. */
  readonly graphRoot: string;
}

const GLOBAL_AUTHORITY = 'https://login.microsoftonline.com';
const PATIENCE = 15_000;

export interface TokenSource {
  token(): Promise<string>;
  /** Makes the next call request a new token. */
  forget(): void;
  /** What the last token grants; null when it does not tell. The token itself is not kept here. */
  granted(): Granted | null;
  /** Requests a new token: whether it grants something else than the last one, for instance after a recent consent. */
  grantsMore(): Promise<boolean>;
}

/** When the certificate in a PEM file expires. */
export function certificateEnd(path: string): Date {
  return new Date(new X509Certificate(readFileSync(path, 'utf8')).validTo);
}

/**
 * Access tokens for the application. Simultaneous calls share one request; MSAL caches the token until shortly before
 * it expires.
 */
export function createTokenSource(options: TokenOptions): TokenSource {
  let client: Promise<ConfidentialClientApplication> | undefined;
  let asking: Promise<string> | undefined;
  let fresh = false;
  let granted: Granted | null = null;
  const ask = async (): Promise<string> => {
    client ??= createClient(options).catch((error: unknown) => {
      client = undefined;
      throw error;
    });
    const skipCache = fresh;
    fresh = false;
    const scopes = [`${options.graphRoot}/.default`];
    const answer = await (await client).acquireTokenByClientCredential({ scopes, skipCache });
    if (answer === null || answer.accessToken === '') throw new Error('the token endpoint gave no token');
    granted = grantedBy(answer.accessToken);
    return answer.accessToken;
  };
  const token = async (): Promise<string> => {
    asking ??= ask().finally(() => {
      asking = undefined;
    });
    return await asking;
  };
  return {
    token,
    forget: () => {
      fresh = true;
    },
    granted: () => granted,
    grantsMore: async () => {
      const before = granted;
      fresh = true;
      // Without a new token the old one's refusal stands.
      await token().catch(() => undefined);
      return !isSame(before, granted);
    },
  };
}

async function createClient(options: TokenOptions): Promise<ConfidentialClientApplication> {
  const loopback = options.authorityHost.startsWith('http://');
  // MSAL accepts no http authority: for loopback its requests keep Microsoft's host names and only the transport is
  // redirected.
  const authorityHost = loopback ? GLOBAL_AUTHORITY : options.authorityHost;
  const configuration: Configuration = {
    auth: {
      clientId: options.clientId,
      authority: `${authorityHost}/${options.tenantId}`,
      knownAuthorities: [new URL(authorityHost).host],
      ...(await credentialOf(options.credential)),
    },
    system: { networkClient: networkClient(loopback ? options.authorityHost : null) },
  };
  return new ConfidentialClientApplication(configuration);
}

async function credentialOf(credential: AzureCredential): Promise<Partial<Configuration['auth']>> {
  switch (credential.type) {
    case 'secret':
      return { clientSecret: credential.secret };
    case 'federated':
      return { clientAssertion: async () => (await readFile(credential.tokenFile, 'utf8')).trim() };
    case 'certificate':
      return { clientCertificate: readCertificate(credential.path) };
  }
}

/** The certificate and private key of one PEM file. Throws when either is missing or they do not belong together. */
export function readCertificate(path: string): { readonly thumbprintSha256: string; readonly privateKey: string } {
  const pem = readFileSync(path, 'utf8');
  const certificate = new X509Certificate(pem);
  const key = createPrivateKey(pem);
  if (!certificate.checkPrivateKey(key)) throw new Error('the private key does not belong to the certificate');
  const thumbprintSha256 = createHash('sha256').update(certificate.raw).digest('hex');
  return { thumbprintSha256, privateKey: key.export({ type: 'pkcs8', format: 'pem' }).toString() };
}

/** MSAL's own network client has no time limit for POST (facts: graph.md 4.3). */
function networkClient(elsewhere: string | null): INetworkModule {
  const reach = (url: string): string => (elsewhere === null ? url : url.replace(GLOBAL_AUTHORITY, elsewhere));
  const send = async (
    method: 'GET' | 'POST',
    url: string,
    options: { headers?: Record<string, string>; body?: string } = {},
  ): Promise<{ status: number; headers: Record<string, string>; body: unknown }> => {
    const response = await fetch(reach(url), {
      method,
      signal: AbortSignal.timeout(PATIENCE),
      ...(options.headers === undefined ? {} : { headers: options.headers }),
      ...(options.body === undefined ? {} : { body: options.body }),
    });
    const text = await response.text();
    return { status: response.status, headers: Object.fromEntries(response.headers), body: parsed(text) };
  };
  return {
    sendGetRequestAsync: async (url, options) => (await send('GET', url, options)) as never,
    sendPostRequestAsync: async (url, options) => (await send('POST', url, options)) as never,
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
