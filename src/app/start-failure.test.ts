import { describe, expect, it } from 'vitest';
import { OutsideError } from '#use-cases/ports/outside-error.ts';
import { startFailure } from './start-failure.ts';
import { NEWER_DATABASE, OwnerConnectionError, UnfitDatabase } from '#src/wiring/unfit-database.ts';

const failing = (code: string, more: object = {}): Error => Object.assign(new Error('said so'), { code, ...more });

describe('startFailure', () => {
  it.each([
    [failing('EADDRINUSE'), 'PORT'],
    [failing('EADDRNOTAVAIL'), 'HOST'],
    [failing('ENOTFOUND', { hostname: 'my-host' }), 'HOST'],
    [failing('EACCES', { syscall: 'listen' }), 'PORT'],
    [failing('ENOTFOUND', { hostname: 'db' }), 'DATABASE_URL'],
    [failing('ETIMEDOUT'), 'DATABASE_URL'],
    [failing('CONNECTION_CLOSED'), 'DATABASE_URL'],
    [failing('SELF_SIGNED_CERT_IN_CHAIN'), 'DATABASE_URL'],
    [failing('42501'), 'DATABASE_URL'],
    [failing('42704', { severity: 'FATAL' }), 'DATABASE_URL'],
    [failing('ENOTDIR', { path: '/srv/data' }), 'DATA_DIR'],
    [failing('EEXIST', { path: '/srv/data' }), 'DATA_DIR'],
    [failing('ENAMETOOLONG', { path: '/srv/data' }), 'DATA_DIR'],
    [failing('ELOOP', { path: '/srv/data' }), 'DATA_DIR'],
    [new Error('DATABASE_URL: its role may not change the schema.'), 'DATABASE_URL'],
    [new OutsideError('permission_missing', { service: 'chat', detail: 'invalid_auth' }), 'SLACK_BOT_TOKEN'],
    [new OutsideError('unexpected', { service: 'chat', detail: 'not_allowed_token_type' }), 'SLACK_BOT_TOKEN'],
  ])('tells %s in a sentence with the setting', (error, setting) => {
    const said = startFailure(error, 'my-host');
    expect(said).toContain(setting);
    expect(said).not.toContain('    at ');
  });

  it.each([
    failing('28P01'),
    failing('ECONNREFUSED'),
    failing('CONNECTION_CLOSED'),
    failing('SELF_SIGNED_CERT_IN_CHAIN'),
    failing('3D000', { severity: 'FATAL' }),
  ])("tells %s of the owner's connection with its own setting", (error) => {
    const said = startFailure(new OwnerConnectionError(error), 'my-host');
    expect(said).toMatch(/^DATABASE_OWNER_URL: /);
    expect(said).not.toContain('DATABASE_URL');
    expect(said).not.toContain('    at ');
  });

  it('tells a database of a newer version in its own sentence', () => {
    expect(startFailure(new UnfitDatabase(NEWER_DATABASE), undefined)).toBe(NEWER_DATABASE);
  });

  it('tells the place in the code of what nobody foresaw', () => {
    expect(startFailure(new Error('a bug'), undefined)).toContain('    at ');
  });
});
