import { describe, expect, it } from 'vitest';
import { RELATIONS } from '#domain/account/relation.ts';
import { DOCUMENT_TYPES } from '#domain/form/document-type.ts';
import { ACCOUNT } from '#domain/account/account.fixture.ts';
import type { RawForm } from '#domain/form/validate-form.ts';
import { actor, DEPARTMENTAL, EMPLOYEE, HEAD, RESERVED, SYSTEMS } from '#domain/request/request.fixture.ts';
import { checkChange, checkCreation } from './check-form.ts';

/** In the evening of 31 May in Bogotá it is June already in London. */
const deps = {
  clock: { now: () => new Date('2026-06-01T02:00:00Z') },
  institution: {
    timeZone: 'America/Bogota',
    mailDomain: 'entidad.gov.co',
    reserved: RESERVED,
    relations: RELATIONS,
    documentTypes: DOCUMENT_TYPES,
    rules: { releaseLicence: 'at_suspension' },
  },
} as const;

describe('a form that is checked', () => {
  const raw: RawForm = { ...DEPARTMENTAL, consent: true, responsible: HEAD, desiredAddress: 'postmaster' };

  it('gets a reserved name from the systems area alone', () => {
    expect(checkCreation(deps, { raw, by: actor(EMPLOYEE, false) })).toEqual({
      ...{ ok: false, error: [{ field: 'desiredAddress', problem: 'address_reserved' }] },
    });
    expect(checkCreation(deps, { raw, by: actor(SYSTEMS, true) })).toMatchObject({ ok: true });
    const alias = { raw: { what: 'alias', alias: 'postmaster', justification: 'x' }, account: ACCOUNT } as const;
    expect(checkChange(deps, { ...alias, by: actor(EMPLOYEE, false) })).toMatchObject({ ok: false });
    expect(checkChange(deps, { ...alias, by: actor(SYSTEMS, true) })).toMatchObject({ ok: true });
  });

  it('is of the day that it is where the institution is', () => {
    const answer = { what: 'out_of_office', replyText: 'Vuelvo pronto', justification: 'Vacaciones' } as const;
    const from = (day: string): boolean => {
      const raw = { ...answer, from: day, until: '2026-06-30' };
      return checkChange(deps, { raw, account: ACCOUNT, by: actor(EMPLOYEE, false) }).ok;
    };
    expect([from('2026-05-30'), from('2026-05-31')]).toEqual([false, true]);
  });

  it('asks why messages may be lost where their licence goes with the suspension', () => {
    const raw = { what: 'deletion', custody: 'none', lastDay: '2026-06-30', justification: 'Se retira' } as const;
    const checked = (releaseLicence: 'at_suspension' | 'at_deletion') => {
      const institution = { ...deps.institution, rules: { releaseLicence } };
      return checkChange({ ...deps, institution }, { raw, account: ACCOUNT, by: actor(EMPLOYEE, false) });
    };
    expect(checked('at_suspension')).toEqual({ ok: false, error: [{ field: 'mayBeLost', problem: 'required' }] });
    expect(checked('at_deletion')).toMatchObject({ ok: true });
  });
});
