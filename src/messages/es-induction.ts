import type { InductionItem } from '#domain/delivery.ts';

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
    `Cuando entregue la cuenta en persona, haga estos pasos con ${holder}. Abra cada guía y márquela cuando esté hecha.`,
  allDone: 'Todos los pasos están hechos. No tiene que hacer nada más; las guías siguen aquí por si las necesita.',
  handedOn: (holder: string): string =>
    `${holder} ya está en el chat y sigue con su propia lista. Usted no tiene que hacer nada más aquí.`,
  gone: 'La cuenta ya no existe en Microsoft 365. No tiene que hacer nada más aquí.',
  progress: (done: number, all: number): string => `Lleva ${done} de ${all} pasos`,
  items,
  open: 'Pendiente',
  openByBot: 'Pendiente: Buzón lo marca solo cuando Microsoft 365 lo muestra',
  doneByBot: (at: string): string => `Hecho: Buzón lo comprobó en Microsoft 365 (${at})`,
  doneByYou: (at: string): string => `Hecho: usted lo marcó (${at})`,
  doneBy: (who: string, at: string): string => `Hecho: lo marcó ${who} (${at})`,
  accepted: (name: string, at: string): string => `Aceptada a nombre de ${name} (${at})`,
  button: 'Ver guía',
  buttonPolicy: 'Leer y aceptar',
  /** For somebody who hears the screen. */
  buttonFor: (button: string, item: string): string => `${button}: ${item}`,
  guide: {
    title: 'Guía',
    titlePolicy: 'Política de uso',
    submit: 'Ya lo hice',
    byBot: 'Este paso no lo marca usted: Buzón lo marca solo cuando Microsoft 365 lo muestra.',
    alsoByBot: 'Cuando termine, pulse «Ya lo hice». Si Microsoft 365 lo muestra antes, Buzón lo marca por usted.',
    whenDone: 'Cuando termine, pulse «Ya lo hice». Si prefiere dejarlo para después, pulse «Cerrar»; nada se pierde.',
  },
  policy: {
    submit: 'Acepto',
    name: 'Nombre completo de quien acepta',
    hint: 'Escriba nombres y apellidos. Al pulsar «Acepto» quedan registrados el nombre, la fecha y la hora.',
    nameMissing: 'Escriba el nombre completo: por lo menos un nombre y un apellido. Nada se ha registrado todavía.',
  },
};
