import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Request } from '#domain/request/request.ts';
import type { RequestState } from '#domain/request/states.ts';
import { about, HOLDER, openDirectAccess, SYSTEMS, until, type DirectAccess } from '#test/direct-access.ts';
import { drilled } from '#test/drill.ts';
import { setCrashStage, type CrashStage } from '#test/stages/crash-stage.ts';
import { closeModals, shownPassword } from '#test/stages/desk.ts';
import { lifeDrills, type Drill } from '#test/stages/life-drills.ts';
import { personAt, textOf } from '#test/stages/stage.ts';
import type { PostKey } from '#use-cases/ports/store/post-key.ts';

const SHOWN: Readonly<Partial<Record<RequestState, string>>> = {
  closed: 'Cerrada',
  delivered: 'Entregada',
  scheduled: 'Programada',
};

describe('a process that is killed while it changes an account', () => {
  let stage: CrashStage;
  let direct: DirectAccess;
  let grace: string | undefined;

  beforeAll(async () => {
    stage = await setCrashStage();
    stage.institution.graph.setDelays({ replicationMs: 0, addressMs: 500 });
    direct = await openDirectAccess(stage);
  });
  afterAll(async () => {
    await direct.end();
    await stage.stop();
  });

  for (const drill of lifeDrills(() => ({ stage, direct }))) {
    const calls = Object.entries(drill.at);
    // life-crash.test.ts stops each kind of request at every call; here one call shows that a real process behaves alike.
    for (const [where, [is, phases]] of drilled(calls.slice(0, 1), calls)) {
      for (const phase of phases) {
        it(`finishes the ${drill.name} once, killed ${phase} ${where}`, async () => {
          const settings = { GRACE_DAYS: drill.grace, RELEASE_LICENCE: 'at_suspension' };
          if (grace !== drill.grace) await stage.restart(settings);
          ({ grace } = drill);
          const { account, begin } = await drill.prepare();
          const killed = stage.killedAt(phase, (call) => is(call, account.directoryId));
          await Promise.all([killed, begin()]);
          const { id } = await direct.latestOn(account);
          await stage.restart(settings);
          const request = await direct.rests({ id }, drill.ends);
          await toldOnce(drill, request);
          await drill.holds(account, request);
        });
      }
    }
  }

  it.each(['before', 'after'] as const)(
    'shows a password that works if it is killed %s the first one was set',
    async (phase) => {
      const account = await direct.account({ origin: 'request' });
      const asked = await direct.ask({ ...about(account), type: 'password' }, HOLDER);
      await direct.rests(asked, 'delivered');
      const holder = personAt(stage, HOLDER.id);
      const show = async (): Promise<void> => await holder.press('Mostrar mi contraseña temporal', account.address);
      await holder.sees(account.address);
      const isReset = ({ path, body }: { path: string; body: string }): boolean =>
        path.endsWith(account.directoryId) && body.includes('passwordProfile');
      await Promise.all([stage.killedAt(phase, isReset), show()]);
      await stage.restart();
      await closeModals(stage, HOLDER.id);
      await show();
      const password = await shownPassword(stage, HOLDER.id);
      expect((await direct.store.request(asked.id))?.state).toBe('delivered');
      const trail = expect.poll(async () => await revealsOf(asked));
      await trail.toEqual(['reveal_begun', 'reveal_begun', 'reveal']);
      const { graph } = stage.institution;
      expect(graph.signIn(account.address, password, 'Una-clave-propia-2026').outcome).toBe('signed-in');
    },
  );

  it.each(['before', 'after'] as const)(
    'does not note a password as shown if it is killed %s the chat was asked to show it',
    async (phase) => {
      const account = await direct.account({ origin: 'request' });
      const asked = await direct.ask({ ...about(account), type: 'password' }, HOLDER);
      await direct.rests(asked, 'delivered');
      const holder = personAt(stage, HOLDER.id);
      await holder.sees(account.address);
      const isShown = ({ path, body }: { path: string; body: string }): boolean =>
        path.endsWith('/views.update') && /[a-zA-Z2-9]{4}(-[a-zA-Z2-9]{4}){3}/.test(decodeURIComponent(body));
      await Promise.all([
        stage.killedAt(phase, isShown),
        holder.press('Mostrar mi contraseña temporal', account.address),
      ]);
      await stage.restart();
      await closeModals(stage, HOLDER.id);
      expect(await revealsOf(asked)).toEqual(['reveal_begun']);
      await holder.press('Mostrar mi contraseña temporal', account.address);
      const password = await shownPassword(stage, HOLDER.id);
      const { graph } = stage.institution;
      expect(graph.signIn(account.address, password, 'Una-clave-propia-2026').outcome).toBe('signed-in');
    },
  );

  it('closes everything that was handed over, posts nothing twice, and leaves register and tenant in agreement', async () => {
    await until('every hand-over to be closed', async () => {
      const left = (await direct.store.pending()).filter(({ kind }) => kind !== 'advance_run');
      return left.length === 0 ? true : null;
    });
    expect([...postsOf('')].filter(([, times]) => times.size > 1).map(([key]) => key)).toEqual([]);
    const users = new Map(stage.institution.graph.users().map((user) => [user.id, user]));
    const { rows } = await direct.store.accounts({ text: 'cuenta', offset: 0, limit: 1_000, everything: true });
    expect(rows.length).toBeGreaterThan(drilled(15, 45));
    const tenant = rows.map(({ directoryId }) => {
      const user = users.get(directoryId);
      if (user === undefined) return { directoryId, state: 'deleted' };
      const { userPrincipalName: address, licences, accountEnabled } = user;
      return { directoryId, state: accountEnabled ? 'active' : 'suspended', address, licensed: licences.length > 0 };
    });
    const register = rows.map(({ directoryId, state, address, licensed }) =>
      state === 'deleted' ? { directoryId, state } : { directoryId, state, address, licensed },
    );
    expect(register).toEqual(tenant);
  });

  /** The events in the trail about passwords of a request. */
  async function revealsOf({ id }: Pick<Request, 'id'>): Promise<readonly string[]> {
    return (await direct.store.trail.ofRequest(id)).map(({ what }) => what).filter((what) => what.startsWith('reveal'));
  }

  /** Our messages by key, with the timestamps of every copy that was posted. */
  function postsOf(requestId: string): ReadonlyMap<string, ReadonlySet<string>> {
    const posts = new Map<string, Set<string>>();
    for (const { ts, metadata } of stage.institution.slack.everythingEverPosted()) {
      const key = metadata?.event_payload['key'];
      if (typeof key !== 'string' || !key.includes(requestId)) continue;
      posts.set(key, (posts.get(key) ?? new Set()).add(ts));
    }
    return posts;
  }

  /** Checks that each audience has one card with the final state, and each person to be told one message. */
  async function toldOnce({ ends, told, also = [], byRule, byHand }: Drill, request: Request): Promise<void> {
    const { id, requester, rule, decision } = request;
    const message = ends === 'delivered' ? `hand_over:${id}` : `done:${ends}:${id}`;
    const cards = [`card:systems:${id}`, ...(byRule === true ? [] : [`card:requester:${id}`])];
    const more = also.map((key) => key.replace(/:(?=[^:]*$)/, `:${id}:`));
    const approved = rule === null && decision ? [`requester:approved:${id}:${decision.at.getTime()}`] : [];
    const notes = byHand === true ? [`note:by_hand:1:${id}`] : [];
    const due = [...cards, ...notes, ...approved, ...more, ...told.map((person) => `${message}:${person}`)];
    await until('everybody to be told', async () => {
      const posts = postsOf(id);
      const revision = (await direct.store.request(id))?.revision ?? 0;
      const shown = await Promise.all(
        cards.map(async (card) => (await direct.store.postsIn('slack').find(card as PostKey))?.shownRevision),
      );
      return due.every((key) => posts.has(key)) && shown.every((seen) => seen === revision) ? true : null;
    });
    // If a request gets into two final states within a moment, there may be a message about the first one as well.
    const keys = [...postsOf(id).keys()].filter((key) => !key.startsWith('done:scheduled:') || ends === 'scheduled');
    expect(keys.toSorted()).toEqual(due.toSorted());
    for (const [key, times] of postsOf(id)) expect(times.size, key).toBe(1);
    const seen = byRule === true ? [SYSTEMS.id] : [SYSTEMS.id, requester.id];
    for (const person of seen) {
      const messages = stage.institution.slack.messagesFor(person);
      const shown = messages.findLast(({ metadata }) => cards.includes(String(metadata?.event_payload['key'])));
      expect(textOf(shown)).toContain(SHOWN[ends]);
    }
  }
});
