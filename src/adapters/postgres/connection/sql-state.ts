/** Postgres's code of what it refused (SQLSTATE), as postgres.js throws it or drizzle wraps it; undefined of everything else. */
export function sqlStateOf(error: unknown): unknown {
  const { code, cause } = error as { readonly code?: unknown; readonly cause?: { readonly code?: unknown } };
  return code ?? cause?.code;
}
