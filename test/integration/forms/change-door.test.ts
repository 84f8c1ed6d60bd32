import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { skus } from '#sandbox/institution.ts';
import type { ElementState, OpenModal, OptionState } from '#sandbox/services/chat.ts';
import {
  answerTo,
  cardShows,
  closeModals,
  confirmBoth,
  deliver,
  QUICK,
  SKU,
  SYSTEMS,
  COLLEAGUE,
  shownPassword,
  execute,
  isCard,
  open,
} from '#test/stages/desk.ts';
import { eventually, option, person, personAt, setStage, textOf, typed, type Stage } from '#test/stages/stage.ts';

const HOLDER = 'U0NUEVA';
const HEAD = 'U0JEFE';
const STRANGER = 'U0CONTRATOS';
type Fields = Readonly<Record<string, ElementState>>;

const date = (day: string): ElementState => ({ type: 'datepicker', selected_date: day });
const chosen = (one: OptionState | undefined): ElementState => ({
  type: 'external_select',
  selected_option: one ?? null,
});
/** The second line of an option: an address, or something special about it. */
const addressOf = (one: OptionState): string | undefined =>
  (one as { readonly description?: { readonly text: string } }).description?.text;
const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Bogota' }).format(new Date());
const WHY = { justification: typed('Hace falta') };

describe('a request about an existing account', () => {
  let stage: Stage;
  let local: string;
  let other: string;

  beforeAll(async () => {
    const kiosk = {
      skuId: '66b55226-6b4f-492c-910c-a3b7a3c9d993',
      skuPartNumber: 'SPE_F1',
      enabled: 5,
      exchange: true,
    };
    const teams = {
      skuId: '7e31c0d9-9551-471d-836f-32ee72be4a01',
      skuPartNumber: 'Microsoft_Teams_Enterprise_New',
      enabled: 5,
      exchange: true,
    };
    stage = await setStage({ overrides: { ...QUICK, skus: [...skus, kiosk, teams] } });
    stage.institution.graph.setSeats(SKU, 100);
    local = await account();
    other = await account();
  });
  afterAll(async () => await stage.stop());

  /** A new account of Ángela, who has chosen her own password. */
  async function account(): Promise<string> {
    const filed = await deliver(stage);
    await confirmBoth(stage, filed);
    await personAt(stage, HOLDER).press('Mostrar mi contraseña temporal', filed.local);
    const password = await shownPassword(stage, HOLDER);
    stage.institution.graph.signIn(`${filed.local}@rioclaro.example`, password, 'Una-clave-propia-2026');
    await personAt(stage, 'U0EMPLEADA').sees(`La solicitud ${filed.number} quedó cerrada`);
    await closeModals(stage, HOLDER);
    return filed.local;
  }
  const top = (user: string, callback: string): Promise<OpenModal> =>
    eventually(callback, () => {
      const modal = personAt(stage, user).modal();
      return modal?.view.callback_id === callback ? modal : null;
    });
  const suggest = async (user: string, field: string, value = ''): Promise<readonly OptionState[]> => {
    const modalId = personAt(stage, user).modal()?.id ?? '';
    return await stage.institution.slack.suggest(
      user,
      { kind: 'modal', modalId },
      { blockId: field, actionId: field, value },
    );
  };
  const submit = async (user: string, fields: Fields): Promise<OpenModal | undefined> => {
    const values = Object.fromEntries(Object.entries(fields).map(([field, state]) => [field, { [field]: state }]));
    await personAt(stage, user).submit(values);
    return personAt(stage, user).modal();
  };
  const command = async (user: string, text: string): Promise<void> => {
    await closeModals(stage, user);
    await personAt(stage, user).command('/correo', text);
  };
  /** Opens the second step of a modification. */
  const modify = async (user: string, what: string, about = local): Promise<OpenModal> => {
    await command(user, `modificar ${about}`);
    await top(user, 'modify_pick');
    await submit(user, { what: option('static_select', what, what) });
    return await top(user, 'modify_details');
  };
  /** Submits the top form, and waits for the card that contains `words`. */
  const ask = async (user: string, fields: Fields, words: string): Promise<string> => {
    const left = await submit(user, { ...WHY, ...fields });
    expect(left?.errors ?? {}, textOf(left?.view)).toEqual({});
    expect(left).toBeUndefined();
    const cards = (): readonly string[] =>
      personAt(stage, user)
        .messages()
        .filter((message) => isCard(message))
        .map(textOf);
    const card = await eventually(words, () => cards().findLast((text) => text.includes(words)));
    const number = /FT-GTI-006-\d{4}-\d{5}/.exec(card)?.[0] ?? '';
    await personAt(stage, SYSTEMS).sees(number);
    return number;
  };
  const decide = async (number: string): Promise<void> => await execute(stage, { number, local: '', by: '' });
  const done = async (number: string, words = 'Cerrada'): Promise<string> =>
    await cardShows(stage, { by: SYSTEMS, number, words });
  /** The window with all about a request, as the systems area reads it. */
  const everything = async (number: string): Promise<string> => {
    const { view } = await open(stage, SYSTEMS, 'Más', number);
    await closeModals(stage, SYSTEMS);
    return textOf(view);
  };

  it('asks which licence is replaced if an account has several with a mailbox', async () => {
    const { graph } = stage.institution;
    const kiosk = '66b55226-6b4f-492c-910c-a3b7a3c9d993';
    await modify(HEAD, 'licence');
    expect(textOf(personAt(stage, HEAD).modal()?.view)).not.toContain('Licencia que se reemplaza');
    const id = graph.users().find(({ userPrincipalName }) => userPrincipalName.startsWith(`${local}@`))?.id ?? '';
    graph.admin.addLicence(id, 'SPE_F1');
    const { view } = await modify(HEAD, 'licence');
    expect(textOf(view)).toMatch(/Licencia que se reemplaza.*Office 365 E1.*Microsoft 365 F3/s);
    const replaces = option('static_select', `${kiosk}:SPE_F1`, 'Microsoft 365 F3');
    expect(await suggest(HEAD, 'licence', 'Teams')).toEqual([]);
    const [wanted] = await suggest(HEAD, 'licence', 'Plan 1');
    expect(wanted?.text.text).toMatch(/^Exchange Online \(Plan 1\): quedan/);
    const number = await ask(HEAD, { licence: chosen(wanted), replaces }, 'cambio de licencia');
    await decide(number);
    await done(number);
    const after = graph.users().find((user) => user.id === id);
    expect(after?.licences.toSorted()).toEqual(['EXCHANGESTANDARD', 'STANDARDPACK']);
    graph.admin.removeLicence(id, 'EXCHANGESTANDARD');
  });

  it('lets people find their own accounts, and nobody else’s', async () => {
    await command(HOLDER, 'modificar');
    await top(HOLDER, 'modify_pick');
    const mine = await suggest(HOLDER, 'account');
    expect(mine.map(addressOf)).toEqual(
      expect.arrayContaining([`${local}@rioclaro.example`, `${other}@rioclaro.example`]),
    );
    await command(STRANGER, 'eliminar');
    await top(STRANGER, 'deletion_form');
    expect(await suggest(STRANGER, 'account', local)).toEqual([]);
    const forged = { account: option('external_select', mine[0]?.value ?? '', 'x'), lastDay: date(today) };
    const modal = await submit(STRANGER, { ...WHY, ...forged });
    expect(textOf(modal?.view)).toContain('No encontramos esa cuenta');
    expect(textOf(modal?.view)).toContain('Hablar con sistemas');
  });

  it('offers only what makes sense for the account, and says what can be requested', async () => {
    await command(HOLDER, 'modificar');
    await top(HOLDER, 'modify_pick');
    const [mine] = await suggest(HOLDER, 'account', local);
    const modal = await personAt(stage, HOLDER).choose('account', chosen(mine));
    expect(textOf(modal.view)).toContain('Datos de la persona o la cuenta');
    expect(JSON.stringify(modal.view)).not.toContain('hindered');
  });

  it('changes personal data in a form that is filled in with what is known, and lists everything that is wrong', async () => {
    const details = await modify(HOLDER, 'data');
    expect(JSON.stringify(details.view)).toContain('"initial_value":"Prueba"');
    expect(JSON.stringify(details.view)).toContain(`"initial_user":"${HEAD}"`);
    const fields = {
      ...WHY,
      givenNames: typed('Prueba 2'),
      surnames: typed('Peña'),
      position: typed(''),
      department: option('external_select', '500', 'Secretaría de Salud'),
      phone: typed('no'),
      responsible: person('U0INVITADO'),
    };
    const wrong = await submit(HOLDER, fields);
    expect(Object.keys(wrong?.errors ?? {}).toSorted()).toEqual(['givenNames', 'phone', 'responsible']);
    const right = { ...fields, givenNames: typed('Prueba'), phone: typed('300 555 0000'), responsible: person(HEAD) };
    const number = await ask(HOLDER, right, 'datos de la persona');
    await decide(number);
    await done(number);
    // The holder is the requester, so only the responsible official is told.
    await personAt(stage, HEAD).sees(`solicitud ${number}`);
    await modify(HOLDER, 'data');
    const same = await submit(HOLDER, right);
    expect(textOf(same?.view)).toContain('La cuenta ya está así');
  });

  it('joins and leaves groups, with lines to run by hand for distribution lists', async () => {
    await modify(HOLDER, 'groups');
    const lists = await suggest(HOLDER, 'join', 'bol');
    expect(lists.map(addressOf)).toContain('Lista de distribución: se hace a mano');
    expect(await suggest(HOLDER, 'leave')).toEqual([]);
    const nothing = await submit(HOLDER, WHY);
    expect(nothing?.errors).toEqual({ join: 'No eligió nada. Elija al menos una opción.' });
    const join = { type: 'multi_external_select', selected_options: lists.slice(0, 1) };
    const number = await ask(HOLDER, { join }, 'grupos y listas');
    await decide(number);
    const card = await done(number, 'Add-DistributionGroupMember');
    expect(card).toContain('Paso a mano');
    const [line = ''] = /Connect-ExchangeOnline\nAdd-DistributionGroupMember .+?ManagerCheck/.exec(card) ?? [];
    expect(await everything(number)).toContain('Security Group Creation and Membership');
    expect(stage.institution.graph.exchange.run(line)).toEqual({ ok: true });
    await personAt(stage, COLLEAGUE).press('Hecho', number);
    await done(number);
  });

  it('gives the holder a new password without an approval', async () => {
    const details = await modify(HOLDER, 'password');
    expect(textOf(details.view)).toContain('El acceso temporal lo verá solo usted');
    const number = await ask(HOLDER, {}, 'contraseña nueva');
    await done(number, 'Entregada');
    expect(await everything(number)).toContain('No necesitó aprobación');
    const message = await personAt(stage, HOLDER).sees('Una contraseña nueva para su cuenta');
    expect(textOf(message)).not.toContain('le creó una cuenta');
    await personAt(stage, HOLDER).press('Mostrar mi contraseña temporal', 'Una contraseña nueva');
    const password = await shownPassword(stage, HOLDER);
    stage.institution.graph.signIn(`${local}@rioclaro.example`, password, 'Otra-clave-propia-2026');
    await personAt(stage, HOLDER).sees('Ya cambió la contraseña de');
    await done(number);
  });

  it('redirects mail to another account until a certain day, and says so on the card', async () => {
    await modify(HOLDER, 'redirection');
    const found = await suggest(HOLDER, 'redirectTo', other);
    expect(found).toHaveLength(1);
    expect(await suggest(HOLDER, 'redirectTo', local)).toEqual([]);
    const past = await submit(HOLDER, { ...WHY, redirectTo: chosen(found[0]), until: date('2020-01-01') });
    expect(past?.errors).toEqual({ until: 'Esa fecha ya pasó. Elija la fecha de hoy o una posterior.' });
    const number = await ask(
      HOLDER,
      { redirectTo: chosen(found[0]), until: date('2031-03-15') },
      'redirección del correo',
    );
    await decide(number);
    const card = await done(number, 'Programada');
    expect(card).toContain('activa hasta el 15 de marzo de 2031');
    expect(card).not.toContain('Reactivar');
  });

  it('reports at the field that an address is taken', async () => {
    await modify(HEAD, 'address');
    const taken = await submit(HEAD, { ...WHY, newAddress: typed('maria.pena') });
    expect(taken?.errors).toEqual({
      newAddress: 'La dirección maria.pena@rioclaro.example ya está ocupada. Escriba otra.',
    });
  });

  it.each([
    ['has an administrator role to take', { eligibleRole: 'Exchange Administrator' }, 'puede tomar un rol'],
    ['is in a restricted unit', { isManagementRestricted: true }, 'unidad restringida'],
  ])('says before a form is filled in that an account %s', async (_, how, words) => {
    const { admin, users } = stage.institution.graph;
    const id = users().find(({ userPrincipalName }) => userPrincipalName.startsWith(`${other}@`))?.id ?? '';
    admin.guard(id, how);
    for (const written of ['modificar', 'eliminar']) {
      const told = await answerTo(stage, HEAD, async () => await command(HEAD, `${written} ${other}`));
      expect(told).toContain(words);
      expect(told).toContain('Hablar con sistemas');
      expect(personAt(stage, HEAD).modal()).toBeUndefined();
    }
    // Where it is chosen in the form itself, that says so below it, and stays.
    for (const [written, form] of [
      ['modificar', 'modify_pick'],
      ['eliminar', 'deletion_form'],
    ] as const) {
      await command(HEAD, written);
      await top(HEAD, form);
      const [account] = await suggest(HEAD, 'account', other);
      const modal = await personAt(stage, HEAD).choose('account', chosen(account));
      expect(modal.view.callback_id).toBe(form);
      expect(textOf(modal.view)).toContain(words);
      expect(stage.institution.slack.modalsOf(HEAD)).toHaveLength(1);
    }
    await closeModals(stage, HEAD);
    admin.guard(id, { eligibleRole: null, isManagementRestricted: false });
  });

  it('starts in the card of an account for a deletion, which takes two people and waits for the last day', async () => {
    const row = async (): Promise<string> =>
      await answerTo(stage, SYSTEMS, async () => await personAt(stage, SYSTEMS).command('/correos', other));
    expect(await row()).toMatch(/Ver(?!Modificar)/);
    await closeModals(stage, HEAD);
    await personAt(stage, HEAD).command('/correos', other);
    await personAt(stage, HEAD).press('Ver', other);
    await eventually('the card', () => textOf(personAt(stage, HEAD).modal()?.view).includes('Historia'));
    const card = personAt(stage, HEAD).modal();
    const [, value = ''] =
      /"action_id":"card_delete"[^}]*\}[^}]*"value":"([^"]+)"/.exec(JSON.stringify(card?.view)) ?? [];
    const button = { blockId: 'actions', actionId: 'card_delete', state: { type: 'button', value } } as const;
    await stage.institution.slack.act(HEAD, { kind: 'modal', modalId: card?.id ?? '' }, button, {});
    const modal = await top(HEAD, 'deletion_form');
    expect(textOf(modal.view)).toContain('A los 30 días de suspendida se elimina');
    expect(textOf(modal.view)).toContain(`${other}@rioclaro.example`);
    const fields = { lastDay: date(today), replyText: typed('Ya no está') };
    const number = await ask(HEAD, fields, 'Eliminación de cuenta');
    await personAt(stage, SYSTEMS).press('Aprobar', number);
    await done(number, 'Debe hacerlo otra persona');
    const refused = await answerTo(
      stage,
      SYSTEMS,
      async () => await personAt(stage, SYSTEMS).press('Ejecutar', number),
    );
    expect(refused).toContain('La ejecuta o la reintenta otra persona del área de sistemas');
    await personAt(stage, COLLEAGUE).press('Ejecutar', number);
    expect(await done(number, 'Programada')).toContain('se puede usar hasta');
  });
});
