import { randomBytes } from 'node:crypto';
import postgres, { type TransactionSql } from 'postgres';
import { quoted } from './quoted.ts';
import { scramVerifier } from './scram.ts';

/**
 * Why no roles were made: some exist, a bot is connected, or the connected role may not create roles or give away
 * existing objects.
 */
export type RolesFault = 'there_already' | 'in_use' | 'may_not' | 'not_owner';

/** The database URLs of the two roles, each with its password. */
export interface RoleUrls {
  readonly botUrl: string;
  readonly ownerUrl: string;
}

/** Buzón's objects in the schema `public`. */
interface Ours {
  readonly tables: readonly string[];
  readonly functions: readonly string[];
}

/** A name has at most 63 bytes, and the longest ending has six. */
const LONGEST_NAME = 57;

/**
 * Creates, in one transaction, the role that owns all of Buzón's objects in the database of `adminUrl` and the role
 * that the bot uses, and gives existing objects to the first. `keep` receives the passwords before the commit: if it
 * throws, everything is rolled back. With `again`, existing roles get new passwords.
 */
export async function makeRoles(
  input: { readonly adminUrl: string; readonly ours: Ours; readonly again: boolean },
  keep: (urls: RoleUrls) => Promise<void>,
): Promise<
  { readonly ok: true; readonly owner: string; readonly bot: string } | { readonly ok: false; readonly why: RolesFault }
> {
  const sql = postgres(input.adminUrl, { max: 1, fetch_types: false, onnotice: () => undefined });
  try {
    return await sql.begin(async (tx) => {
      const [self] = await tx<{ database: string; makes: boolean; isSuper: boolean }[]>`
        select current_database() as database, rolsuper or rolcreaterole as makes, rolsuper as "isSuper"
        from pg_roles where rolname = current_user`;
      if (self?.makes !== true) return { ok: false, why: 'may_not' } as const;
      const stem = self.database.slice(0, LONGEST_NAME);
      const names = { owner: `${stem}_owner`, bot: `${stem}_bot` };
      const known = await tx<{ name: string }[]>`
        select rolname as name from pg_roles where rolname in (${names.owner}, ${names.bot})`;
      if (known.length > 0 && !input.again) return { ok: false, why: 'there_already' } as const;
      const working = await tx`
        select 1 from pg_stat_activity where datname = current_database() and application_name like 'buzon%'`;
      if (working.length > 0) return { ok: false, why: 'in_use' } as const;
      if (!self.isSuper && !(await mayHandOver(tx, input.ours))) return { ok: false, why: 'not_owner' } as const;
      const urls = { ownerUrl: '', botUrl: '' };
      for (const which of ['owner', 'bot'] as const) {
        const password = randomBytes(24).toString('base64url');
        const isThere = known.some(({ name }) => name === names[which]);
        await tx.unsafe(
          `${isThere ? 'alter' : 'create'} role ${quoted(names[which])} login password '${scramVerifier(password)}'`,
        );
        urls[`${which}Url`] = withRole(input.adminUrl, names[which], password);
      }
      // A superuser may give objects to anybody; others must be a member of the receiving role.
      if (!self.isSuper) await tx.unsafe(`grant ${quoted(names.owner)} to current_user`);
      await handOver(tx, { ...input, ...self, ...names });
      await keep(urls);
      return { ok: true, ...names } as const;
    });
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/**
 * Whether the connected role has the rights of the owners of everything that `handOver` gives away, and may pass on
 * those on the database and on the schema `public` (until Postgres 14 everybody may create tables in it).
 */
async function mayHandOver(tx: TransactionSql, ours: Ours): Promise<boolean> {
  const [row] = await tx<{ may: boolean }[]>`
    select has_database_privilege(current_database(), 'CREATE WITH GRANT OPTION')
      and (has_schema_privilege('public', 'CREATE WITH GRANT OPTION') or has_schema_privilege('public', 'public', 'CREATE'))
      and not exists (
        select 1 from pg_namespace n
        where n.nspname in ('drizzle', 'pgboss') and not pg_has_role(n.nspowner, 'USAGE'))
      and not exists (
        select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p', 'v') and not pg_has_role(c.relowner, 'USAGE')
          and (n.nspname in ('drizzle', 'pgboss') or (n.nspname = 'public' and c.relname in ${tx([...ours.tables])})))
      and not exists (
        select 1 from pg_proc p join pg_namespace n on n.oid = p.pronamespace
        where not pg_has_role(p.proowner, 'USAGE')
          and (n.nspname = 'pgboss' or (n.nspname = 'public' and p.proname in ${tx([...ours.functions])}))) as may`;
  return row?.may === true;
}

async function handOver(
  tx: TransactionSql,
  {
    ours,
    owner,
    bot,
    database,
  }: { readonly ours: Ours; readonly owner: string; readonly bot: string; readonly database: string },
): Promise<void> {
  const [base, to, robot] = [quoted(database), quoted(owner), quoted(bot)];
  await tx.unsafe(`grant connect, create on database ${base} to ${to}`);
  await tx.unsafe(`grant connect on database ${base} to ${robot}`);
  await tx.unsafe(`grant usage, create on schema public to ${to}`);
  // Until Postgres 14 everybody could create tables there.
  await tx.unsafe('revoke create on schema public from public');
  const statements = await tx<{ statement: string }[]>`
    select format('alter schema %I owner to %I', n.nspname, ${owner}::text) as statement
    from pg_namespace n where n.nspname in ('drizzle', 'pgboss')
    union all
    select format('alter table %I.%I owner to %I', n.nspname, c.relname, ${owner}::text)
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'v')
      and (n.nspname in ('drizzle', 'pgboss') or (n.nspname = 'public' and c.relname in ${tx([...ours.tables])}))
    union all
    select format('alter routine %s owner to %I', p.oid::regprocedure, ${owner}::text)
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname = 'pgboss' or (n.nspname = 'public' and p.proname in ${tx([...ours.functions])})
    union all
    select format('alter type %I.%I owner to %I', n.nspname, t.typname, ${owner}::text)
    from pg_type t join pg_namespace n on n.oid = t.typnamespace
    where n.nspname = 'pgboss' and t.typtype = 'e'`;
  for (const { statement } of statements) await tx.unsafe(statement);
}

function withRole(adminUrl: string, name: string, password: string): string {
  const url = new URL(adminUrl);
  url.username = encodeURIComponent(name);
  url.password = password;
  return url.href;
}
