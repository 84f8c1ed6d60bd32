import { OwnerConnectionError, UnfitDatabase } from '#src/wiring/unfit-database.ts';

/** Database errors caused by settings, which retrying does not fix; the messages of the others are clear enough. */
const REFUSED = ['28P01', '28000', '3D000', '42501', '53300', '57P03'];
const SILENT = ['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'EAI_AGAIN', 'ENOTFOUND'];
const CUT = ['CONNECTION_CLOSED', 'CONNECT_TIMEOUT', 'CONNECTION_DESTROYED', 'CONNECTION_ENDED'];
const DISK = [
  ...['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT', 'ENOTDIR', 'EISDIR', 'ELOOP', 'ENAMETOOLONG'],
  // A folder is to be created where a file exists.
  'EEXIST',
];

/**
 * Why the bot could not start: a sentence when a setting is the cause, otherwise the error with its place in the code.
 */
export function startFailure(error: unknown, host: string | undefined): string {
  if (error instanceof OwnerConnectionError) return failureOf(error.cause, { host, database: 'DATABASE_OWNER_URL' });
  return failureOf(error, { host, database: 'DATABASE_URL' });
}

/** `database`: the setting of the failed connection, if it is one to a database. */
function failureOf(
  error: unknown,
  { host, database }: { readonly host: string | undefined; readonly database: string },
): string {
  if (!(error instanceof Error)) return String(error);
  const {
    code: given,
    detail,
    service,
    hostname,
    path,
  } = error as {
    readonly code?: unknown;
    readonly detail?: unknown;
    readonly service?: unknown;
    readonly hostname?: unknown;
    readonly path?: unknown;
  };
  const code = String(given);
  if (code === 'EADDRINUSE') return 'PORT is in use by another program: set another one';
  if (code === 'EADDRNOTAVAIL' || (code === 'ENOTFOUND' && host !== undefined && hostname === host))
    return 'HOST is no address of this machine: leave it out, or set one that is';
  if (code === 'EACCES' && (error as { readonly syscall?: unknown }).syscall === 'listen')
    return 'PORT may not be opened by this user: set one above 1023';
  if (SILENT.includes(code) || CUT.includes(code)) return `${database}: the database does not answer (${code})`;
  if (/CERT|TLS|SSL|SELF_SIGNED/.test(code))
    return `${database}: the database's certificate cannot be trusted (${code}): set NODE_EXTRA_CA_CERTS to the file of its authority`;
  const isRefused = REFUSED.includes(code) || (error as { readonly severity?: unknown }).severity === 'FATAL';
  if (isRefused) return `${database}: the database refuses the connection (${error.message})`;
  if (code === 'permission_missing' && service === 'chat')
    return `Slack refused the token (${String(detail)}): check SLACK_BOT_TOKEN and SLACK_APP_TOKEN`;
  if (service === 'chat' && detail !== undefined)
    return `Slack refused the start (${String(detail)}): check SLACK_BOT_TOKEN, SLACK_APP_TOKEN and SLACK_API_URL`;
  if (DISK.includes(code) && typeof path === 'string')
    return `DATA_DIR: ${path} cannot be written (${code}): set a folder that this user may write to`;
  if (
    error.name === 'EmbeddedPostgresError' ||
    error instanceof UnfitDatabase ||
    /^[A-Z]+(_[A-Z]+)+: /.test(error.message)
  )
    return error.message;
  return error.stack ?? error.message;
}
