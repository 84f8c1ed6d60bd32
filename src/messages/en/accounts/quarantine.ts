import type { esQuarantine } from '#messages/es/accounts/quarantine.ts';
import { whole } from '../whole-number.ts';

export const enQuarantine: typeof esQuarantine = {
  title: 'Addresses in quarantine',
  found: (total) =>
    total === 1 ? '1 address that nobody can have yet' : `${whole(total)} addresses that nobody can have yet`,
  none: 'No address is in quarantine. When an account is deleted or changes its address, the old one stays here for a while, so that nobody gets mail meant for somebody else.',
  until: (date) => `until ${date}`,
  was: (name) => `belonged to ${name}`,
  release: 'Release',
  releaseTitle: 'Release an address',
  warning: (address) =>
    `If you release ${address}, somebody else may get it, and will receive mail still written to its former owner. If the former account can still be restored, it cannot come back with this address once somebody else has it. While an account still has it in Microsoft 365, as a former address or deleted lately, nobody else can ask for it.`,
  reason: 'Reason (kept in the trail)',
  released: (address) => `The address ${address} is free. It can be asked for with /correo.`,
  stillHas: (address, name) =>
    `In Correo the address ${address} is free, but in Microsoft 365 ${name} still has it. Until it is taken away there, /correo will say that it is taken.`,
  releasedUnseen: (address) =>
    `In Correo the address ${address} is free. Microsoft 365 did not answer in time: when it is asked for with /correo, it is looked whether it is free there too.`,
  refused: {
    not_systems: 'Only the systems area can release addresses. Nothing changed.',
    concerned:
      'This address belonged to an account of yours. That is why somebody else of the systems area releases it: they find it with /correos cuarentena. Nothing changed.',
    not_quarantined: 'That address is no longer in quarantine. Nothing changed.',
  },
};
