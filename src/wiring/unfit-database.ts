/** Why a database cannot be used, as a sentence for the operator. */
export class UnfitDatabase extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UnfitDatabase';
  }
}

/** An error of the connection of DATABASE_OWNER_URL, kept apart from the bot's own. */
export class OwnerConnectionError extends Error {
  constructor(cause: unknown) {
    const { message, code } = (cause ?? {}) as { readonly message?: string; readonly code?: unknown };
    // An error of several addresses has no message of its own.
    super(`DATABASE_OWNER_URL: ${message === undefined || message === '' ? String(code ?? cause) : message}`, {
      cause,
    });
    this.name = 'OwnerConnectionError';
  }
}

export const NEWER_DATABASE =
  'The database is of a newer version of Buzón than this program: use that version. Nothing was changed.';
