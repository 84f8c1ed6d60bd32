import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agreementMessage } from '#dialogue/contract-end/agreement.ts';
import { otherOf, snapshotOf, type AccountForm } from '#domain/account/account-form.ts';
import type { Account } from '#domain/account/account.ts';
import { hashPlan } from '#domain/plan/compare-plans.ts';
import type { Actor } from '#domain/person.ts';
import type { Request } from '#domain/request/request.ts';
import type { Refusal } from '#domain/request/refusal.ts';
import type { Result } from '#domain/result.ts';
import { createMessages } from '#messages/messages.ts';
import { agreeExtension } from '#use-cases/requests/agree-extension.ts';
import { approveRequest } from '#use-cases/requests/approve-request.ts';
import { askOfficials } from '#use-cases/requests/ask-officials.ts';
import { addDays, dayIn } from '#use-cases/calendar/calendar.ts';
import { asNow } from '#use-cases/commands/apply-commands.ts';
import { executeRequest } from '#use-cases/requests/execute-request.ts';
import { COLLEAGUE, HEAD, HOLDER, startLife, SYSTEMS, type Life } from '#test/stages/life.ts';
import { rendered } from '#test/rendered.ts';

const m = createMessages({ locale: 'es-CO', timeZone: 'America/Bogota' });

describe('the people whom a decision needs', () => {
  let life: Life;
  beforeAll(async () => {
    life = await startLife();
  });
  afterAll(async () => await life.stop());

  const about = (account: Account): Pick<AccountForm, 'account' | 'justification'> => ({
    account: snapshotOf(account),
    justification: 'Hace falta',
  });
  const approve = async ({ id }: Request, approver = SYSTEMS): Promise<Result<Request, { readonly code: string }>> => {
    const { plan } = await life.request(id);
    const planHash = plan === null ? '' : hashPlan(plan);
    return await approveRequest(life.deps, { requestId: id, approver, planHash, localPart: '' });
  };
  const execute = async ({ id }: Request, by: Actor): Promise<Result<Request, Refusal>> =>
    await executeRequest(life.deps, { requestId: id, by, again: false });
  const takesTwo = async (request: Request): Promise<void> => {
    expect(await approve(request)).toMatchObject({ ok: true, value: { needsTwo: true } });
    expect(await execute(request, SYSTEMS)).toEqual({ ok: false, error: { code: 'second_person' } });
    expect((await execute(request, COLLEAGUE)).ok).toBe(true);
    await life.drain();
  };
  /** The request as an earlier version stored it, before this field existed. */
  const before = async ({ id }: Request, key: 'needsTwo' | 'agreement'): Promise<void> => {
    await life.sql(`update requests set data = data - '${key}' where id = '${id}'`);
  };

  it('are two for a delegation from before two were required', async () => {
    const [from, to] = [await life.account(), await life.account()];
    const form = { ...about(from), type: 'delegation', to: otherOf(to), rights: ['full_access'] } as const;
    const asked = await life.ask(form);
    await before(asked, 'needsTwo');
    const old = await life.request(asked.id);
    expect(old.needsTwo).toBe(false);
    const register = await life.store.registerFor(old.form);
    expect(asNow(life.deps, { request: old, register }).needsTwo).toBe(true);
    await takesTwo(asked);
  });

  it('are two if by now the password goes through the official', async () => {
    const account = await life.account();
    const asked = await life.ask({ ...about(account), type: 'password' });
    expect(asked.needsTwo).toBe(false);
    await life.store.transact(async (tx) => await tx.saveAccount({ ...account, holder: null }));
    await takesTwo(asked);
  });

  it('are not two any more if the settings no longer require it', async () => {
    const account = await life.account();
    const lastDay = addDays(dayIn(life.now(), 'America/Bogota'), 30);
    const asked = await life.ask({ ...about(account), type: 'deletion', lastDay, redirectTo: null, outOfOffice: '' });
    expect(asked.needsTwo).toBe(true);
    const { institution } = life.deps;
    const rules = { ...institution.rules, deletionNeedsTwo: false };
    const deps = { ...life.deps, institution: { ...institution, rules } };
    expect((await approve(asked)).ok).toBe(true);
    const done = await executeRequest(deps, { requestId: asked.id, by: SYSTEMS, again: false });
    expect(done).toMatchObject({ ok: true, value: { needsTwo: false } });
  });

  describe('include the official who confirms an extension of one’s own contract', () => {
    const ends = (days: number): string => addDays(dayIn(life.now(), 'America/Bogota'), days);
    const confirmed = async (request: Request): Promise<void> => {
      expect(await approve(request)).toEqual({ ok: false, error: { code: 'official_needed', official: null } });
      await askOfficials(life.deps);
      await askOfficials(life.deps);
      const asked = await life.request(request.id);
      expect(asked.agreement).toEqual({ official: { id: HEAD.id, name: HEAD.name, as: 'official' }, agreed: null });
      expect(JSON.stringify(rendered(agreementMessage(m, asked)).blocks)).toContain('Confirmar la prórroga');
      const events = await life.store.trail.ofRequest(request.id);
      expect(events.filter(({ what }) => what === 'ask_official')).toMatchObject([
        { personal: { officialId: HEAD.id } },
      ]);
      expect((await approve(request)).ok).toBe(false);
      expect((await agreeExtension(life.deps, { requestId: request.id, by: HEAD })).ok).toBe(true);
      expect((await approve(request)).ok).toBe(true);
    };

    it('if the request is from before anybody was asked', async () => {
      const account = await life.account({ contractEnd: ends(10) });
      const request = await life.ask({ ...about(account), type: 'contract', contractEnd: ends(90) }, HOLDER);
      await before(request, 'agreement');
      await confirmed(request);
    });

    it('if the requester has become the holder since', async () => {
      const before = { id: 'U0BEFORE', name: 'Berta Before' };
      const account = await life.account({ contractEnd: ends(10), chatUser: before, contactEmail: 'b@correo.example' });
      const byTeam = { ...SYSTEMS, id: 'U0LATER' };
      const request = await life.ask({ ...about(account), type: 'contract', contractEnd: ends(90) }, byTeam);
      expect(request.agreement).toBeUndefined();
      await askOfficials(life.deps);
      expect((await life.request(request.id)).agreement).toBeUndefined();
      await life.store.transact(async (tx) => await tx.saveAccount({ ...account, holder: byTeam }));
      await confirmed(request);
    });
  });
});
