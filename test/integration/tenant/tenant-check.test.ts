import { afterEach, describe, expect, it } from 'vitest';
import {
  answerTo,
  cardShows,
  deliver,
  execute,
  file,
  QUICK,
  SKU,
  SYSTEMS,
  tenantUsers,
  thread,
} from '#test/stages/desk.ts';
import { eventually, personAt, setStage, textOf, type Stage } from '#test/stages/stage.ts';

const sold = { skuId: '18181a46-0d4e-45cd-891e-60aabd171b4e', skuPartNumber: SKU, enabled: 20 };
const TITLE = 'Configuración por revisar en Microsoft 365';

describe('a problem of the tenant that will get in the way of requests', () => {
  let stage: Stage;
  afterEach(async () => await stage.stop());

  const inChannel = (): readonly string[] =>
    personAt(stage, SYSTEMS)
      .messages()
      .filter(({ onlyFor }) => onlyFor === undefined)
      .map(textOf)
      .filter((text) => text.includes(TITLE));

  it('is reported once at the start, with the setting and its value, and again at a review', async () => {
    const domains = [{ name: 'rioclaro.example', authenticationType: 'Federated' as const }];
    stage = await setStage({ overrides: { ...QUICK, domains } }, { LICENSE_SKU: 'NADA' });
    await personAt(stage, SYSTEMS).sees(TITLE);
    const [told = ''] = inChannel();
    for (const words of ['La licencia NADA (LICENSE_SKU) no existe', 'rioclaro.example (MAIL_DOMAIN) está federado']) {
      expect(told).toContain(words);
    }
    expect(told.match(/Qué hacer: /g)).toHaveLength(2);
    const answer = await answerTo(stage, SYSTEMS, async () => {
      await personAt(stage, SYSTEMS).command('/correos', 'revisar');
      await eventually('the list', () =>
        personAt(stage, SYSTEMS)
          .messages()
          .some((message) => message.onlyFor === SYSTEMS && textOf(message).includes(TITLE)),
      );
    });
    expect(answer).toContain('Primero hay que importar');
    expect(inChannel()).toHaveLength(1);
  });

  it('is not looked for, and the start is not stopped, while the tenant is down', async () => {
    const stopped = { AZURE_AUTHORITY_HOST: 'http://127.0.0.1:9', GRAPH_BASE_URL: 'http://127.0.0.1:9' };
    stage = await setStage({ overrides: QUICK }, stopped);
    await personAt(stage, SYSTEMS).sees('Correo todavía no conoce las cuentas');
    expect(inChannel()).toEqual([]);
  });
});

describe('a Temporary Access Pass that the policy refuses', () => {
  let stage: Stage;
  afterEach(async () => await stage.stop());

  it.each([
    ['is off', { state: 'disabled' as const }, 'tiene desactivado el código de acceso temporal'],
    ['leaves the person out', { groups: ['6f0c3f5e-2f3b-4d59-9c55-0f1d7f6a1b02'] }, 'no incluye a esta persona'],
  ])(
    'because it %s: the person reads what to do, the systems area reads what is wrong',
    async (_, passPolicy, words) => {
      stage = await setStage({ overrides: { ...QUICK, passPolicy } }, { CREDENTIAL_DELIVERY: 'tap' });
      const filed = await deliver(stage);
      await personAt(stage, 'U0NUEVA').press('Mostrar mi código temporal', filed.local);
      const modal = await eventually('the refusal', () => {
        const text = textOf(personAt(stage, 'U0NUEVA').modal()?.view);
        return text.includes('No pudimos preparar') ? text : null;
      });
      expect(modal).toContain('Cuando le avisen que está listo, pulse el botón otra vez.');
      expect(modal).not.toContain('Entra');
      await eventually('the note', () => thread(stage, filed.number).some((note) => note.includes(words)));
    },
  );
});

describe('a request that fails because of the settings', () => {
  let stage: Stage;
  afterEach(async () => await stage.stop());

  it('is not begun with a licence that includes no mailbox; the card says that the request is fine', async () => {
    const skus = [{ ...sold, exchange: false }];
    stage = await setStage({ overrides: { ...QUICK, skus } });
    const { number } = await file(stage);
    const card = await cardShows(stage, { by: SYSTEMS, number, words: 'no incluye un buzón de Exchange Online' });
    expect(card).toContain('STANDARDPACK (LICENSE_SKU)');
    expect(card).toContain('La solicitud está bien.');
  });

  it('stops with the name of a federated domain; the card says that the request is fine', async () => {
    const domains = [{ name: 'rioclaro.example', authenticationType: 'Federated' as const }];
    stage = await setStage({ overrides: { ...QUICK, domains } });
    const filed = await file(stage);
    await execute(stage, filed);
    const words = 'El dominio rioclaro.example (MAIL_DOMAIN) está federado';
    const card = await cardShows(stage, { by: SYSTEMS, number: filed.number, words });
    expect(card).toContain('La solicitud está bien.');
    expect(tenantUsers(stage, filed.local)).toEqual([]);
  });
});
