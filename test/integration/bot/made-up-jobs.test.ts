import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { snapshotOf } from '#domain/account/account-form.ts';
import type { Request } from '#domain/request/request.ts';
import { work } from '#src/jobs/all-jobs.ts';
import type { Job } from '#use-cases/ports/store/job.ts';
import { HEAD, startLife, type Life } from '#test/stages/life.ts';

/** The jobs about a request that do more than post messages. */
const DOING = [
  'make_plan',
  'advance_run',
  'watch_password',
  'take_back_password',
  'settle_reveals',
  'make_record',
] as const;

describe('a job forged by somebody who can write into the queue', () => {
  let life: Life;
  beforeAll(async () => (life = await startLife()));
  afterAll(async () => await life.stop());

  async function state(request: Request): Promise<unknown> {
    const events = await life.store.trail.ofRequest(request.id);
    return { request: await life.request(request.id), events: events.length, users: life.graph.users() };
  }
  const makeUp = async (job: Job): Promise<void> => await work(life.deps, job);

  it.each(DOING)('%s does nothing to a request that nobody approved', async (kind) => {
    const asked = await life.askNew();
    expect(asked.state).toBe('submitted');
    const before = await state(asked);
    await makeUp({ kind, requestId: asked.id });
    expect(await state(asked)).toEqual(before);
  });

  it.each(DOING)('%s does nothing to an account whose request has ended', async (kind) => {
    const account = await life.account();
    const done = await life.carryOut({
      ...{ type: 'data', account: snapshotOf(account), justification: 'x' },
      data: {
        ...{ givenNames: 'Otro', surnames: 'Nombre', displayName: 'Otro Nombre', position: null, phone: null },
        ...{ department: { code: account.departmentCode, name: account.departmentName, head: null } },
        responsible: { id: HEAD.id, name: HEAD.name },
      },
    });
    expect(done.state).toBe('closed');
    const before = await state(done);
    await makeUp({ kind, requestId: done.id });
    expect(await state(done)).toEqual(before);
  });
});
