import postgres from 'postgres';

/** All tables of all schemas, the queue's included, or the one with this name, as text. */
export async function dump(url: string, only?: string): Promise<string> {
  const sql = postgres(url, { max: 1 });
  const tables = await sql<{ schema: string; name: string }[]>`
    select table_schema as schema, table_name as name from information_schema.tables
    where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'`;
  const parts: string[] = [];
  for (const { schema, name } of tables.filter((table) => only === undefined || table.name === only)) {
    const rows = await sql`select row_to_json(t)::text as line from ${sql(schema)}.${sql(name)} t`;
    parts.push(`${schema}.${name}`, ...rows.map((row) => String(row['line'])));
  }
  await sql.end();
  return parts.join('\n');
}

/** Which secrets are where, by their index in the list. */
export function findSecrets(secrets: readonly string[], places: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(places).flatMap(([place, text]) =>
    secrets.flatMap((secret, index) => (text.includes(secret) ? [`secret ${index} in ${place}`] : [])),
  );
}
