import { LogLevel, WebClient } from '@slack/web-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requestCard } from '#dialogue/request-card/card.ts';
import { accountSection } from '#adapters/records/request-form/section-account.ts';
import { requestSection } from '#adapters/records/request-form/section-request.ts';
import { events, recordOf } from '#adapters/records/request-form/record.fixture.ts';
import { COLUMNS } from '#adapters/records/account-list/account-columns.ts';
import { EMPLOYEE, PERSONAL, PLAN, requestIn } from '#domain/request/request.fixture.ts';
import { shownText, stampOf, type ShownText } from '#domain/shown-text.ts';
import { createMessages } from '#messages/messages.ts';
import { privacyNotice } from '#messages/privacy-notice.ts';
import { keepTexts } from '#use-cases/hand-over/keep-texts.ts';
import { RULES } from '#test/contract/store/stage.ts';
import { INSTITUTION_DEFAULTS } from '#test/stages/institution.ts';
import { creationDialog } from '#dialogue/creation-form/form.ts';
import { openDirectAccess, type DirectAccess } from '#test/direct-access.ts';
import { file, openForm, QUICK, REQUESTER } from '#test/stages/desk.ts';
import {
  creationValues,
  eventually,
  option,
  personAt,
  setStage,
  textOf,
  typed,
  type Stage,
} from '#test/stages/stage.ts';
import { everythingOf, rendered } from '#test/rendered.ts';

const es = createMessages({ locale: 'es-CO', timeZone: 'America/Bogota' });
const en = createMessages({ locale: 'en', timeZone: 'America/Bogota' });
const FACTS = { institution: 'Gobernación', showsFullDocument: true, hasControlPerson: true, retentionDays: 3650 };

describe('the privacy notice', () => {
  it('gets a new version whenever its text changes', () => {
    // Anybody who changes a word gives the notice a new version, and writes the new hashes here.
    expect([es, en].map((m) => [m.privacy.version, privacyNotice(m, FACTS).sha256])).toEqual([
      ['05 de 2026-11-30', '4a770978c93ed7ef451c89e721b0b6130735d62cf9b05c58b42a32aa0a4c78c5'],
      ['05 of 2026-11-30', 'c316e32dbb04d7881e8a65bf2f7eba1b796e48ec48d64e650df443b99ec8a7c3'],
    ]);
  });

  it('says about the document, and how long it is kept, what holds under the settings', () => {
    const said = (change: Partial<typeof FACTS>): string => privacyNotice(es, { ...FACTS, ...change }).text;
    expect(said({})).toContain('en la copia del registro FT-GTI-006 del área de sistemas');
    expect(said({ showsFullDocument: false })).toContain('no se muestra completo ni en los mensajes');
    expect(said({})).toContain('3650 días después de terminar la solicitud');
    expect(said({ retentionDays: 0 })).toContain('los conserva sin límite de tiempo');
  });

  it('says what the control person can read, if there is one', () => {
    const said = (change: Partial<typeof FACTS>): string => privacyNotice(es, { ...FACTS, ...change }).text;
    expect(said({ hasControlPerson: false })).not.toContain('persona de control');
    expect(said({})).toContain('el nombre, la dirección y el último día de los contratos que terminan');
  });

  it('holds true for cards, records and lists', () => {
    const form = { ...PERSONAL, contactPhone: '300 987 6543', contactEmail: 'canaria@correo.example' };
    const receives = { holder: null, official: null, contact: 'ca…@correo.example' };
    const request = requestIn('submitted', { form, plan: { ...PLAN, receives } });
    const card = (audience: 'systems' | 'requester'): string =>
      audience === 'systems'
        ? textOf({ blocks: everythingOf(es, { request, run: null }) })
        : textOf(rendered(requestCard(es, { request, run: null, audience })));
    const whole = [form.documentNumber, form.contactPhone, form.contactEmail];
    const found = (text: string): readonly string[] => whole.filter((each) => text.includes(each));
    expect(found(card('systems'))).toEqual([form.contactPhone]);
    expect(card('systems')).toContain(`…${form.documentNumber.slice(-4)}`);
    expect(card('systems')).toContain('ca…@correo.example');
    expect(found(card('requester'))).toEqual([]);
    const paper = (copy: 'everyone' | 'systems'): string => JSON.stringify(accountSection(es, { request, copy }));
    expect(found(paper('everyone'))).toEqual([form.contactPhone, form.contactEmail]);
    expect(found(paper('systems'))).toEqual(whole);
    // The list has the phone number of the directory and the last characters of the document, like every account card.
    const keys = COLUMNS.map(({ key }): string => key);
    expect(keys.filter((key) => /contact(Email|Phone)|documentNumber/u.test(key))).toEqual([]);
  });

  it('is printed as it was shown; for requests from before it was stored, as it was then', () => {
    const said = events(['submit', EMPLOYEE, { consent: true }]);
    const shown = shownText({ kind: 'privacy_notice', version: '01', text: 'Lo que decía entonces.' });
    const printed = (request: ReturnType<typeof requestIn>, notice: typeof shown | null): string =>
      JSON.stringify(requestSection(es, { ...recordOf(request, { said }), notice }));
    const kept = printed(requestIn('closed', { notice: stampOf(shown) }), shown);
    for (const words of ['Acepto. Lo que decía entonces.', '"01"', shown.sha256]) expect(kept).toContain(words);
    expect(kept).not.toContain(es.privacy.version);
    const lost = printed(requestIn('closed', { notice: stampOf(shown) }), null);
    expect(lost).toContain('lo identifica su huella');
    expect(lost).toContain(shown.sha256);
    expect(printed(requestIn('closed'), null)).toContain('Se muestran completos solo al área de sistemas.');
  });
});

describe('the privacy notice of a form', () => {
  let stage: Stage;
  let direct: DirectAccess;
  beforeAll(async () => {
    stage = await setStage({ overrides: QUICK }, { CONTROL_PERSON: 'U0CONTROL' });
    direct = await openDirectAccess(stage);
  });
  afterAll(async () => {
    await direct.end();
    await stage.stop();
  });

  it('is stored with the request and its event as it was shown', async () => {
    const filed = await file(stage);
    const { id, notice } = await direct.numbered(filed.number);
    if (notice === undefined) throw new Error('no notice');
    const text = await direct.store.texts.find(notice.sha256);
    expect(text?.version).toBe(es.privacy.version);
    const [submitted] = await direct.store.trail.ofRequest(id);
    expect(submitted?.data['notice']).toEqual(notice);
    await openForm(stage, REQUESTER);
    expect(textOf(personAt(stage, REQUESTER).modal()?.view)).toContain(text?.text);
    expect(text?.text).toContain('La persona de control');
  });

  it('counts as it was shown, even if another one is in force when the form is sent', async () => {
    const deps = { store: direct.store, clock: { now: () => new Date() } };
    const other = shownText({ kind: 'privacy_notice', version: '01', text: 'Otro aviso' });
    const asker = personAt(stage, REQUESTER);
    const { slack, env } = stage.institution;
    const client = new WebClient(env['SLACK_BOT_TOKEN'], { slackApiUrl: slack.apiUrl, logLevel: LogLevel.ERROR });
    const institution = {
      ...INSTITUTION_DEFAULTS,
      name: 'Entidad',
      mailDomain: 'rioclaro.example',
      timeZone: 'America/Bogota',
    };
    // As another process of the bot would show it, with other settings.
    const showing = async (notice: ShownText): Promise<void> => {
      const open = await openForm(stage, REQUESTER);
      const departments = { listed: true, find: () => null };
      const of = { institution: { ...institution, locale: 'es-CO', rules: RULES }, type: 'personal' } as const;
      const view = rendered(creationDialog(es, { ...of, departments, notice }));
      await client.views.update({ view_id: open.id, view });
    };
    const department = option('external_select', '500', 'Secretaría de Salud');
    const responsible = { type: 'users_select', selected_user: 'U0TALENTO' } as const;
    const fields = { documentNumber: typed('46000001'), responsible, department };
    await showing(other);
    await asker.submit(creationValues(fields));
    expect(textOf(asker.modal()?.view)).toContain('ya no se puede comprobar');
    expect(await direct.store.openRequestOn('cc:46000001')).toBeNull();
    await keepTexts(deps, [other]);
    await showing(other);
    await asker.submit(creationValues(fields));
    await eventually('the form to go', () => asker.modal() === undefined);
    const request = await direct.store.openRequestOn('cc:46000001');
    expect(request?.notice).toEqual(stampOf(other));
  });
});
