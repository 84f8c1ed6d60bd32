import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { snapshotOf, type AccountForm } from '#domain/account/account-form.ts';
import type { Account } from '#domain/account/account.ts';
import { subjectOf, type PersonalForm } from '#domain/form/form.ts';
import type { Actor } from '#domain/person.ts';
import { addDays, dayIn } from '#use-cases/calendar/calendar.ts';
import { confirmReceipt } from '#use-cases/hand-over/confirm-receipt.ts';
import { confirmLine } from '#use-cases/requests/confirm-line.ts';
import { executeRequest } from '#use-cases/requests/execute-request.ts';
import { approveRequest } from '#use-cases/requests/approve-request.ts';
import { releaseAddress } from '#use-cases/accounts/release-address.ts';
import { submitChange } from '#use-cases/requests/submit-change.ts';
import { tellConflicts } from '#use-cases/requests/tell-conflicts.ts';
import { undoDeletion } from '#use-cases/requests/undo-deletion.ts';
import { hashPlan } from '#domain/plan/compare-plans.ts';
import {
  receive,
  COLLEAGUE,
  DOMAIN,
  GROUPS,
  HEAD,
  HOLDER,
  SKUS,
  startLife,
  SYSTEMS,
  type Life,
} from '#test/stages/life.ts';

const DAY = 24 * 60 * 60_000;

describe('the life of an account', () => {
  let life: Life;

  beforeAll(async () => {
    life = await startLife();
  });
  afterAll(async () => await life.stop());

  const today = (): string => dayIn(life.now(), 'America/Bogota');
  const about = (account: Account): { account: ReturnType<typeof snapshotOf>; justification: string } => ({
    account: snapshotOf(account),
    justification: 'Hace falta',
  });
  const tenantOf = ({ directoryId }: Account) => life.graph.users().find(({ id }) => id === directoryId);
  const deletion = (account: Account, change: object = {}): AccountForm => ({
    ...about(account),
    type: 'deletion',
    lastDay: addDays(today(), -1),
    redirectTo: null,
    outOfOffice: '',
    ...change,
  });

  it('changes personal data in the tenant and the register', async () => {
    const account = await life.account();
    const data = {
      givenNames: 'Ana María',
      surnames: 'Peña Ñáñez',
      displayName: 'Ana María Peña Ñáñez',
      position: 'Directora',
      department: { code: '200', name: 'Hacienda', head: null },
      phone: '301 555 0101',
      responsible: { id: 'U0OTHER', name: 'Otra Persona' },
    };
    const done = await life.carryOut({ ...about(account), type: 'data', data });
    expect(done).toMatchObject({ state: 'closed', kind: 'modification' });
    expect(done.plan?.changes).toContainEqual({
      what: 'position',
      before: { text: 'Profesional' },
      after: { text: 'Directora' },
    });
    expect(tenantOf(account)).toMatchObject({
      displayName: data.displayName,
      jobTitle: 'Directora',
      department: 'Hacienda',
    });
    expect(await life.reread(account)).toMatchObject({
      displayName: data.displayName,
      departmentName: 'Hacienda',
      phone: '301 555 0101',
    });
    const again = await submitChange(life.deps, {
      form: { ...about(await life.reread(account)), type: 'data', data },
      requester: HOLDER,
    });
    expect(again).toEqual({ ok: false, error: [{ code: 'nothing_to_change' }] });
  });

  it('lets another responsible official take over the department’s part of a pending hand-over', async () => {
    const made = await life.decideAndRun(await life.askNew());
    expect(made).toMatchObject({ state: 'delivered', receivers: { department: { id: HEAD.id } } });
    const account = await life.store.accountOn(subjectOf(made.form as PersonalForm));
    if (account === null) throw new Error('no account');
    const next = { id: 'U0NEXT', name: 'Nadia Next' };
    const { displayName, phone } = account;
    const data = {
      ...{ givenNames: account.givenNames ?? 'Ana', surnames: account.surnames ?? 'Peña', displayName, phone },
      position: 'Asesora',
      department: { code: account.departmentCode, name: account.departmentName, head: null },
      responsible: next,
    };
    expect(await life.carryOut({ ...about(account), type: 'data', data })).toMatchObject({ state: 'closed' });
    expect((await life.request(made.id)).receivers).toMatchObject({ department: next });
    const confirm = async (by: Actor) => await confirmReceipt(life.deps, { requestId: made.id, by });
    expect(await confirm(HEAD)).toEqual({
      ok: false,
      error: { code: 'not_official_now', what: 'receipt', official: next },
    });
    expect(await confirm({ ...HEAD, ...next })).toMatchObject({
      ok: true,
      value: { receipts: [{ side: 'department', by: next }] },
    });
  });

  it('changes an address, keeps the old one from others, and releases it early for a reason', async () => {
    const account = await life.account();
    const done = await life.carryOut({ ...about(account), type: 'address', localPart: 'nueva.direccion' });
    expect(done.state).toBe('closed');
    const to = `nueva.direccion@${DOMAIN}`;
    expect(tenantOf(account)).toMatchObject({ userPrincipalName: to, mail: to });
    expect((await life.reread(account)).address).toBe(to);
    const nobody = { requestId: null, accountId: null };
    expect(await life.store.addressesTaken([account.address], nobody)).toEqual(new Set([account.address]));
    expect(await releaseAddress(life.deps, { address: account.address, by: HEAD, reason: 'x' })).toMatchObject({
      ok: false,
    });
    // In Microsoft 365 the account keeps its former address, so nobody else can have it.
    expect(await releaseAddress(life.deps, { address: account.address, by: SYSTEMS, reason: 'x' })).toEqual({
      ok: true,
      value: { stillHas: expect.objectContaining({ id: account.directoryId, by: 'user' }) as unknown },
    });
    expect(await life.store.addressesTaken([account.address], nobody)).toEqual(new Set());
  });

  it('lets nobody release an address of their own, recognised by their chat id or confirmed address', async () => {
    const account = await life.account();
    const done = await life.carryOut({ ...about(account), type: 'address', localPart: 'propia.direccion' });
    expect(done.state).toBe('closed');
    const left = { address: account.address, reason: 'La quiere otra persona' };
    const concerned = { ok: false, error: { code: 'concerned' } };
    const holder = { ...HOLDER, id: account.holder?.id ?? '', systems: true };
    expect(await releaseAddress(life.deps, { ...left, by: holder })).toEqual(concerned);
    const byEmail = { ...SYSTEMS, email: account.address };
    expect(await releaseAddress(life.deps, { ...left, by: byEmail })).toEqual(concerned);
    const official = { type: 'departmental', holder: SYSTEMS, responsible: SYSTEMS } as const;
    await life.store.transact(async (tx) => await tx.saveAccount({ ...(await life.reread(account)), ...official }));
    expect(await releaseAddress(life.deps, { ...left, by: SYSTEMS })).toEqual(concerned);
    const nobody = { requestId: null, accountId: null };
    expect(await life.store.addressesTaken([left.address], nobody)).toEqual(new Set([left.address]));
    expect(await releaseAddress(life.deps, { ...left, by: COLLEAGUE })).toMatchObject({ ok: true });
  });

  it('lets an office of one release an address of its own, which the trail marks', async () => {
    const account = await life.account();
    await life.carryOut({ ...about(account), type: 'address', localPart: 'unica.direccion' });
    const by = { ...SYSTEMS, id: account.holder?.id ?? '', alone: { reason: null } };
    const reason = 'No hay nadie más';
    expect(await releaseAddress(life.deps, { address: account.address, by, reason })).toMatchObject({ ok: true });
    const [event] = await life.store.trail.ofAccount(account.id, 1);
    expect(event).toMatchObject({
      ...{ what: 'release_address', actor: by.id, data: { alone: true } },
      personal: { address: account.address, reason },
    });
  });

  it('has somebody run a line if the primary address does not change, and checks that it did', async () => {
    const account = await life.account();
    life.graph.addFault({ kind: 'rename-keeps-primary', match: 'PATCH /v1.0/users', times: 1 });
    const stuck = await life.carryOut({ ...about(account), type: 'address', localPart: 'otra.direccion' });
    expect(stuck.state).toBe('executing');
    const run = await life.store.run(stuck.id);
    expect(run?.steps.find(({ name }) => name === 'primary_address')).toMatchObject({ waitingFor: 'person' });
    const to = `otra.direccion@${DOMAIN}`;
    expect(
      life.graph.exchange.run(`Set-Mailbox -Identity '${account.directoryId}' -WindowsEmailAddress '${to}'`),
    ).toEqual({ ok: true });
    expect((await confirmLine(life.deps, { requestId: stuck.id, by: COLLEAGUE })).ok).toBe(true);
    await life.drain();
    expect(await life.request(stuck.id)).toMatchObject({ state: 'closed' });
    expect(tenantOf(account)?.mail).toBe(to);
  });

  it('gives the holder a new password without an approval, which only the holder sees', async () => {
    const account = await life.account();
    const asked = await life.ask({ ...about(account), type: 'password' }, HOLDER);
    expect(asked).toMatchObject({
      state: 'delivered',
      rule: 'self_service',
      handedTo: { person: { id: HOLDER.id }, as: 'holder' },
    });
    await receive(life, asked);
    expect((await life.request(asked.id)).state).toBe('closed');
  });

  it('gives it beside another open request about the account, whichever came first', async () => {
    const account = await life.account();
    const waiting = await life.ask({ ...about(account), type: 'licence', licence: SKUS.exchange });
    const asked = await life.ask({ ...about(account), type: 'password' }, HOLDER);
    expect(asked.state).toBe('delivered');
    expect((await life.request(waiting.id)).state).toBe('submitted');
    await receive(life, asked);
    expect((await life.decideAndRun(waiting)).state).toBe('closed');

    const claimed = await life.ask({ ...about(account), type: 'password' }, HEAD);
    const later = await life.ask({ ...about(account), type: 'licence', licence: SKUS.standard });
    expect([claimed.state, later.state]).toEqual(['submitted', 'submitted']);
    const second = await submitChange(life.deps, { form: { ...about(account), type: 'password' }, requester: HOLDER });
    expect(second).toEqual({ ok: false, error: [{ code: 'has_open_request', number: claimed.number }] });
    expect((await life.decideAndRun(later)).state).toBe('closed');
    const done = await life.decideAndRun(claimed);
    expect(done.state).toBe('delivered');
    await receive(life, done);
  });

  it('gives it after the run that works on the account, without anybody asking again', async () => {
    const account = await life.account();
    const groups = { join: [GROUPS.distribution], leave: [] };
    const running = await life.ask({ ...about(account), type: 'groups', ...groups });
    await life.sql(`update requests set state = 'executing' where id = '${running.id}'`);
    const asked = await submitChange(life.deps, { form: { ...about(account), type: 'password' }, requester: HOLDER });
    if (!asked.ok) throw new Error('it is not taken');
    await life.drain();
    expect(await life.request(asked.value.id)).toMatchObject({ state: 'submitted', plan: null });
    await life.sql(`update requests set state = 'submitted' where id = '${running.id}'`);
    await life.sendAgain(asked.value);
    await life.drain();
    const done = await life.request(asked.value.id);
    expect(done.state).toBe('delivered');
    await receive(life, done);
  });

  it('lets the responsible official request a password, which needs an approval and is handed to the holder', async () => {
    const account = await life.account();
    const done = await life.carryOut({ ...about(account), type: 'password' }, HEAD);
    expect(done).toMatchObject({ state: 'delivered', handedTo: { person: { id: HOLDER.id } } });
    const stranger = await submitChange(life.deps, {
      form: { ...about(account), type: 'password' },
      requester: SYSTEMS,
    });
    expect(stranger).toEqual({ ok: false, error: [{ code: 'not_allowed' }] });
    await receive(life, done);
  });

  it('changes the licence', async () => {
    const account = await life.account();
    const made = { licences: { names: ['STANDARDPACK'] }, aliases: { names: [], at: expect.any(Date) } };
    expect(await life.store.factsOf(account)).toMatchObject(made);
    const done = await life.carryOut({ ...about(account), type: 'licence', licence: SKUS.exchange });
    expect(done.state).toBe('closed');
    expect(tenantOf(account)?.licences).toEqual(['EXCHANGESTANDARD']);
    expect((await life.store.factsOf(account))?.licences.names).toEqual(['EXCHANGESTANDARD']);
  });

  it('joins and leaves groups; distribution lists are changed by hand', async () => {
    const account = await life.account();
    const done = await life.carryOut({
      ...about(account),
      type: 'groups',
      join: [GROUPS.security, GROUPS.distribution],
      leave: [GROUPS.m365],
    });
    expect(done.state).toBe('executing');
    for (const line of done.plan?.lines ?? []) expect(life.graph.exchange.run(line)).toEqual({ ok: true });
    await confirmLine(life.deps, { requestId: done.id, by: SYSTEMS });
    await life.drain();
    expect(await life.request(done.id)).toMatchObject({ state: 'closed' });
    expect([...(tenantOf(account)?.groups ?? [])].toSorted()).toEqual(['Boletín', 'VPN']);
  });

  it('replies automatically between two days', async () => {
    const account = await life.account();
    const form = {
      ...about(account),
      type: 'out_of_office',
      text: 'Estoy de vacaciones & vuelvo el lunes.\nGracias <ñ>',
      from: today(),
      until: addDays(today(), 7),
    } as const;
    expect(await life.carryOut(form)).toMatchObject({ state: 'closed' });
    expect(tenantOf(account)?.automaticReply).toBe('scheduled');
  });

  it('redirects mail to another account until the last day is over', async () => {
    const [account, other] = [await life.account(), await life.account()];
    const to = { id: other.id, address: other.address, displayName: other.displayName };
    const form = { ...about(account), type: 'redirection', to, until: addDays(today(), 3) } as const;
    const done = await life.carryOut(form);
    expect(done.state).toBe('scheduled');
    expect(tenantOf(account)?.inboxRules).toHaveLength(1);
    life.pass(6 * DAY);
    await life.drain();
    expect((await life.request(done.id)).state).toBe('closed');
    expect(tenantOf(account)?.inboxRules).toEqual([]);
  });

  it.each([
    ['alias', { type: 'alias', localPart: 'otro.nombre' }],
    ['shared', { type: 'shared' }],
  ] as const)('has %s done by hand, and checks it in the tenant', async (_, form) => {
    const account = await life.account();
    const done = await life.carryOut({ ...about(account), ...form });
    expect(done.state).toBe('executing');
    await confirmLine(life.deps, { requestId: done.id, by: SYSTEMS });
    await life.drain();
    // Nothing was run: a person's word is not enough if the tenant can be asked.
    expect(await life.request(done.id)).toMatchObject({ state: 'failed', failure: { code: 'line_without_effect' } });
    expect((await executeRequest(life.deps, { requestId: done.id, by: SYSTEMS, again: true })).ok).toBe(true);
    await life.drain();
    for (const line of done.plan?.lines ?? []) expect(life.graph.exchange.run(line)).toEqual({ ok: true });
    await confirmLine(life.deps, { requestId: done.id, by: SYSTEMS });
    await life.drain();
    expect(await life.request(done.id)).toMatchObject({ state: 'closed' });
    // The register has what was read back, with the time.
    expect(await life.store.factsOf(account)).toMatchObject({
      licences: { names: [SKUS.standard.skuPartNumber], at: expect.any(Date) },
      aliases: { names: form.type === 'alias' ? [`otro.nombre@${DOMAIN}`] : [], at: expect.any(Date) },
    });
  });

  it('has a delegation done by hand, which cannot be checked', async () => {
    const [account, other] = [await life.account(), await life.account()];
    const to = { id: other.id, address: other.address, displayName: other.displayName };
    const rights = ['full_access', 'send_as', 'send_on_behalf'] as const;
    const done = await life.carryOut({ ...about(account), type: 'delegation', to, rights });
    expect(done.plan?.lines).toHaveLength(3);
    expect(done.plan?.changes.map(({ after }) => after)).toEqual(
      rights.map((word) => ({ word, to: other.displayName })),
    );
    for (const line of done.plan?.lines ?? []) expect(life.graph.exchange.run(line)).toEqual({ ok: true });
    await confirmLine(life.deps, { requestId: done.id, by: SYSTEMS });
    await life.drain();
    expect(await life.request(done.id)).toMatchObject({ state: 'closed' });
    const granted = tenantOf(account);
    expect([granted?.fullAccess, granted?.sendAs, granted?.sendOnBehalf].map((list) => list?.length)).toEqual([
      1, 1, 1,
    ]);
  });

  it('deletes an account step by step, remembers what it had, and deletes it for good after the grace days', async () => {
    const [account, other] = [await life.account(), await life.account()];
    await life.carryOut({ ...about(account), type: 'groups', join: [GROUPS.security], leave: [] });
    const redirectTo = { id: other.id, address: other.address, displayName: other.displayName };
    life.graph.clearJournal();
    const done = await life.carryOut(deletion(account, { redirectTo, outOfOffice: 'Esta cuenta ya no se usa.' }));
    expect(done.state).toBe('scheduled');
    const writes = life.graph
      .journal()
      .filter(({ method, path }) => !['GET'].includes(method) && !path.includes('batch') && !path.includes('token'));
    const id = account.directoryId;
    const seen = writes.map(({ method, path }) => `${method} ${path.replace('/v1.0', '').replace(id, '*')}`);
    expect(seen.filter((one) => !one.includes('directoryObjects'))).toEqual([
      'PATCH /users/*',
      'POST /users/*/revokeSignInSessions',
      'PATCH /users/*',
      expect.stringContaining('DELETE /groups/'),
      expect.stringContaining('DELETE /groups/'),
      'PATCH /users/*/mailboxSettings',
      'POST /users/*/mailFolders/inbox/messageRules',
    ]);
    expect(tenantOf(account)).toMatchObject({ accountEnabled: false, licences: ['STANDARDPACK'], groups: [] });
    expect(await life.reread(account)).toMatchObject({ state: 'suspended', licensed: true });
    // A day or two less than thirty since its last day, as midnight may have passed meanwhile.
    life.pass(28 * DAY);
    await life.drain();
    expect((await life.request(done.id)).state).toBe('scheduled');
    life.pass(3 * DAY);
    await life.drain();
    expect((await life.request(done.id)).state).toBe('closed');
    expect(tenantOf(account)).toBeUndefined();
    expect(await life.reread(account)).toMatchObject({ state: 'deleted', licensed: false });
    expect(await life.store.addressesTaken([account.address], { requestId: null, accountId: null })).toHaveProperty(
      'size',
      1,
    );
  });

  it('does not let the approver of a deletion execute it', async () => {
    const account = await life.account();
    const asked = await life.ask(deletion(account));
    const plan = asked.plan;
    if (plan === null) throw new Error('no plan');
    await approveRequest(life.deps, {
      requestId: asked.id,
      approver: SYSTEMS,
      planHash: hashPlan(plan),
      localPart: 'x',
    });
    const same = await executeRequest(life.deps, { requestId: asked.id, by: SYSTEMS, again: false });
    expect(same).toEqual({ ok: false, error: { code: 'second_person' } });
    const other = await executeRequest(life.deps, { requestId: asked.id, by: COLLEAGUE, again: false });
    expect(other.ok).toBe(true);
    await life.drain();
  });

  it('gives everything back with one press during the grace days', async () => {
    const account = await life.account();
    await life.carryOut({ ...about(account), type: 'groups', join: [GROUPS.security], leave: [] });
    const before = tenantOf(account);
    const deleted = await life.carryOut(deletion(account, { outOfOffice: 'Ya no.' }));
    expect(tenantOf(account)?.licences).toEqual(before?.licences);
    expect((await undoDeletion(life.deps, { requestId: deleted.id, by: SYSTEMS, reason: 'Fue un error' })).ok).toBe(
      true,
    );
    await life.drain();
    const undone = await life.request(deleted.id);
    expect(undone).toMatchObject({ state: 'cancelled' });
    const [restoration = null] = await life.store.requestsOf({
      requesterId: SYSTEMS.id,
      endedSince: life.now(),
      limit: 1,
    });
    expect(restoration).toMatchObject({
      kind: 'restoration',
      rule: 'undo',
      state: 'delivered',
      number: undone.supersededBy,
    });
    if (restoration !== null) await receive(life, restoration);
    expect(tenantOf(account)).toMatchObject({
      accountEnabled: true,
      licences: before?.licences,
      groups: before?.groups,
      automaticReply: 'disabled',
    });
    expect(await life.reread(account)).toMatchObject({ state: 'active', kept: null });
    life.pass(40 * DAY);
    await life.drain();
    expect(tenantOf(account)).toMatchObject({ accountEnabled: true });
  });

  it('restores a deleted account under a new address if its own has been taken meanwhile', async () => {
    const account = await life.account();
    const deleted = await life.carryOut(deletion(account));
    life.pass(31 * DAY);
    await life.drain();
    expect((await life.request(deleted.id)).state).toBe('closed');
    await releaseAddress(life.deps, { address: account.address, by: SYSTEMS, reason: 'Se necesita' });
    life.graph.admin.createUser({ userPrincipalName: account.address, displayName: 'Otra Persona', licences: [] });
    const restored = await life.carryOut({
      ...about(await life.reread(account)),
      type: 'restoration',
      contractEnd: null,
    });
    const to = account.address.replace('@', '2@');
    expect(restored).toMatchObject({ state: 'delivered', plan: { address: to } });
    await receive(life, restored);
    expect(await life.reread(account)).toMatchObject({ state: 'active', address: to });
    expect(tenantOf(account)).toMatchObject({
      userPrincipalName: to,
      accountEnabled: true,
      licences: ['STANDARDPACK'],
    });
  });

  it('reports that an account is gone for good after Graph’s thirty days', async () => {
    const account = await life.account();
    await life.carryOut(deletion(account));
    life.pass(31 * DAY);
    await life.drain();
    life.pass(31 * DAY);
    const asked = await life.ask({ ...about(await life.reread(account)), type: 'restoration', contractEnd: null });
    expect(asked).toMatchObject({ state: 'rejected', failure: { code: 'not_restorable' } });
  });

  it('allows only one open request about an account', async () => {
    const account = await life.account();
    await life.ask({ ...about(account), type: 'contract', contractEnd: addDays(today(), 90) });
    const second = await submitChange(life.deps, { form: deletion(account), requester: HEAD });
    expect(second).toMatchObject({ ok: false, error: [{ code: 'has_open_request' }] });
  });

  it('says only ten times per day and person that an address is taken, each time with an event in the trail', async () => {
    const [account, other] = [await life.account(), await life.account()];
    const form = { ...about(account), type: 'alias', localPart: other.address.split('@')[0] ?? '' } as const;
    const ask = async (requester = HEAD) => await submitChange(life.deps, { form, requester });
    const taken = { ok: false, error: [{ code: 'address_taken', address: other.address }] };
    const first = life.now();
    expect(await ask()).toEqual(taken);
    life.pass(1_000);
    const second = life.now();
    for (let time = 1; time < 10; time += 1) expect(await ask()).toEqual(taken);
    const held = await ask();
    const [enough] = held.ok ? [] : held.error;
    if (enough?.code !== 'told_enough') throw new Error('it was told once more');
    // A day after the first of those ten.
    expect(enough.until.getTime() - DAY).toBeGreaterThanOrEqual(first.getTime());
    expect(enough.until.getTime() - DAY).toBeLessThan(second.getTime());
    // A free address is not shown as free either.
    const free = { ...form, localPart: 'nadie.tiene.esta' };
    expect(await submitChange(life.deps, { form: free, requester: HEAD })).toMatchObject({
      error: [{ code: 'told_enough' }],
    });
    expect(await ask(SYSTEMS)).toEqual(taken);
    const events = await life.sql(`
      select what, entry::jsonb ->> 'actor' as by, count(*)::int as n from audit_trail
      where what like 'conflict_%' group by 1, 2 order by 1, 3 desc`);
    expect(events).toEqual([
      { what: 'conflict_told', by: HEAD.id, n: 10 },
      { what: 'conflict_told', by: SYSTEMS.id, n: 1 },
    ]);
    // The other tests in this file use the same person.
    life.pass(DAY);
  });

  it('does not say so an eleventh time to somebody who asks for several addresses at once', async () => {
    const account = await life.account();
    // Ten others are reported while one address is being checked.
    const tenTold = async (): Promise<void> => {
      const [data, personal] = [{ conflicts: ['address_taken'], accounts: [] }, { about: account.displayName }];
      for (let time = 0; time < 10; time += 1) await tellConflicts(life.deps, { by: HEAD, data, personal });
    };
    let told: Promise<void> | undefined;
    const survey: typeof life.deps.directory.survey = async (addresses) => {
      await (told ??= tenTold());
      return await life.deps.directory.survey(addresses);
    };
    // On a busy machine the check is given up before that; the request is then accepted all the same.
    const transact: typeof life.store.transact = async (write) => {
      await told;
      return await life.store.transact(write);
    };
    const directory = { ...life.deps.directory, survey };
    const slow = { ...life.deps, directory, store: { ...life.store, transact } };
    const form = { ...about(account), type: 'alias', localPart: 'nadie.tiene.esta.otra' } as const;
    expect(await submitChange(slow, { form, requester: HEAD })).toMatchObject({ error: [{ code: 'told_enough' }] });
    expect(await life.store.openRequestOn(account.subject)).toBeNull();
    life.pass(DAY);
  });

  it('refuses a request that would change nothing', async () => {
    const account = await life.account();
    const form = { ...about(account), type: 'address', localPart: account.address.split('@')[0] ?? '' } as const;
    expect(await submitChange(life.deps, { form, requester: HEAD })).toEqual({
      ok: false,
      error: [{ code: 'nothing_to_change' }],
    });
    const licence = await life.ask({ ...about(account), type: 'licence', licence: SKUS.standard });
    expect(licence).toMatchObject({ state: 'rejected', failure: { code: 'nothing_to_change' } });
  });

  it.each([
    ['a holder of a directory role', 'con.rol', 'role'],
    ['an account that is synchronised from on-premises', 'sincronizada', 'synced'],
    ['an account on the institution’s list', 'protegida', 'listed'],
    ['somebody who may take a directory role', 'elegible', 'eligible'],
    ['an account in a restricted administrative unit', 'restringida', 'restricted'],
  ])('never touches %s, whoever asks, and says why', async (_, local, why) => {
    const { id = '', userPrincipalName = '' } =
      life.graph.users().find((user) => user.userPrincipalName.startsWith(`${local}@`)) ?? {};
    const account = await life.importAccount({ directoryId: id, address: userPrincipalName });
    life.graph.clearJournal();
    for (const form of [deletion(account), { ...about(account), type: 'password' } as const]) {
      expect(await submitChange(life.deps, { form, requester: HEAD })).toEqual({
        ok: false,
        error: [{ code: 'protected', why }],
      });
    }
    expect(life.graph.journal().filter(({ method, path }) => method !== 'GET' && !/batch|token/.test(path))).toEqual(
      [],
    );
  });

  it.each([
    ['from on-premises', 'synced', 'group_synced'],
    ['in a restricted administrative unit', 'restricted', 'group_restricted'],
    ['with a hidden membership', 'hidden', 'group_hidden'],
  ] as const)('makes no plan with a group %s, and says why', async (_, group, code) => {
    const account = await life.account();
    const asked = await life.ask({ ...about(account), type: 'groups', join: [GROUPS[group]], leave: [] });
    expect(asked).toMatchObject({ plan: null, failure: { code, detail: GROUPS[group].name, step: 'plan' } });
  });

  it('stops before any change if the account got into a restricted administrative unit after the approval', async () => {
    const account = await life.account();
    const asked = await life.ask(deletion(account));
    life.graph.admin.guard(account.directoryId, { isManagementRestricted: true });
    const done = await life.decideAndRun(asked);
    expect(done).toMatchObject({ state: 'rejected', failure: { code: 'protected_restricted', untouched: true } });
  });

  it('stops before any change if the account became protected after the approval', async () => {
    const account = await life.account();
    const asked = await life.ask(deletion(account));
    const rules = life.deps.institution.rules as { protectedAccounts: readonly string[] };
    const before = rules.protectedAccounts;
    rules.protectedAccounts = [...before, account.directoryId];
    const done = await life.decideAndRun(asked);
    rules.protectedAccounts = before;
    expect(done).toMatchObject({ state: 'rejected', failure: { code: 'protected_listed', untouched: true } });
    expect(tenantOf(account)?.accountEnabled).toBe(true);
  });
});
