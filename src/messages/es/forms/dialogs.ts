import { esContract } from '../contract.ts';
import type { Refusal } from '#domain/request/refusal.ts';
import type { RequestState } from '#domain/request/states.ts';
import type { Concern } from '#domain/request/concerned/concern.ts';
import { esCard } from '../request/card.ts';

type Formatted = { readonly who: string | null; readonly at: string | null };

const WHAT_HAPPENED: Readonly<Record<RequestState, string>> = {
  submitted: 'volvió a revisión',
  info_requested: 'quedó a la espera de una respuesta',
  approved: 'ya fue aprobada',
  executing: 'ya se está ejecutando',
  failed: 'se detuvo y espera un reintento',
  executed: 'ya se ejecutó',
  delivered: 'ya se entregó',
  scheduled: 'quedó a la espera de su fecha',
  closed: 'ya está cerrada',
  rejected: 'ya fue rechazada',
  cancelled: 'no siguió adelante',
};

/** Who and when, if known. */
function beside(known: readonly (string | null)[]): string {
  const said = known.filter((one) => one !== null);
  return said.length === 0 ? '' : ` (${said.join(', ')})`;
}

/** In these states somebody still has to act. */
const GOES_ON: readonly RequestState[] = [
  'submitted',
  'info_requested',
  'approved',
  'executing',
  'failed',
  'delivered',
];

/** Why a person of the systems area may not decide. */
const CONCERNED: Readonly<Record<Concern, string>> = {
  holder: 'Esta solicitud es sobre su propia cuenta.',
  official: 'En esta solicitud el acceso temporal se le entrega a usted.',
  beneficiary: 'Esta solicitud le da a usted los mensajes de otra cuenta o el acceso a ella.',
  responsible: 'Con esta solicitud usted queda como responsable de la cuenta.',
};

export const esDialogs = {
  approve: {
    title: 'Aprobar solicitud',
    submit: 'Aprobar',
    address: 'Dirección (la parte antes de la @)',
    /** Below an address that was proposed, and below the empty field. */
    hint: (domain: string): string => `Puede corregirla. Termina en @${domain}.`,
    hintEmpty: (domain: string): string => `Termina en @${domain}.`,
    taken: 'Esa dirección ya está ocupada. Escriba otra.',
    reserved:
      'Ese nombre está en la lista de nombres reservados: quien lo lea puede creer que le escribe la institución. El área de sistemas puede darlo a propósito, y así queda en el registro.',
    purpose: 'Nombre reservado',
    onPurpose: 'Dar este nombre a propósito',
    unknown: 'Microsoft 365 no respondió a tiempo. Nada cambió: pulse el botón otra vez.',
    noAddress: 'Se aprueba exactamente lo que se muestra aquí.',
    next: 'Al aprobar, el trabajo empieza sin más pasos; lo que tiene fecha espera su día.',
    nextTwo:
      'Al aprobar, el botón Ejecutar queda en la tarjeta para otra persona del área de sistemas: esta solicitud la hacen dos.',
  },
  /** When there is no plan. */
  address: {
    title: 'Escribir la dirección',
    submit: 'Usar esta dirección',
    intro:
      'Escriba la dirección para la cuenta nueva. Con ella se revisan otra vez direcciones y licencias; después la solicitud se aprueba como siempre.',
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
  undo: {
    title: 'Reactivar la cuenta',
    submit: 'Reactivar',
    text: 'La eliminación queda sin efecto. Se devuelve lo que se quitó y todavía se pueda: la entrada, los grupos y, si se liberó y queda alguna, la licencia. Si la contraseña ya no sirve, a quien usa la cuenta se le entrega un acceso temporal; si no está en este chat, lo pide después quien responde por la cuenta con /correo modificar (Contraseña nueva).',
    reason: 'Motivo',
    hint: 'El motivo y su nombre quedan en el registro de las dos solicitudes, y los ve quien pidió la eliminación.',
  },
  giveUp: {
    title: 'Dejar sin terminar',
    submit: 'Dejar sin terminar',
    reason: 'Motivo',
    hint: 'Lo que ya se hizo en la cuenta queda hecho. El motivo queda en el registro y lo ve quien hizo la solicitud. Si Microsoft 365 y la lista quedan distintos, la revisión de la noche lo avisa.',
  },
  closeOtherwise: {
    title: 'Dar por terminada',
    submit: 'Dar por terminada',
    reason: 'Motivo',
    hint: 'La cuenta sigue como está. La solicitud termina sin esperar las confirmaciones ni el cambio de contraseña que falten. El motivo queda en el registro (FT-GTI-006) y lo ven quien hizo la solicitud y quienes reciben la cuenta.',
  },
  lineNotRun: {
    title: 'No se pudo',
    submit: 'Enviar',
    reason: 'Qué pasó',
    hint: 'La ejecución se detiene con esta explicación, que queda en el registro (FT-GTI-006). Después se puede reintentar.',
  },
  alone: {
    title: 'Decidir sin otra persona',
    submit: 'Continuar',
    reason: 'Por qué lo decide usted sin otra persona',
    hint: 'Queda en el registro FT-GTI-006 y en el informe del mes, y le llega a la persona de control.',
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
        return 'Usted hizo esta solicitud, así que no la puede decidir. Otra persona del área de sistemas debe hacerlo. Nada cambió.';
      case 'concerned':
        return `${CONCERNED[refusal.as]} Por eso decide otra persona del área de sistemas. Nada cambió.`;
      case 'second_person':
        return 'Usted la aprobó, y esta solicitud la hacen dos personas. La ejecuta o la reintenta otra persona del área de sistemas. Al pulsar el botón no cambió nada.';
      case 'reason_needed':
        return 'Esta solicitud le concierne o la hacen dos personas. Escriba el motivo por el que la decide sin otra persona. Nada cambió.';
      case 'official_needed':
        return `Esta solicitud alarga el contrato de quien la hizo, y falta que lo confirme ${refusal.official === null ? 'quien responde por la cuenta, o la jefatura de la dependencia' : esContract.confirmer[refusal.official.as](refusal.official.name)}. Apruébela cuando esté confirmada, o recházela. Nada cambió.`;
      case 'not_official':
        return 'Esto lo confirma quien responde por la cuenta, o la jefatura de la dependencia. Nada cambió.';
      case 'account_busy':
        return `Otra solicitud sobre la misma cuenta está en curso${refusal.number === '' ? '' : ` (${refusal.number})`}. Espere a que termine y pulse el botón otra vez. Nada cambió.`;
      case 'contract_over':
        return 'El contrato de esta persona ya terminó, y la cuenta se volvería a suspender. Escriba /correo restaurar e indique allí el nuevo último día del contrato. Nada cambió.';
      case 'not_requester':
        return 'Solo quien hizo la solicitud puede hacer esto. Nada cambió.';
      case 'nothing_corrected':
        return 'El formulario dice lo mismo que la solicitud. Nada cambió: corrija al menos un dato y envíe otra vez.';
      case 'corrected_already':
        return `Esa solicitud ya se corrigió y se envió de nuevo: es la ${refusal.number}. Nada cambió.`;
      case 'not_holder':
        return 'Esta cuenta se le entregó a otra persona; solo ella puede ver su acceso temporal y marcar sus primeros pasos.';
      case 'not_receiver':
        return 'Esta entrega no espera su confirmación: la confirman quien recibe la cuenta y su dependencia, cada uno en su propio mensaje. Nada cambió.';
      case 'not_official_now': {
        const { official, what } = refusal;
        if (official === null)
          return 'Usted ya no responde por esta cuenta, y la lista no nombra a nadie más. Hable con el área de sistemas. Nada cambió.';
        if (what === 'receipt')
          return `Usted ya no responde por esta cuenta: ahora responde ${official.name}, y es quien confirma por la dependencia. Nada cambió.`;
        return `Usted ya no responde por esta cuenta: ahora responde ${official.name}. Si la cuenta se le tiene que entregar, esa persona pide una contraseña nueva con /correo modificar. Nada cambió.`;
      }
      case 'seen_by_bot':
        return 'Este paso no lo marca usted: Correo lo marca solo cuando Microsoft 365 lo muestra. Nada cambió.';
      case 'newcomer_differs':
        return 'Quien espera la cuenta ya no es la persona que mostraba la tarjeta, o ya no está en el chat con ese correo. No se entregó nada: mire la tarjeta de nuevo.';
      case 'own_block':
        return 'Usted bloqueó esta cuenta, así que lo ratifica otra persona. Nada cambió.';
      case 'not_ratifier':
        return 'Este bloqueo lo ratifica otra persona del área de sistemas; si la cuenta la bloqueó esa área, también la jefatura de la dependencia o quien responde por la cuenta. Nada cambió.';
      case 'not_lifter':
        return 'El bloqueo lo quita el área de sistemas o la jefatura de la dependencia. Si la cuenta se necesita, pídala con /correo restaurar. Nada cambió.';
      case 'ratified_already':
        return `${who ?? 'Otra persona'} ya ratificó este bloqueo${at === null ? '' : ` (${at})`}. No hace falta que usted haga nada.`;
      case 'plan_missing':
        return 'Todavía se revisan las direcciones y licencias. Nada cambió: espere unos segundos e intente de nuevo.';
      case 'plan_differs':
        return 'El plan ya no es el que usted veía, o el que se aprobó. Nada cambió: revise la tarjeta y decida de nuevo.';
      case 'already':
        return `Esta solicitud ${WHAT_HAPPENED[refusal.state]}${beside([who, at])}. ${GOES_ON.includes(refusal.state) ? 'Lo que sigue se ve en el mensaje de la solicitud.' : 'No hace falta que usted haga nada.'}`;
      case 'not_now':
        return `Esta solicitud está en estado «${esCard.states[refusal.state]}» y eso no se puede hacer ahora. Nada cambió: mire cómo va en el mensaje de la solicitud.`;
    }
  },
  outsider:
    'Este servicio es solo para quienes trabajan en la institución. Los invitados, las aplicaciones y las personas de otras organizaciones no pueden usarlo.',
  unknown: 'El chat no confirmó en este momento quién es usted. Nada cambió: espere un minuto e intente de nuevo.',
  foreign:
    'No reconocemos lo que llegó de ese botón o formulario, así que no se hizo nada. Abra la pestaña Inicio o escriba /correo para empezar de nuevo.',
  foreignChoice: 'Esa opción no está en la lista. Elija una de las que se muestran.',
  foreignText: 'Hay signos que no se pueden guardar. Borre este dato y escríbalo de nuevo.',
  pressLost:
    'El botón que pulsó no quedó registrado y nada cambió: nuestra base de datos no respondió a tiempo. Púlselo otra vez en un momento.',
  pressUnknown:
    'Nuestra base de datos no respondió a tiempo y no sabemos si el botón que pulsó quedó registrado; no se pierde nada de lo que ya estaba hecho. Espere un minuto y mire la solicitud: si nada cambió, púlselo otra vez.',
  pressCut:
    'El servicio se interrumpió mientras atendía un botón que usted pulsó, y no sabemos si alcanzó a terminar. Si no ve el resultado, púlselo otra vez.',
  slow: 'El chat tardó demasiado en abrir la ventana. Nada cambió: intente de nuevo.',
  bug: (reference: string): string =>
    `Algo falló de nuestro lado; lo que ya estaba hecho no se pierde. Mire el estado con /correo estado e intente de nuevo; si sigue, dígale al área de sistemas esta referencia: ${reference}`,
};
