import type { Kind } from '#domain/form.ts';
import type { Outcome } from '#domain/report.ts';

const kinds: Readonly<Record<Kind, string>> = {
  creation: 'Creación',
  modification: 'Modificación',
  deletion: 'Eliminación',
  restoration: 'Restauración',
  suspension: 'Suspensión',
};

const outcomes: Readonly<Record<Outcome, string>> = {
  closed: 'Cerradas',
  open: 'Abiertas',
  rejected: 'Rechazadas',
  cancelled: 'Retiradas',
};

function number(count: number): string {
  return count.toLocaleString('es-CO');
}

function amount(count: number, one: string, many: string): string {
  return count === 1 ? `1 ${one}` : `${number(count)} ${many}`;
}

/** Of less than an hour the minutes, of less than ten hours one decimal place. */
function length(hours: number): { readonly value: string; readonly isMinutes: boolean; readonly isOne: boolean } {
  const minutes = Math.round(hours * 60);
  if (minutes < 60) return { value: String(minutes), isMinutes: true, isOne: minutes === 1 };
  const value = hours.toLocaleString('es-CO', { maximumFractionDigits: hours < 10 ? 1 : 0 });
  return { value, isMinutes: false, isOne: value === '1' };
}

/** A time given in working hours, in words. */
function duration(hours: number): string {
  const { value, isMinutes, isOne } = length(hours);
  if (isMinutes) return isOne ? '1 minuto hábil' : `${value} minutos hábiles`;
  return isOne ? '1 hora hábil' : `${value} horas hábiles`;
}

const counted: Readonly<Record<Outcome, (count: number) => string>> = {
  closed: (count) => amount(count, 'cerrada', 'cerradas'),
  open: (count) => amount(count, 'abierta', 'abiertas'),
  rejected: (count) => amount(count, 'rechazada', 'rechazadas'),
  cancelled: (count) => amount(count, 'retirada', 'retiradas'),
};

/** The monthly report: picture, document and message. */
export const esReport = {
  /** Tells what it shows to who cannot see it. */
  pictureTitle: (month: string): string => `Gráfica del correo institucional: solicitudes y tiempos de ${month}`,
  documentTitle: (month: string): string => `Informe mensual de correos corporativos · ${month}`,
  form: 'Informe mensual de correos corporativos',
  footer: (month: string, at: string): string => `Informe de ${month} · hecho el ${at}`,
  /** Without its ending. */
  fileName: (month: string): string => `informe-${month}`,
  number,
  duration,
  kinds,
  outcomes,
  chart: {
    title: (month: string): string => `Correo institucional · ${month}`,
    requests: (count: number): string => `Solicitudes del mes: ${number(count)}`,
    noRequests: 'Sin solicitudes este mes',
    legend: (outcome: string, count: number): string => `${outcome} ${number(count)}`,
    times: 'Tiempos en horas hábiles',
    approval: (count: number): string => `Hasta la aprobación (${number(count)})`,
    delivery: (count: number): string => `Hasta la entrega (${number(count)})`,
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
    licence: (free: number, total: number): string => `${number(free)} de ${number(total)}`,
    moreLicences: (count: number): string => `y ${number(count)} más en el PDF`,
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
        `Solicitudes enviadas en el mes, según su estado el ${at}; las abiertas todavía no terminan.`,
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
        password: 'Cambio de la contraseña temporal',
      },
      unknown: '—',
      none: 'Todas las entregas están terminadas.',
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
      none: 'No termina ningún contrato.',
      more: (count: number): string => `y ${number(count)} más`,
    },
    accounts: { title: 'Cuentas', active: 'Activas', suspended: 'Suspendidas' },
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
    handOversSince: (count: number, day: string): string => `${number(count)}; la más antigua espera desde el ${day}.`,
    handOversOpen: (count: number): string => `${number(count)}.`,
    noHandOvers: 'ninguna; todas están terminadas.',
    licences: 'Licencias:',
    licencesUnknown: 'no se pudo leer en Microsoft 365 cuando se hizo este informe. Véalas en la pestaña Inicio.',
    ending: (month: string): string => `Contratos que terminan en ${month}:`,
    endingCount: (count: number): string => `${number(count)}. La lista está en el PDF.`,
    noEnding: 'ninguno.',
    accounts: 'Cuentas:',
    accountsCount: (active: number, suspended: number): string =>
      `${amount(active, 'activa', 'activas')} y ${amount(suspended, 'suspendida', 'suspendidas')}.`,
    next: 'La gráfica y el informe completo en PDF están en el hilo de este mensaje. Es un resumen: nadie tiene que responder.',
  },
};
