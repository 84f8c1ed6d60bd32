import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PERMISSIONS, ROLES } from '#adapters/graph/calls/permission.ts';
import { readme, requiredResourceAccess, withTable } from '../../scripts/entra.ts';
import { entraPermissions } from './entra-permissions.ts';

const { permissions, roles } = entraPermissions;

describe('the list of permissions and roles', () => {
  it('holds each once, and is what the Graph adapter may name', () => {
    expect(permissions.map(({ name }) => name)).toEqual([...PERMISSIONS]);
    expect(new Set(permissions.map(({ id }) => id)).size).toBe(permissions.length);
    expect(Object.fromEntries(roles.map(({ name, templateId }) => [name, templateId]))).toEqual(ROLES);
  });

  it('depends on settings that there are', () => {
    const settings = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8');
    const named = permissions.flatMap(({ when }) => (when === null || when === 'optional' ? [] : [when.split('=')[0]]));
    expect(named.filter((name) => !new RegExp(`^#? ?${name}=`, 'm').test(settings))).toEqual([]);
  });

  it('makes the table of the README (npm run entra -- table)', () => {
    const text = readFileSync(readme, 'utf8');
    expect(withTable(text)).toBe(text);
  });

  it('makes what an application is registered with', () => {
    const required = requiredResourceAccess((when) => when === null);
    const always = permissions.filter(({ when }) => when === null);
    expect(required).toEqual([
      {
        resourceAppId: '00000003-0000-0000-c000-000000000000',
        resourceAccess: always.map(({ id }) => ({ id, type: 'Role' })),
      },
    ]);
  });
});
