import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startInstitution, type Institution } from '#sandbox/start.ts';
import { ClaimLost } from '#use-cases/ports/store/claim.ts';
import { GROUPS, openBeside, type Beside } from '#test/beside.ts';
import { createTestDatabase } from '#test/database.ts';

describe('work whose lock was lost with its connection', () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let institution: Institution;
  let beside: Beside;
  beforeAll(async () => {
    database = await createTestDatabase();
    institution = await startInstitution({ overrides: { mailboxMs: 0, replicationMs: 0 } });
    beside = await openBeside({ institution, databaseUrl: database.url });
  });
  afterAll(async () => {
    await beside.end();
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
    const { directoryId } = await beside.account();
    const written = (): number => institution.graph.journal().filter(({ method }) => method !== 'GET').length;
    await beside.store.exclusively('run', async () => {
      await beside.directory.joinGroup(directoryId, GROUPS.remote.id);
      const before = written();
      await cutLocks();
      await expect(beside.directory.leaveGroup(directoryId, GROUPS.remote.id)).rejects.toBeInstanceOf(ClaimLost);
      await expect(beside.directory.issueCredential(directoryId)).rejects.toBeInstanceOf(ClaimLost);
      expect(written()).toBe(before);
      expect(await beside.directory.account(directoryId)).not.toBeNull();
    });
  });
});
