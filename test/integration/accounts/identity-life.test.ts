import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { snapshotOf, type AccountForm } from '#domain/account/account-form.ts';
import type { Account } from '#domain/account/account.ts';
import type { Command } from '#domain/request/command.ts';
import { applyCommands } from '#use-cases/commands/apply-commands.ts';
import { OutsideError } from '#use-cases/ports/outside-error.ts';
import { revealCredential } from '#use-cases/hand-over/reveal-credential.ts';
import { submitChange } from '#use-cases/requests/submit-change.ts';
import { takeBackPassword } from '#use-cases/hand-over/take-back-password.ts';
import { DOMAIN, HOLDER, receive, SKUS, startLife, SYSTEMS, type Life } from '#test/stages/life.ts';

const STRANGER = { id: 'U0STRANGER', name: 'Otra Persona' };
const STOP: Command = { type: 'give_up', by: SYSTEMS, reason: 'No es la persona' };

describe('a password that somebody requests for their own account', () => {
  let life: Life;
  beforeAll(async () => {
    life = await startLife();
  });
  afterAll(async () => await life.stop());

  const password = (account: Account): AccountForm => ({
    type: 'password',
    account: snapshotOf(account),
    justification: 'La olvidé',
  });
  const stop = async (requestId: string): Promise<boolean> =>
    (await applyCommands(life.deps, { requestId, commands: [STOP], door: 'slack' })).ok;

  it('needs an approval the first time for an imported account, whose holder is known only by its address', async () => {
    const address = `importada@${DOMAIN}`;
    const licences = [SKUS.standard.skuPartNumber];
    const id = life.graph.admin.createUser({ userPrincipalName: address, displayName: 'Importada', licences });
    const account = await life.importAccount({ directoryId: id, address });
    await life.store.transact(async (tx) => await tx.saveAccount({ ...account, holder: null, responsible: null }));
    const stranger = { ...STRANGER, systems: false, door: 'slack' as const, email: `otra@${DOMAIN}` };
    const owner = { id: 'U0OWNER', name: 'Su Dueña', systems: false, door: 'slack' as const, email: address };
    const form = password(account);
    expect(await submitChange(life.deps, { form, requester: stranger })).toEqual({
      ok: false,
      error: [{ code: 'not_allowed' }],
    });
    const named = { id: owner.id, name: owner.name };
    // Asking does not make anybody the holder: the systems area decides who that is by approving.
    const asked = await life.ask(form, owner);
    expect(asked).toMatchObject({
      state: 'submitted',
      rule: null,
      plan: { receives: { holder: named, byEmail: true } },
    });
    expect((await life.reread(account)).holder).toBeNull();
    const done = await life.decideAndRun(asked);
    expect(done).toMatchObject({ state: 'delivered', handedTo: { person: named, as: 'holder' } });
    expect((await life.reread(account)).holder).toEqual(named);
    await receive(life, done);
    // From then on the account is theirs, whatever their address in the chat is.
    const again = await life.ask(form, { ...owner, email: `otra.vez@${DOMAIN}` });
    expect(again).toMatchObject({ state: 'delivered', rule: 'self_service', handedTo: { person: named } });
    await receive(life, again);
  });

  it('is not approved on the word of a register that was filled from a chat profile', async () => {
    const address = `antigua@${DOMAIN}`;
    const licences = [SKUS.standard.skuPartNumber];
    const id = life.graph.admin.createUser({ userPrincipalName: address, displayName: 'Antigua', licences });
    const account = await life.importAccount({ directoryId: id, address });
    const asked = await life.ask(password(account), HOLDER);
    expect(asked).toMatchObject({ state: 'submitted', rule: null, form: { account: { byEmail: true } } });
    await life.deps.store.transact(async (tx) => await tx.saveAccount({ ...account, holder: STRANGER }));
    // The register names somebody else by now, so the request is not approved for this person.
    const done = await life.decideAndRun(asked);
    expect(done).toMatchObject({ state: 'submitted', planChanges: [{ what: 'receives', after: STRANGER.name }] });
  });

  it('can be stopped by the systems area, and what was shown then no longer works', async () => {
    const account = await life.account();
    const asked = await life.ask(password(account), HOLDER);
    const shown = await revealCredential(life.deps, { requestId: asked.id, by: HOLDER });
    if (!shown.ok) throw new Error(JSON.stringify(shown.error));
    const signIn = () => life.graph.signIn(account.address, shown.value.credential.secret).outcome;
    expect(signIn()).toBe('must-change-password');
    expect(await stop(asked.id)).toBe(true);
    await life.drain();
    expect(signIn()).toBe('wrong-password');
    const again = await revealCredential(life.deps, { requestId: asked.id, by: HOLDER });
    expect(again).toMatchObject({ ok: false, error: { code: 'already', state: 'closed' } });
    const events = await life.store.trail.ofRequest(asked.id);
    expect(events.map(({ what }) => what)).toContain('taken_back');
    // From then on everybody reads this.
    expect(await life.request(asked.id)).toMatchObject({ state: 'closed', takenBack: 'done' });
  });

  it('is taken back too if nobody knows whether it was set, but not if Microsoft 365 refused it', async () => {
    for (const [code, wasSet, takenBack] of [
      ['unknown_outcome', true, 'done'],
      ['throttled', false, undefined],
    ] as const) {
      const account = await life.account();
      const asked = await life.ask(password(account), HOLDER);
      let secret = '';
      const issueCredential = async (userId: string): Promise<never> => {
        if (wasSet) ({ secret } = await life.deps.directory.issueCredential(userId));
        throw new OutsideError(code, { service: 'graph' });
      };
      const directory = { ...life.deps.directory, issueCredential };
      const none = await revealCredential({ ...life.deps, directory }, { requestId: asked.id, by: HOLDER });
      expect(none.ok).toBe(false);
      expect(await stop(asked.id)).toBe(true);
      await life.drain();
      expect((await life.request(asked.id)).takenBack).toBe(takenBack);
      if (wasSet) expect(life.graph.signIn(account.address, secret).outcome).toBe('wrong-password');
    }
  });

  it('is reported as not taken back if the account is gone, or must not be touched by now', async () => {
    for (const takenBack of ['account_gone', 'protected'] as const) {
      const account = await life.account();
      const asked = await life.ask(password(account), HOLDER);
      const shown = await revealCredential(life.deps, { requestId: asked.id, by: HOLDER });
      expect(shown.ok).toBe(true);
      const found = await life.deps.directory.account(account.directoryId);
      const directory = {
        ...life.deps.directory,
        account: async () => (takenBack === 'account_gone' || found === null ? null : { ...found, hasRole: true }),
      };
      const stopped = { by: SYSTEMS, at: new Date(), reason: 'No es la persona' };
      const request = await life.request(asked.id);
      await life.store.transact(async (tx) => {
        const next = { ...request, state: 'closed', ended: stopped, revision: request.revision + 1 } as const;
        await tx.saveRequest(next, request.revision);
      });
      await takeBackPassword({ ...life.deps, directory }, { requestId: asked.id });
      expect(await life.request(asked.id)).toMatchObject({ state: 'closed', takenBack });
      const events = await life.store.trail.ofRequest(asked.id);
      const why = takenBack === 'account_gone' ? 'account_gone' : 'role';
      expect(events.at(-1)).toMatchObject({ what: 'not_taken_back', data: { why } });
    }
  });

  it('is not shown if it was stopped while it was being set', async () => {
    const account = await life.account();
    const asked = await life.ask(password(account), HOLDER);
    let secret = '';
    const directory = {
      ...life.deps.directory,
      issueCredential: async (userId: string) => {
        const issued = await life.deps.directory.issueCredential(userId);
        ({ secret } = issued);
        expect(await stop(asked.id)).toBe(true);
        await life.drain();
        return issued;
      },
    };
    const shown = await revealCredential({ ...life.deps, directory }, { requestId: asked.id, by: HOLDER });
    expect(shown).toMatchObject({ ok: false, error: { code: 'ended_meanwhile' } });
    await life.drain();
    expect(life.graph.signIn(account.address, secret).outcome).toBe('wrong-password');
  });
});
