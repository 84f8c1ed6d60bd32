import { describe, expect, it } from 'vitest';
import type { AutoReply } from '#domain/account/directory-account.ts';
import type { Directory } from '#use-cases/ports/directory.ts';
import { knownMailbox } from '#use-cases/plans/plan-input.ts';
import { DOMAIN, failureOf, newUser, NOBODY, PERMISSIONS, type Tenants } from '../tenant.ts';

const at = (local: string): string => `${local}@${DOMAIN}`;
const JEFA = `Jefa.Perez@${DOMAIN}`;
const TEXT = 'Buenos días:\n\nLa señora Pérez & su equipo <no atienden> este buzón.\nEscriba a «todos».\n\n\n—Gracias';
const WEEK = { from: new Date('2026-06-15T13:00:00Z'), until: new Date('2026-06-22T23:30:00Z') };

/**
 * `setAutoReply`, and how `account` reports it; `redirection`, `setRedirection`; `stopForwards`, `giveForwardsBack`.
 */
export function describeReplies(tenants: Tenants): void {
  describe('setAutoReply', () => {
    it('replies always, or between two moments; it can be read back, and repeating it does no harm', async () => {
      const { directory, idOf } = await tenants.start();
      const id = idOf(JEFA);
      for (const wanted of [
        { text: TEXT, from: null, until: null },
        { text: TEXT, ...WEEK },
        { text: 'Ya no trabajo aquí.', from: null, until: null },
        { text: 'Sin fin.', from: WEEK.from, until: null },
      ]) {
        await directory.setAutoReply(id, wanted);
        await directory.setAutoReply(id, wanted);
        expect(await replyOf(directory, id)).toEqual(wanted);
      }
    });

    it('begins now if only the end is given', async () => {
      const { directory, idOf } = await tenants.start();
      const until = new Date('2099-01-01T00:00:00Z');
      await directory.setAutoReply(idOf(JEFA), { text: TEXT, from: null, until });
      const reply = await replyOf(directory, idOf(JEFA));
      expect(reply?.until).toEqual(until);
      expect(Math.abs((reply?.from?.getTime() ?? 0) - Date.now())).toBeLessThan(10_000);
    });

    it('sends the same text to people inside and outside; times are in UTC and the text is HTML', async () => {
      const { directory, call, idOf } = await tenants.start();
      const id = idOf(JEFA);
      await directory.setAutoReply(id, { text: 'Vuelvo el 22.\nRector <e>', ...WEEK });
      const html = '<p>Vuelvo el 22.<br>Rector &lt;e&gt;</p>';
      expect((await call('GET', `/users/${id}/mailboxSettings`))['automaticRepliesSetting']).toMatchObject({
        status: 'scheduled',
        externalAudience: 'all',
        scheduledStartDateTime: { dateTime: '2026-06-15T13:00:00.0000000', timeZone: 'UTC' },
        scheduledEndDateTime: { dateTime: '2026-06-22T23:30:00.0000000', timeZone: 'UTC' },
        internalReplyMessage: html,
        externalReplyMessage: html,
      });
    });

    it('ends; repeating it does no harm, nor does a missing mailbox', async () => {
      const { directory, idOf } = await tenants.start();
      const id = idOf(JEFA);
      await directory.setAutoReply(id, { text: TEXT, ...WEEK });
      await directory.setAutoReply(id, null);
      await directory.setAutoReply(id, null);
      expect(await replyOf(directory, id)).toBeNull();
      const { id: without } = await directory.createUser(newUser('ana.munoz'));
      await directory.setAutoReply(without, null);
      expect((await failureOf(directory.setAutoReply(NOBODY, null))).code).toBe('not_found');
    });

    it('answers not_found if there is no mailbox', async () => {
      const { directory } = await tenants.start();
      const { id } = await directory.createUser(newUser('ana.munoz'));
      const error = await failureOf(directory.setAutoReply(id, { text: TEXT, from: null, until: null }));
      expect(error.code).toBe('not_found');
    });

    it('reads what the person set in Outlook, in the mailbox’s own time zone and words', async () => {
      const { directory, call, idOf } = await tenants.start();
      const id = idOf(JEFA);
      await call('PATCH', `/users/${id}/mailboxSettings`, {
        automaticRepliesSetting: {
          status: 'Scheduled',
          externalAudience: 'None',
          scheduledStartDateTime: { dateTime: '2026-06-15T08:00:00.0000000', timeZone: 'SA Pacific Standard Time' },
          scheduledEndDateTime: { dateTime: '2026-07-01T00:00:00.0000000', timeZone: 'Europe/Madrid' },
          internalReplyMessage:
            '<html>\r\n<body>\r\n<div>Vuelvo en <b>julio</b>.</div>\r\n<div>Jefa</div>\r\n</body>\r\n</html>',
          externalReplyMessage: '<html><body></body></html>',
        },
      });
      expect(await replyOf(directory, id)).toEqual({
        text: 'Vuelvo en julio.\nJefa',
        from: new Date('2026-06-15T13:00:00Z'),
        until: new Date('2026-06-30T22:00:00Z'),
      });
    });

    it('reports that Exchange refuses this mailbox, and for how long Exchange is busy', async () => {
      const permissions = PERMISSIONS.filter((one) => !one.startsWith('MailboxSettings'));
      const refused = await tenants.start({ permissions });
      const error = await failureOf(refused.directory.setAutoReply(refused.idOf(JEFA), null));
      expect(error.code).toBe('mailbox_refused');
      const { directory, graph, idOf } = await tenants.start();
      graph.addFault({ kind: 'outlook-throttled', match: '.' });
      const busy = await failureOf(directory.setAutoReply(idOf(JEFA), null));
      expect(busy).toMatchObject({ code: 'throttled', retryAfterMs: 1_000 });
    });
  });

  describe('setRedirection and redirection', () => {
    it('looks first, then creates its rule; does nothing if the rule is there', async () => {
      const { directory, graph, idOf, requestsOf } = await tenants.start();
      const id = idOf(JEFA);
      expect(await directory.redirection(id)).toBeNull();
      const rules = `/users/${id}/mailFolders/inbox/messageRules`;
      const first = await requestsOf(async () => await directory.setRedirection(id, at('Todos')));
      expect(first.graph).toEqual([`GET ${rules}`, `POST ${rules}`]);
      const second = await requestsOf(async () => await directory.setRedirection(id, at('todos')));
      expect(second.graph).toEqual([`GET ${rules}`]);
      expect(await directory.redirection(id)).toBe(at('todos'));
      expect(graph.users().find((user) => user.id === id)?.inboxRules).toHaveLength(1);
    });

    it('changes the target of the same rule, switches it on again, and removes duplicates', async () => {
      const { directory, call, idOf } = await tenants.start();
      const id = idOf(JEFA);
      const path = `/users/${id}/mailFolders/inbox/messageRules`;
      const rules = async (): Promise<readonly { readonly id: string }[]> =>
        (await call('GET', path))['value'] as readonly { readonly id: string }[];
      await directory.setRedirection(id, at('todos'));
      const [rule] = await rules();
      await directory.setRedirection(id, at('despacho'));
      expect(await directory.redirection(id)).toBe(at('despacho'));
      await call('PATCH', `${path}/${encodeURIComponent(rule?.id ?? '')}`, { isEnabled: false });
      expect(await directory.redirection(id)).toBeNull();
      await call('POST', path, {
        // As our rule was named before.
        ...{ displayName: 'Buzón: redirección', sequence: 2, isEnabled: true },
        actions: { redirectTo: [{ emailAddress: { address: at('otra') } }] },
      });
      await directory.setRedirection(id, at('despacho'));
      expect(await directory.redirection(id)).toBe(at('despacho'));
      expect((await rules()).map((one) => one.id)).toEqual([rule?.id]);
    });

    it('removes our rule, also twice, and leaves the person’s own rules', async () => {
      const { directory, graph, call, idOf } = await tenants.start();
      const id = idOf(JEFA);
      await call('POST', `/users/${id}/mailFolders/inbox/messageRules`, {
        ...{ displayName: 'Mis boletines', sequence: 2, isEnabled: true },
        actions: { redirectTo: [{ emailAddress: { address: at('boletines') } }] },
      });
      expect(await directory.redirection(id)).toBeNull();
      await directory.setRedirection(id, at('todos'));
      await directory.setRedirection(id, null);
      await directory.setRedirection(id, null);
      expect(await directory.redirection(id)).toBeNull();
      expect(graph.users().find((user) => user.id === id)?.inboxRules).toHaveLength(1);
    });

    it('may be repeated after an unknown outcome', async () => {
      const { directory, graph, idOf } = await tenants.start();
      const id = idOf(JEFA);
      graph.addFault({ kind: 'reset-after-commit', match: 'POST /users/.*messageRules' });
      expect((await failureOf(directory.setRedirection(id, at('todos')))).code).toBe('unknown_outcome');
      await directory.setRedirection(id, at('todos'));
      expect(graph.users().find((user) => user.id === id)?.inboxRules).toHaveLength(1);
      graph.addFault({ kind: 'gateway-timeout-504-after-commit', match: 'DELETE /users/.*messageRules' });
      expect((await failureOf(directory.setRedirection(id, null))).code).toBe('unknown_outcome');
      await directory.setRedirection(id, null);
    });

    it('has nothing to remove without a mailbox, and cannot be set there', async () => {
      const { directory } = await tenants.start();
      const { id } = await directory.createUser(newUser('ana.munoz'));
      expect(await directory.redirection(id)).toBeNull();
      await directory.setRedirection(id, null);
      expect((await failureOf(directory.setRedirection(id, at('todos')))).code).toBe('not_found');
      expect((await failureOf(directory.redirection(NOBODY))).code).toBe('not_found');
      expect((await failureOf(directory.setRedirection(NOBODY, null))).code).toBe('not_found');
    });

    it('reports that Exchange refuses this mailbox', async () => {
      const permissions = PERMISSIONS.filter((one) => !one.startsWith('MailboxSettings'));
      const { directory, idOf } = await tenants.start({ permissions });
      const error = await failureOf(directory.setRedirection(idOf(JEFA), at('todos')));
      expect(error.code).toBe('mailbox_refused');
    });
  });

  describe('stopForwards and giveForwardsBack', () => {
    const OUTSIDE = 'jefa@correo.example';
    const LEGACY = '/o=ExchangeLabs/ou=Exchange Administrative Group/cn=Recipients/cn=jefa';

    it('leave a rule alone if its target has no domain', async () => {
      const { directory, call, idOf } = await tenants.start();
      const id = idOf(JEFA);
      const path = `/users/${id}/mailFolders/inbox/messageRules`;
      for (const to of [[LEGACY], [LEGACY, OUTSIDE]]) {
        await call('POST', path, {
          ...{ displayName: `A ${to.length}`, sequence: to.length, isEnabled: true },
          actions: { redirectTo: to.map((address) => ({ emailAddress: { address } })) },
        });
      }
      expect((await directory.leavings(id)).forwards).toEqual([{ name: 'A 2', to: [OUTSIDE], isFixed: false }]);
      expect(await directory.stopForwards(id)).toEqual([]);
      expect((await call('GET', path))['value']).toMatchObject([{ isEnabled: true }, { isEnabled: false }]);
    });

    it.each([1, 240, 241, 250, 255])(
      'restore a rule whose name has %d characters exactly as it was',
      async (length) => {
        const { directory, call, idOf } = await tenants.start();
        const id = idOf(JEFA);
        const path = `/users/${id}/mailFolders/inbox/messageRules`;
        const displayName = 'Reenvío'.repeat(40).slice(0, length);
        const actions = { redirectTo: [{ emailAddress: { address: OUTSIDE } }] };
        await call('POST', path, { displayName, sequence: 1, isEnabled: true, actions });
        const off = { displayName: `x${displayName}`.slice(0, 256), sequence: 2, isEnabled: false, actions };
        await call('POST', path, off);
        const before = (await call('GET', path))['value'];
        await directory.stopForwards(id);
        expect((await call('GET', path))['value']).toMatchObject([{ isEnabled: false }, off]);
        await directory.giveForwardsBack(id);
        expect((await call('GET', path))['value']).toEqual(before);
      },
    );

    it('leave a rule to the person if its name has no room for our mark', async () => {
      const { directory, call, idOf } = await tenants.start();
      const id = idOf(JEFA);
      const path = `/users/${id}/mailFolders/inbox/messageRules`;
      const displayName = 'x'.repeat(256);
      const actions = { redirectTo: [{ emailAddress: { address: OUTSIDE } }] };
      await call('POST', path, { displayName, sequence: 1, isEnabled: true, actions });
      expect(await directory.stopForwards(id)).toEqual([displayName]);
      expect((await call('GET', path))['value']).toMatchObject([{ displayName, isEnabled: true }]);
    });
  });
}

async function replyOf(directory: Directory, id: string): Promise<AutoReply | null | undefined> {
  const found = await directory.account(id);
  return found === null ? undefined : knownMailbox(found)?.autoReply;
}
