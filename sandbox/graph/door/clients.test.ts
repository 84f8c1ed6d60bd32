import { ConfidentialClientApplication, ServerError, type INetworkModule } from '@azure/msal-node';
import {
  AuthenticationHandler,
  Client,
  GraphError,
  PageIterator,
  RetryHandler,
  RetryHandlerOptions,
  type Context,
  type Middleware,
} from '@microsoft/microsoft-graph-client';
import type { User } from '@microsoft/microsoft-graph-types';
import { afterEach, describe, expect, it } from 'vitest';
import type { LocalGraph } from '#sandbox/services/graph.ts';
import { CLIENT, DOMAIN, newUser, SECRET, start, stopAll, TENANT } from '../local-graph.fixture.ts';

afterEach(stopAll);

/** Sends requests for Microsoft's hosts to the local origin instead. */
function rewritingTransport(origin: string): Middleware {
  return {
    async execute(context: Context): Promise<void> {
      const url = new URL(typeof context.request === 'string' ? context.request : context.request.url);
      context.response = await fetch(`${origin}${url.pathname}${url.search}`, context.options as RequestInit);
    },
  };
}

function rewritingNetwork(origin: string): INetworkModule {
  const send = async (method: string, url: string, options?: { headers?: Record<string, string>; body?: string }) => {
    const { pathname, search } = new URL(url);
    const response = await fetch(`${origin}${pathname}${search}`, {
      method,
      ...(options?.headers ? { headers: options.headers } : {}),
      ...(options?.body === undefined ? {} : { body: options.body }),
    });
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: (await response.json()) as never,
    };
  };
  return {
    sendGetRequestAsync: (url, options) => send('GET', url, options),
    sendPostRequestAsync: (url, options) => send('POST', url, options),
  };
}

function msal(graph: LocalGraph, clientSecret = SECRET): ConfidentialClientApplication {
  return new ConfidentialClientApplication({
    auth: { clientId: CLIENT, clientSecret, authority: `https://login.microsoftonline.com/${TENANT}` },
    system: { networkClient: rewritingNetwork(graph.origin) },
  });
}

const SCOPES = ['https://graph.microsoft.com/.default'];

function client(graph: LocalGraph): Client {
  const app = msal(graph);
  const auth = new AuthenticationHandler({
    async getAccessToken() {
      return (await app.acquireTokenByClientCredential({ scopes: SCOPES }))?.accessToken ?? '';
    },
  });
  const retry = new RetryHandler(new RetryHandlerOptions(1, 2));
  auth.setNext(retry);
  retry.setNext(rewritingTransport(graph.origin));
  return Client.initWithMiddleware({ middleware: auth });
}

describe('msal-node, unmodified', () => {
  it('gets a token in one request and reuses it', async () => {
    const { graph } = await start();
    const app = msal(graph);
    const first = await app.acquireTokenByClientCredential({ scopes: SCOPES });
    const second = await app.acquireTokenByClientCredential({ scopes: SCOPES });
    expect(first?.accessToken).toBe(second?.accessToken);
    expect(graph.journal()).toHaveLength(1);
  });

  it('reports AADSTS7000215 for a wrong secret', async () => {
    const { graph } = await start();
    const asked = msal(graph, 'wrong').acquireTokenByClientCredential({ scopes: SCOPES });
    const error: unknown = await asked.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ServerError);
    expect(error).toMatchObject({ errorCode: 'invalid_client', errorNo: 7000215 });
  });
});

describe('the Graph client, unmodified', () => {
  it('creates, reads and changes a user', async () => {
    const { graph } = await start();
    const api = client(graph);
    const made = (await api.api('/users').post(newUser('ana'))) as User;
    expect(await api.api(`/users/${made.id ?? ''}`).patch({ jobTitle: 'Analista' })).toBeUndefined();
    const read = (await api
      .api(`/users/${made.id ?? ''}`)
      .select('jobTitle,accountEnabled')
      .get()) as User;
    expect(read).toMatchObject({ jobTitle: 'Analista', accountEnabled: true });
  });

  it('gets a conflict as a GraphError whose body names the property', async () => {
    const { graph } = await start();
    const error: unknown = await client(graph)
      .api('/users')
      .post(newUser('jefa'))
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(GraphError);
    const { statusCode, code, body, requestId } = error as GraphError;
    expect([statusCode, code]).toEqual([400, 'Request_BadRequest']);
    expect(requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(JSON.parse(String(body))).toMatchObject({ details: [{ code: 'ObjectConflict' }, {}] });
  });

  it('retries a POST whose 504 came after the account was created, and so gets a conflict with that account', async () => {
    const { graph } = await start();
    graph.addFault({ kind: 'gateway-timeout-504-after-commit', match: '^POST /users$' });
    const error: unknown = await client(graph)
      .api('/users')
      .post(newUser('ana'))
      .catch((thrown: unknown) => thrown);
    expect((error as GraphError).statusCode).toBe(400);
    expect(graph.journal().filter((entry) => entry.method === 'POST' && entry.path === '/v1.0/users')).toHaveLength(2);
  });

  it('follows nextLinks, which name the real host', async () => {
    const { graph } = await start({
      users: Array.from({ length: 12 }, (_, index) => ({
        userPrincipalName: `u${index}@${DOMAIN}`,
        displayName: `U ${index}`,
      })),
    });
    const api = client(graph);
    const page = (await api.api('/users').top(5).get()) as { value: User[]; '@odata.nextLink': string };
    expect(page['@odata.nextLink']).toMatch(/^https:\/\/graph\.microsoft\.com\/v1\.0\/users\?/);
    const seen: unknown[] = [];
    const pages = new PageIterator(api, page, (user: User) => {
      seen.push(user.userPrincipalName);
      return true;
    });
    await pages.iterate();
    expect(new Set(seen).size).toBe(12);
  });

  it('sends no token to a plain http address, so the call is refused with 401', async () => {
    const { graph } = await start();
    const plain = Client.init({
      baseUrl: `${graph.origin}/`,
      authProvider: (done) => done(null, 'a-token'),
    });
    const error: unknown = await plain
      .api('/users')
      .get()
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      statusCode: 401,
      code: 'InvalidAuthenticationToken',
      message: 'Access token is empty.',
    });
  });
});
