import type { FaultKind } from '#sandbox/services/faults.ts';

/** What goes wrong. `commit: 'before'`: it fails before anything was done; `'after'`: the operation was carried out. */
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
  /** A 2xx answer of no use: an HTML page of some proxy, an empty body, or an object without an id. */
  | { readonly on: 'answer'; readonly commit: 'before' | 'after'; readonly holds: 'html' | 'nothing' | 'no-id' }
  | { readonly on: 'connection'; readonly commit: 'before' | 'after' }
  | { readonly on: 'delay'; readonly ms: number }
  | { readonly on: 'work'; readonly work: WorkFault }
  | { readonly on: 'token'; readonly error: 'invalid_client' | 'throttled' | 'unavailable' };

/** Faults inside an operation. Each hits only requests for the operation that it can happen in. */
export type WorkFault =
  | 'no-seats'
  | 'address-taken'
  | 'weak-password'
  | 'language-ignored'
  | 'outlook-throttled'
  | 'batch-inner-throttled'
  | 'batch-outer-throttled'
  | 'mailbox-403'
  | 'mailbox-403-properties'
  | 'mailbox-401'
  | 'mailbox-400'
  | 'shares-address'
  | 'primary-stays'
  | 'delta-expired'
  | 'delta-repeats'
  | 'delta-empty-page'
  | 'delta-without-enabled'
  | 'delta-without-licences'
  | 'delta-without-name'
  | 'delta-without-mail'
  | 'delta-nonsense'
  | 'restore-untold'
  | 'page-without-value';

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
    '403: rechazo, aunque el permiso está',
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
  graph(
    'licence-dependency',
    '400: la licencia depende de otra que la cuenta no tiene',
    failed(
      400,
      'Request_BadRequest',
      'License assignment failed because service plan efb87545-963c-4e0d-99df-69c6916d9eb0 depends on the service plan(s) 9aaf7827-d63c-4b61-89c3-182f06f82e5c',
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
  graph('batch-outer-424', '424 fuera de un $batch: una de sus partes pidió esperar', {
    on: 'work',
    work: 'batch-outer-throttled',
  }),
  graph('html-200', '200 con una página HTML, sin hacer el trabajo', { on: 'answer', commit: 'before', holds: 'html' }),
  graph('html-200-after-commit', '200 con una página HTML, con el trabajo hecho', {
    on: 'answer',
    commit: 'after',
    holds: 'html',
  }),
  graph('empty-200-after-commit', '200 sin contenido, con el trabajo hecho', {
    on: 'answer',
    commit: 'after',
    holds: 'nothing',
  }),
  graph('no-id-after-commit', '201 sin identificador, con el trabajo hecho', {
    on: 'answer',
    commit: 'after',
    holds: 'no-id',
  }),
  graph('mailbox-refused-403', '403 de Exchange: no deja ver el buzón (ErrorAccessDenied)', {
    on: 'work',
    work: 'mailbox-403',
  }),
  graph('mailbox-refused-properties-403', '403 de Exchange: «failed to get the correct properties»', {
    on: 'work',
    work: 'mailbox-403-properties',
  }),
  graph('mailbox-refused-401', '401 de Exchange para un solo buzón', { on: 'work', work: 'mailbox-401' }),
  graph('mailbox-missing-address-400', '400 de Exchange: ErrorMissingEmailAddress', {
    on: 'work',
    work: 'mailbox-400',
  }),
  graph('shares-address', 'La cuenta comparte una dirección con otro objeto: ningún cambio pasa', {
    on: 'work',
    work: 'shares-address',
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
  // The next six were seen in production: docs-contrib#7935, graph-explorer-v4#3584, docs-contrib#2410 and, for a restored
  // account, docs-contrib#6555 (graph.md 1.12, 28 Nov 2026).
  graph('delta-without-enabled', 'La lista de cambios no dice si la cuenta está habilitada', {
    on: 'work',
    work: 'delta-without-enabled',
  }),
  graph('delta-without-licences', 'La lista de cambios no dice qué licencias tiene la cuenta', {
    on: 'work',
    work: 'delta-without-licences',
  }),
  graph('delta-without-name', 'La lista de cambios no trae el nombre de inicio de sesión', {
    on: 'work',
    work: 'delta-without-name',
  }),
  graph('delta-without-mail', 'La lista de cambios no trae la dirección de correo', {
    on: 'work',
    work: 'delta-without-mail',
  }),
  graph('delta-nonsense', 'La lista de cambios trae a todos con accountEnabled nulo y sin licencias', {
    on: 'work',
    work: 'delta-nonsense',
  }),
  graph('restore-untold', 'La lista de cambios no cuenta que una cuenta eliminada volvió', {
    on: 'work',
    work: 'restore-untold',
  }),
  graph('page-without-value', '200 con un JSON que no es una página', { on: 'work', work: 'page-without-value' }),
  graph('page-html-200', '200 con una página HTML en vez de JSON', {
    on: 'reply',
    commit: 'before',
    status: 200,
    code: '',
    message: '',
    html: true,
  }),
  token('token-invalid-client', 'Token: el secreto no es válido (AADSTS7000215)', {
    on: 'token',
    error: 'invalid_client',
  }),
  token('token-throttle', 'Token: 429, demasiadas solicitudes', { on: 'token', error: 'throttled' }),
  token('token-unavailable', 'Token: 503, servicio no disponible', { on: 'token', error: 'unavailable' }),
];
