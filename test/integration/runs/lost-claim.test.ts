import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startInstitution, type Institution } from '#sandbox/start.ts';
import { ClaimLost } from '#use-cases/ports/store/claim.ts';
import { GROUPS, openDirectAccess, type DirectAccess } from '#test/direct-access.ts';
import { createTestDatabase } from '#test/database.ts';

describe('work whose lock was lost with its connection', () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let institution: Institution;
  let direct: DirectAccess;
  beforeAll(async () => {
    database = await createTestDatabase();
    institution = await startInstitution({ overrides: { mailboxMs: 0, replicationMs: 0 } });
    direct = await openDirectAccess({ institution, databaseUrl: database.url });
  });
  afterAll(async () => {
    await direct.end();
    await institution.stop();
    await database.drop();
  });

  const cutLocks = async (): Promise<void> => {
    const sql = postgres(database.url, { max: 1 });
    await sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'buzon-locks' and datname = current_database()`;
    await sql.end();
  };

  it('still reads from the tenant, but writes nothing more to it', async () => {
    const { directoryId } = await direct.account();
    const written = (): number => institution.graph.journal().filter(({ method }) => method !== 'GET').length;
    await direct.store.exclusively('run', async () => {
      await direct.directory.joinGroup(directoryId, GROUPS.remote.id);
      const before = written();
      await cutLocks();
      await expect(direct.directory.leaveGroup(directoryId, GROUPS.remote.id)).rejects.toBeInstanceOf(ClaimLost);
      await expect(direct.directory.issueCredential(directoryId)).rejects.toBeInstanceOf(ClaimLost);
      expect(written()).toBe(before);
      expect(await direct.directory.account(directoryId)).not.toBeNull();
    });
  });
});
