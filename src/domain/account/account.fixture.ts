import type { Account } from './account.ts';
import { HEAD, HOLDER } from '#domain/request/request.fixture.ts';

/** A living account of a contractor. */
export const ACCOUNT: Account = {
  id: '6f1f3c0e-0000-4000-8000-00000000000a',
  directoryId: '6f1f3c0e-0000-4000-8000-00000000000d',
  address: 'hugo.holder@entidad.gov.co',
  userPrincipalName: 'hugo.holder@entidad.gov.co',
  displayName: 'Hugo Holder Muñoz',
  givenNames: 'Hugo',
  surnames: 'Holder Muñoz',
  type: 'personal',
  state: 'active',
  licensed: true,
  departmentCode: '120',
  departmentName: 'Talento Humano',
  position: 'Profesional universitario',
  phone: null,
  relation: 'contratista',
  contractEnd: '2026-06-30',
  subject: 'cc:1098765432',
  holder: HOLDER,
  responsible: HEAD,
  origin: 'request',
  requestNumber: 'FT-GTI-006-2026-00001',
  kept: null,
  createdAt: new Date('2026-01-15T13:00:00Z'),
  deliveredAt: null,
  closedAt: null,
  suspendedAt: null,
  deletedAt: null,
};
