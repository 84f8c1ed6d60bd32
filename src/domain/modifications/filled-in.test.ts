import { describe, expect, it } from 'vitest';
import { ACCOUNT } from '#domain/account/account.fixture.ts';
import { snapshotOf } from '#domain/account/account-form.ts';
import { DEPARTMENTAL, HEAD, HOLDER, PERSONAL } from '#domain/request/request.fixture.ts';
import { RELATIONS } from '#domain/account/relation.ts';
import { DOCUMENT_TYPES } from '#domain/form/document-type.ts';
import { validateForm } from '#domain/form/validate-form.ts';
import { changedFields, filledCreation } from './filled-in.ts';

const about = { account: snapshotOf(ACCOUNT), justification: 'Hace falta' };

describe('a form as it was filled in', () => {
  it.each([PERSONAL, DEPARTMENTAL])('is that form when it is checked again ($type)', (form) => {
    const where = {
      ...{ today: '2026-02-03', domain: 'entidad.gov.co', reserved: null },
      ...{ relations: RELATIONS, documentTypes: DOCUMENT_TYPES },
    };
    expect(validateForm(filledCreation(form), where)).toEqual({ ok: true, value: form });
  });
});

describe('the fields in which two forms differ', () => {
  it('are none of what only looks different', () => {
    const renamed = {
      ...PERSONAL,
      chatUser: { ...HOLDER, name: 'Hugo H.' },
      department: { ...PERSONAL.department, head: 'U1' },
    };
    expect(changedFields(PERSONAL, renamed)).toEqual([]);
  });

  it('are all that differ, of both types', () => {
    expect(changedFields(PERSONAL, { ...PERSONAL, chatUser: HEAD, contractEnd: '2026-12-31' })).toEqual([
      ...['contractEnd', 'chatUser'],
    ]);
    expect(changedFields(DEPARTMENTAL, PERSONAL)).toContain('accountName');
  });

  it('are those of a form about an account', () => {
    const groups = { ...about, type: 'groups', join: [{ id: 'a', name: 'A' }], leave: [] } as const;
    expect(changedFields(groups, { ...groups, leave: [{ id: 'b', name: 'B' }], justification: 'Otra' })).toEqual([
      ...['leave', 'justification'],
    ]);
    expect(changedFields(groups, { ...groups, join: [{ id: 'a', name: 'Otro nombre' }] })).toEqual([]);
  });
});
