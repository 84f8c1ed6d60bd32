import type { FaultKind } from '../services.ts';

/** What goes wrong. `before` and `after` say whether the work was done. */
export type FaultEffect =
  | {
      readonly on: 'reply';
      readonly commit: 'before' | 'after';
      readonly status: number;
      readonly code: string;
      readonly message: string;
      readonly retryAfter?: 'integer' | 'fractional' | 'date';
      readonly html?: true;
    }
  | { readonly on: 'connection'; readonly commit: 'before' | 'after' }
  | { readonly on: 'delay'; readonly ms: number }
  | { readonly on: 'work'; readonly work: WorkFault }
  | { readonly on: 'token'; readonly error: 'invalid_client' | 'throttled' | 'unavailable' };

/** Faults in the midst of an operation; each hits only the operation that it can happen in. */
export type WorkFault =
  | 'no-seats'
  | 'address-taken'
  | 'weak-password'
  | 'language-ignored'
  | 'outlook-throttled'
  | 'batch-inner-throttled'
  | 'primary-stays'
  | 'delta-expired'
  | 'delta-repeats'
  | 'delta-empty-page';

interface Kind extends FaultKind {
  readonly effect: FaultEffect;
}

const throttled = (retryAfter?: 'integer' | 'fractional' | 'date'): FaultEffect => ({
  on: 'reply',
  commit: 'before',
  status: 429,
  code: 'TooManyRequests',
  message: 'Too many requests.',
  ...(retryAfter ? { retryAfter } : {}),
});

const failed = (status: number, code: string, message: string, commit: 'before' | 'after' = 'before'): FaultEffect => ({
  on: 'reply',
  commit,
  status,
  code,
  message,
});

const graph = (id: string, label: string, effect: FaultEffect): Kind => ({ id, service: 'graph', label, effect });
const token = (id: string, label: string, effect: FaultEffect): Kind => ({ id, service: 'token', label, effect });

const BUSY = 'Service temporarily unavailable. Please retry later.';

export const FAULT_KINDS: readonly Kind[] = [
  graph('throttle-retry-after-2', '429: demasiadas solicitudes, Retry-After de 2 s', throttled('integer')),
  graph('throttle-retry-after-fractional', '429: Retry-After con decimales (1.128 s)', throttled('fractional')),
  graph('throttle-retry-after-date', '429: Retry-After como fecha, dentro de 2 s', throttled('date')),
  graph('throttle-no-retry-after', '429: sin Retry-After', throttled()),
  graph(
    'unavailable-503',
    '503: servicio no disponible, sin hacer el trabajo',
    failed(503, 'ServiceUnavailable', BUSY),
  ),
  graph('gateway-timeout-504', '504: se agotó el tiempo, sin hacer el trabajo', failed(504, 'UnknownError', '')),
  graph(
    'server-error-500',
    '500: error interno, sin hacer el trabajo',
    failed(500, 'InternalServerError', 'An unexpected error occurred.'),
  ),
  graph(
    'gateway-timeout-504-after-commit',
    '504: se agotó el tiempo, pero el trabajo quedó hecho',
    failed(504, 'UnknownError', '', 'after'),
  ),
  graph('reset-before-work', 'La conexión se corta antes del trabajo', { on: 'connection', commit: 'before' }),
  graph('reset-after-commit', 'La conexión se corta con el trabajo hecho', { on: 'connection', commit: 'after' }),
  graph('slow-2s', 'Respuesta lenta: 2 s', { on: 'delay', ms: 2_000 }),
  graph('slow-35s', 'Respuesta muy lenta: 35 s', { on: 'delay', ms: 35_000 }),
  graph('bad-gateway-html-502', '502: una página HTML en vez de JSON', {
    on: 'reply',
    commit: 'before',
    status: 502,
    code: 'BadGateway',
    message: '',
    html: true,
  }),
  graph(
    'unauthorized-401',
    '401: el token ya no sirve',
    failed(401, 'InvalidAuthenticationToken', 'Lifetime validation failed, the token is expired.'),
  ),
  graph(
    'forbidden-403',
    '403: falta un permiso',
    failed(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.'),
  ),
  graph(
    'not-found-404',
    '404: la réplica aún no conoce el objeto',
    failed(
      404,
      'Request_ResourceNotFound',
      'Resource does not exist or one of its queried reference-property objects are not present.',
    ),
  ),
  graph('no-seats', 'No quedan licencias disponibles', { on: 'work', work: 'no-seats' }),
  graph('address-taken', 'Otra persona toma la dirección justo antes de crear la cuenta', {
    on: 'work',
    work: 'address-taken',
  }),
  graph('weak-password', 'La contraseña no cumple la política', { on: 'work', work: 'weak-password' }),
  graph('language-ignored', 'El buzón responde 200 pero no cambia el idioma', { on: 'work', work: 'language-ignored' }),
  graph('outlook-throttled', '429 de Outlook: ApplicationThrottled', { on: 'work', work: 'outlook-throttled' }),
  graph('batch-inner-throttle', '429 dentro de un $batch, con su propio Retry-After', {
    on: 'work',
    work: 'batch-inner-throttled',
  }),
  graph('rename-keeps-primary', 'Al cambiar el nombre, la dirección principal no se mueve', {
    on: 'work',
    work: 'primary-stays',
  }),
  graph('delta-token-expired', '410: el token de cambios ya no sirve (resyncRequired)', {
    on: 'work',
    work: 'delta-expired',
  }),
  graph('delta-repeats', 'La lista de cambios repite una cuenta', { on: 'work', work: 'delta-repeats' }),
  graph('delta-empty-page', 'La lista de cambios trae una página vacía con nextLink', {
    on: 'work',
    work: 'delta-empty-page',
  }),
  token('token-invalid-client', 'Token: el secreto no es válido (AADSTS7000215)', {
    on: 'token',
    error: 'invalid_client',
  }),
  token('token-throttle', 'Token: 429, demasiadas solicitudes', { on: 'token', error: 'throttled' }),
  token('token-unavailable', 'Token: 503, servicio no disponible', { on: 'token', error: 'unavailable' }),
];
