import type { Relation } from '#domain/relation.ts';
import type { DocumentType } from '#domain/form.ts';
import type { Field, FieldProblem } from '#domain/validate-form.ts';

const fields: Readonly<Record<Field, string>> = {
  type: 'Tipo de cuenta',
  givenNames: 'Nombres',
  surnames: 'Apellidos',
  documentType: 'Tipo de documento',
  documentNumber: 'Número de documento',
  position: 'Cargo',
  department: 'Dependencia',
  relation: 'Vinculación',
  contractEnd: 'Fecha de terminación del contrato',
  contactEmail: 'Correo personal de contacto',
  contactPhone: 'Teléfono de contacto',
  chatUser: 'Usuario de la persona en este chat',
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
  too_long: 'Es demasiado largo. Escríbalo más corto.',
  too_short: 'Es demasiado corto. Escríbalo completo.',
  document_cc: 'La cédula de ciudadanía tiene entre 6 y 10 números, sin letras.',
  document_ce: 'La cédula de extranjería tiene entre 4 y 10 números, sin letras.',
  document_passport: 'El pasaporte tiene entre 5 y 15 letras y números.',
  date_required: 'Para un contratista se necesita la fecha en que termina el contrato.',
  date_invalid: 'La fecha no existe. Elíjala en el calendario.',
  date_past: 'Esa fecha ya pasó. Elija la fecha de hoy o una posterior.',
  email_invalid: 'Ese correo no está bien escrito. Ejemplo: nombre@ejemplo.com',
  email_institutional: 'Escriba un correo personal, no uno de la institución.',
  phone_invalid: 'Escriba un teléfono de 7 a 15 números. Ejemplo: 300 123 4567',
  consent_required: 'Para tramitar la solicitud debe aceptar el tratamiento de datos.',
  address_empty: 'Escriba la parte antes de la @, o déjela vacía.',
  address_characters: 'Use letras sin tildes ni ñ, números, punto o guion. Ejemplo: ana.munoz',
  'address_too-long': 'La dirección puede tener hasta 40 letras. Escríbala más corta.',
  address_reserved: 'Esa dirección está reservada para la institución. Elija otra.',
};

const documentTypes: Readonly<Record<DocumentType, string>> = {
  cc: 'Cédula de ciudadanía',
  ce: 'Cédula de extranjería',
  passport: 'Pasaporte',
};

const relations: Readonly<Record<Relation, string>> = {
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
    `Con este formulario (FT-GTI-006) se pide una cuenta de correo institucional (${institution}). Le avisaremos por mensaje directo cada avance.`,
  fields,
  problems,
  documentTypes,
  relations,
  types: { personal: 'De una persona', departmental: 'De una dependencia' },
  hints: {
    contractEnd: 'Obligatoria si la persona es contratista.',
    chatUser: 'Si la persona ya está en este chat, recibirá aquí los datos de su cuenta.',
    responsible: 'El jefe o supervisor que recibe y responde por la cuenta.',
    responsibleDepartmental: 'La persona que recibe la cuenta y responde por ella.',
    desiredAddress: (domain: string): string =>
      `Si la deja vacía proponemos una con el nombre y el apellido. Termina en @${domain}.`,
    accountName: 'Como lo verán quienes reciban sus mensajes. Ejemplo: Talento Humano',
    contactEmail: 'Solo para avisarle a la persona mientras no tenga correo institucional.',
  },
  placeholders: {
    select: 'Elija una opción',
    department: 'Escriba parte del nombre',
    person: 'Elija a una persona',
    date: 'Elija una fecha',
  },
  consentOption: 'Acepto',
  consentText:
    'La persona fue informada y acepta que estos datos se usen solo para administrar su correo institucional (Ley 1581 de 2012). Se muestran completos solo al área de sistemas.',
  conflict: {
    has_account: (address: string): string => `Esta persona ya tiene la cuenta ${address}. No hace falta otra.`,
    has_open_request: (number: string): string =>
      `Ya hay una solicitud abierta para esta persona: ${number}. Espere a que termine.`,
    address_taken: (address: string): string => `La dirección ${address} ya está ocupada. Escriba otra o déjela vacía.`,
    not_a_member: 'Elija a una persona de la institución (no invitados ni aplicaciones).',
  },
};
