import type { AccountForm } from '#domain/account/account-form.ts';
import type { Form } from '#domain/form/form.ts';
import { COLLEAGUE, DEPARTMENTAL, HEAD, PERSONAL } from '#domain/request/request.fixture.ts';
import { ACCOUNT } from './record.fixture.ts';

const about = { account: ACCOUNT, justification: 'Lo pidió la jefe de la dependencia' };
const other = { id: 'a2', address: 'talento.humano@entidad.gov.co', displayName: 'Talento Humano' };

const ofAccount: Readonly<Record<AccountForm['type'], AccountForm>> = {
  data: {
    ...about,
    type: 'data',
    data: {
      ...{ givenNames: 'Hugo Andrés', surnames: 'Holder Muñoz', displayName: 'Hugo Andrés Holder Muñoz' },
      ...{
        position: 'Asesor',
        department: { code: '130', name: 'Hacienda', head: null },
        phone: null,
        responsible: HEAD,
      },
    },
  },
  address: { ...about, type: 'address', localPart: 'hugo.munoz' },
  password: { ...about, type: 'password' },
  licence: { ...about, type: 'licence', licence: { skuId: '2', skuPartNumber: 'ENTERPRISEPACK' }, replaces: null },
  groups: { ...about, type: 'groups', join: [{ id: 'g1', name: 'Jurídica' }], leave: [] },
  out_of_office: {
    ...about,
    type: 'out_of_office',
    ...{ text: 'Estoy de vacaciones. ¡Vuelvo en marzo!', from: '2026-02-10', until: '2026-02-27' },
  },
  redirection: { ...about, type: 'redirection', to: other, until: '2026-03-31' },
  alias: { ...about, type: 'alias', localPart: 'ventanilla' },
  shared: { ...about, type: 'shared' },
  delegation: { ...about, type: 'delegation', to: other, rights: ['full_access', 'send_as'] },
  contract: { ...about, type: 'contract', contractEnd: '2026-12-31' },
  employment: {
    ...{ ...about, type: 'employment', relation: 'planta' },
    ...{ contractNumber: null, contractStart: null, contractEnd: null, endBefore: '2026-06-30' },
    document: { type: 'cc', number: '1098765433' },
  },
  responsible: { ...about, type: 'responsible', responsible: COLLEAGUE },
  deletion: { ...about, type: 'deletion', lastDay: '2026-02-27', redirectTo: other, outOfOffice: '' },
  restoration: { ...about, type: 'restoration', contractEnd: '2026-12-31' },
  suspension: { ...about, type: 'suspension', contractEnd: '2026-01-31' },
  block: { ...about, type: 'block', head: HEAD },
};

/** One form of every kind. */
export const FORMS: Readonly<Record<Form['type'], Form>> = {
  personal: PERSONAL,
  departmental: DEPARTMENTAL,
  ...ofAccount,
};
