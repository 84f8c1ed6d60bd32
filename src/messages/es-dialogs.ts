import type { Refusal, RequestState } from '#domain/request.ts';
import { esCard } from './es-card.ts';

type Formatted = { readonly who: string | null; readonly at: string | null };

const WHAT_HAPPENED: Readonly<Record<RequestState, string>> = {
  submitted: 'volvió a revisión',
  info_requested: 'espera una respuesta',
  approved: 'ya fue aprobada',
  executing: 'ya se está ejecutando',
  failed: 'se detuvo y espera un reintento',
  executed: 'ya se ejecutó',
  delivered: 'ya se entregó',
  scheduled: 'ya se ejecutó y espera su fecha',
  closed: 'ya está cerrada',
  rejected: 'ya fue rechazada',
  cancelled: 'fue retirada por quien la pidió',
};

export const esDialogs = {
  approve: {
    title: 'Aprobar solicitud',
    submit: 'Aprobar',
    address: 'Dirección (la parte antes de la @)',
    hint: (domain: string): string => `Puede corregirla. Termina en @${domain}.`,
    taken: 'Esa dirección ya está ocupada. Escriba otra.',
    unknown: 'Microsoft 365 no respondió a tiempo. Nada cambió: pulse Aprobar otra vez.',
    noAddress: 'Se aprueba exactamente lo que se muestra aquí.',
    next: 'Al aprobar, el botón Ejecutar queda disponible en la tarjeta.',
    nextTwo:
      'Al aprobar, el botón Ejecutar queda disponible en la tarjeta para otra persona del área de sistemas: una eliminación la hacen dos.',
  },
  reject: {
    title: 'Rechazar solicitud',
    submit: 'Rechazar',
    reason: 'Motivo',
    hint: 'Quien hizo la solicitud lo recibirá tal como lo escriba.',
  },
  ask: {
    title: 'Pedir información',
    submit: 'Enviar pregunta',
    question: 'Pregunta',
    hint: 'Le llega por mensaje directo a quien hizo la solicitud, con un botón para responder.',
  },
  answer: {
    title: 'Responder',
    submit: 'Enviar respuesta',
    answer: 'Respuesta',
    asks: (who: string): string => `${who} pregunta:`,
  },
  giveUp: {
    title: 'Cerrar sin terminar',
    submit: 'Cerrar',
    reason: 'Motivo',
    hint: 'Lo que ya se hizo en la cuenta queda hecho. El motivo queda en el registro y lo ve quien hizo la solicitud. Si Microsoft 365 y la lista quedan distintos, la revisión de la noche lo avisa.',
  },
  closeOtherwise: {
    title: 'Cerrar de otro modo',
    submit: 'Cerrar',
    reason: 'Motivo',
    hint: 'La cuenta sigue como está. La solicitud se cierra sin esperar las confirmaciones ni el cambio de contraseña que falten. El motivo queda en el registro (FT-GTI-006) y lo ven quien hizo la solicitud y quienes reciben la cuenta.',
  },
  lineNotRun: {
    title: 'No se pudo',
    submit: 'Enviar',
    reason: 'Qué pasó',
    hint: 'La ejecución se detiene con esta explicación, que solo ve el área de sistemas. Después se puede reintentar.',
  },
  close: 'Cerrar',
  cancel: 'Cancelar',
  notice: { title: 'Aviso' },
  refusal: (refusal: Refusal, { who, at }: Formatted): string => {
    switch (refusal.code) {
      case 'not_found':
        return 'No encontramos esa solicitud. Escriba /correo estado para ver las suyas.';
      case 'not_systems':
        return 'Solo el área de sistemas puede decidir sobre las solicitudes. Nada cambió.';
      case 'own_request':
        return 'Usted no puede decidir sobre su propia solicitud. Otra persona del área de sistemas debe hacerlo.';
      case 'second_person':
        return 'Usted la aprobó, y una eliminación la hacen dos personas. La ejecuta otra persona del área de sistemas; la solicitud sigue aprobada y nada se perdió.';
      case 'account_busy':
        return `Otra solicitud sobre la misma cuenta está en curso${refusal.number === '' ? '' : ` (${refusal.number})`}. Espere a que termine y pulse el botón otra vez. Nada cambió.`;
      case 'contract_over':
        return 'El contrato de esta persona ya terminó, y la cuenta se volvería a suspender. Escriba /correo restaurar e indique allí el nuevo último día del contrato. Nada cambió.';
      case 'not_requester':
        return 'Solo quien hizo la solicitud puede hacer esto. Nada cambió.';
      case 'not_holder':
        return 'Esta cuenta se le entregó a otra persona; solo ella puede ver su contraseña temporal y marcar sus primeros pasos.';
      case 'not_receiver':
        return 'Esta entrega no espera su confirmación: la confirman quien recibe la cuenta y su dependencia, cada uno en su propio mensaje. Nada cambió.';
      case 'plan_missing':
        return 'Todavía se revisan las direcciones y licencias. Espere unos segundos e intente de nuevo.';
      case 'plan_differs':
        return 'El plan cambió mientras usted lo veía. Nada se aprobó: revise la tarjeta y apruebe de nuevo.';
      case 'already':
        return `Esta solicitud ${WHAT_HAPPENED[refusal.state]}${who === null ? '' : ` (${who}${at === null ? '' : `, ${at}`})`}. No hace falta que usted haga nada.`;
      case 'not_now':
        return `Esta solicitud está en estado «${esCard.states[refusal.state]}» y esa acción no se puede hacer ahora.`;
    }
  },
  outsider:
    'Este servicio es solo para quienes trabajan en la institución. Los invitados, las aplicaciones y las personas de otras organizaciones no pueden usarlo.',
  slow: 'El chat tardó demasiado en abrir la ventana. Nada cambió: intente de nuevo.',
  bug: (reference: string): string =>
    `Algo falló de nuestro lado; lo que ya estaba hecho no se pierde. Mire el estado con /correo estado e intente de nuevo; si sigue, dígale al área de sistemas esta referencia: ${reference}`,
};

export const esCommands = {
  /** For the systems area, after the rest. */
  helpSystems: [
    'Para el área de sistemas: /correos revisar busca lo que se cambió en Microsoft 365 fuera del procedimiento.',
    '/correos cuarentena muestra las direcciones que todavía no se pueden dar, y permite liberarlas.',
  ],
  help: (institution: string): readonly string[] => [
    `Aquí se piden y administran las cuentas de correo institucional (${institution}).`,
    '/correo pregunta qué necesita: una cuenta nueva, o modificar, eliminar o restaurar una que ya existe.',
    '/correo crear, /correo modificar, /correo eliminar y /correo restaurar abren de una vez el formulario. Puede agregar la cuenta: /correo modificar ana.ruiz',
    'Si olvidó la contraseña, escriba /correo modificar y elija Contraseña nueva.',
    '/correo estado muestra sus solicitudes abiertas y las que terminaron en los últimos 30 días, cada una con su PDF. Con el número muestra esa: /correo estado FT-GTI-006-2026-00001',
    '/correos muestra la lista de cuentas; agregue un nombre, una dirección o una dependencia para buscar. Más ejemplos: /correos ayuda',
    'Después de enviar la solicitud, el área de sistemas la revisa, la aprueba y la ejecuta. Le avisamos de cada paso por mensaje directo.',
  ],
  unknown: (text: string): string => `No entendimos «${text}». Escriba /correo ayuda para ver lo que se puede hacer.`,
  status: {
    title: 'Sus solicitudes',
    /** Of one that was asked for by its number; it may be somebody else's. */
    titleOne: 'Estado de la solicitud',
    newest: (count: number): string => `Se muestran las ${count} más recientes.`,
    none: 'No tiene solicitudes abiertas ni terminadas en los últimos 30 días. Escriba /correo para hacer una.',
    line: (number: string, who: string, state: string, at: string): string =>
      `${number} · ${who} · ${state} · enviada el ${at}`,
  },
};
