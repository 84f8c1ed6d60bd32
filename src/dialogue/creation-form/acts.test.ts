import { describe, expect, it } from 'vitest';
import { DOCUMENT_TYPES } from '#domain/form/document-type.ts';
import { shownText, stampOf } from '#domain/shown-text.ts';
import type { Actor } from '#domain/person.ts';
import type { Request } from '#domain/request/request.ts';
import { actor, COLLEAGUE, EMPLOYEE, HEAD, HOLDER, NOW, RESERVED, SYSTEMS } from '#domain/request/request.fixture.ts';
import { CREATION_FORM, FORM_RESTORE } from '../act-names.ts';
import { chosen, filled, m, plainDeps, searched } from '../acts.fixture.ts';
import type { Reply } from '../acts.ts';
import type { Dialog, Option } from '../screen.ts';
import { actsIn, namesIn, textIn } from '../screen.fixture.ts';
import { creationForm } from './acts.ts';
import { conflictReply } from './conflicts.ts';

const notice = shownText({ kind: 'privacy_notice', version: '02', text: 'Para qué.' });
const before = shownText({ kind: 'privacy_notice', version: '01', text: 'Por qué.' });
const BY = actor(EMPLOYEE, false);
const KNOWN: readonly Actor[] = [{ ...actor(HOLDER, false), email: 'hugo@example.com' }, actor(HEAD, false)];
const HEALTH = { code: '500', name: 'Secretaría de Salud', head: null };

const ANSWERS: Readonly<Record<string, string | readonly Option[]>> = {
  type: 'personal',
  givenNames: 'Hugo',
  surnames: 'Holder Muñoz',
  documentType: 'cc',
  documentNumber: '1098765432',
  position: 'Profesional',
  department: HEALTH.code,
  relation: 'planta',
  contactEmail: 'hugo@example.com',
  contactPhone: '300 123 4567',
  chatUser: HOLDER.id,
  responsible: HEAD.id,
  justification: 'Nuevo funcionario',
  consent: [{ text: 'Acepto', value: 'yes' }],
};

function stage({
  openOn = null,
  told = 0,
}: { readonly openOn?: Partial<Request> | null; readonly told?: number } = {}) {
  const inserted: Omit<Request, 'number'>[] = [];
  const systems = [actor(SYSTEMS, true), actor(COLLEAGUE, true)];
  const plain = plainDeps(
    {
      notice,
      people: {
        actor: async (id) => await Promise.resolve(KNOWN.find((one) => one.id === id) ?? null),
        team: async () => await Promise.resolve(systems),
      },
      departments: {
        ...{ listed: true, headedBy: () => [] },
        find: (code) => (code === HEALTH.code ? HEALTH : null),
        search: (text, limit) => (HEALTH.name.toLowerCase().includes(text) ? [HEALTH] : []).slice(0, limit),
      },
      institution: {
        ...{ name: 'Gobernación', mailDomain: 'entidad.gov.co', timeZone: 'America/Bogota', reserved: RESERVED },
        versions: [{ code: 'FT-GTI-006', version: '01', date: '2020-01-01', description: '' }],
        rules: { deletionNeedsTwo: false, releaseLicence: 'at_deletion', maxOpenRequests: 20, quarantineDays: 365 },
      },
      store: {
        texts: { find: async (sha256) => await Promise.resolve(sha256 === before.sha256 ? before : null) },
        openRequestOn: async () => await Promise.resolve(openOn as Request | null),
        recognition: { accountsOf: async () => await Promise.resolve([]) },
        registerFor: async () => await Promise.resolve([]),
      },
    },
    {
      conflictsTold: async () => await Promise.resolve(Array.from({ length: told }, () => NOW)),
      openRequestsOf: async () => await Promise.resolve(1),
      insertRequest: async (request) => {
        inserted.push(request);
        return await Promise.resolve({ ...request, number: 'FT-GTI-006-2026-00009' });
      },
    },
  );
  return { ...plain, acts: creationForm(plain.deps), inserted };
}

const sent = { name: CREATION_FORM, by: BY, state: { notice: notice.sha256 }, answers: ANSWERS };

function dialogIn(reply: Reply): Dialog {
  if (reply.as !== 'open') throw new Error(`it is answered with «${reply.as}»`);
  return reply.dialog;
}

describe('the form for a new account that is sent', () => {
  it('is a request with what was typed, chosen and accepted', async () => {
    const { acts, inserted, events } = stage();
    const reply = await filled(acts, { ...sent, state: { notice: before.sha256 } });
    expect(reply.as).toBe('done');
    expect(inserted).toMatchObject([
      {
        form: {
          type: 'personal',
          chatUser: HOLDER,
          responsible: HEAD,
          department: HEALTH,
          documentNumber: '1098765432',
        },
        notice: stampOf(before),
        requester: EMPLOYEE,
      },
    ]);
    expect(events).toMatchObject([{ what: 'submit', door: BY.door }]);
  });

  it('tells all that is wrong at once, at its fields', async () => {
    const { acts, inserted } = stage();
    const answers = { ...ANSWERS, documentNumber: '1', responsible: 'U0STRANGER', consent: [], department: '999' };
    expect(await filled(acts, { ...sent, answers })).toEqual({
      as: 'errors',
      errors: {
        documentNumber: m.form.documentForm('Cédula de ciudadanía', DOCUMENT_TYPES[0]),
        responsible: m.form.conflict.not_a_member,
        consent: m.form.problems.consent_required,
        department: m.form.problems.required,
      },
    });
    expect(inserted).toEqual([]);
  });

  it('is not taken with a privacy notice of which nobody knows the words', async () => {
    const { acts, inserted } = stage();
    const reply = await filled(acts, { ...sent, state: { notice: 'f'.repeat(64) } });
    expect(reply).toEqual({ as: 'tell', text: m.privacy.unknown });
    expect(inserted).toEqual([]);
    // From before it was noted which one is shown.
    expect((await filled(acts, { ...sent, state: null })).as).toBe('done');
    expect(inserted[0]).not.toHaveProperty('notice');
  });

  it('stands under what concerns no field of it', async () => {
    const reply = await filled(stage({ told: 10 }).acts, sent);
    const until = new Date(NOW.getTime() + 24 * 60 * 60_000);
    expect(reply).toEqual({ as: 'tell', text: m.form.conflict.told_enough(m.moment(until)) });
  });

  it('is told at the field by which somebody is known already', async () => {
    const openOn = { requester: EMPLOYEE, number: 'FT-GTI-006-2026-00001', state: 'submitted' } as const;
    expect(await filled(stage({ openOn }).acts, sent)).toEqual({
      ...{ as: 'errors', errors: { documentNumber: m.form.conflict.has_open_request(openOn.number) } },
    });
  });
});

describe('what is chosen in the form for a new account', () => {
  const choosing = { ...sent, state: { notice: before.sha256 } };

  it('redraws it for a department, with the notice that it showed', async () => {
    const dialog = dialogIn(
      await chosen(stage().acts, { ...choosing, field: 'type', answers: { type: 'departmental' } }),
    );
    expect(namesIn(dialog)).toContain('accountName');
    expect(dialog.state).toEqual({ notice: before.sha256 });
  });

  it('tells under the field how whoever was chosen is called, and what of it does not fit', async () => {
    const { acts } = stage();
    const under = async (answers: Readonly<Record<string, string>>): Promise<string> =>
      textIn(dialogIn(await chosen(acts, { ...choosing, field: 'chatUser', answers })));
    const words = m.receives.form;
    const chatUser = HOLDER.id;
    expect(await under({ chatUser })).toContain(words.compare);
    const other = { givenNames: 'Ana', surnames: 'Ruiz', contactEmail: 'ana@example.com', chatUser };
    expect(await under(other)).toContain(words.differs.name);
    expect(await under({ ...other, chatUser: 'U0STRANGER' })).not.toContain(words.differs.name);
  });
});

describe('the search for a department', () => {
  it('offers names, and means codes', async () => {
    const { acts } = stage();
    const search = { field: 'department', by: BY };
    expect(await searched(acts, { ...search, text: 'salud' })).toEqual([{ text: HEALTH.name, value: HEALTH.code }]);
    expect(await searched(acts, { ...search, text: 'zzz' })).toEqual([]);
  });
});

describe('what can be chosen in the form for a new account', () => {
  it('is what it offers', () => {
    const { choices = {} } = stage().acts;
    for (const [field, value] of [
      ['type', 'personal'],
      ['documentType', 'cc'],
      ['relation', 'planta'],
    ] as const) {
      expect(choices[field]?.safeParse(value).success, field).toBe(true);
      expect(choices[field]?.safeParse('everything').success, field).toBe(false);
    }
  });
});

describe('somebody whose account can be given back', () => {
  it('is offered that on top of the form', () => {
    const account = '6f1f3c0e-0000-4000-8000-00000000000a';
    const about = { address: 'hugo@entidad.gov.co', by: 'document', account, state: 'suspended' } as const;
    const reply = conflictReply(m, { conflicts: [{ code: 'has_restorable', ...about }], type: 'personal' });
    expect(reply).toMatchObject({ as: 'open', onTop: true });
    expect(actsIn(dialogIn(reply))).toEqual([FORM_RESTORE]);
  });
});
