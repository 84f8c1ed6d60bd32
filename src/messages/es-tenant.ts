import type { FindingKind } from '#domain/finding.ts';

const amount = (count: number, one: string, many: string): string =>
  count === 1 ? `1 ${one}` : `${count.toLocaleString('es-CO')} ${many}`;

const WHAT: Readonly<Record<FindingKind | 'came_back', string>> = {
  made: 'Alguien creó esta cuenta fuera del procedimiento.',
  came_back: 'Esta cuenta se había eliminado y alguien la recuperó fuera del procedimiento.',
  renamed: 'Alguien cambió el nombre o la dirección fuera del procedimiento.',
  blocked: 'Alguien bloqueó la cuenta fuera del procedimiento: nadie puede entrar.',
  unblocked: 'La cuenta estaba suspendida y alguien la desbloqueó fuera del procedimiento.',
  deleted:
    'Alguien eliminó la cuenta fuera del procedimiento. Se puede recuperar durante 30 días desde que se eliminó.',
  unlicensed: 'Alguien le quitó la licencia fuera del procedimiento: el buzón ya no funciona y se borra a los 30 días.',
};

const ASKS: Readonly<Record<FindingKind, string>> = {
  made: 'eliminar la cuenta',
  renamed: 'devolverle la dirección o el nombre que tenía',
  blocked: 'reactivar la cuenta',
  unblocked: 'eliminar la cuenta',
  deleted: 'recuperar la cuenta',
  unlicensed: 'asignarle la licencia otra vez',
};

/** The import of the accounts that are there, and what is found changed outside the procedure. */
export const esTenant = {
  import: {
    title: 'Cuentas que ya existen',
    offer:
      'Buzón todavía no conoce las cuentas que ya hay en Microsoft 365. Al importarlas aparecen en la lista de correos y se pueden pedir cambios sobre ellas. Solo se leen: en Microsoft 365 nada cambia. Los invitados y los usuarios sin licencia no se importan.',
    button: 'Importar cuentas',
    reading: (users: number, imported: number, page: number): string =>
      `Leyendo Microsoft 365: van ${amount(users, 'usuario', 'usuarios')} y ${amount(imported, 'cuenta importada', 'cuentas importadas')} (página ${page}).`,
    meanwhile: 'No tiene que esperar aquí. Si algo se interrumpe, la lectura sigue donde quedó.',
    done: (users: number, imported: number): string =>
      `Listo: ${amount(imported, 'cuenta que ya existía está', 'cuentas que ya existían están')} en la lista de correos. Se leyeron ${amount(users, 'usuario', 'usuarios')}; los invitados y los usuarios sin licencia quedaron por fuera.`,
    nightly:
      'Cada noche se revisa si algo cambió fuera del procedimiento, y se avisa en este canal. Para revisar antes: /correos revisar',
  },
  digest: {
    title: 'Cambios fuera del procedimiento',
    found: (total: number, open: number, at: string): string =>
      `${amount(total, 'cambio encontrado', 'cambios encontrados')} en la revisión del ${at} · ${open === 0 ? 'todo está decidido' : `${amount(open, 'falta', 'faltan')} por decidir`}`,
    how: 'En Microsoft 365 nada cambia por sí solo. Adoptar: la lista de correos queda como está Microsoft 365. Abrir solicitud: se pide devolver el cambio, y otra persona lo aprueba. Ignorar: se deja así, con un motivo, y no se vuelve a avisar.',
    more: (count: number): string => `y ${count.toLocaleString('es-CO')} más`,
    noName: '(sin nombre)',
    what: WHAT,
    labels: { address: 'Dirección', name: 'Nombre', sign_in: 'Entrada', account: 'Cuenta', licence: 'Licencia' },
    values: {
      allowed: 'permitida',
      prevented: 'impedida',
      present: 'existe',
      absent: 'no existe',
      licensed: 'con licencia',
      unlicensed: 'sin licencia',
    },
    change: (label: string, before: string, after: string): string => `${label}: ${before} → ${after}`,
    adopt: 'Adoptar',
    request: 'Abrir solicitud',
    ignore: 'Ignorar',
    review: 'Revisar ahora',
    confirm: {
      title: 'Abrir solicitud',
      text: (asks: string, address: string): string =>
        `Se abre una solicitud para ${asks} (${address}). Otra persona del área de sistemas la aprueba.`,
      yes: 'Abrir',
      no: 'Cancelar',
    },
    adopted: (who: string, at: string): string => `${who} lo adoptó (${at}): la lista quedó como está Microsoft 365.`,
    requested: (who: string, at: string, number: string): string => `${who} abrió la solicitud ${number} (${at}).`,
    ignored: (who: string, at: string, reason: string): string => `${who} lo dejó así (${at}): ${reason}`,
    gone: 'Microsoft 365 y la lista ya coinciden. Nadie tiene que hacer nada.',
  },
  ignore: {
    title: 'Ignorar cambio',
    submit: 'Ignorar',
    reason: 'Motivo',
    hint: 'Queda en el registro. El mismo cambio no se vuelve a avisar.',
  },
  asks: ASKS,
  opened: (number: string, asks: string): string =>
    `Se abrió la solicitud ${number} para ${asks}. Su tarjeta está en este canal; la aprueba otra persona del área de sistemas.`,
  justification: (at: string): string => `Cambio hecho fuera del procedimiento, encontrado en la revisión del ${at}.`,
  asked: {
    import:
      'Empezó la lectura de las cuentas de Microsoft 365. El avance y el resultado aparecen en el canal de sistemas.',
    review:
      'Empezó la revisión. En unos minutos, lo que haya cambiado fuera del procedimiento aparece en el canal de sistemas; si no aparece nada, todo está como dice la lista.',
    under_way: 'Ya hay una lectura en curso; no hace falta pedir otra. El resultado aparece en el canal de sistemas.',
    not_systems: 'Solo el área de sistemas puede hacer esto. Nada cambió.',
    import_first:
      'Primero hay que importar las cuentas que ya existen en Microsoft 365; solo entonces se puede ver qué cambió.',
  },
  refused: {
    not_found: 'Ese cambio ya no está en la lista. Nada cambió.',
    not_systems: 'Solo el área de sistemas puede decidir sobre estos cambios. Nada cambió.',
    decided: {
      adopted: (who: string, at: string): string => `${who} ya lo adoptó (${at}). No hace falta que usted haga nada.`,
      requested: (who: string, at: string): string =>
        `${who} ya abrió una solicitud (${at}). No hace falta que usted haga nada.`,
      ignored: (who: string, at: string): string =>
        `${who} ya decidió dejarlo así (${at}). No hace falta que usted haga nada.`,
      gone: 'Microsoft 365 y la lista ya coinciden. No hace falta que usted haga nada.',
    },
    address_taken: (address: string): string =>
      `La dirección ${address} es de otra cuenta de la lista, o está reservada o en cuarentena. Decida primero sobre esa otra cuenta, o abra una solicitud. Nada cambió.`,
    has_open_request: (number: string): string =>
      `Ya hay una solicitud abierta sobre esa cuenta${number === '' ? '' : ` (${number})`}. Espere a que termine. Nada cambió.`,
    protected: 'Esa cuenta está protegida y no se toca desde aquí. Puede adoptarla o ignorar el cambio. Nada cambió.',
    contract_over:
      'El contrato de esta persona ya terminó, y la cuenta quedaría abierta sin límite. Primero pida la prórroga con /correo modificar, o la restauración con /correo restaurar. Nada cambió.',
    not_now:
      'En el estado en que está la cuenta no se puede abrir esa solicitud. Puede adoptar o ignorar el cambio. Nada cambió.',
    no_answer: 'Microsoft 365 no respondió a tiempo. Nada cambió: pulse el botón otra vez.',
  },
};
