import type { DelegationRight, Modification } from '#domain/account/account-form.ts';
import { MAILBOX_KEPT_DAYS } from '#domain/plan/mail-life.ts';
import type { ChangeField, ChangeProblem } from '#domain/modifications/raw-change.ts';
import { whole } from '../whole-number.ts';
import { esRefused } from './refused.ts';

const modifications: Readonly<Record<Modification, { readonly name: string; readonly about: string }>> = {
  data: {
    name: 'Datos de la persona o la cuenta',
    about: 'Corrija lo que haga falta y deje lo demás como está.',
  },
  address: {
    name: 'Cambio de dirección',
    about: 'Lo que escriban a la dirección de ahora sigue llegando, y nadie más podrá tenerla por un tiempo.',
  },
  password: {
    name: 'Contraseña nueva',
    about:
      'Sirve cuando la persona olvidó la contraseña o cree que alguien más la conoce. Recibe un acceso temporal y con él elige otra; la de ahora deja de servir.',
  },
  licence: {
    name: 'Cambio de licencia',
    about: 'La licencia decide el tamaño del buzón y los programas que se pueden usar.',
  },
  groups: { name: 'Grupos y listas', about: 'Elija los grupos a los que entra y los grupos de los que sale.' },
  out_of_office: {
    name: 'Respuesta automática',
    about: 'Es lo que recibe quien le escriba a la cuenta durante esos días, por ejemplo en vacaciones.',
  },
  redirection: {
    name: 'Redirección del correo',
    about: 'Durante un tiempo, los mensajes que lleguen a esta cuenta van a otra cuenta de la institución.',
  },
  alias: {
    name: 'Dirección adicional (alias)',
    about: 'La cuenta recibe también los mensajes de otra dirección. Este cambio lo hace a mano el área de sistemas.',
  },
  shared: {
    name: 'Convertir en buzón compartido',
    about:
      'Varias personas podrán abrir el buzón con su propia cuenta. Después se pide quiénes, con «Permitir que otra persona la use». La cuenta conserva su contraseña. Este cambio lo hace a mano el área de sistemas.',
  },
  delegation: {
    name: 'Permitir que otra persona la use',
    about:
      'Otra cuenta podrá abrir este buzón, enviar como él o enviar en su nombre. Este cambio lo hace a mano el área de sistemas.',
  },
  contract: {
    name: 'Prórroga del contrato',
    about: 'La cuenta sigue activa hasta el nuevo último día. Si estaba suspendida por el contrato, se reactiva.',
  },
  employment: {
    name: 'Vinculación, contrato o documento',
    about:
      'Sirve cuando la persona pasa a otra vinculación, el contrato termina antes o después de lo dicho, o el documento quedó mal escrito. Deje como está lo que no cambie.',
  },
  responsible: {
    name: 'Cambio de responsable',
    about:
      'Otro funcionario (el jefe o el supervisor del contrato) responde por la cuenta desde ahora. La de una persona sigue siendo suya y nada más cambia. La de una dependencia se le entrega: se cierran las sesiones abiertas y recibe un acceso temporal.',
  },
};

const fields: Readonly<Record<ChangeField, string>> = {
  account: 'Cuenta',
  what: '¿Qué se cambia?',
  givenNames: 'Nombres',
  surnames: 'Apellidos',
  accountName: 'Nombre de la cuenta',
  position: 'Cargo',
  department: 'Dependencia',
  phone: 'Teléfono',
  relation: 'Vinculación',
  contractNumber: 'Número del contrato',
  contractStart: 'Primer día del contrato',
  responsible: 'Funcionario responsable',
  newAddress: 'Dirección nueva (la parte antes de la @)',
  alias: 'Dirección adicional (la parte antes de la @)',
  licence: 'Licencia',
  replaces: 'Licencia que se reemplaza',
  join: 'Grupos a los que entra',
  leave: 'Grupos de los que sale',
  replyText: 'Respuesta automática',
  from: 'Primer día',
  until: 'Último día, inclusive',
  redirectTo: 'Enviar los mensajes a esta cuenta',
  delegate: 'Cuenta que la podrá usar',
  rights: '¿Qué podrá hacer?',
  contractEnd: 'Nuevo último día del contrato',
  documentType: 'Tipo de documento',
  documentNumber: 'Número de documento corregido',
  newResponsible: 'Nuevo funcionario responsable',
  lastDay: 'Último día de uso',
  custody: '¿Qué pasa con los mensajes?',
  keepers: 'Quiénes abren el buzón compartido',
  mayBeLost: 'Por qué se pueden perder los mensajes',
  justification: 'Motivo',
};

const problems: Readonly<Record<ChangeProblem, string>> = {
  same: 'Es lo que la cuenta ya tiene. Elija o escriba algo distinto.',
  itself: 'Es la misma cuenta. Elija otra.',
  before_from: 'El último día no puede ser anterior al primero. Elija otra fecha.',
  before_start: 'El contrato no puede terminar antes de su primer día. Elija otra fecha.',
  not_later: 'El contrato ya va hasta esa fecha o una posterior. Elija una fecha más lejana.',
  nothing_chosen: 'No eligió nada. Elija al menos una opción.',
  in_both: 'Un mismo grupo está para entrar y para salir. Quítelo de uno de los dos.',
  contract_over: 'El contrato de esta persona ya terminó. Indique el nuevo último día.',
  not_kept:
    'En esta institución la licencia se libera al suspender la cuenta, y entonces esto no funciona. Déjelo vacío.',
};

const rights: Readonly<Record<DelegationRight, string>> = {
  full_access: 'Abrir el buzón, leer y organizar los mensajes',
  send_as: 'Enviar como la cuenta: no se ve quién escribió',
  send_on_behalf: 'Enviar en nombre de la cuenta: se ve también quién escribió',
};

function whenDeleted(graceDays: number): string {
  if (graceDays === 0) return 'Enseguida se elimina, salvo que el buzón quede compartido.';
  return `${graceDays === 1 ? 'Al día siguiente' : `A los ${graceDays} días de suspendida`} se elimina, salvo que el buzón quede compartido.`;
}

const AFTERWARDS = `Después de eliminada se puede recuperar durante ${MAILBOX_KEPT_DAYS} días más. Pasado ese tiempo se pierden para siempre sus archivos, y también sus mensajes, salvo que usted pida aquí conservarlos.`;

const AFTER_RELEASE = `Después de eliminada, la cuenta se puede recuperar durante ${MAILBOX_KEPT_DAYS} días más; los mensajes, solo si todavía no se han borrado. Pasado ese tiempo se pierde para siempre lo que quede, salvo los mensajes, si usted pide aquí conservarlos.`;

export const esChange = {
  modifications,
  fields,
  problems,
  rights,
  submit: 'Enviar solicitud',
  chooser: {
    title: '¿Qué necesita?',
    forgotten: 'Olvidé mi contraseña',
    forgottenHint:
      'Recibe un botón para ver un acceso temporal. Mientras no lo pulse, la contraseña de ahora sirve. Si alguien debe aprobarlo, el paso siguiente lo dice.',
    forgottenWhich: 'En el paso siguiente elige la cuenta.',
    /** The reason of a request that was made with one press. */
    forgottenWhy: 'Olvidé mi contraseña.',
    forgottenSent: (number: string): string =>
      `Listo: pedimos su contraseña nueva (solicitud ${number}). En un momento le llega por mensaje directo el botón para ver su acceso temporal. No tiene que hacer nada más aquí.`,
    yourAccount: 'Su cuenta',
    yourAccounts: 'Sus cuentas',
    suspended: 'suspendida',
    until: (day: string): string => `contrato hasta el ${day}`,
    /** The person has more accounts than are shown. */
    all: 'Ver todas mis cuentas',
    extend: 'Pedir prórroga',
    /** Read aloud in place of a label that several buttons have. */
    spoken: (label: string, account: string): string => `${label}: ${account}`,
    create: 'Pedir una cuenta nueva',
    self: 'Para mí',
    other: 'Para otra persona',
    department: 'Para una dependencia',
    change: 'Cambiar algo de una cuenta',
    groups: { data: 'Datos', mail: 'Mensajes y direcciones', access: 'Acceso', contract: 'Contrato o responsable' },
    end: 'Eliminar o recuperar una cuenta',
    delete: 'Eliminar una cuenta',
    restore: 'Restaurar una cuenta',
    hint: 'Restaurar sirve para una cuenta suspendida o eliminada. De cada solicitud le avisamos por mensaje directo.',
  },
  pick: {
    title: 'Modificar una cuenta',
    next: 'Continuar',
    intro: 'Elija la cuenta y lo que se cambia. En el paso siguiente se escriben los datos.',
    introKnown: 'Elija lo que se cambia. En el paso siguiente se escriben los datos.',
  },
  details: { title: 'Modificar una cuenta' },
  deletion: {
    title: 'Eliminar una cuenta',
    intro: (graceDays: number): readonly string[] => [
      'Primero, el área de sistemas revisa la solicitud. Mientras tanto nada cambia.',
      'Después del último día la cuenta se suspende: nadie puede entrar, y sale de los grupos de los que se puede sacar. Los mensajes se conservan y siguen llegando.',
      `${whenDeleted(graceDays)}${graceDays === 0 ? '' : ' Hasta entonces se puede deshacer: los mensajes siguen ahí, y vuelve a los grupos que todavía lo permitan.'}`,
      AFTERWARDS,
    ],
    /** When the licence goes with the suspension. */
    introReleasing: (graceDays: number): readonly string[] => [
      'Primero, el área de sistemas revisa la solicitud. Mientras tanto nada cambia.',
      `Después del último día la cuenta se suspende: nadie puede entrar, y sale de los grupos de los que se puede sacar. Si los mensajes se pueden perder, su licencia se libera ese día: no llegan más, y ${MAILBOX_KEPT_DAYS} días después se borran.`,
      `${whenDeleted(graceDays)}${graceDays === 0 ? '' : ' Hasta entonces se puede deshacer, y los mensajes vuelven si todavía no se han borrado.'}`,
      AFTER_RELEASE,
    ],
    reply: (institution: string): string =>
      `Gracias por su mensaje. Esta cuenta de correo ya no está en servicio. Por favor comuníquese con ${institution} por sus canales oficiales de atención.`,
  },
  restoration: {
    title: 'Restaurar una cuenta',
    intro: [
      `Sirve para una cuenta suspendida, o eliminada hace menos de ${MAILBOX_KEPT_DAYS} días. Si sus mensajes se conservan, vuelve con ellos; el mensaje de la solicitud lo dice.`,
      'El área de sistemas revisa la solicitud. Cuando la cuenta esté lista, si hace falta se entrega un acceso temporal.',
    ] as readonly string[],
  },
  hints: {
    account:
      'Escriba parte del nombre o de la dirección. Solo aparecen las cuentas sobre las que usted puede pedir algo.',
    address: (domain: string): string => `Termina en @${domain}. Use letras sin tildes, números, punto o guion.`,
    phone:
      'Queda en el directorio de Microsoft 365, donde lo ven los compañeros: los celulares como celular, y los fijos y las extensiones como teléfono del trabajo. Si lo deja vacío, se borra de allí. Ejemplo: 601 555 0101 ext. 123 / 300 123 4567',
    join: 'Escriba cualquier palabra del nombre. En las listas de distribución el cambio lo hace a mano el área de sistemas, y puede tardar más. Si no aparece nada, espere unos segundos e intente otra vez.',
    leave:
      'Aparecen los grupos en los que la cuenta está hoy. Si no aparece nada, espere unos segundos e intente otra vez.',
    licence:
      'Aparecen las licencias con correo y cuántas quedan libres. Si no aparece nada, espere unos segundos e intente otra vez.',
    replaces: 'La cuenta tiene varias licencias con correo. Solo se quita la que elija aquí.',
    replacesUnknown:
      'Solo si la cuenta tiene varias licencias con correo: la que se quita. Si no aparece nada, espere unos segundos e intente otra vez.',
    otherAccount: 'Una cuenta activa de la institución. Escriba parte del nombre o de la dirección.',
    contractEnd: 'Solo si el contrato de la persona ya terminó.',
    lastDay: 'Hasta este día, inclusive, la cuenta se puede usar. Si ya pasó, el trabajo empieza apenas se apruebe.',
    redirectTo: 'Opcional: mientras está suspendida, sus mensajes nuevos llegan a esa cuenta.',
    reply: 'Opcional: lo que recibe quien le escriba a la cuenta. Cámbielo o déjelo vacío.',
  },
  placeholders: {
    search: 'Escriba para buscar',
  },
  contractNow: (day: string): string => `El contrato de ahora va hasta el ${day}.`,
  responsibleNow: (name: string): string => `Ahora responde ${name}.`,
  employment: {
    documentNow: (document: string): string => `El documento de ahora: ${document}.`,
    noDocument: 'La lista no tiene el documento de esta persona.',
    /** The relation asks for nothing of a contract. */
    noEnd: (relation: string): string =>
      `Con la vinculación «${relation}» no se pide último día del contrato: la cuenta queda sin él.`,
    ifLonger:
      'Como la cuenta es suya, si el contrato va a durar más que antes lo confirma primero quien responde por ella o la jefatura de la dependencia, y después lo aprueba el área de sistemas.',
    end: 'Último día del contrato',
    ifOver:
      'Si el contrato ya terminó, elija el día en que terminó: la cuenta se suspende en cuanto se haga el cambio.',
    documentHint: 'Escríbalo completo solo si está mal. Si lo deja vacío, el documento queda como está.',
  },
  passwordGoesTo: {
    own: 'El acceso temporal lo verá solo usted, en una ventana de este chat: se abre con el botón que le llega por mensaje directo. Con él entra y cambia la contraseña. No necesita aprobación de nadie.',
    claimed:
      'El acceso temporal lo verá solo usted, en una ventana de este chat: se abre con el botón que le llega por mensaje directo. La lista no dice que esta cuenta sea suya: se le conoce solo por el correo de su perfil. Por eso el área de sistemas debe aprobarlo antes, y se le avisa a quien responde por el buzón.',
    holder: (name: string): string =>
      `El acceso temporal lo verá solo ${name}, en una ventana de este chat: se abre con el botón que le llega por mensaje directo. Con él entra y cambia la contraseña.`,
    responsible: (name: string): string =>
      `La persona no está en este chat: el acceso temporal le llega a ${name}, su responsable, para entregarlo en persona.`,
    nobody:
      'La cuenta no tiene en este chat una persona ni un responsable a quién entregarle el acceso temporal. El área de sistemas le dirá cómo sigue.',
  },
  distribution: 'Lista de distribución: se hace a mano',
  seats: (sku: string, free: number, total: number): string =>
    free === 0
      ? `${sku}: no queda ninguna de ${whole(total)}`
      : `${sku}: ${free === 1 ? 'queda 1' : `quedan ${whole(free)}`} de ${whole(total)}`,
  /** Another request on the account is open: told before the form is filled in. */
  open: {
    stands: (number: string, what: string, next: string): string =>
      `Sobre esta cuenta ya está abierta la solicitud ${number} (${what}). ${next} Cuando esa termine, se puede pedir otra.`,
    confirm: (who: string): string => `Falta que la confirme ${who}.`,
    confirmYours: 'Falta que la confirme usted: está en la pestaña Inicio, en «Lo que espera por mí».',
    answer: (who: string): string => `Falta que ${who} responda lo que preguntó el área de sistemas.`,
    answerYours:
      'Falta que usted responda lo que preguntó el área de sistemas: está en la pestaña Inicio, en «Lo que espera por mí».',
  },
  ...esRefused,
};
