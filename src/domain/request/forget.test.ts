import { describe, expect, it } from 'vitest';
import { ACCOUNT } from '#domain/account/account.fixture.ts';
import { NOTHING_TAKEN } from '#domain/account/account.ts';
import { CANARY, CANARY_FORMS, canaryRequest } from './forget.fixture.ts';
import { GONE, type Pseudonym } from '#domain/modifications/forgetting.ts';
import { forgottenAccount, forgottenForm, forgottenRequest } from './forget.ts';
import { NOBODY } from '#domain/person.ts';
import { departmentNameOf, displayNameOf, maskedDocument } from '#domain/form/form.ts';
import { BUZON } from '#domain/person.ts';
import { hashPlan } from '#domain/plan/compare-plans.ts';
import { NOW } from './request.fixture.ts';

const TYPES = Object.values(CANARY_FORMS);

/** Numbers instead of chance. */
function numbered(): Pseudonym {
  const seen: string[] = [];
  return (of) => {
    if (!seen.includes(of)) seen.push(of);
    return { givenNames: 'Persona', surnames: String(seen.indexOf(of)) };
  };
}

describe.each(TYPES.map((form) => [form.type, form] as const))('a forgotten request of type %s', (_, form) => {
  const before = canaryRequest(form);
  const after = forgottenRequest(before, { pseudonym: numbered(), at: NOW });

  it('tells nothing of anybody', () => {
    expect(JSON.stringify(before)).toContain(CANARY);
    expect(JSON.stringify(after)).not.toContain(CANARY);
  });

  it('still tells what was asked for, by which department, when, and what was done', () => {
    const { id, number, kind, state, rule, seats, version, supersededBy, createdAt, updatedAt, handedAt } = before;
    expect(after).toMatchObject({
      ...{ id, number, kind, state, rule, seats, version, supersededBy, createdAt, updatedAt, handedAt },
      ...{ revision: before.revision + 1, forgottenAt: NOW, passwordChangedAt: before.passwordChangedAt },
      form: { type: form.type },
      decision: { outcome: 'approved', planHash: GONE, at: before.decision?.at },
      plan: { steps: before.plan?.steps },
      failure: { code: 'no_seats', step: 'verify' },
    });
    expect([after.kind, departmentNameOf(after.form)]).toEqual([kind, 'Talento Humano']);
    expect(displayNameOf(after.form)).toMatch(/^(Persona \d|Talento Humano)$/);
  });

  it('has the same pseudonym for the same person, and another one for others', () => {
    expect(after.decision?.by).toEqual(after.execution?.by);
    expect(after.handedTo?.person).toEqual(after.receipts[0]?.by);
    expect(after.requester.name).not.toBe(after.decision?.by.name);
    expect(after.requester.id).toBe(NOBODY);
  });
});

describe('what is forgotten of a request', () => {
  it('leaves days, departments, groups and words of ours in its plan, and no line', () => {
    const after = forgottenRequest(canaryRequest(CANARY_FORMS.data), { pseudonym: numbered(), at: NOW });
    expect(after.plan).toMatchObject({ address: GONE, lines: [GONE] });
    expect(after.plan?.changes).toEqual([
      { what: 'given_names', before: { text: GONE }, after: { text: GONE } },
      { what: 'out_of_office', before: null, after: { text: GONE, from: '2026-02-10', until: '2026-02-27' } },
      { what: 'redirection', before: null, after: { word: 'present', to: GONE } },
      { what: 'department', before: { text: 'Hacienda' }, after: { text: 'Talento Humano' } },
      { what: 'contract_end', before: { day: '2026-01-31' }, after: { day: '2026-12-31' } },
      { what: 'relation', before: { relation: 'contratista' }, after: { relation: 'planta' } },
      { what: 'document', before: null, after: { documentType: 'cc', masked: GONE } },
    ]);
  });

  it('leaves no hash of the approved plan: it holds name and address without any salt', () => {
    const before = canaryRequest(CANARY_FORMS.personal);
    if (before.plan === null || before.decision === null) throw new Error('it was not approved');
    const planHash = hashPlan(before.plan);
    const approved = { ...before, decision: { ...before.decision, planHash } };
    expect(JSON.stringify(forgottenRequest(approved, { pseudonym: numbered(), at: NOW }))).not.toContain(planHash);
  });

  it('leaves nothing where there was nothing', () => {
    const bare = {
      ...canaryRequest(CANARY_FORMS.personal),
      plan: null,
      questions: [],
      decision: null,
      execution: null,
    };
    const none = { ...bare, ended: null, failure: null, handedTo: null, receivers: null, receipts: [], induction: [] };
    expect(forgottenRequest(none, { pseudonym: numbered(), at: NOW })).toMatchObject({
      ...{ plan: null, questions: [], decision: null, execution: null, ended: null, failure: null, handedTo: null },
      ...{ receivers: null, receipts: [], induction: [] },
    });
  });

  it('does not touch Buzón, who is nobody', () => {
    const request = { ...canaryRequest(CANARY_FORMS.suspension), requester: BUZON };
    expect(forgottenRequest(request, { pseudonym: numbered(), at: NOW }).requester).toEqual(BUZON);
  });

  it('masks a document of which nothing is left', () => {
    const form = forgottenForm(CANARY_FORMS.personal, numbered());
    expect(form.type === 'personal' ? maskedDocument(form.documentNumber) : '').toBe('…**');
  });
});

describe('a forgotten account', () => {
  const kept = { ...NOTHING_TAKEN, sharedWith: ['hilda@entidad.gov.co'] };
  const deleted = { ...ACCOUNT, state: 'deleted', deletedAt: NOW, phone: '300 123 4567', kept } as const;

  it('keeps its department, its relation and its moments, and nothing of its people', () => {
    const after = forgottenAccount(deleted, numbered());
    expect(after).toEqual({
      ...deleted,
      address: `${NOBODY}-${ACCOUNT.id}@entidad.gov.co`,
      userPrincipalName: `${NOBODY}-${ACCOUNT.id}@entidad.gov.co`,
      displayName: 'Persona 0',
      givenNames: 'Persona',
      surnames: '0',
      position: null,
      phone: null,
      contractNumber: null,
      subject: `${NOBODY}:${ACCOUNT.id}`,
      kept: null,
      holder: { id: NOBODY, name: 'Persona 0' },
      responsible: { id: NOBODY, name: 'Persona 1' },
    });
    expect(JSON.stringify(after)).not.toMatch(/Hugo|Helena|hugo|hilda|1098765432|300 123|CPS/);
  });

  it('of a department keeps its name and its address', () => {
    const after = forgottenAccount(
      { ...deleted, type: 'departmental', displayName: 'Prensa', holder: null },
      numbered(),
    );
    expect(after).toMatchObject({ displayName: 'Prensa', address: deleted.address, holder: null });
    expect(after.subject).toBe(`${NOBODY}:${ACCOUNT.id}`);
  });
});
