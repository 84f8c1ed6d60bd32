import type { InductionItem } from '#domain/form/delivery.ts';

const items: Readonly<Record<InductionItem, string>> = {
  enter: 'Entrar a su correo',
  password: 'Cambiar la contraseña',
  second_factor: 'Activar el segundo factor',
  phone: 'Tener el correo en el celular',
  signature: 'Poner su firma',
  out_of_office: 'Saber avisar cuando no esté',
  folders: 'Mantener el correo en orden',
  phishing: 'Reconocer mensajes engañosos',
  policy: 'Leer y aceptar la política de uso',
};

/** The first steps with an account, each with its guide. */
export const esInduction = {
  title: 'Sus primeros pasos con el correo',
  titleResponsible: 'Primeros pasos para hacer juntos',
  intro:
    'Abra cada guía, siga los pasos y márquelos cuando los haga. No hay afán: puede volver a este mensaje cuando quiera.',
  introResponsible: (holder: string): string =>
    `Haga ahora estos pasos con ${holder}. Abra cada guía y márquela cuando esté hecha.`,
  allDone: 'Todos los pasos están marcados; las guías siguen aquí por si las necesita.',
  /** Added while the person still has to confirm. */
  confirmLeft: {
    holder: 'Falta que confirme que recibió la cuenta, con el botón de abajo.',
    department: 'Falta que confirme que la dependencia recibió la cuenta, con el botón de abajo.',
  },
  /** Above the steps, with the button. */
  confirmFirst: {
    holder: 'Primero, confirme que recibió la cuenta:',
    department: 'Primero, confirme que la dependencia recibió la cuenta:',
  },
  handedOn: (holder: string): string =>
    `${holder} ya está en el chat y sigue con su propia lista. Usted no tiene que hacer nada más aquí.`,
  gone: 'La cuenta ya no existe en Microsoft 365. No tiene que hacer nada más aquí.',
  progress: (done: number, all: number): string => `Lleva ${done} de ${all} pasos`,
  items,
  /** What belongs together, by its first item. */
  steps: {
    ...items,
    enter: 'Entrar y cambiar la contraseña',
    signature: 'Firma, ausencias y orden del correo',
  },
  open: 'Pendiente',
  openByBot: 'Pendiente: Correo lo marca solo cuando Microsoft 365 lo muestra',
  doneByBot: (at: string): string => `Hecho: Correo lo comprobó en Microsoft 365 (${at})`,
  doneByYou: (at: string): string => `Hecho: usted lo marcó (${at})`,
  doneBy: (who: string, at: string): string => `Hecho: lo marcó ${who} (${at})`,
  /** About the second factor, which nobody saw. */
  saidByYou: (at: string): string => `Hecho, según usted (${at}); no se comprobó en Microsoft 365`,
  saidBy: (who: string, at: string): string => `Hecho, según ${who} (${at}); no se comprobó en Microsoft 365`,
  accepted: (name: string, at: string, version: string | null): string =>
    `Aceptada a nombre de ${name} (${at})${version === null ? '' : `, versión ${version}`}`,
  button: 'Ver guía',
  buttonPolicy: 'Leer y aceptar',
  /** For screen readers. */
  buttonFor: (button: string, item: string): string => `${button}: ${item}`,
  guide: {
    title: 'Guía',
    titlePolicy: 'Política de uso',
    submit: 'Ya lo hice',
    byBot: 'Este paso no lo marca usted: Correo lo marca solo cuando Microsoft 365 lo muestra.',
    notChecked:
      'Cuando termine, pulse «Ya lo hice». Queda anotado como dicho por usted: Correo no lo comprueba en Microsoft 365.',
    whenDone: 'Cuando termine, pulse «Ya lo hice». Si prefiere dejarlo para después, pulse «Cerrar»; nada se pierde.',
  },
  policy: {
    submit: 'Acepto',
    name: 'Nombre completo de quien acepta',
    hint: 'Escriba nombres y apellidos. Al pulsar «Acepto» quedan registrados el nombre, la fecha, la hora y qué texto se mostró.',
    notOwnName: (name: string): string =>
      `Escriba el nombre de quien tiene la cuenta: ${name}. Basta un nombre y un apellido; las tildes no importan. Si ese nombre está mal, pulse «Hablar con sistemas», en esta ventana. Nada se ha registrado todavía.`,
    /** Above the text, when it is unknown which one was shown before. */
    unknown:
      'Esta ventana se abrió con un texto que ya no se puede comprobar. Aquí está la política que rige hoy: léala y acéptela. Nada se ha registrado todavía.',
    earlier: (name: string, at: string, version: string | null): string =>
      `Antes se aceptó a nombre de ${name} (${at})${version === null ? '' : `, versión ${version}`}`,
    /** When another text is in force now. */
    otherText: 'Lo que se aceptó fue un texto anterior; el de arriba es el que rige hoy.',
    againHint: 'Si la aceptación quedó mal, puede hacerla otra vez. La anterior también queda anotada.',
    again: 'Aceptar otra vez',
  },
};
