import { describe, expect, it } from 'vitest';
import { actor, EMPLOYEE, NOW, SYSTEMS } from '#domain/request/request.fixture.ts';
import type { TenantTrouble } from '#domain/tenant-trouble.ts';
import { FINDING } from '#use-cases/tenant/finding.fixture.ts';
import type { Digest, Finding, TenantRead } from '#use-cases/ports/store/tenant.ts';
import { DIGEST, IMPORT_START } from '../act-names.ts';
import { DONE, type Act, type Reply } from '../acts.ts';
import { m, plainDeps, pressed } from '../acts.fixture.ts';
import { digestActs } from './digest-acts.ts';
import { digestMessage } from './digest.ts';
import { adoptDialog, ignoreDialog } from './finding-dialogs.ts';
import { importFirstMessage } from './import.ts';
import { troublesMessage } from './troubles.ts';

const ABOUT = { findingId: FINDING.id, page: 0 };
const BY = actor(SYSTEMS, true);
const STRANGER = actor(EMPLOYEE, false);
const READ: TenantRead = {
  ...{ id: FINDING.readId, purpose: 'full', next: null, delta: null, pages: 1, users: 1, imported: 0 },
  ...{ failedNights: 0, failure: null, startedAt: NOW, finishedAt: null },
};
const TROUBLES: readonly TenantTrouble[] = [{ code: 'pass_disabled' }];

interface There {
  readonly finding?: Finding | null;
  readonly digest?: Digest | null;
  readonly read?: TenantRead | null;
  readonly troubles?: readonly TenantTrouble[];
}

function stage({ finding = FINDING, digest = null, read = READ, troubles = [] }: There = {}) {
  const answer = async <T>(value: T): Promise<T> => await Promise.resolve(value);
  const tenant = {
    finding: async () => await answer(finding),
    digest: async () => await answer(digest),
    latestRead: async () => await answer(read),
  };
  const plain = plainDeps(
    {
      store: { tenant },
      institution: { mailDomain: 'entidad.gov.co' },
      directory: { troubles: async () => await answer(troubles) },
      people: { team: async () => await answer([BY]) },
    },
    { tenant },
  );
  return { ...plain, acts: digestActs(plain.deps) };
}

describe('what can be pressed on the digest', () => {
  it('opens the window in which it is adopted, or left as it is', async () => {
    const { acts } = stage();
    const open = async (name: string): Promise<Reply> => (await pressed(acts, { name, by: BY, payload: ABOUT })).reply;
    expect(await open(DIGEST.adopt)).toEqual({ as: 'open', dialog: adoptDialog(m, ABOUT, FINDING) });
    expect(await open(DIGEST.ignore)).toEqual({ as: 'open', dialog: ignoreDialog(m, ABOUT) });
  });

  it.each([DIGEST.adopt, DIGEST.request, DIGEST.ignore])(
    'tells whoever is not of the systems area that %s is not for them, and the trail has it',
    async (name) => {
      const { acts, events } = stage();
      const { reply } = await pressed(acts, { name, by: STRANGER, payload: ABOUT });
      expect(reply).toMatchObject({ as: 'tell', text: m.tenant.refused.not_systems });
      expect(events).toEqual([]);
      await reply.after?.();
      expect(events).toMatchObject([{ what: 'attempt_refused', data: { act: 'decide_finding', why: 'not_systems' } }]);
    },
  );

  it('tells who was faster, and that what is not there is not', async () => {
    const decided: Finding = { ...FINDING, state: 'ignored', by: SYSTEMS, decidedAt: NOW };
    const told = async (finding: Finding | null): Promise<Reply> =>
      (await pressed(stage({ finding }).acts, { name: DIGEST.adopt, by: BY, payload: ABOUT })).reply;
    expect(await told(decided)).toMatchObject({
      text: m.tenant.refused.decided.ignored(SYSTEMS.name, m.moment(NOW)),
    });
    expect(await told(null)).toMatchObject({ as: 'tell', text: m.tenant.refused.not_found });
  });

  it('turns to another page in its place, for the systems area alone', async () => {
    const digest: Digest = { read: READ, findings: [FINDING], total: 13, open: 13, page: 1, pages: 2 };
    const { acts, events } = stage({ digest });
    const turn = { name: DIGEST.next, payload: { readId: READ.id, page: 1 } };
    expect((await pressed(acts, { ...turn, by: BY })).reply).toEqual({
      ...{ as: 'show', message: digestMessage(m, digest), replaces: true },
    });
    const { reply } = await pressed(acts, { ...turn, by: STRANGER });
    expect(reply).toMatchObject({ as: 'tell', text: m.tenant.asked.not_systems });
    await reply.after?.();
    expect(events).toMatchObject([{ data: { act: 'read_digest' } }]);
    expect((await pressed(stage().acts, { ...turn, by: BY })).reply).toEqual(DONE);
  });

  it('is refused where it carries something else', () => {
    const fits = (name: string, payload: unknown): boolean | undefined =>
      stage()
        .acts.acts?.find((one: Act) => one.name === name)
        ?.fits(payload);
    expect(fits(DIGEST.adopt, ABOUT)).toBe(true);
    expect(fits(DIGEST.adopt, { ...ABOUT, page: -1 })).toBe(false);
    expect(fits(DIGEST.adopt, FINDING.id)).toBe(false);
    expect(fits(DIGEST.review, null)).toBe(true);
    expect(fits(DIGEST.review, 'now')).toBe(false);
  });

  it('asks anew who decides or starts something, and carries out again what was interrupted', () => {
    const kinds = stage().acts.acts?.map(({ name, asks, kept }) => [name, asks, kept]);
    expect(kinds).toEqual([
      [DIGEST.adopt, 'anew', undefined],
      [DIGEST.request, 'anew', 'again'],
      [DIGEST.ignore, undefined, undefined],
      [DIGEST.previous, undefined, undefined],
      [DIGEST.next, undefined, undefined],
      [DIGEST.review, 'anew', 'again'],
      [IMPORT_START, 'anew', 'again'],
    ]);
  });
});

describe('a review that is asked for', () => {
  const review = async (there: There, by = BY): Promise<Reply> =>
    (await pressed(stage(there).acts, { name: DIGEST.review, by })).reply;

  it('tells that one is under way, and then what in the tenant stands in the way', async () => {
    const reply = await review({ troubles: TROUBLES });
    expect(reply).toMatchObject({ as: 'tell', text: m.tenant.asked.under_way });
    expect(await reply.next?.()).toEqual({ as: 'show', message: troublesMessage(m, TROUBLES) });
    expect(await (await review({})).next?.()).toEqual(DONE);
  });

  it('offers the import before there is anything to compare with', async () => {
    const reply = await review({ read: null, troubles: TROUBLES });
    expect(reply).toMatchObject({ as: 'show', message: importFirstMessage(m) });
    expect(await reply.next?.()).toMatchObject({ as: 'show' });
  });

  it('tells why the one that is under way goes on no further', async () => {
    const failure = { code: 'permission_missing', detail: 'User.Read.All' } as const;
    const { stopped } = m.tenant;
    expect(await review({ read: { ...READ, failure } })).toMatchObject({
      text: m.tenant.asked.stopped(stopped.permission('User.Read.All')),
    });
  });

  it('is for the systems area alone, as the import is', async () => {
    for (const name of [DIGEST.review, IMPORT_START]) {
      const { acts, events } = stage({ troubles: TROUBLES });
      const { reply } = await pressed(acts, { name, by: STRANGER });
      expect(reply).toMatchObject({ as: 'tell', text: m.tenant.asked.not_systems });
      expect(reply.next).toBeUndefined();
      await reply.after?.();
      expect(events).toMatchObject([{ data: { act: 'read_tenant', why: 'not_systems' } }]);
    }
  });
});
