import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDirectory } from '#adapters/graph/directory.ts';
import type { AzureCredential } from '#adapters/graph/calls/token.ts';
import { startInstitution, type Institution } from '#sandbox/start.ts';

describe('the application signs in to the tenant', () => {
  let institution: Institution;
  const folder = mkdtempSync(join(tmpdir(), 'buzon-credentials-'));
  const tokenFile = join(folder, 'token');
  beforeAll(async () => {
    const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    writeFileSync(
      tokenFile,
      `${part({ alg: 'RS256' })}.${part({ sub: 'workload', exp: 4_102_444_800 })}.c2lnbmF0dXJl\n`,
    );
    institution = await startInstitution({ overrides: { mailboxMs: 0, replicationMs: 0 } });
  });
  afterAll(async () => {
    await institution.stop();
    rmSync(folder, { recursive: true });
  });

  const certificate = fileURLToPath(new URL('../../fixtures/throwaway-certificate.pem', import.meta.url));
  it.each([
    ['a certificate', (): AzureCredential => ({ type: 'certificate', path: certificate })],
    ['a federated token', (): AzureCredential => ({ type: 'federated', tokenFile })],
    ['a secret', (): AzureCredential => ({ type: 'secret', secret: institution.env['AZURE_CLIENT_SECRET'] ?? '' })],
  ])('with %s', async (_, credential) => {
    const { env, graph } = institution;
    const directory = createDirectory({
      tenantId: env['AZURE_TENANT_ID'] ?? '',
      clientId: env['AZURE_CLIENT_ID'] ?? '',
      credential: credential(),
      authorityHost: graph.origin,
      graphBaseUrl: graph.origin,
      licenceSku: env['LICENSE_SKU'] ?? '',
      groupIds: [],
      locale: 'es-CO',
      credentialDelivery: 'password',
    });
    const { licence } = await directory.survey([`nadie@${env['MAIL_DOMAIN'] ?? ''}`]);
    expect(licence.total).toBeGreaterThan(0);
  });

  it('and notes with each call whether they are accepted: a secret that expires an hour later, and one that is accepted again', async () => {
    const { env, graph } = institution;
    const told: boolean[] = [];
    const directory = createDirectory({
      tenantId: env['AZURE_TENANT_ID'] ?? '',
      clientId: env['AZURE_CLIENT_ID'] ?? '',
      credential: { type: 'secret', secret: env['AZURE_CLIENT_SECRET'] ?? '' },
      authorityHost: graph.origin,
      graphBaseUrl: graph.origin,
      licenceSku: env['LICENSE_SKU'] ?? '',
      groupIds: [],
      locale: 'es-CO',
      credentialDelivery: 'password',
      onCredentials: (areTaken) => told.push(areTaken),
    });
    const ask = async (): Promise<unknown> => await directory.findUser('nadie@entidad.gov.co').catch(() => null);
    await ask();
    graph.moveClock(2 * 60 * 60_000);
    graph.addFault({ kind: 'token-invalid-client', match: '.' });
    await ask();
    await ask();
    // A call that is refused says nothing about the credentials.
    graph.addFault({ kind: 'forbidden-403', match: 'GET /users' });
    await ask();
    expect(told).toEqual([true, false, true]);
  });
});
