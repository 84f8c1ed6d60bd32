import { withoutFullStop } from '../../full-stop.ts';
import type { FindingKind } from '#domain/account/finding.ts';
import { whole } from '../whole-number.ts';

const amount = (count: number, one: string, many: string): string =>
  count === 1 ? `1 ${one}` : `${whole(count)} ${many}`;

const WHAT: Readonly<Record<FindingKind | 'came_back', string>> = {
  made: 'Alguien creó esta cuenta fuera del procedimiento.',
  came_back: 'Esta cuenta se había eliminado y alguien la recuperó fuera del procedimiento.',
  renamed:
    'El nombre, la dirección o el nombre de inicio de sesión no es el de la lista: cambió fuera del procedimiento.',
  blocked: 'Alguien bloqueó la cuenta fuera del procedimiento: nadie puede entrar.',
  unblocked: 'La cuenta estaba suspendida y alguien la desbloqueó fuera del procedimiento.',
  deleted:
    'Alguien eliminó la cuenta fuera del procedimiento. Microsoft 365 la guarda 30 días desde que se eliminó, si nadie la borra antes del todo; mientras tanto se puede recuperar.',
  unlicensed:
    'La cuenta quedó sin licencia con correo fuera del procedimiento. Salvo que sea un buzón compartido de hasta 50 GB, sin archivo ni retención por litigio, que no la necesita, el buzón ya no funciona y se borra a los 30 días.',
};

const ASKS: Readonly<Record<FindingKind, string>> = {
  made: 'eliminar la cuenta',
  renamed: 'devolverle la dirección o el nombre que tenía',
  blocked: 'reactivar la cuenta',
  unblocked: 'eliminar la cuenta',
  deleted: 'restaurar la cuenta',
  unlicensed: 'asignarle la licencia otra vez',
};

/** The import of existing accounts, and changes found outside the procedure. */
export const esTenant = {
  import: {
    title: 'Cuentas que ya existen',
    offer:
      'Correo todavía no conoce las cuentas que ya hay en Microsoft 365. Al importarlas aparecen en la lista de correos y se pueden pedir cambios sobre ellas. Solo se leen: en Microsoft 365 nada cambia. Los invitados y los usuarios sin licencia con correo no se importan.',
    button: 'Importar cuentas',
    reading: (users: number, imported: number, page: number): string =>
      `Leyendo Microsoft 365: van ${amount(users, 'usuario', 'usuarios')} y ${amount(imported, 'cuenta importada', 'cuentas importadas')} (página ${page}).`,
    meanwhile: 'No tiene que esperar aquí. Si algo se interrumpe, la lectura sigue donde quedó.',
    done: (users: number, imported: number): string =>
      `Listo: ${amount(imported, 'cuenta que ya existía está', 'cuentas que ya existían están')} en la lista de correos. Se leyeron ${amount(users, 'usuario', 'usuarios')}; los invitados y los usuarios sin licencia con correo quedaron por fuera.`,
    nightly:
      'Cada noche se revisa si algo cambió fuera del procedimiento, y se avisa en este canal. Para revisar antes: /correos revisar',
  },
  /** Why a read is stuck. */
  stopped: {
    away: 'Microsoft 365 no responde, o pide esperar. Correo lo intenta otra vez cada pocos minutos, sin que nadie haga nada.',
    permission: (permission: string): string =>
      `La lectura se detuvo: a la aplicación de Correo le falta el permiso ${permission} en Microsoft Entra. Por favor pida que un administrador lo dé, con su consentimiento. Cuando se pueda leer, Correo sigue solo, en pocos minutos.`,
    refused: (permission: string): string =>
      `La lectura se detuvo: Microsoft 365 no dejó leer las cuentas${permission === '' ? '' : `, aunque Correo tiene el permiso ${permission}`}. Si el permiso se dio hace menos de una hora, espere; si no, revise en Microsoft Entra qué limita a la aplicación (acceso condicional, unidades restringidas). Cuando se pueda leer, Correo sigue solo.`,
    credentials:
      'La lectura se detuvo: Microsoft 365 no aceptó las credenciales de Correo. El certificado o secreto venció o cambió: renuévelo en la configuración y reinicie Correo. Después la lectura sigue sola.',
    unexpected:
      'La lectura se detuvo: Microsoft 365 respondió algo que Correo no entiende. Correo lo intenta otra vez cada pocos minutos; si no avanza, la causa está en el registro del programa, en la línea «job.failed».',
  },
  reviewed: {
    title: 'Revisión de las cuentas',
    underWay:
      'Alguien del área de sistemas pidió revisar las cuentas de Microsoft 365. Cuando termine, aquí se dice qué se encontró.',
    nothing: 'La revisión terminó: no se encontró ningún cambio nuevo fuera del procedimiento.',
    found: (count: number): string =>
      `La revisión terminó y encontró ${amount(count, 'cambio', 'cambios')} fuera del procedimiento. Para decidir sobre cada uno, vea el aviso de cambios de este canal.`,
    left: 'Esta revisión no terminó. Nada se perdió: la siguiente lo lee todo otra vez.',
  },
  unread: {
    title: 'Microsoft 365 no se pudo revisar',
    text: (nights: number): string =>
      `Van ${nights} noches seguidas en que la revisión de las cuentas no terminó. Mientras tanto, lo que cambie fuera del procedimiento no aparece en este canal. Nada se perdió: la próxima revisión que termine lo encuentra.`,
  },
  digest: {
    title: 'Cambios fuera del procedimiento',
    found: (total: number, open: number, at: string): string =>
      `${amount(total, 'cambio encontrado', 'cambios encontrados')} en la revisión del ${at} · ${open === 0 ? 'aquí no falta nada por decidir' : `${amount(open, 'falta', 'faltan')} por decidir`}`,
    how: 'En Microsoft 365 nada cambia por sí solo. Adoptar: la lista queda como está Microsoft 365; se escribe un motivo y, si falta, se elige un responsable. Abrir solicitud: se pide deshacer el cambio. Ignorar: se deja así, con un motivo, y no se vuelve a avisar.',
    more: (count: number): string => `y ${whole(count)} más`,
    noName: '(sin nombre)',
    what: WHAT,
    labels: {
      address: 'Dirección',
      sign_in_name: 'Nombre de inicio de sesión',
      name: 'Nombre',
      sign_in: 'Entrada',
      account: 'Cuenta',
      licence: 'Licencia',
    },
    values: {
      allowed: 'permitida',
      prevented: 'impedida',
      present: 'existe',
      absent: 'no existe',
      licensed: 'con correo',
      unlicensed: 'sin licencia con correo',
    },
    change: (label: string, before: string, after: string): string => `${label}: ${before} → ${after}`,
    adopt: 'Adoptar',
    request: 'Abrir solicitud',
    ignore: 'Ignorar',
    review: 'Revisar ahora',
    confirm: {
      title: 'Abrir solicitud',
      text: (asks: string, address: string): string =>
        `Se abre una solicitud para ${asks} (${address}). Nada cambia hasta que se apruebe y se ejecute, en su tarjeta.`,
      yes: 'Abrir',
      no: 'Volver',
    },
    adopted: (who: string, at: string): string => `${who} lo adoptó (${at}): la lista quedó como está Microsoft 365.`,
    because: (reason: string): string => `Motivo: «${withoutFullStop(reason)}».`,
    answers: (name: string): string => `Responde por la cuenta ${name}.`,
    requested: (who: string, at: string, number: string): string => `${who} abrió la solicitud ${number} (${at}).`,
    ignored: (who: string, at: string, reason: string): string => `${who} lo dejó así (${at}): ${reason}`,
    gone: 'En esto, Microsoft 365 y la lista ya coinciden. Nadie tiene que decidir nada.',
    replaced: (followed: string): string => `La cuenta cambió otra vez antes de que alguien decidiera. ${followed}`,
    followed: {
      here: 'Lo que siguió está en este mismo aviso.',
      elsewhere: (day: string): string => `Lo que siguió está en el aviso de la revisión del ${day}.`,
      later: 'Lo que siguió puede venir de una solicitud; la próxima revisión lo mira otra vez.',
    },
  },
  adopt: {
    title: 'Adoptar cambio',
    submit: 'Adoptar',
    reason: 'Motivo',
    hint: 'La lista de correos queda como está Microsoft 365. El motivo queda en el registro.',
    responsible: 'Funcionario responsable',
    responsibleHint: 'Quien responde por la cuenta desde ahora.',
    keeps: (name: string): string =>
      `Por esta cuenta sigue respondiendo ${name}. Para que responda otra persona, pida el cambio de responsable con /correo modificar.`,
    done: 'La lista quedó como está Microsoft 365.',
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
  openedAlone: (number: string, asks: string): string =>
    `Se abrió la solicitud ${number} para ${asks}. Su tarjeta está en este canal. Como usted es la única persona del área de sistemas, usted la aprueba allí, con un motivo.`,
  justification: (at: string): string =>
    `En la revisión del ${at} se encontró un cambio hecho fuera del procedimiento.`,
  asked: {
    import:
      'Empezó la lectura de las cuentas de Microsoft 365. El avance y el resultado aparecen en el canal de sistemas.',
    review: 'Empezó la revisión. Cuando termine, o si se detiene, se avisa en el canal de sistemas.',
    under_way:
      'Ya hay una lectura en curso; no hace falta pedir otra. Cuando termine, o si se detiene, se avisa en el canal de sistemas.',
    stopped: (why: string): string => `Ya hay una lectura en curso, y no avanza. ${why}`,
    not_systems: 'Solo el área de sistemas puede hacer esto. Nada cambió.',
    import_first:
      'Primero hay que importar las cuentas que ya existen en Microsoft 365; solo entonces se puede ver qué cambió.',
  },
  refused: {
    not_found: 'Ese cambio ya no está en la lista. Nada cambió.',
    not_systems: 'Solo el área de sistemas puede decidir sobre estos cambios. Nada cambió.',
    own_responsible:
      'Nadie se nombra responsable de una cuenta por su propia decisión. Nombre a otra persona. Nada cambió.',
    has_responsible: (name: string): string =>
      `Por esta cuenta ya responde ${name}, y adoptar el cambio no la pasa a otra persona. Si debe responder otra, pida el cambio de responsable con /correo modificar. Nada cambió.`,
    concerned_alone:
      'Este cambio es de su propia cuenta, y en el área de sistemas no hay nadie más que decida. Lo que sí puede hacer es abrir una solicitud para devolverlo: allí escribe el motivo. Nada cambió.',
    concerned: 'Este cambio es de su propia cuenta. Por eso decide otra persona del área de sistemas. Nada cambió.',
    decided: {
      adopted: (who: string, at: string): string => `${who} ya lo adoptó (${at}). No hace falta que usted haga nada.`,
      requested: (who: string, at: string): string =>
        `${who} ya abrió una solicitud (${at}). No hace falta que usted haga nada.`,
      ignored: (who: string, at: string): string =>
        `${who} ya decidió dejarlo así (${at}). No hace falta que usted haga nada.`,
      gone: 'En esto, Microsoft 365 y la lista ya coinciden. No hace falta que usted decida nada.',
      replaced: (followed: string): string =>
        `La cuenta cambió otra vez antes de que alguien decidiera. ${followed} Con este botón nada cambió.`,
    },
    address_taken: (address: string): string =>
      `La dirección ${address} es de otra cuenta de la lista, o está reservada o en cuarentena. Decida primero sobre esa otra cuenta, o abra una solicitud. Nada cambió.`,
    has_open_request: (number: string): string =>
      `Ya hay una solicitud abierta sobre esa cuenta${number === '' ? '' : ` (${number})`}. Espere a que termine. Nada cambió.`,
    nobody_decides:
      'Faltan personas del área de sistemas que puedan decidir esa solicitud, y no se abrió. Quien administra este servicio debe agregar a otra (SYSTEMS_TEAM) o, si el área es una sola persona, poner SINGLE_OPERATOR=true. Nada cambió.',
    protected: 'Esa cuenta está protegida y no se toca desde aquí. Puede adoptarla o ignorar el cambio. Nada cambió.',
    contract_over:
      'El contrato de esta persona ya terminó, y la cuenta quedaría abierta sin límite. Primero pida la prórroga con /correo modificar, o la restauración con /correo restaurar. Nada cambió.',
    not_now:
      'En el estado en que está la cuenta no se puede abrir esa solicitud. Puede adoptar o ignorar el cambio. Nada cambió.',
    sign_in_name:
      'Solo cambió el nombre de inicio de sesión, y ninguna solicitud lo devuelve. Puede adoptarlo o ignorarlo; si debe volver al de antes, cámbielo en el centro de administración de Microsoft 365. Nada cambió.',
    changed:
      'La cuenta cambió otra vez en Microsoft 365 después de la revisión. El mensaje de cambios ya quedó al día: mírelo y decida otra vez si hace falta. Con este botón nada cambió.',
    unclear:
      'Microsoft 365 no dijo todo lo que hace falta saber de esta cuenta. Nada cambió: espere unos minutos y pulse el botón otra vez.',
    no_answer: 'Microsoft 365 no respondió a tiempo. Nada cambió: pulse el botón otra vez.',
  },
};
