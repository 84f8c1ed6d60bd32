import type { TransactionSql } from 'postgres';
import type { Manifest, TableEntry } from './archive-format.ts';

export type Table = Omit<TableEntry, 'part' | 'rows'>;

/**
 * The named tables that the database has, referenced ones first. Without generated columns, which the database computes
 * again. The order of rows does not depend on the server's collation, so that two copies can be compared.
 */
export async function findTables(tx: TransactionSql, names: readonly string[]): Promise<readonly Table[]> {
  const rows = await tx<{ name: string; columns: string[]; key: string | null; refers: string[] }[]>`
    select c.relname as name,
      coalesce((
        select json_agg(a.attname order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      ), '[]') as columns,
      (
        select string_agg(quote_ident(a.attname) || case when a.attcollation = 0 then '' else ' collate "C"' end, ', ' order by k.place)
        from pg_index i
        cross join lateral unnest(i.indkey::int2[]) with ordinality as k (attnum, place)
        join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
        where i.indrelid = c.oid and i.indisprimary
      ) as key,
      coalesce((
        select json_agg(distinct other.relname) from pg_constraint f join pg_class other on other.oid = f.confrelid
        where f.contype = 'f' and f.conrelid = c.oid and f.confrelid <> c.oid
      ), '[]') as refers
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname in ${tx([...names])}
    order by c.relname collate "C"`;
  const ordered: (typeof rows)[number][] = [];
  const waiting = new Set(rows);
  while (waiting.size > 0) {
    const next = [...waiting].find(({ refers }) => ![...waiting].some(({ name }) => refers.includes(name)));
    if (next === undefined)
      throw new Error(`tables refer to each other: ${[...waiting].map(({ name }) => name).join(', ')}`);
    waiting.delete(next);
    ordered.push(next);
  }
  return ordered.map(({ name, columns, key }) => ({
    name,
    columns,
    orderBy: key ?? `${quoted(name)}::text collate "C"`,
  }));
}

/** The sequences of these tables' columns with their values. Read after the snapshot was taken, so never behind it. */
export async function readSequences(tx: TransactionSql, tables: readonly Table[]): Promise<Manifest['sequences']> {
  if (tables.length === 0) return [];
  const owned = await tx<{ name: string }[]>`
    select s.relname as name
    from pg_class s
    join pg_depend d on d.classid = 'pg_class'::regclass and d.objid = s.oid and d.refclassid = 'pg_class'::regclass and d.deptype in ('a', 'i')
    join pg_class t on t.oid = d.refobjid
    where s.relkind = 'S' and s.relnamespace = 'public'::regnamespace and t.relname in ${tx(tables.map(({ name }) => name))}
    order by s.relname collate "C"`;
  const sequences: Manifest['sequences'] = [];
  for (const { name } of owned) {
    const [at] = await tx<
      { last: string; called: boolean }[]
    >`select last_value::text as last, is_called as called from ${tx(`public.${name}`)}`;
    if (at !== undefined) sequences.push({ name, ...at });
  }
  return sequences;
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
