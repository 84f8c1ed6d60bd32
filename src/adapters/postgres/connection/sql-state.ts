/** Postgres's error code (SQLSTATE), as postgres.js throws it or drizzle wraps it; undefined for other errors. */
export function sqlStateOf(error: unknown): unknown {
  const { code, cause } = error as { readonly code?: unknown; readonly cause?: { readonly code?: unknown } };
  return code ?? cause?.code;
}
