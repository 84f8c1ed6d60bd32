import type { OwnRelation } from '#domain/account/relation.ts';
import type { EndDoubt } from '#domain/form/contract-fields.ts';
import type { OwnDocumentType } from '#domain/form/document-type.ts';
import type { Field, FieldError, FieldProblem } from '#domain/form/validate-form.ts';

/** Our own have words here; the institution's come from its file. */
type Named<Own extends string> = Readonly<Record<Own, string>> & Readonly<Record<string, string>>;
type DocumentRule = Extract<FieldError, { readonly rule: unknown }>['rule'];

const fields: Readonly<Record<Field, string>> = {
  type: 'Tipo de cuenta',
  givenNames: 'Nombres',
  surnames: 'Apellidos',
  documentType: 'Tipo de documento',
  documentNumber: 'Número de documento',
  position: 'Cargo',
  department: 'Dependencia',
  relation: 'Vinculación',
  contractNumber: 'Número del contrato',
  contractStart: 'Primer día',
  contractEnd: 'Último día del contrato',
  contactEmail: 'Correo personal de contacto',
  contactPhone: 'Teléfono de contacto',
  chatUser: 'Usuario en este chat',
  responsible: 'Funcionario responsable',
  desiredAddress: 'Dirección deseada (la parte antes de la @)',
  justification: 'Justificación',
  consent: 'Tratamiento de datos personales',
  accountName: 'Nombre de la cuenta',
};

const problems: Readonly<Record<FieldProblem, string>> = {
  required: 'Falta este dato. Escríbalo para continuar.',
  digits_in_name: 'Un nombre no lleva números. Revise y corrija.',
  not_a_name: 'Use solo letras, espacios, guion o apóstrofo.',
  not_latin: 'Escríbalo con letras latinas, como está en el documento de identidad.',
  too_long: 'Es demasiado largo. Escríbalo más corto.',
  too_short: 'Es demasiado corto. Escríbalo completo.',
  number_required: 'Escriba el número del contrato. Ejemplo: CPS-123-2027',
  start_required: 'Elija el primer día del contrato.',
  start_after_end: 'El primer día no puede ser después del último.',
  start_far: 'Ese día está a más de seis meses. Revise el año; si está bien, pida la cuenta más adelante.',
  date_required: 'Elija la fecha en que termina: esta vinculación la necesita.',
  date_invalid: 'La fecha no existe. Elíjala en el calendario.',
  end_long_past: 'Esa fecha pasó hace más de un año. Revise el año.',
  date_past: 'Esa fecha ya pasó. Elija la fecha de hoy o una posterior.',
  email_invalid: 'Ese correo no está bien escrito. Ejemplo: nombre@ejemplo.com',
  email_institutional: 'Escriba un correo personal, no uno de la institución.',
  phone_invalid:
    'Escriba hasta cuatro teléfonos, de 7 a 15 números cada uno y separados por /. Ejemplo: 601 555 0101 ext. 123 / 300 123 4567',
  consent_required: 'Para tramitar la solicitud debe aceptar el tratamiento de datos.',
  address_empty: 'Escriba la parte antes de la @, o déjela vacía.',
  address_characters: 'Use letras sin tildes ni ñ, números, punto o guion. Ejemplo: ana.munoz',
  'address_too-long': 'La dirección puede tener hasta 40 letras. Escríbala más corta.',
  address_reserved:
    'Ese nombre está reservado para la institución. Elija otro o, si debe ser ese, pídaselo al área de sistemas con /correo pregunta.',
};

const documentTypes: Named<OwnDocumentType> = {
  cc: 'Cédula de ciudadanía',
  ce: 'Cédula de extranjería',
  passport: 'Pasaporte',
  ppt: 'Permiso por Protección Temporal (PPT)',
  ti: 'Tarjeta de identidad',
};

const relations: Named<OwnRelation> = {
  planta: 'Planta',
  contratista: 'Contratista',
  provisional: 'Provisional',
  pasante: 'Pasante',
};

export const esForm = {
  title: 'Solicitud de correo',
  submit: 'Enviar solicitud',
  close: 'Cancelar',
  intro: (institution: string): string =>
    `Con este formulario (FT-GTI-006) se pide una cuenta de correo institucional (${institution}). Cuando haya novedades, le avisamos por mensaje directo.`,
  /** Followed by the person's name. */
  forYou: 'La cuenta es para usted:',
  /** For names that were typed in capitals. */
  capitals: {
    label: 'Nombres que estaban en mayúsculas',
    keep: (typed: string): string => `Dejarlos así: ${typed}`,
  },
  fields,
  /** The same where they are asked for. */
  labels: { ...fields, chatUser: '¿Para quién es? Su usuario en este chat' },
  problems,
  documentTypes,
  relations,
  /** A contract's end that somebody may have mistyped. */
  endDoubt: {
    label: 'Revise el último día del contrato',
    why: {
      far: (day: string): string =>
        `El ${day} está a más de 5 años de hoy o del primer día del contrato. Si está bien, marque la casilla y envíe otra vez; si no, corrija la fecha.`,
      over: (day: string): string =>
        `El ${day} ya pasó: la cuenta se suspende en cuanto se haga el cambio, y nadie podrá entrar. Si está bien, marque la casilla y envíe otra vez; si no, corrija la fecha.`,
    } satisfies Record<EndDoubt, (day: string) => string> as Readonly<Record<EndDoubt, (day: string) => string>>,
    sure: {
      far: (day: string): string => `Sí, termina el ${day}`,
      over: (day: string): string => `Sí, terminó el ${day}`,
    } satisfies Record<EndDoubt, (day: string) => string> as Readonly<Record<EndDoubt, (day: string) => string>>,
    unticked: 'Si la fecha está bien, marque esta casilla. Si no, corrija la fecha y envíe otra vez.',
  },
  documentForm: (name: string, { characters, shortest, longest, zeroFirst }: DocumentRule): string => {
    const many = shortest === longest ? String(longest) : `entre ${shortest} y ${longest}`;
    const of = characters === 'digits' ? 'números, sin letras' : 'letras o números';
    return `${name}: tiene ${many} ${of}${zeroFirst ? '' : ', y no empieza por cero'}. Revise el número.`;
  },
  types: { personal: 'De una persona', departmental: 'De una dependencia' },
  hints: {
    contractStart:
      'Si es más adelante, la cuenta se crea ese día o el siguiente día hábil. Sin fecha, se crea apenas se apruebe.',
    chatUser:
      'Elija primero a la persona: lo que el chat sabe de ella queda escrito abajo y se puede cambiar. Si todavía no está en este chat, deje esto vacío.',
    responsible: 'El jefe o supervisor que recibe y responde por la cuenta.',
    responsibleDepartmental: 'La persona que recibe la cuenta y responde por ella.',
    desiredAddress: (domain: string): string =>
      `Si la deja vacía proponemos una con el nombre y el apellido. Termina en @${domain}.`,
    accountName: 'Como lo verán quienes reciban sus mensajes. Ejemplo: Talento Humano',
    contactEmail: 'Para reconocer a la persona en este chat y entregarle su cuenta. No se le escribe a esa dirección.',
    contactPhone:
      'Para llamar si hace falta por esta solicitud. Lo ve el área de sistemas y queda en el registro; no se publica en el directorio de Microsoft 365.',
  },
  placeholders: {
    select: 'Elija una opción',
    department: 'Escriba parte del nombre',
    person: 'Elija a una persona',
    date: 'Elija una fecha',
  },
  consentOption: 'Acepto',
  /** The text accepted before 28 Nov 2026, printed in the records of those requests. */
  consentTextBefore:
    'La persona fue informada y acepta que estos datos se usen solo para administrar su correo institucional (Ley 1581 de 2012). Se muestran completos solo al área de sistemas.',
  /** Told before the form is filled in. */
  tooManyOpen: (limit: number): string =>
    `Usted tiene ${limit} solicitudes abiertas, que es lo máximo. Espere a que terminen algunas, o retire las que ya no hagan falta con el botón Retirar, en el mensaje de cada solicitud. /correo estado muestra cuáles son.`,
  conflict: {
    has_account: (address: string): string =>
      `Esta persona ya tiene la cuenta ${address}. No hace falta otra, y no se envió.`,
    has_open_request: (number: string): string =>
      `Ya hay una solicitud abierta para esta persona: ${number}. Esta no se envió: espere a que aquella termine.`,
    address_taken: (address: string): string => `La dirección ${address} ya está ocupada. Escriba otra o déjela vacía.`,
    too_many_open: (limit: number): string =>
      `Usted tiene ${limit} solicitudes abiertas, que es lo máximo. Esta no se envió: espere a que terminen algunas, o retire las que ya no hagan falta con el botón Retirar, en el mensaje de cada solicitud. /correo estado muestra cuáles son.`,
    nobody_decides: {
      approver:
        'Nadie del área de sistemas podría aprobar esta solicitud, porque la piden ellos o es sobre ellos. No se envió, y lo que escribió sigue ahí. Pida a otra persona de la dependencia que la haga o, si no se puede, hable con el área de sistemas.',
      second:
        'Esta solicitud la hacen dos personas del área de sistemas (una aprueba y otra ejecuta), y no hay dos que puedan. No se envió, y lo que escribió sigue ahí. Hable con el área de sistemas.',
    },
    /** When an account can be restored. */
    has_restorable: {
      suspended: (address: string): string =>
        `Esta persona o dependencia ya tiene la cuenta ${address}, que está suspendida. No hace falta otra: puede pedir que se reactive. Lo que escribió en el formulario sigue ahí.`,
      deleted: (address: string): string =>
        `Esta persona o dependencia tuvo la cuenta ${address}, que se eliminó hace poco y todavía se puede restaurar. Si de verdad necesita una nueva, hable con el área de sistemas. Lo que escribió en el formulario sigue ahí.`,
    },
    /** For people whom it does not concern. */
    ask_systems:
      'Para esta persona o dependencia no se puede pedir otra cuenta desde aquí. No se envió, y lo que escribió sigue ahí. Hable con el área de sistemas.',
    told_enough: (until: string): string =>
      `En las últimas 24 horas ya se le respondió diez veces qué cuentas o direcciones existen, y no se revisa más. La solicitud no se envió, y lo que escribió sigue ahí. Hable con el área de sistemas; desde el ${until} también puede enviarla otra vez.`,
    not_a_member: 'Elija a una persona de la institución (no invitados ni aplicaciones).',
    member_unknown: 'El chat no confirmó en este momento quién es esta persona. Espere un minuto e intente de nuevo.',
  },
};
