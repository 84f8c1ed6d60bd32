import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startLife, type Life } from '#test/stages/life.ts';

const STEPS = {
  creation: '^POST /users$',
  licence: '^POST .*/assignLicense$',
  mailbox: '^PATCH .*/mailboxSettings$',
} as const;
const KINDS = ['html-200', 'html-200-after-commit', 'empty-200-after-commit', 'no-id-after-commit'];

describe('an unreadable answer that claims success', () => {
  let life: Life;
  beforeAll(async () => {
    life = await startLife();
  });
  afterEach(() => life.graph.clearFaults());
  afterAll(async () => await life.stop());

  it.each(KINDS.flatMap((kind) => Object.entries(STEPS).map(([step, match]) => [kind, step, match] as const)))(
    '(%s at the %s) is looked into, and leads to one account that has everything',
    async (kind, _, match) => {
      const asked = await life.askNew();
      life.graph.addFault({ kind, match });
      const done = await life.decideAndRun(asked);
      expect(done.state).toBe('delivered');
      expect(done.languageLeft).toBeUndefined();
      const made = life.graph.users().filter(({ displayName }) => displayName === done.plan?.displayName);
      expect(made).toMatchObject([{ userPrincipalName: done.plan?.address, licences: ['STANDARDPACK'] }]);
      expect((await life.store.run(asked.id))?.directoryId).toBe(made[0]?.id);
      expect(life.graph.faults()).toEqual([]);
    },
  );

  it('does not hold back an account if only its language is uncertain', async () => {
    const asked = await life.askNew();
    life.graph.addFault({ kind: 'language-ignored', match: '.', times: -1 });
    const began = life.now();
    const done = await life.decideAndRun(asked);
    expect(done).toMatchObject({ state: 'delivered', failure: null, languageLeft: true });
    expect(life.now().getTime() - began.getTime()).toBeLessThan(30 * 60_000);
  });
});
