import type { ActiveFault, FaultKind } from '#sandbox/services/faults.ts';
import { newId } from '../wire/ids.ts';

/**
 * The faults that can be caused on purpose. Most hit calls of the Web API, matched by method. The last three («Entrega»)
 * concern deliveries to the app: two are matched by the delivery's name, `disconnect-socket` closes the connections at once.
 */
export const faultKinds = [
  { id: 'throttle-retry-after-1', service: 'slack', label: 'Límite de uso: 429, Retry-After 1 s' },
  { id: 'throttle-retry-after-30', service: 'slack', label: 'Límite de uso: 429, Retry-After 30 s' },
  { id: 'http-500', service: 'slack', label: 'Error HTTP 500' },
  { id: 'internal-error', service: 'slack', label: 'Error interno de Slack (internal_error)' },
  { id: 'invalid-auth', service: 'slack', label: 'Credencial rechazada (invalid_auth)' },
  { id: 'reset-before', service: 'slack', label: 'Conexión cortada antes de hacer el trabajo' },
  { id: 'reset-after-commit', service: 'slack', label: 'Conexión cortada después de hacer el trabajo' },
  { id: 'cut-late-1s', service: 'slack', label: 'Conexión cortada, y el trabajo se hace 1 s después' },
  { id: 'cut-late-9s', service: 'slack', label: 'Conexión cortada, y el trabajo se hace 9 s después' },
  { id: 'cut-late-1m', service: 'slack', label: 'Conexión cortada, y el trabajo se hace un minuto después' },
  { id: 'late-12s', service: 'slack', label: 'El trabajo se hace 12 s después, cuando ya nadie espera la respuesta' },
  { id: 'slow-2s', service: 'slack', label: 'Respuesta lenta: 2 s' },
  { id: 'slow-5s', service: 'slack', label: 'Respuesta lenta: 5 s' },
  { id: 'drop-ack', service: 'slack', label: 'Entrega: se pierde la confirmación' },
  { id: 'duplicate-delivery', service: 'slack', label: 'Entrega: el mismo evento llega dos veces' },
  { id: 'disconnect-socket', service: 'slack', label: 'Entrega: se desconecta el socket' },
] as const satisfies readonly FaultKind[];

export type SlackFault = (typeof faultKinds)[number]['id'];

export const deliveryFaults: readonly SlackFault[] = ['drop-ack', 'duplicate-delivery'];

export interface Faults {
  add(fault: { kind: SlackFault; match: string; times?: number }): string;
  /** The first active fault among the wanted kinds that matches the name; its `remaining` goes down by one. Undefined for none. */
  take(name: string, among: (kind: SlackFault) => boolean): SlackFault | undefined;
  active(): readonly ActiveFault[];
  clear(): void;
}

export function createFaults(changed: () => void): Faults {
  let active: { id: string; kind: SlackFault; match: string; pattern: RegExp; remaining: number }[] = [];
  return {
    add({ kind, match, times = 1 }) {
      const id = newId('F');
      active.push({ id, kind, match, pattern: new RegExp(match), remaining: times < 0 ? Infinity : times });
      changed();
      return id;
    },
    take(name, among) {
      const hit = active.find((fault) => among(fault.kind) && fault.pattern.test(name));
      if (hit === undefined) return undefined;
      hit.remaining -= 1;
      active = active.filter((fault) => fault.remaining > 0);
      changed();
      return hit.kind;
    },
    active: () =>
      active.map(({ id, kind, match, remaining }) => ({
        id,
        kind,
        match,
        remaining: remaining === Infinity ? -1 : remaining,
      })),
    clear() {
      active = [];
      changed();
    },
  };
}

export function isSlackFault(kind: string): kind is SlackFault {
  return faultKinds.some(({ id }) => id === kind);
}
