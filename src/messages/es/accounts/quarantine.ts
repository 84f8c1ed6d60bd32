import { whole } from '../whole-number.ts';

export const esQuarantine = {
  title: 'Direcciones en cuarentena',
  found: (total: number): string =>
    total === 1
      ? '1 dirección que todavía no se puede dar a nadie'
      : `${whole(total)} direcciones que todavía no se pueden dar a nadie`,
  none: 'No hay direcciones en cuarentena. Cuando una cuenta se elimina o cambia de dirección, la anterior queda aquí un tiempo, para que a nadie le llegue correo ajeno.',
  until: (date: string): string => `hasta el ${date}`,
  was: (name: string): string => `era de ${name}`,
  release: 'Liberar',
  releaseTitle: 'Liberar una dirección',
  warning: (address: string): string =>
    `Si libera ${address}, otra persona podrá recibirla y le llegará el correo que todavía le escriban a su dueño anterior. Si la cuenta anterior se puede restaurar todavía, ya no podrá volver con esta dirección cuando otra persona la tenga. Si en Microsoft 365 todavía la tiene una cuenta (como dirección anterior, o porque se eliminó hace poco), nadie más la puede pedir mientras la tenga.`,
  reason: 'Motivo (queda en el registro)',
  released: (address: string): string => `La dirección ${address} quedó libre. Ya se puede pedir con /correo.`,
  stillHas: (address: string, name: string): string =>
    `En Correo, la dirección ${address} quedó libre, pero en Microsoft 365 la tiene todavía ${name}. Hasta que allí se la quiten, /correo dirá que está ocupada.`,
  releasedUnseen: (address: string): string =>
    `En Correo, la dirección ${address} quedó libre. Microsoft 365 no respondió a tiempo: al pedirla con /correo se mira si allí también está libre.`,
  refused: {
    not_systems: 'Solo el área de sistemas puede liberar direcciones. Nada cambió.',
    concerned:
      'Esta dirección fue de una cuenta suya. Por eso la libera otra persona del área de sistemas: la encuentra con /correos cuarentena. Nada cambió.',
    not_quarantined: 'Esa dirección ya no está en cuarentena. Nada cambió.',
  },
};
