import { afterEach, describe, expect, it } from 'vitest';
import { create, DOMAIN, licence, MAIL_SKU, start, stopAll, type Caller } from '../local-graph.fixture.ts';

afterEach(stopAll);

const LIST = 'eeeeeeee-0000-4000-8000-000000000001';
const JEFA = `jefa@${DOMAIN}`;
const ANA = `ana@${DOMAIN}`;
const BYPASS = '-BypassSecurityGroupManagerCheck';

async function institution(more: Parameters<typeof start>[0] = {}): Promise<Caller & { run(line: string): string }> {
  const caller = await start({
    ...more,
    groups: [
      { id: LIST, displayName: 'Boletín', mail: `boletin@${DOMAIN}`, kind: 'distribution' },
      { id: LIST.replace(/1$/, '2'), displayName: 'Equipo', mail: `equipo@${DOMAIN}` },
    ],
  });
  const id = await create(caller, 'ana');
  await caller.call('POST', `/users/${id}/assignLicense`, licence(MAIL_SKU));
  const run = (line: string): string => {
    const outcome = caller.graph.exchange.run(line);
    return outcome.ok ? 'ok' : (outcome.error.split('|').at(-2)?.split('.').at(-1) ?? outcome.error);
  };
  run('Connect-ExchangeOnline');
  return { ...caller, run };
}

const truth = (caller: Caller, address: string) =>
  caller.graph.users().find((user) => user.userPrincipalName === address || user.mail === address);

describe('addresses', () => {
  it('can be added and removed as aliases, and another one made the primary', async () => {
    const caller = await institution();
    const set = `Set-Mailbox -Identity '${JEFA}'`;
    expect(caller.run(`${set} -EmailAddresses @{Add='smtp:direccion@${DOMAIN}'}`)).toBe('ok');
    expect(truth(caller, JEFA)?.aliases).toEqual([`direccion@${DOMAIN}`]);
    expect(caller.run(`${set} -WindowsEmailAddress 'jefatura@${DOMAIN}'`)).toBe('ok');
    expect(truth(caller, JEFA)).toMatchObject({
      mail: `jefatura@${DOMAIN}`,
      aliases: [JEFA, `direccion@${DOMAIN}`],
    });
    expect(caller.run(`${set} -EmailAddresses @{Remove='smtp:direccion@${DOMAIN}'}`)).toBe('ok');
    expect(truth(caller, JEFA)?.aliases).toEqual([JEFA]);
    const read = await caller.call('GET', `/users/${JEFA}?$select=mail,proxyAddresses`);
    expect(read.body).toMatchObject({ mail: `jefatura@${DOMAIN}` });
  });

  it('are refused when taken or of another domain, and the primary one cannot be removed', async () => {
    const { run } = await institution();
    const set = `Set-Mailbox -Identity '${JEFA}'`;
    expect(run(`${set} -EmailAddresses @{Add='smtp:${ANA}'}`)).toBe('ProxyAddressExistsException');
    expect(run(`${set} -WindowsEmailAddress 'proveedor@${DOMAIN}'`)).toBe('ProxyAddressExistsException');
    expect(run(`${set} -EmailAddresses @{Add='smtp:jefa@otra.example'}`)).toBe('NotAcceptedDomainException');
    expect(run(`${set} -EmailAddresses @{Remove='smtp:${JEFA}'}`)).toBe('DataValidationException');
    expect(run(`Set-Mailbox -Identity 'admin.global@${DOMAIN}' -Type Shared`)).toBe(
      'ManagementObjectNotFoundException',
    );
  });
});

describe('a shared mailbox', () => {
  it('works without a licence, but no longer when it is made regular again', async () => {
    const { call, run } = await institution();
    const settings = `/users/${JEFA}/mailboxSettings`;
    expect(run(`Set-Mailbox -Identity '${JEFA}' -Type Shared`)).toBe('ok');
    await call('POST', `/users/${JEFA}/assignLicense`, { addLicenses: [], removeLicenses: [MAIL_SKU] });
    expect((await call('GET', settings)).body['userPurpose']).toBe('shared');
    expect(run(`Set-Mailbox -Identity '${JEFA}' -Type Regular`)).toBe('ok');
    expect((await call('GET', settings)).status).toBe(404);
  });

  it('keeps who was granted each right once, also when it is granted twice', async () => {
    const caller = await institution();
    const lines = [
      `Add-MailboxPermission -Identity '${JEFA}' -User '${ANA}' -AccessRights FullAccess`,
      `Add-RecipientPermission -Identity '${JEFA}' -Trustee '${ANA}' -AccessRights SendAs -Confirm:$false`,
      `Set-Mailbox -Identity '${JEFA}' -GrantSendOnBehalfTo @{Add='${ANA}'}`,
    ].join('\n');
    for (let time = 0; time < 2; time += 1) expect(caller.run(`# para Ana\n${lines}\n`)).toBe('ok');
    expect(truth(caller, JEFA)).toMatchObject({ fullAccess: [ANA], sendAs: [ANA], sendOnBehalf: [ANA] });
  });
});

describe('a distribution list', () => {
  it('cannot be changed without -BypassSecurityGroupManagerCheck by somebody who is not its manager', async () => {
    const { run } = await institution();
    expect(run(`Add-DistributionGroupMember -Identity '${LIST}' -Member '${ANA}'`)).toBe('RecipientTaskException');
  });

  it('gains and loses members, by address or id', async () => {
    const caller = await institution();
    const id = truth(caller, ANA)?.id ?? '';
    const add = `Add-DistributionGroupMember -Identity 'boletin@${DOMAIN}' -Member '${id}' ${BYPASS}`;
    const remove = `Remove-DistributionGroupMember -Identity '${LIST}' -Member '${ANA}' ${BYPASS} -Confirm:$false`;
    expect([caller.run(add), caller.run(add)]).toEqual(['ok', 'MemberAlreadyExistsException']);
    expect(truth(caller, ANA)?.groups).toEqual(['Boletín']);
    expect([caller.run(remove), caller.run(remove)]).toEqual(['ok', 'MemberNotFoundException']);
    expect(caller.run(`Add-DistributionGroupMember -Identity 'equipo@${DOMAIN}' -Member '${ANA}' ${BYPASS}`)).toBe(
      'ManagementObjectNotFoundException',
    );
  });
});

describe('lines', () => {
  it('need Connect-ExchangeOnline once before them', async () => {
    const { graph } = await start();
    const line = `Set-Mailbox -Identity '${JEFA}' -Type Shared`;
    expect(graph.exchange.run(line)).toMatchObject({ ok: false, error: expect.stringContaining('CommandNotFound') });
    expect(graph.exchange.run(`Connect-ExchangeOnline\n${line}`)).toEqual({ ok: true });
    expect(graph.exchange.run(line)).toEqual({ ok: true });
  });

  it('run in order up to the first that fails', async () => {
    const caller = await institution();
    const add = (alias: string): string => `Set-Mailbox -Identity '${JEFA}' -EmailAddresses @{Add='smtp:${alias}'}`;
    const script = [add(`uno@${DOMAIN}`), add(ANA), add(`dos@${DOMAIN}`)].join('\r\n');
    expect(caller.run(script)).toBe('ProxyAddressExistsException');
    expect(truth(caller, JEFA)?.aliases).toEqual([`uno@${DOMAIN}`]);
  });

  it('write a quote inside a value as two', async () => {
    const { graph, run } = await institution();
    const id = graph.admin.createUser({ userPrincipalName: `o'hara@${DOMAIN}`, displayName: 'O', licences: [] });
    expect(run(`Add-MailboxPermission -Identity '${JEFA}' -User 'o''hara@${DOMAIN}' -AccessRights FullAccess`)).toBe(
      'ok',
    );
    expect(graph.users()[0]?.fullAccess).toEqual([`o'hara@${DOMAIN}`]);
    expect(id).not.toBe('');
  });

  it.each([
    `Set-Mailbox -Identity ${JEFA} -Type Shared`,
    `Set-Mailbox -Identity "${JEFA}" -Type Shared`,
    `Set-Mailbox -Identity 'o'hara@${DOMAIN}' -Type Shared`,
    `Set-Mailbox -Identity 'jefa’; Remove-Mailbox x' -Type Shared`,
    `Set-Mailbox -Identity '${JEFA}' -Type Room`,
    `Set-Mailbox -Identity '${JEFA}' -Type Shared; Remove-Mailbox '${JEFA}'`,
    `Set-Mailbox -Identity '${JEFA}' -EmailAddresses @{Add='${ANA}'}`,
    `Add-RecipientPermission -Identity '${JEFA}' -Trustee '${ANA}' -AccessRights SendAs`,
    `Get-Mailbox -Identity '${JEFA}'`,
  ])('are refused when they do not have a known form: %s', async (line) => {
    const { run } = await institution();
    expect(run(line)).toBe('ParseException');
  });
});
