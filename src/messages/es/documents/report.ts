import type { Kind } from '#domain/form/form.ts';
import type { Outcome } from '#domain/report/report.ts';
import { whole } from '../whole-number.ts';

const kinds: Readonly<Record<Kind, string>> = {
  creation: 'Creación',
  modification: 'Modificación',
  deletion: 'Eliminación',
  restoration: 'Restauración',
  suspension: 'Suspensión',
  block: 'Bloqueo',
};

const outcomes: Readonly<Record<Outcome, string>> = {
  closed: 'Cerradas',
  open: 'Abiertas',
  rejected: 'Rechazadas',
  // Whatever the reason: withdrawn, stopped, undone, or superseded.
  cancelled: 'Sin efecto',
  unfinished: 'Incompletas',
};

function amount(count: number, one: string, many: string): string {
  return count === 1 ? `1 ${one}` : `${whole(count)} ${many}`;
}

/** Minutes below an hour, one decimal place below ten hours. */
function length(hours: number): { readonly value: string; readonly isMinutes: boolean; readonly isOne: boolean } {
  const minutes = Math.round(hours * 60);
  if (minutes < 60) return { value: String(minutes), isMinutes: true, isOne: minutes === 1 };
  const value = hours.toLocaleString('es-CO', { maximumFractionDigits: hours < 10 ? 1 : 0 });
  return { value, isMinutes: false, isOne: value === '1' };
}

/** A number of working hours, in words. */
function duration(hours: number): string {
  const { value, isMinutes, isOne } = length(hours);
  if (isMinutes) return isOne ? '1 minuto hábil' : `${value} minutos hábiles`;
  return isOne ? '1 hora hábil' : `${value} horas hábiles`;
}

const counted: Readonly<Record<Outcome, (count: number) => string>> = {
  closed: (count) => amount(count, 'cerrada', 'cerradas'),
  open: (count) => amount(count, 'abierta', 'abiertas'),
  rejected: (count) => amount(count, 'rechazada', 'rechazadas'),
  cancelled: (count) => `${whole(count)} sin efecto`,
  unfinished: (count) => amount(count, 'incompleta', 'incompletas'),
};

/** The monthly report: picture, document and message. */
export const esReport = {
  /** Describes the picture to people who cannot see it. */
  pictureTitle: (month: string): string => `Gráfica del correo institucional: solicitudes y tiempos de ${month}`,
  documentTitle: (month: string): string => `Informe mensual de correos corporativos · ${month}`,
  form: 'Informe mensual de correos corporativos',
  underProcedure: (form: string, procedure: string): string => `${form} · Procedimiento ${procedure}`,
  footer: (month: string, at: string): string => `Informe de ${month} · hecho el ${at}`,
  /** Without file extension. */
  fileName: (month: string): string => `informe-${month}`,
  /** On every page, and beside the title, while the month is not over. */
  partial: 'MES SIN TERMINAR: este informe cuenta lo que hay hasta el momento en que se hizo',
  unfinished: 'sin terminar',
  number: whole,
  duration,
  kinds,
  outcomes,
  chart: {
    title: (month: string): string => `Correo institucional · ${month}`,
    requests: (count: number): string => `Solicitudes del mes: ${whole(count)}`,
    noRequests: 'Sin solicitudes este mes',
    earlier: (count: number): string =>
      count === 0 ? 'Ninguna abierta de meses anteriores' : `Abiertas de meses anteriores: ${whole(count)}`,
    legend: (outcome: string, count: number): string => `${outcome} ${whole(count)}`,
    times: 'Tiempos en horas hábiles',
    approval: (count: number): string => `Hasta la aprobación (${whole(count)})`,
    delivery: (count: number): string => `Hasta la entrega (${whole(count)})`,
    noApproval: 'Hasta la aprobación: ninguna este mes',
    noDelivery: 'Hasta la entrega: ninguna este mes',
    median: 'Mediana',
    p90: '9 de cada 10',
    explained: 'Mediana: la mitad tardó eso o menos.',
    duration: (hours: number): string => {
      const { value, isMinutes } = length(hours);
      return isMinutes ? `${value} min` : `${value} h`;
    },
    handOvers: { one: 'entrega pendiente', many: 'entregas pendientes' },
    ending: {
      one: (month: string): string => `contrato termina en ${month}`,
      many: (month: string): string => `contratos terminan en ${month}`,
    },
    accounts: { one: 'cuenta activa', many: 'cuentas activas' },
    suspended: (count: number): string => amount(count, 'suspendida', 'suspendidas'),
    licences: 'Licencias libres',
    licence: (free: number, total: number): string => `${whole(free)} de ${whole(total)}`,
    moreLicences: (count: number): string => `y ${whole(count)} más en el PDF`,
    licencesUnknown: 'no se pudo leer',
    noLicences: 'ninguna que se pueda asignar',
  },
  document: {
    chart: 'El mes en una gráfica',
    requests: {
      title: 'Solicitudes por tipo y estado',
      kind: 'Tipo',
      total: 'Total',
      all: 'Todas',
      note: (at: string): string =>
        `Solicitudes enviadas en el mes, según su estado el ${at}; las abiertas todavía no terminan. Sin efecto: las que se retiraron, se detuvieron, se deshicieron o reemplazó otra. Incompletas: las que se cerraron sin terminar; lo que ya se había hecho en la cuenta quedó hecho.`,
    },
    earlier: {
      title: 'Abiertas de meses anteriores',
      kind: 'Tipo',
      open: 'Abiertas',
      oldest: 'La más antigua',
      none: 'No queda abierta ninguna solicitud de meses anteriores.',
      note: (at: string): string => `Solicitudes enviadas antes de este mes que el ${at} no habían terminado.`,
    },
    times: {
      title: 'Tiempos en horas hábiles',
      what: 'Desde la solicitud',
      approval: 'Hasta la aprobación',
      delivery: 'Hasta la entrega',
      count: 'Cuántas',
      median: 'Mediana',
      p90: 'Percentil 90',
      none: '—',
      note: 'De las aprobaciones y entregas que hubo en el mes. La mitad tardó la mediana o menos; 9 de cada 10 tardaron el percentil 90 o menos. Cuentan solo las horas de oficina de los días hábiles. No cuenta lo que una regla aprueba sola, como la contraseña que alguien pide para su propia cuenta.',
    },
    handOvers: {
      title: 'Entregas pendientes',
      number: 'Solicitud',
      account: 'Cuenta',
      since: 'Desde',
      missing: 'Qué falta',
      parts: {
        holder: 'Confirmación de quien la usa',
        department: 'Confirmación de la dependencia',
        password: 'Cambio de la contraseña',
      },
      unknown: '—',
      none: 'Ninguna entrega está pendiente.',
    },
    alone: {
      title: 'Decididas por una sola persona',
      note: (numbers: string): string =>
        `La única persona del área de sistemas decidió en el mes sobre solicitudes que le conciernen o que debían hacer dos personas. El motivo está en cada registro: ${numbers}.`,
    },
    licences: {
      title: 'Licencias',
      name: 'Licencia',
      free: 'Libres',
      total: 'Total',
      unknown: 'No se pudo leer en Microsoft 365 cuando se hizo este informe.',
      none: 'Microsoft 365 no muestra licencias que se puedan asignar.',
    },
    ending: {
      title: (month: string): string => `Contratos que terminan en ${month}`,
      name: 'Nombre',
      address: 'Dirección',
      day: 'Último día',
      none: 'Ninguna cuenta activa o suspendida tiene un contrato que termine en ese mes.',
      more: (count: number): string =>
        `Hay ${whole(count)} más. El área de sistemas los ve todos con /correos y «Exportar toda la lista a Excel», que lleva el último día de cada contrato.`,
    },
    accounts: { title: 'Cuentas', active: 'Activas', suspended: 'Suspendidas' },
  },
  /** For a person who asks for the report of a month. */
  asked: {
    preparing: (month: string): string =>
      `Estamos preparando el informe de ${month}. Le llega en un momento por mensaje directo.`,
    text: (month: string): string => `El informe de ${month}, según lo que hay en este momento.`,
    partial: (month: string): string => `El informe de ${month} hasta hoy: el mes todavía no termina.`,
    refusal: {
      not_allowed: 'Solo el área de sistemas y la persona de control pueden pedir el informe mensual. Nada cambió.',
      unknown_month: (written: string): string =>
        `No entendimos el mes «${written}». Escriba por ejemplo /correos informe octubre, /correos informe octubre 2026 o /correos informe 2026-10. Sin mes, le llega el de este mes hasta hoy.`,
      month_to_come: 'Ese mes todavía no empieza. Para el de este mes hasta hoy, escriba /correos informe',
      before_beginning: (month: string): string => `De ese mes no hay informe: Correo lleva registro desde ${month}.`,
      nothing_yet: 'Todavía no hay informe: Correo no ha registrado nada.',
      forgotten:
        'El informe de ese mes ya se eliminó, porque pasó el tiempo durante el que la institución lo conserva. Lo que se eliminó está en el acta de eliminación.',
    },
  },
  message: {
    title: (month: string): string => `Informe mensual de correo · ${month}`,
    requests: (count: number): string => amount(count, 'solicitud en el mes', 'solicitudes en el mes'),
    noRequests: 'No hubo solicitudes en el mes.',
    kind: (kind: string, parts: string): string => `• ${kind}: ${parts}`,
    counted,
    approval: 'Aprobación:',
    delivery: 'Entrega:',
    half: {
      approval: (median: number, p90: number): string =>
        `la mitad se aprobó en ${duration(median)} o menos; 9 de cada 10, en ${duration(p90)} o menos.`,
      delivery: (median: number, p90: number): string =>
        `la mitad se entregó en ${duration(median)} o menos; 9 de cada 10, en ${duration(p90)} o menos.`,
    },
    only: {
      approval: (hours: number): string => `hubo una sola, y tardó ${duration(hours)}.`,
      delivery: (hours: number): string => `hubo una sola, y tardó ${duration(hours)}.`,
    },
    none: {
      approval: 'el área de sistemas no aprobó ninguna solicitud en el mes.',
      delivery: 'no se entregó ninguna cuenta en el mes.',
    },
    handOvers: 'Entregas pendientes:',
    handOversSince: (count: number, day: string): string => `${whole(count)}; la más antigua espera desde el ${day}.`,
    handOversOpen: (count: number): string => `${whole(count)}.`,
    noHandOvers: 'ninguna.',
    earlier: 'Abiertas de meses anteriores:',
    earlierSince: (count: number, day: string): string => `${whole(count)}; la más antigua se envió el ${day}.`,
    noEarlier: 'ninguna.',
    alone: 'Decididas por una sola persona:',
    aloneCount: (count: number): string => `${whole(count)}. Los números están en el PDF.`,
    licences: 'Licencias:',
    licencesUnknown: 'no se pudo leer en Microsoft 365 cuando se hizo este informe. Véalas en la pestaña Inicio.',
    ending: (month: string): string => `Contratos que terminan en ${month}:`,
    endingCount: (count: number): string => `${whole(count)}. La lista está en el PDF.`,
    noEnding: 'ninguno.',
    accounts: 'Cuentas:',
    accountsCount: (active: number, suspended: number): string =>
      `${amount(active, 'activa', 'activas')} y ${amount(suspended, 'suspendida', 'suspendidas')}.`,
    next: 'La gráfica y el informe completo en PDF están en el hilo de este mensaje. Es un resumen: nadie tiene que responder.',
  },
};
