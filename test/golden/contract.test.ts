import { agreementMessage } from '#dialogue/contract-end/agreement.ts';
import { contractMessage } from '#dialogue/contract-end/notice.ts';
import { controlMessage, releaseControlMessage } from '#dialogue/watch/control.ts';
import { ACCOUNT } from '#domain/account/account.fixture.ts';
import { HEAD, HOLDER, NOW, SYSTEMS } from '#domain/request/request.fixture.ts';
import type { RequestState } from '#domain/request/states.ts';
import type { Request, RequestChange } from '#domain/request/request.ts';
import { golden, type Case } from './golden.ts';
import { requestOf, DEPARTMENT_ACCOUNT, UNDONE_BY } from './things.ts';

const OFFICIAL = { ...HEAD, as: 'official' } as const;

function extension(state: RequestState, change: RequestChange = {}): Request {
  return requestOf('contract', state, {
    requester: HOLDER,
    agreement: { official: OFFICIAL, agreed: null },
    ...change,
  });
}

/** The contract's end is changed along with what else is said of it. */
function moved(contractEnd: string | null): Request {
  const { form } = requestOf('employment', 'submitted');
  if (form.type !== 'employment') throw new Error('another form');
  return extension('submitted', { form: { ...form, endBefore: '2026-06-30', contractEnd } });
}

golden('agreement', (m) => [
  ...(['submitted', 'info_requested', 'approved', 'rejected', 'cancelled'] as const).map((state): Case => [
    state,
    agreementMessage(m, extension(state)),
  ]),
  ...(['official', 'head', undefined] as const).map((as): Case => {
    const agreed = { by: HEAD, at: NOW, ...(as === undefined ? {} : { as }) };
    return [
      `confirmed as ${as ?? 'nobody knows what'}`,
      agreementMessage(m, extension('submitted', { agreement: { official: OFFICIAL, agreed } })),
    ];
  }),
  [
    'not confirmed',
    agreementMessage(
      m,
      extension('rejected', {
        agreement: { official: OFFICIAL, agreed: null, declined: true },
        decision: { outcome: 'rejected', by: HEAD, at: NOW, reason: 'No sigue' },
      }),
    ),
  ],
  ...['2026-12-31', null].map((contractEnd): Case => [
    `another ${contractEnd === null ? 'relation, without an end' : 'date of the contract'}`,
    agreementMessage(m, moved(contractEnd)),
  ]),
  ['overtaken', agreementMessage(m, extension('cancelled', { supersededBy: UNDONE_BY }))],
]);

golden('contract-end', (m) => {
  const shown: Parameters<typeof contractMessage>[1] = {
    ...{ account: ACCOUNT, contractEnd: '2026-06-30', days: 15, as: 'holder', confirmer: OFFICIAL },
    ...{ decided: null, graceDays: 30 },
  };
  return [
    ['to the holder', contractMessage(m, shown)],
    ['to the holder, one day is left', contractMessage(m, { ...shown, days: 1 })],
    ['to the holder, today is the last', contractMessage(m, { ...shown, days: 0 })],
    [
      'to the holder, whoever heads the department confirms',
      contractMessage(m, { ...shown, confirmer: { id: HEAD.id, name: 'Talento Humano', as: 'head' } }),
    ],
    ['to the holder, nobody confirms', contractMessage(m, { ...shown, confirmer: null })],
    ...(['responsible', 'head'] as const).map((as): Case => [
      `to the ${as}`,
      contractMessage(m, { ...shown, as, confirmer: null }),
    ]),
    [
      'to the official of a department',
      contractMessage(m, { ...shown, account: DEPARTMENT_ACCOUNT, as: 'responsible' }),
    ],
    ['let expire', contractMessage(m, { ...shown, decided: { what: 'let_expire', by: HEAD, at: NOW } })],
    ['extended', contractMessage(m, { ...shown, decided: { what: 'extended', contractEnd: '2026-12-31' } })],
    ['without an end by now', contractMessage(m, { ...shown, decided: { what: 'extended', contractEnd: null } })],
  ];
});

golden('control', (m) => [
  ...(['personal', 'password', 'deletion'] as const).map((type): Case => [
    `decided alone: ${type}`,
    controlMessage(m, {
      request: requestOf(type, 'approved'),
      alone: { by: SYSTEMS, at: NOW, reason: 'No hay nadie más' },
    }),
  ]),
  [
    'given free alone',
    releaseControlMessage(m, {
      ...{ kind: 'tell_released_alone', address: 'ana@entidad.gov.co', by: SYSTEMS },
      ...{ at: '2026-02-03T13:00:00.000Z', reason: 'Es de la misma persona' },
    }),
  ],
]);
