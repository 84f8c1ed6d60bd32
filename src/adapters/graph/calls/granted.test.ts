import { describe, expect, it } from 'vitest';
import { grantedBy, whyForbidden, type Granted } from './granted.ts';

const jwt = (claims: object): string =>
  ['{}', JSON.stringify(claims), 'signature'].map((part) => Buffer.from(part).toString('base64url')).join('.');
const USER_ADMINISTRATOR = 'fe930be7-5e62-47db-91af-98c3a49a38b1';
const GLOBAL_ADMINISTRATOR = '62e90394-69f5-4237-9190-012177145e10';

describe('what a token grants', () => {
  it('stands in its roles and wids, and nothing else of it is kept', () => {
    const token = jwt({ roles: ['User.ReadWrite.All'], wids: [USER_ADMINISTRATOR.toUpperCase()], oid: 'us' });
    const granted = { permissions: ['User.ReadWrite.All'], roleTemplates: [USER_ADMINISTRATOR] };
    expect(grantedBy(token)).toEqual(granted);
  });

  it('is nothing where the claims are left out', () => {
    expect(grantedBy(jwt({ aud: 'https://graph.microsoft.com' }))).toEqual({ permissions: [], roleTemplates: [] });
  });

  it.each(['opaque', 'a.b.c', jwt({ roles: 'User.ReadWrite.All' }), ''])('is not known of %j', (token) => {
    expect(grantedBy(token)).toBeNull();
  });
});

describe('a 403', () => {
  const password = { permission: 'User-PasswordProfile.ReadWrite.All', role: 'User Administrator' } as const;
  const holding = (permissions: readonly string[], roleTemplates: readonly string[]): Granted => ({
    permissions,
    roleTemplates,
  });

  it.each([
    ['the permission is lacking, with the role', holding([], [USER_ADMINISTRATOR]), 'permission_missing'],
    ['the role is lacking', holding([password.permission], ['another']), 'role_missing'],
    ['all is there', holding([password.permission], [USER_ADMINISTRATOR]), 'granted_but_refused'],
    ['a higher role is there', holding([password.permission], [GLOBAL_ADMINISTRATOR]), 'granted_but_refused'],
    ['nobody knows', null, 'granted_but_refused'],
  ])('of the password: %s', (_, granted, code) => {
    expect(whyForbidden(password, granted).code).toBe(code);
  });

  it('says nothing of mailbox permissions, which Exchange may grant by itself', () => {
    const needs = { permission: 'MailboxSettings.ReadWrite' } as const;
    expect(whyForbidden(needs, holding([], [])).code).toBe('mailbox_refused');
  });
});
