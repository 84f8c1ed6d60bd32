import type { Reply } from './reply.ts';

export interface ErrorDetail {
  readonly code: string;
  readonly message: string;
  readonly target?: string;
}

/** A refusal with Graph's status, code and message; `errorReply` makes the answer of it. */
export class GraphError extends Error {
  readonly status: number;
  readonly code: string;
  readonly details: readonly ErrorDetail[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    code: string,
    message: string,
    more: { details?: readonly ErrorDetail[]; headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(message);
    this.name = 'GraphError';
    this.status = status;
    this.code = code;
    this.details = more.details ?? [];
    this.headers = more.headers ?? {};
  }
}

/** The answer for an error. Its `innerError` has the same request ids as the headers (graph.md 4.1). */
export function errorReply(error: GraphError, ids: { requestId: string; clientRequestId: string; at: Date }): Reply {
  return {
    status: error.status,
    headers: error.headers,
    body: {
      error: {
        code: error.code,
        message: error.message,
        ...(error.details.length > 0 ? { details: error.details } : {}),
        innerError: {
          date: ids.at.toISOString().slice(0, 19),
          'request-id': ids.requestId,
          'client-request-id': ids.clientRequestId,
        },
      },
    },
  };
}

export function badRequest(message: string, details: readonly ErrorDetail[] = []): GraphError {
  return new GraphError(400, 'Request_BadRequest', message, { details });
}

/** For a malformed request, which does not reach the directory: its code is another than that of `badRequest`. */
export function malformed(message: string): GraphError {
  return new GraphError(400, 'BadRequest', message);
}

export function unsupportedQuery(message: string): GraphError {
  return new GraphError(400, 'Request_UnsupportedQuery', message);
}

/** For a request that Graph may well answer and the local one does not, because the bot never sends it. */
export function notServed(what: string): GraphError {
  return new GraphError(
    501,
    'NotImplemented',
    `The local Graph does not know ${what}: it serves only what is sent to it.`,
  );
}

export function invalidValue(property: string, resource = 'User'): GraphError {
  const message = `Invalid value specified for property '${property}' of resource '${resource}'.`;
  return badRequest(message, [{ code: 'InvalidValue', message, target: property }]);
}

export function weakPassword(banned = false): GraphError {
  const message = banned
    ? 'The specified password has been found in the list of banned passwords, or contains a word, phrase, or pattern that makes it easily guessable. Please provide a different password.'
    : 'The specified password does not comply with password complexity requirements. Please provide a different password.';
  return badRequest(message, [{ code: 'InvalidValue', message, target: 'password' }]);
}

/** The same answer for an object that does not exist and one that has not replicated yet. */
export function notFound(id: string): GraphError {
  return new GraphError(
    404,
    'Request_ResourceNotFound',
    `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
  );
}

export function denied(): GraphError {
  return new GraphError(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.');
}

/** The directory's refusal to change an object that is synchronised from on-premises. */
export function masteredOnPremises(): GraphError {
  return badRequest(
    'Unable to update the specified properties for on-premises mastered Directory Sync objects or objects currently undergoing migration.',
  );
}

export function exchangeDenied(): GraphError {
  return new GraphError(403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.');
}

/** The 403 of the authentication methods service (github.com/microsoftgraph/msgraph-sdk-go/issues/441). */
export function methodsDenied(): GraphError {
  return new GraphError(403, 'accessDenied', 'Request Authorization failed');
}

export function mailboxNotEnabled(): GraphError {
  return new GraphError(
    404,
    'MailboxNotEnabledForRESTAPI',
    'The mailbox is either inactive, soft-deleted, or is hosted on-premise.',
  );
}

/** A 400, not a 409: callers recognise it by `details[].code` and `details[].target` (graph.md 1.1). */
export function objectConflict(property: string, others: readonly string[]): GraphError {
  const message = `Another object with the same value for property ${property} already exists.`;
  return badRequest(message, [
    { code: 'ObjectConflict', message, target: property },
    // Empty when the other object is one that only Exchange knows: the directory cannot name it.
    ...(others.length === 0 ? [] : [{ code: 'ConflictingObjects', message, target: others.join(',') }]),
  ]);
}
