import { describe, expect, it } from 'vitest';
import { orderCode, readOrder, type AccountOrder } from './account-order.ts';
import { parseAccountQuery, type AccountFilter, type QueryProblem } from './account-query.ts';

const TODAY = '2026-11-22';
const LIVING = { by: 'state', anyOf: ['active', 'suspended'] } as const;

/** One of the institution's own. */
const OWN = [{ code: 'libre', name: 'Libre nombramiento y remoción' }];

function read(text: string, systems = true) {
  return parseAccountQuery(text, { today: TODAY, systems, relations: OWN });
}

function filtersOf(text: string): readonly AccountFilter[] {
  const parsed = read(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value.filters;
}

function problemOf(text: string, systems = true): QueryProblem {
  const parsed = read(text, systems);
  if (parsed.ok) throw new Error(JSON.stringify(parsed.value));
  return parsed.error;
}

describe('a query to the list of accounts', () => {
  it.each([
    ['', ''],
    ['rosa rentas', 'rosa rentas'],
    ['rosa.nanez05@rioclaro.example', 'rosa.nanez05@rioclaro.example'],
    ['“rosa elvira” "rentas"', 'rosa elvira rentas'],
    ['%%% <http://x.example|y> :tada: 8:30', '%%% <http://x.example|y> :tada: 8:30'],
    ['María-José', 'María-José'],
  ])('takes «%s» as free words', (text, words) => {
    expect(read(text)).toEqual({ ok: true, value: { text, words, filters: [], order: null } });
  });

  it.each<[string, readonly AccountFilter[]]>([
    ['documento:4321', [{ by: 'document', ending: '4321' }]],
    ['DOC:52.345.678', [{ by: 'document', ending: '52345678' }]],
    ['cédula: 678', [{ by: 'document', ending: '678' }]],
    ['doc:ab123', [{ by: 'document', ending: 'AB123' }]],
    ['dependencia:300', [{ by: 'department', text: '300' }]],
    ['dep:"Secretaría de Salud"', [{ by: 'department', text: 'Secretaría de Salud' }]],
    ['dep:“Secretaría de Salud”', [{ by: 'department', text: 'Secretaría de Salud' }]],
    ['dep:"Secretaría de Salud', [{ by: 'department', text: 'Secretaría de Salud' }]],
    ['estado:suspendida', [{ by: 'state', anyOf: ['suspended'] }]],
    ['ESTADO:Activas,eliminadas', [{ by: 'state', anyOf: ['active', 'deleted'] }]],
    ['estado:activa estado:suspendida', [LIVING]],
    ['state:active', [{ by: 'state', anyOf: ['active'] }]],
    ['vinculación:contratista', [{ by: 'relation', anyOf: ['contratista'] }]],
    ['vinculacion:planta', [{ by: 'relation', anyOf: ['planta'] }]],
    ['VINCULO:pasantes', [{ by: 'relation', anyOf: ['pasante'] }]],
    ['4321', [{ by: 'digits', digits: '4321' }]],
    ['1.052.345.678', [{ by: 'digits', digits: '1052345678' }]],
    ['345.678', [{ by: 'digits', digits: '345678' }]],
    ['vinculo:"Libre nombramiento y remoción"', [{ by: 'relation', anyOf: ['libre'] }]],
    ['vinculo:LIBRE,planta', [{ by: 'relation', anyOf: ['libre', 'planta'] }]],
    ['vínculo:contratista', [{ by: 'relation', anyOf: ['contratista'] }]],
    ['vinculo:planta,pasante', [{ by: 'relation', anyOf: ['planta', 'pasante'] }]],
    ['vinculo:dependencia', [{ by: 'relation', anyOf: ['departmental'] }]],
    ['relation:contractor', [{ by: 'relation', anyOf: ['contratista'] }]],
    ['responsable:"Héctor Ñáñez"', [{ by: 'responsible', words: ['hector', 'nanez'] }]],
    ['titular:D’Alessandro', [{ by: 'holder', words: ['dalessandro'] }]],
    ['vence:30d', [LIVING, { by: 'ends', from: TODAY, until: '2026-12-22' }]],
    ['vence:"30 días"', [LIVING, { by: 'ends', from: TODAY, until: '2026-12-22' }]],
    ['vence:0', [LIVING, { by: 'ends', from: TODAY, until: TODAY }]],
    ['vence:2026-12-31', [LIVING, { by: 'ends', from: TODAY, until: '2026-12-31' }]],
    ['vence:31/12/2026', [LIVING, { by: 'ends', from: TODAY, until: '2026-12-31' }]],
    [
      'vence:30d estado:suspendida',
      [
        { by: 'state', anyOf: ['suspended'] },
        { by: 'ends', from: TODAY, until: '2026-12-22' },
      ],
    ],
    ['vencida', [{ by: 'over', before: TODAY }]],
    ['Vencidas', [{ by: 'over', before: TODAY }]],
    ['bloqueadas', [{ by: 'blocked' }]],
    ['estado:bloqueada', [{ by: 'blocked' }]],
    ['sin-entregar', [LIVING, { by: 'undelivered' }]],
    ['sin entregar', [LIVING, { by: 'undelivered' }]],
    ['sin–entregar', [LIVING, { by: 'undelivered' }]],
    ['undelivered', [LIVING, { by: 'undelivered' }]],
    ['sin-responsable', [LIVING, { by: 'without_responsible' }]],
  ])('takes «%s» as a filter', (text, filters) => {
    expect(filtersOf(text)).toEqual(filters);
  });

  it('takes digits as a word or as the end of a document for the systems area, and only as a word for others', () => {
    const asked = (systems: boolean) => read('rosa 4321 21', systems);
    const value = { text: 'rosa 4321 21', order: null };
    expect(asked(true)).toEqual({
      ok: true,
      value: { ...value, words: 'rosa 21', filters: [{ by: 'digits', digits: '4321' }] },
    });
    expect(asked(false)).toEqual({ ok: true, value: { ...value, words: 'rosa 4321 21', filters: [] } });
  });

  it.each<[string, AccountOrder]>([
    ['orden:nombre', { by: 'name', descending: false }],
    ['orden:-vence', { by: 'ends', descending: true }],
    ['orden:creada:desc', { by: 'created', descending: true }],
    ['orden:Dirección:asc', { by: 'address', descending: false }],
    ['order:department', { by: 'department', descending: false }],
    ['orden:nombre orden:vence', { by: 'ends', descending: false }],
  ])('takes «%s» as an order', (text, order) => {
    expect(read(text)).toEqual({ ok: true, value: { text: '', words: '', filters: [], order } });
    expect(readOrder(orderCode(order))).toEqual(order);
  });

  it('takes everything together, in any order of the words', () => {
    expect(read('rosa vinculo:planta sin-entregar ortiz orden:nombre')).toEqual({
      ok: true,
      value: {
        text: 'rosa vinculo:planta sin-entregar ortiz',
        words: 'rosa ortiz',
        filters: [LIVING, { by: 'relation', anyOf: ['planta'] }, { by: 'undelivered' }],
        order: { by: 'name', descending: false },
      },
    });
  });

  it.each<[string, QueryProblem]>([
    ['color:rojo', { code: 'unknown_filter', word: 'color:rojo' }],
    ['rosa sin-usar', { code: 'unknown_filter', word: 'sin-usar' }],
    ['http://x.example', { code: 'unknown_filter', word: 'http://x.example' }],
    ['documento:21', { code: 'bad_value', filter: 'document', word: '21' }],
    ['documento:', { code: 'bad_value', filter: 'document', word: '' }],
    ['dep:%', { code: 'bad_value', filter: 'department', word: '%' }],
    ['estado:dormida', { code: 'bad_value', filter: 'state', word: 'dormida' }],
    ['estado:activa,dormida', { code: 'bad_value', filter: 'state', word: 'activa,dormida' }],
    ['vinculo:amigo', { code: 'bad_value', filter: 'relation', word: 'amigo' }],
    ['responsable:""', { code: 'bad_value', filter: 'responsible', word: '' }],
    ['titular:…', { code: 'bad_value', filter: 'holder', word: '…' }],
    ['vence:pronto', { code: 'bad_value', filter: 'ends', word: 'pronto' }],
    ['vence:2026-02-30', { code: 'bad_value', filter: 'ends', word: '2026-02-30' }],
    ['vence:2026-11-21', { code: 'bad_value', filter: 'ends', word: '2026-11-21' }],
    ['vence:2026-13-01', { code: 'bad_value', filter: 'ends', word: '2026-13-01' }],
    ['orden:color', { code: 'bad_value', filter: 'order', word: 'color' }],
    ['orden:nombre:arriba', { code: 'bad_value', filter: 'order', word: 'nombre:arriba' }],
  ])('refuses «%s», naming the word', (text, problem) => {
    expect(problemOf(text)).toEqual(problem);
  });

  it.each(['dep:salud rosa', 'orden:nombre', 'orden:-dependencia', 'orden:direccion'])(
    'lets others than the systems area ask «%s»',
    (text) => {
      expect(read(text, false).ok).toBe(true);
    },
  );

  it.each([
    'documento:4321',
    'estado:suspendida',
    'vinculo:planta',
    'responsable:rosa',
    'titular:rosa',
    'vence:30d',
    'vencida',
    'sin-entregar',
    'sin-responsable',
    'orden:vence',
    'orden:creada',
  ])('keeps «%s» for the systems area', (text) => {
    expect(problemOf(`rosa ${text}`, false)).toEqual({ code: 'not_systems', word: text });
  });
});
