import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { whoLines } from '#dialogue/request-card/card-lines.ts';
import { detailsDialog } from '#dialogue/change-forms/details.ts';
import { creationDialog } from '#dialogue/creation-form/form.ts';
import { snapshotOf } from '#domain/account/account-form.ts';
import { createMessages } from '#messages/messages.ts';
import { privacyNotice } from '#messages/privacy-notice.ts';
import { readDepartments } from '#adapters/institution-files/departments.ts';
import type { Directory } from '#use-cases/ports/directory.ts';
import { SYSTEMS, startLife, type Life } from '#test/stages/life.ts';

const m = createMessages({ locale: 'es-CO', timeZone: 'America/Bogota' });
const PHONE = '300 765 4321';
const CONTACT = 'canaria.personal@correo.example';

describe('the contact data of the form', () => {
  let life: Life;
  let sent = '';
  beforeAll(async () => {
    // Records everything that is sent to the tenant.
    const listen = (tenant: Directory): Directory =>
      new Proxy(tenant, {
        get: (of, name: keyof Directory) => {
          const method = of[name] as (...said: readonly unknown[]) => unknown;
          return (...said: readonly unknown[]) => {
            sent += JSON.stringify(said);
            return method(...said);
          };
        },
      });
    life = await startLife({ around: listen });
  });
  afterAll(async () => await life.stop());

  it('go where the form says: to the systems area and into the record, but never to Microsoft 365', async () => {
    const asked = await life.askNew({ contactPhone: PHONE, contactEmail: CONTACT });
    const card = JSON.stringify(whoLines(m, asked));
    expect(card).toContain(`"Teléfono de contacto: "`);
    expect(card).toContain(PHONE);
    const done = await life.decideAndRun(asked);
    expect(done.state).toBe('delivered');
    expect(sent).toContain(`"address":"${done.plan?.address ?? ''}"`);
    for (const kept of [PHONE, CONTACT, 'mobilePhone', 'businessPhones', 'otherMails'])
      expect(sent).not.toContain(kept);
    const account = await life.store.accountOn(`cc:${asked.form.type === 'personal' ? asked.form.documentNumber : ''}`);
    expect(account?.phone).toBeNull();
    const shown = await life.deps.directory.account(account?.directoryId ?? '');
    expect(shown?.mobilePhone).toBeNull();
  });

  it('are explained in the form, which also says that the account’s own phone is in the directory', async () => {
    const { institution } = life.deps;
    const notice = privacyNotice(m, {
      institution: 'Entidad',
      showsFullDocument: true,
      hasControlPerson: false,
      retentionDays: 0,
    });
    const form = JSON.stringify(
      creationDialog(m, { institution, type: 'personal', departments: readDepartments(null), notice }),
    );
    expect(form).toContain('no se publica en el directorio de Microsoft 365');
    expect(form).toContain('No se le escribe a esa dirección');
    const account = await life.account();
    const details = detailsDialog(m, {
      ...{ account, what: 'data', institution, departments: readDepartments(null) },
      ...{ today: '2026-11-28', actor: SYSTEMS },
    });
    expect(JSON.stringify(details)).toContain('Queda en el directorio de Microsoft 365');

    const { givenNames, surnames, displayName, position, responsible } = account;
    if (responsible === null) throw new Error('no official');
    const department = { code: account.departmentCode, name: account.departmentName, head: null };
    const data = { givenNames, surnames, displayName, position, phone: PHONE, department, responsible };
    const changed = await life.carryOut({
      ...{ type: 'data', account: snapshotOf(account), justification: 'Cambió de celular' },
      data,
    });
    expect(changed.plan?.changes).toEqual([{ what: 'phone', before: null, after: { text: PHONE } }]);
    expect((await life.deps.directory.account(account.directoryId))?.mobilePhone).toBe(PHONE);
    expect((await life.reread(account)).phone).toBe(PHONE);
  });
});
