import { afterEach, describe, expect, it } from 'vitest';
import { create, DOMAIN, licence, MAIL_SKU, newUser, OPTIONS, ROBUST, start, stopAll } from '../local-graph.fixture.ts';

afterEach(stopAll);

describe('creating a user', () => {
  it('answers 201 with the default properties only and a lower-case id', async () => {
    const { call } = await start();
    const answer = await call('POST', '/users', newUser('ana.ruiz', { department: 'Talento' }));
    expect(answer.status).toBe(201);
    expect(Object.keys(answer.body).sort()).toEqual(
      [
        '@odata.context',
        'businessPhones',
        'displayName',
        'givenName',
        'id',
        'jobTitle',
        'mail',
        'mobilePhone',
        'officeLocation',
        'preferredLanguage',
        'surname',
        'userPrincipalName',
      ].sort(),
    );
    expect(answer.body['id']).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(answer.text).not.toContain(ROBUST);
  });

  it('needs every mandatory property', async () => {
    const { call, graph } = await start();
    for (const name of ['accountEnabled', 'displayName', 'mailNickname', 'userPrincipalName', 'passwordProfile']) {
      const answer = await call('POST', '/users', newUser('ana', { [name]: undefined }));
      expect(answer.status).toBe(400);
      expect(answer.error.details?.[0]?.target).toBe(name);
    }
    expect(graph.users()).toHaveLength(2);
  });

  it('refuses a taken name with 400, ObjectConflict and the other object', async () => {
    const { call } = await start();
    const answer = await call('POST', '/users', newUser('JEFA'));
    expect(answer.status).toBe(400);
    expect(answer.error.code).toBe('Request_BadRequest');
    expect(answer.error.message).toBe(
      'Another object with the same value for property userPrincipalName already exists.',
    );
    expect(answer.error.details?.map((one) => one.code)).toEqual(['ObjectConflict', 'ConflictingObjects']);
    expect(answer.error.details?.[0]?.target).toBe('userPrincipalName');
    expect(answer.error.details?.[1]?.target).toMatch(/^User_/);
  });

  it('refuses an address that a group or a contact has', async () => {
    const { call } = await start();
    for (const name of ['funcionarios', 'proveedor']) {
      const answer = await call('POST', '/users', newUser(name));
      expect(answer.status).toBe(400);
      expect(answer.error.details?.[0]).toMatchObject({ code: 'ObjectConflict', target: 'proxyAddresses' });
    }
  });

  it('refuses names that Entra refuses', async () => {
    const { call } = await start();
    const refused = ['ñandú', 'a b', 'ana.', `${'x'.repeat(65)}`];
    for (const local of refused) {
      const answer = await call('POST', '/users', newUser('ana', { userPrincipalName: `${local}@${DOMAIN}` }));
      expect(answer.error.details?.[0]).toMatchObject({ code: 'InvalidValue', target: 'userPrincipalName' });
    }
    const elsewhere = await call('POST', '/users', newUser('ana', { userPrincipalName: 'ana@otra.example' }));
    expect(elsewhere.error.message).toContain('domain portion');
  });

  it('refuses an employeeId over 16 characters, a bad usageLocation and an unknown property', async () => {
    const { call } = await start();
    for (const [name, value] of [
      ['employeeId', '12345678901234567'],
      ['usageLocation', 'co'],
      ['usageLocation', ''],
      ['jobTitle', 7],
      ['preferredLanguage', 'español'],
      ['doesNotExist', 'x'],
    ] as const) {
      const answer = await call('POST', '/users', newUser('ana', { [name]: value }));
      expect(answer.status).toBe(400);
      expect(answer.error.details?.[0]?.target).toBe(name);
    }
  });

  it.each(['short1!', 'alllowercase', `${'Aa1!'.repeat(65)}`, 'Contraseña2026!', 'Institucion2026!', 'P@ssw0rd2026'])(
    'refuses the password %s',
    async (password) => {
      const { call } = await start();
      const answer = await call('POST', '/users', newUser('ana', { passwordProfile: { password } }));
      expect(answer.status).toBe(400);
      expect(answer.error.details?.[0]?.target).toBe('password');
      expect(answer.text).not.toContain(password);
    },
  );

  it('keeps the password out of every answer and shows the pending change', async () => {
    const { call, graph } = await start();
    const id = await create({ call, graph, token: '' }, 'ana');
    const answer = await call('GET', `/users/${id}?$select=passwordProfile,lastPasswordChangeDateTime`);
    expect(answer.body['passwordProfile']).toEqual({
      forceChangePasswordNextSignIn: true,
      forceChangePasswordNextSignInWithMfa: false,
      password: null,
    });
    expect(answer.body['lastPasswordChangeDateTime']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  });
});

describe('secretsSeen', () => {
  it('has every password that was received, refused ones too', async () => {
    const { call, graph } = await start();
    await call('POST', '/users', newUser('ana', { passwordProfile: { password: 'debil' } }));
    await call('POST', '/users', newUser('ana', { mail: `ana.otra@${DOMAIN}` }));
    expect(graph.secretsSeen()).toEqual(expect.arrayContaining(['debil', ROBUST]));
  });
});

describe('reading a user', () => {
  it('finds them by id and by name in any case, and returns some properties only with $select', async () => {
    const { call } = await start();
    const byName = await call('GET', `/users/JEFA@${DOMAIN}`);
    expect(byName.status).toBe(200);
    expect(byName.body).not.toHaveProperty('department');
    expect(byName.body).not.toHaveProperty('accountEnabled');
    const selected = await call(
      'GET',
      `/users/${String(byName.body['id']).toUpperCase()}?$select=id,Department,assignedLicenses`,
    );
    expect(selected.body).toMatchObject({ department: 'Sistemas', assignedLicenses: [{ skuId: MAIL_SKU }] });
    expect(selected.body).not.toHaveProperty('displayName');
  });

  it('refuses to select an unknown property', async () => {
    const { call } = await start();
    const answer = await call('GET', `/users/jefa@${DOMAIN}?$select=id,color`);
    expect(answer.status).toBe(400);
    expect(answer.error.code).toBe('BadRequest');
    expect(answer.error.message).toContain("Could not find a property named 'color'");
  });

  it('answers 404 Request_ResourceNotFound for an unknown user', async () => {
    const { call } = await start();
    const answer = await call('GET', `/users/nadie@${DOMAIN}`);
    expect([answer.status, answer.error.code]).toEqual([404, 'Request_ResourceNotFound']);
  });
});

describe('changing a user', () => {
  it('answers 204 and changes only what was sent', async () => {
    const caller = await start();
    const id = await create(caller, 'ana', { department: 'Talento' });
    const answer = await caller.call('PATCH', `/users/${id}`, { jobTitle: 'Analista', department: null });
    expect([answer.status, answer.text]).toEqual([204, '']);
    const after = await caller.call('GET', `/users/${id}?$select=jobTitle,department,displayName`);
    expect(after.body).toMatchObject({ jobTitle: 'Analista', department: null, displayName: 'Persona ana' });
  });

  it('rejects the whole change for one bad property', async () => {
    const caller = await start();
    const id = await create(caller, 'ana');
    for (const bad of [{ lastPasswordChangeDateTime: '2026-01-01T00:00:00Z' }, { id: 'x' }, { userType: 'Robot' }]) {
      expect((await caller.call('PATCH', `/users/${id}`, { jobTitle: 'Otra', ...bad })).status).toBe(400);
    }
    const proxies = await caller.call('PATCH', `/users/${id}`, { proxyAddresses: ['smtp:otra@x'] });
    expect([proxies.status, proxies.error.code]).toEqual([403, 'Authorization_RequestDenied']);
    expect((await caller.call('GET', `/users/${id}`)).body['jobTitle']).toBeNull();
  });

  it('keeps the other extension attributes when one changes', async () => {
    const caller = await start();
    const id = await create(caller, 'ana', { onPremisesExtensionAttributes: { extensionAttribute15: 'sello' } });
    await caller.call('PATCH', `/users/${id}`, { onPremisesExtensionAttributes: { extensionAttribute1: 'uno' } });
    const after = await caller.call('GET', `/users/${id}?$select=onPremisesExtensionAttributes`);
    expect(after.body['onPremisesExtensionAttributes']).toMatchObject({
      extensionAttribute1: 'uno',
      extensionAttribute2: null,
      extensionAttribute15: 'sello',
    });
  });

  it('moves the primary address of a licensed user with the name and keeps the old one', async () => {
    const caller = await start();
    const id = await create(caller, 'ana');
    await caller.call('POST', `/users/${id}/assignLicense`, licence(MAIL_SKU));
    await caller.call('PATCH', `/users/${id}`, { userPrincipalName: `ana.ruiz@${DOMAIN}` });
    const after = await caller.call('GET', `/users/${id}?$select=mail,proxyAddresses`);
    expect(after.body['mail']).toBe(`ana.ruiz@${DOMAIN}`);
    expect(after.body['proxyAddresses']).toEqual([`SMTP:ana.ruiz@${DOMAIN}`, `smtp:ana@${DOMAIN}`]);
    expect((await caller.call('POST', '/users', newUser('ana'))).error.details?.[0]?.target).toBe('proxyAddresses');
  });

  it('refuses a mail that somebody else has, and changes nothing', async () => {
    const caller = await start();
    const id = await create(caller, 'ana');
    const answer = await caller.call('PATCH', `/users/${id}`, { mail: `jefa@${DOMAIN}` });
    expect(answer.error.details?.[0]).toMatchObject({ code: 'ObjectConflict', target: 'proxyAddresses' });
    expect((await caller.call('GET', `/users/${id}`)).body['mail']).toBeNull();
  });
});

describe('permissions', () => {
  const without = (...names: string[]) => ({
    permissions: OPTIONS.permissions.filter((one) => !names.includes(one)),
  });

  it('allow resetting a password only with its own permission and the directory role', async () => {
    const reset = { passwordProfile: { forceChangePasswordNextSignIn: true, password: 'Zx9!kqLm44pw' } };
    const lacking = [await start(without('User-PasswordProfile.ReadWrite.All')), await start({ directoryRoles: [] })];
    for (const caller of lacking) {
      const id = await create(caller, 'ana');
      const answer = await caller.call('PATCH', `/users/${id}`, reset);
      expect([answer.status, answer.error.code]).toEqual([403, 'Authorization_RequestDenied']);
    }
    const caller = await start();
    const id = await create(caller, 'ana');
    expect((await caller.call('PATCH', `/users/${id}`, reset)).status).toBe(204);
    expect(caller.graph.users().find((user) => user.id === id)?.password).toBe('temporary');
  });

  it('do not reach administrators, except for harmless properties', async () => {
    const { call } = await start();
    const admin = `/users/admin.global@${DOMAIN}`;
    const answers = [
      await call('PATCH', admin, { accountEnabled: false }),
      await call('PATCH', admin, { mobilePhone: '300' }),
      await call('PATCH', admin, { passwordProfile: { password: 'Zx9!kqLm44pw' } }),
      await call('DELETE', admin),
    ];
    expect(answers.map((one) => one.status)).toEqual([403, 403, 403, 403]);
    expect((await call('PATCH', admin, { jobTitle: 'Rectora' })).status).toBe(204);
  });

  it('that are missing make each operation answer 403', async () => {
    const caller = await start({ permissions: ['LicenseAssignment.ReadWrite.All'] });
    const paths = [
      ['GET', '/users'],
      ['GET', '/subscribedSkus'],
      ['GET', '/contacts'],
      ['GET', '/groups'],
      ['GET', '/domains'],
      ['POST', '/users'],
    ] as const;
    for (const [method, path] of paths) {
      const answer = await caller.call(method, path, method === 'POST' ? newUser('ana') : undefined);
      expect([path, answer.status, answer.error.code]).toEqual([path, 403, 'Authorization_RequestDenied']);
    }
    const mailbox = await caller.call('GET', `/users/jefa@${DOMAIN}/mailboxSettings`);
    expect([mailbox.status, mailbox.error.code]).toEqual([403, 'ErrorAccessDenied']);
  });

  it('for one property allow changing only that one', async () => {
    const caller = await start({ permissions: ['User.EnableDisableAccount.All', 'User.Read.All'] });
    const path = `/users/jefa@${DOMAIN}`;
    expect((await caller.call('PATCH', path, { accountEnabled: false })).status).toBe(204);
    expect((await caller.call('PATCH', path, { accountEnabled: true, jobTitle: 'x' })).status).toBe(403);
  });
});
