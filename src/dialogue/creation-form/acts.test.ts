import { describe, expect, it } from 'vitest';
import { DOCUMENT_TYPES } from '#domain/form/document-type.ts';
import { shownText, stampOf } from '#domain/shown-text.ts';
import type { Actor } from '#domain/person.ts';
import type { Request } from '#domain/request/request.ts';
import { actor, COLLEAGUE, EMPLOYEE, HEAD, HOLDER, NOW, RESERVED, SYSTEMS } from '#domain/request/request.fixture.ts';
import { CREATION_FORM, FORM_RESTORE } from '../act-names.ts';
import { chosen, filled, m, refusedWith, plainDeps, searched } from '../acts.fixture.ts';
import type { Reply } from '../acts.ts';
import type { ChatProfile } from '../deps.ts';
import type { Dialog, Option } from '../screen.ts';
import { actsIn, fieldsIn, namesIn, textIn } from '../screen.fixture.ts';
import { creationForm, newCreationDialog, newCreationReply } from './acts.ts';
import { conflictReply } from './conflicts.ts';

const notice = shownText({ kind: 'privacy_notice', version: '02', text: 'Para qué.' });
const before = shownText({ kind: 'privacy_notice', version: '01', text: 'Por qué.' });
const BY = actor(EMPLOYEE, false);
const KNOWN: readonly Actor[] = [{ ...actor(HOLDER, false), email: 'hugo@example.com' }, actor(HEAD, false)];
const PROFILES: readonly (readonly [string, ChatProfile])[] = [
  [HOLDER.id, { name: 'Hugo Holder Muñoz', email: 'hugo@example.com', position: 'Profesional', phone: '300 123 4567' }],
  [HEAD.id, { name: 'Héctor Restrepo Londoño', email: 'hector@entidad.gov.co', position: null, phone: null }],
  [COLLEAGUE.id, { name: 'Luz Quiñones Ibáñez', email: 'luz@example.com', position: null, phone: null }],
];
const ROADS = { code: '700', name: 'Vías', head: HEAD.id };
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
  open = 1,
}: { readonly openOn?: Partial<Request> | null; readonly told?: number; readonly open?: number } = {}) {
  const inserted: Omit<Request, 'number'>[] = [];
  const systems = [actor(SYSTEMS, true), actor(COLLEAGUE, true)];
  const plain = plainDeps(
    {
      notice,
      people: {
        actor: async (id) => await Promise.resolve(KNOWN.find((one) => one.id === id) ?? null),
        team: async () => await Promise.resolve(systems),
        profile: async (id) => await Promise.resolve(PROFILES.find(([known]) => known === id)?.[1] ?? null),
      },
      departments: {
        ...{ listed: true, headedBy: () => [] },
        find: (code) => [HEALTH, ROADS].find((one) => one.code === code) ?? null,
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
        accountsFor: async () => await Promise.resolve([]),
      },
    },
    {
      conflictsTold: async () => await Promise.resolve(Array.from({ length: told }, () => NOW)),
      openRequestsOf: async () => await Promise.resolve(open),
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

describe('the form for a new account', () => {
  const opened = async (open: number, by: Actor = BY): Promise<string> =>
    (await newCreationReply(stage({ open }).deps, { by, whom: 'other' })).as;

  it('is not opened for somebody with as many open requests as allowed, who would fill it in for nothing', async () => {
    expect(await opened(19)).toBe('open');
    expect(await opened(20)).toBe('tell');
    expect(await opened(20, actor(SYSTEMS, true))).toBe('open');
  });

  it('is refused when it is sent if the limit was reached while it was filled in', async () => {
    const { acts } = stage({ open: 21 });
    const reply = await filled(acts, sent);
    expect(reply.as === 'tell' && reply.text).toContain('lo máximo. Esta no se envió');
  });
});

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
    const text = m.form.conflict.told_enough(m.moment(until));
    expect(reply).toEqual(refusedWith(text, { act: 'create', why: 'told_enough', whose: 'Hugo Holder Muñoz' }));
  });

  it('leads to the systems area, which may give a name that is reserved', async () => {
    const answers = { ...sent.answers, desiredAddress: 'soporte' };
    const { acts, inserted } = stage();
    const help = { act: 'create', why: 'reserved', whose: 'Hugo Holder Muñoz' } as const;
    expect(await filled(acts, { ...sent, answers })).toEqual(refusedWith(m.form.problems.address_reserved, help));
    // What the person can mend themselves is told first, at its field.
    const wrong = { ...answers, documentNumber: '' };
    expect(await filled(acts, { ...sent, answers: wrong })).toMatchObject({ as: 'errors' });
    expect(inserted).toEqual([]);
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
    expect(dialog.state).toMatchObject({ notice: before.sha256 });
  });

  it('tells under the field how whoever was chosen is called, and what of it does not fit', async () => {
    const { acts } = stage();
    const under = async (answers: Readonly<Record<string, string>>): Promise<string> =>
      textIn(dialogIn(await chosen(acts, { ...choosing, field: 'chatUser', answers })));
    const words = m.receives.form;
    const chatUser = HOLDER.id;
    expect(await under({ chatUser })).not.toContain(words.compare);
    const other = { givenNames: 'Ana', surnames: 'Ruiz', contactEmail: 'ana@example.com', chatUser };
    expect(await under(other)).toContain(words.differs.name);
    expect(await under({ ...other, chatUser: 'U0STRANGER' })).not.toContain(words.differs.name);
  });
});

/** What stands in the form's fields, and how often the form filled them in. */
function standing(dialog: Dialog): Readonly<Record<string, unknown>> {
  const filledIn = fieldsIn(dialog).flatMap(({ name, input }) => {
    const initial = 'initial' in input ? input.initial : null;
    const value = typeof initial === 'object' && initial !== null && 'value' in initial ? initial.value : initial;
    return value === null || value === undefined || value.length === 0 ? [] : [[name, value] as const];
  });
  return Object.fromEntries(filledIn);
}

function refilledIn(dialog: Dialog): readonly string[] {
  return fieldsIn(dialog).flatMap(({ name, refilled }) => (refilled === undefined ? [] : [name]));
}

type Values = Readonly<Record<string, string | readonly Option[]>>;

/** A person at the form: what they fill in stays, as a chat keeps it, until the form itself fills the field in again. */
function atForm(first: Dialog) {
  const { acts } = stage();
  const timesOf = (dialog: Dialog): ReadonlyMap<string, number> =>
    new Map(fieldsIn(dialog).map(({ name, refilled = 0 }) => [name, refilled]));
  const drawn = (dialog: Dialog, kept: Values): Values =>
    Object.fromEntries(
      namesIn(dialog).map((name) => [name, kept[name] ?? standing(dialog)[name] ?? ''] as const),
    ) as Values;
  let dialog = first;
  let answers = drawn(first, {});
  return {
    fill: (values: Values): void => void (answers = { ...answers, ...values }),
    choose: async (field: string, value: string): Promise<void> => {
      answers = { ...answers, [field]: value };
      const before = timesOf(dialog);
      dialog = dialogIn(await chosen(acts, { ...sent, field, state: dialog.state, answers }));
      const times = timesOf(dialog);
      const kept = Object.entries(answers).filter(([name]) => before.get(name) === times.get(name));
      answers = drawn(dialog, Object.fromEntries(kept));
    },
    answers: (): Values => answers,
    dialog: (): Dialog => dialog,
  };
}

const EMPTY = async (whom: 'self' | 'other' | 'department', by: Actor = BY): Promise<Dialog> =>
  await newCreationDialog(stage().deps, { by, whom });

describe('what is typed in the form for a new account', () => {
  const TYPED = {
    ...{ givenNames: 'Ana Lucía', surnames: 'Muñoz Ñáñez', documentType: 'ce', documentNumber: '52345678' },
    ...{ position: 'Técnica', department: HEALTH.code, contactEmail: 'ana@example.com', contactPhone: '310 555 0147' },
    ...{ responsible: HEAD.id, desiredAddress: 'ana.munoz', justification: 'Ingresa el lunes' },
  };

  it.each(Object.entries(TYPED))('keeps %s through every choice', async (field, value) => {
    const form = atForm(await EMPTY('other'));
    form.fill({ [field]: value });
    await form.choose('relation', 'contratista');
    expect(form.answers()[field]).toBe(value);
    await form.choose('chatUser', HOLDER.id);
    expect(form.answers()[field]).toBe(value);
    await form.choose('type', 'departmental');
    await form.choose('type', 'personal');
    expect(form.answers()[field]).toBe(value);
    await form.choose('chatUser', HEAD.id);
    expect(form.answers()[field]).toBe(value);
    if (field !== 'department') await form.choose('department', ROADS.code);
    await form.choose('relation', 'planta');
    expect(form.answers()[field]).toBe(value);
  });

  it.each([
    ['contractEnd', '2027-12-31', 'relation', 'contratista', 'planta'],
    ['accountName', 'Talento Humano', 'type', 'departmental', 'personal'],
  ])('keeps %s while it is not asked for', async (field, value, by, asked, other) => {
    const form = atForm(await EMPTY('other'));
    await form.choose(by, asked);
    form.fill({ [field]: value });
    await form.choose(by, other);
    expect(form.answers()).not.toHaveProperty(field);
    await form.choose(by, asked);
    expect(form.answers()[field]).toBe(value);
  });
});

describe('what the form for a new account fills in', () => {
  const HUGO = {
    ...{ givenNames: 'Hugo', surnames: 'Holder Muñoz', contactEmail: 'hugo@example.com' },
    ...{ position: 'Profesional', contactPhone: '300 123 4567' },
  };

  it('is what the chat tells of the chosen person', async () => {
    const form = atForm(await EMPTY('other'));
    await form.choose('chatUser', HOLDER.id);
    expect(form.answers()).toMatchObject(HUGO);
  });

  it('follows the choice of another person, but for what was typed', async () => {
    const form = atForm(await EMPTY('other'));
    await form.choose('chatUser', HOLDER.id);
    form.fill({ surnames: 'Holder de Muñoz' });
    await form.choose('chatUser', HEAD.id);
    expect(form.answers()).toMatchObject({ givenNames: 'Héctor', surnames: 'Holder de Muñoz', position: '' });
    // An address of the institution is nobody's personal one.
    expect(form.answers()).toMatchObject({ contactEmail: '', contactPhone: '' });
  });

  it('stays empty where somebody emptied it', async () => {
    const form = atForm(await EMPTY('other'));
    await form.choose('chatUser', HOLDER.id);
    form.fill({ contactPhone: '' });
    await form.choose('relation', 'contratista');
    await form.choose('type', 'departmental');
    await form.choose('type', 'personal');
    expect(form.answers()).toMatchObject({ ...HUGO, contactPhone: '' });
  });

  it('is there from the beginning where the account is for oneself', async () => {
    const dialog = await EMPTY('self', { ...actor(HOLDER, false), email: 'hugo@example.com' });
    expect(standing(dialog)).toMatchObject(HUGO);
    expect(dialog.state).toMatchObject({ own: true });
  });

  it('names the head of the department as responsible, but never for their own account', async () => {
    const form = atForm(await EMPTY('other'));
    await form.choose('department', ROADS.code);
    expect(form.answers()['responsible']).toBe(HEAD.id);
    await form.choose('chatUser', HEAD.id);
    expect(form.answers()['responsible']).toBe('');
  });

  it('asks a person for eight things at most, seven for themselves', async () => {
    const toFill = (answers: Readonly<Record<string, unknown>>, dialog: Dialog): readonly string[] =>
      fieldsIn(dialog).flatMap(({ name, optional }) => {
        const isEmpty = answers[name] === '' || (answers[name] as readonly unknown[]).length === 0;
        return isEmpty && optional !== true ? [name] : [];
      });
    const form = atForm(await EMPTY('other'));
    await form.choose('chatUser', COLLEAGUE.id);
    await form.choose('department', ROADS.code);
    await form.choose('relation', 'contratista');
    // The person, department and relation were chosen; the position is in few profiles.
    const left = toFill(form.answers(), form.dialog());
    expect(left).toEqual(['documentNumber', 'position', 'contractEnd', 'justification', 'consent']);
    expect(left.length + 3).toBe(8);
  });
});

describe('names typed in capitals', () => {
  const SHOUTED = { ...ANSWERS, givenNames: 'MARÍA DEL CARMEN', surnames: 'DE LA PEÑA' };
  const choosing = { ...sent, field: 'relation', answers: SHOUTED };

  it('are proposed as they are written with the next choice, without a press', async () => {
    const dialog = dialogIn(await chosen(stage().acts, choosing));
    expect(standing(dialog)).toMatchObject({ givenNames: 'María del Carmen', surnames: 'de la Peña' });
    expect(refilledIn(dialog)).toEqual(['givenNames', 'surnames']);
    expect(textIn(dialog)).toContain(m.form.capitals.label);
  });

  it('are proposed once, before the form is taken', async () => {
    const { acts, inserted } = stage();
    const dialog = dialogIn(await filled(acts, { ...sent, answers: SHOUTED }));
    expect(standing(dialog)).toMatchObject({ givenNames: 'María del Carmen', surnames: 'de la Peña' });
    expect(inserted).toEqual([]);
    // Typed in capitals again: that is what the person wants.
    expect((await filled(acts, { ...sent, state: dialog.state, answers: SHOUTED })).as).toBe('done');
    expect(inserted).toMatchObject([{ form: { givenNames: 'MARÍA DEL CARMEN' } }]);
  });

  it('stay as they were typed for whoever says so, with one press', async () => {
    const { acts } = stage();
    const first = dialogIn(await chosen(acts, choosing));
    const answers = { ...SHOUTED, ...(standing(first) as object), asTyped: [{ text: 'Dejarlos', value: 'yes' }] };
    const dialog = dialogIn(await chosen(acts, { ...sent, field: 'asTyped', state: first.state, answers }));
    expect(standing(dialog)).toMatchObject({ givenNames: 'MARÍA DEL CARMEN', surnames: 'DE LA PEÑA' });
    expect(namesIn(dialog)).not.toContain('asTyped');
    const kept = { ...answers, ...(standing(dialog) as object), asTyped: [] };
    expect((await filled(acts, { ...sent, state: dialog.state, answers: kept })).as).toBe('done');
  });
});

describe('the account that somebody asks for themselves', () => {
  it('is theirs, whoever else the form might name', async () => {
    const { acts, inserted } = stage();
    const by = { ...actor(HOLDER, false), email: 'hugo@example.com' };
    const { chatUser: _, ...answers } = ANSWERS;
    const reply = await filled(acts, { ...sent, by, state: { notice: notice.sha256, own: true }, answers });
    expect(reply.as).toBe('done');
    expect(inserted).toMatchObject([{ form: { chatUser: HOLDER }, requester: HOLDER }]);
  });

  it('draws what its relation needs where that was not there yet', async () => {
    const { contractEnd: _, ...answers } = { ...ANSWERS, relation: 'contratista' } as Record<string, string>;
    expect(namesIn(dialogIn(await filled(stage().acts, { ...sent, answers })))).toContain('contractEnd');
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
    for (const [field, value, wrong] of [
      ['type', 'personal', 'everything'],
      ['documentType', 'cc', 'everything'],
      // Which one is taken is the form's to say: an account may have one that is offered no more.
      ['relation', 'planta', 'La de antes'],
    ] as const) {
      expect(choices[field]?.safeParse(value).success, field).toBe(true);
      expect(choices[field]?.safeParse(wrong).success, field).toBe(false);
    }
  });
});

describe('somebody whose account can be given back', () => {
  it('is offered that on top of the form', () => {
    const account = '6f1f3c0e-0000-4000-8000-00000000000a';
    const whose = { type: 'personal', whose: 'Hugo' } as const;
    const about = { address: 'hugo@entidad.gov.co', by: 'document', account, state: 'suspended' } as const;
    const reply = conflictReply(m, { conflicts: [{ code: 'has_restorable', ...about }], ...whose });
    expect(reply).toMatchObject({ as: 'open', onTop: true });
    expect(actsIn(dialogIn(reply))).toEqual([FORM_RESTORE]);
    // A new one, where the old one was deleted, is what only the systems area can give.
    const gone = { code: 'has_restorable', ...about, state: 'deleted' } as const;
    expect(dialogIn(conflictReply(m, { conflicts: [gone], ...whose })).content.at(-1)).toMatchObject({
      actions: [{ act: FORM_RESTORE }, { payload: { act: 'create', why: 'deleted', whose: 'Hugo', account } }],
    });
  });
});
