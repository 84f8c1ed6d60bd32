import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MODIFICATIONS, snapshotOf, type DeletionForm } from '#domain/account/account-form.ts';
import type { Account } from '#domain/account/account.ts';
import type { Request } from '#domain/request/request.ts';
import { addDays, dayIn } from '#use-cases/calendar/calendar.ts';
import { about, HEAD, HOLDER } from '../direct-access.ts';
import { setCanaryStage, type CanaryAsking, type CanaryStage, type Delivery } from './canary-stage.ts';
import { cardSays, date, decideChange, formOf, several, type Asking } from './change-desk.ts';
import { closeModals, COLLEAGUE, deliver, file, open, SYSTEMS } from './desk.ts';
import { dump, findSecrets } from '../secrets.ts';
import { option, person, personAt, typed } from './stage.ts';

const NEXT = 'U0TALENTO';
const DOCUMENT = '71234509';
const ANOTHER_DOCUMENT = '88776655';
const CORRECTED_DOCUMENT = '66554433';
const EXCHANGE = '4b9405b0-7788-4568-add1-99614e613b69:EXCHANGESTANDARD';
const REMOTE_GROUP = '6f0c3f5e-2f3b-4d59-9c55-0f1d7f6a1b02';
const LIST = '6f0c3f5e-2f3b-4d59-9c55-0f1d7f6a1b04';
const OUTSIDE = 'casa.canaria@correo.example';

/** Makes requests of every kind, mostly for one account, and then searches for secrets where none may be. */
export function describeCanaryLife(delivery: Delivery): void {
  describe(`every kind of request where credentials are delivered as ${delivery}`, () => {
    const today = dayIn(new Date(), 'America/Bogota');
    let stage: CanaryStage;
    /** The account that most requests are about, its present address, and other accounts. */
    let account: Account;
    let other: Account;
    let office: Account;
    let address: string;

    beforeAll(async () => {
      stage = await setCanaryStage(delivery);
    });
    afterAll(async () => await stage.stop());

    const words = (text: string): string => stage.words(text);
    const modify = (what: string, fields: Asking['fields'] = {}): CanaryAsking => ({
      by: HOLDER.id,
      command: `modificar ${address.split('@')[0]}`,
      what,
      fields,
    });
    const theOther = (): ReturnType<typeof option> => option('external_select', other.id, other.displayName);
    /** Presses the button on the card, and sends the text that it asks for. */
    const answer = async (by: string, button: string, asked: { number: string; form: string; text: string }) => {
      await personAt(stage, by).press(button, asked.number);
      await formOf(stage, by, asked.form);
      await personAt(stage, by).submit({ text: { text: typed(asked.text) } });
    };
    // The test cannot move the clock, so a last day in the past is requested without the chat.
    const decided = async (which: Account, change: Partial<DeletionForm> = {}): Promise<Request> => {
      const request = await stage.direct.ask({
        ...about(await stage.direct.reread(which)),
        type: 'deletion',
        justification: words('Se retira'),
        lastDay: addDays(today, -1),
        redirectTo: null,
        outOfOffice: words('Esta cuenta ya no se usa'),
        ...change,
      });
      await decideChange(stage, { number: request.number, words: 'Ejecut' });
      return request;
    };
    const deleted = async (which: Account, state: 'scheduled' | 'closed'): Promise<string> => {
      const request = await decided(which, { mayBeLost: words('No hay nada que guardar') });
      await stage.direct.rests(request, state);
      return request.number;
    };

    describe('runs', () => {
      it('a new account', async () => {
        const filed = await deliver(stage, {
          givenNames: typed('Canaria'),
          documentNumber: typed(DOCUMENT),
          relation: option('static_select', 'contratista', 'Contratista'),
          contractNumber: typed('CPS-123'),
          contractStart: date(today),
          contractEnd: date(addDays(today, 60)),
          justification: typed(words('Ingresa')),
          contactPhone: typed('301 777 8899'),
        });
        stage.typedWords.push('301 777 8899');
        const local = filed.local.replace('prueba', 'canaria');
        address = `${local}@rioclaro.example`;
        await stage.take(HOLDER.id, filed.number);
        const { rows } = await stage.direct.store.accounts({ text: local, offset: 0, limit: 1, everything: true });
        const [first] = rows;
        if (first === undefined) throw new Error('no account');
        account = first;
        other = await stage.direct.account();
        const head = { id: HEAD.id, name: HEAD.name };
        office = await stage.direct.account({ type: 'departmental', holder: head, responsible: head });
      });

      it('a change of data', async () => {
        stage.typedWords.push('Asesora de Canarias', '300 555 1234');
        await stage.carryOut(
          modify('data', {
            givenNames: typed('Canaria'),
            surnames: typed('Nueva'),
            position: typed('Asesora de Canarias'),
            department: option('external_select', '500', 'Secretaría de Salud'),
            phone: typed('300 555 1234'),
            responsible: person(HEAD.id),
          }),
        );
      });

      it('a change of address', async () => {
        await stage.carryOut(modify('address', { newAddress: typed('canaria.cambiada') }));
        address = 'canaria.cambiada@rioclaro.example';
      });

      it('a change of licence', async () => {
        await stage.carryOut(modify('licence', { licence: option('external_select', EXCHANGE, 'EXCHANGESTANDARD') }));
      });

      it('a change of groups whose line could not be run: the reason is told, and it is tried again and done', async () => {
        const joining = modify('groups', { join: several('multi_external_select', REMOTE_GROUP, LIST) });
        const groups = await stage.carryOut(joining, 'Add-DistributionGroupMember');
        await answer(COLLEAGUE, 'No se pudo', { number: groups, form: 'line', text: words('No hay permiso') });
        await personAt(stage, COLLEAGUE).press('Reintentar', groups);
        await stage.byHand(groups);
      });

      it('an automatic answer, through a tenant and a chat that fail', async () => {
        for (const [fault, match] of [
          ['throttle-retry-after-2', 'PATCH .*mailboxSettings'],
          ['gateway-timeout-504-after-commit', 'PATCH .*mailboxSettings'],
        ] as const)
          stage.institution.graph.addFault({ kind: fault, match, times: 1 });
        stage.institution.slack.addFault({ kind: 'http-500', match: '^chat\\.(update|postMessage)$', times: 2 });
        const reply = words('Estoy de vacaciones');
        const [from, until] = [date(today), date(addDays(today, 7))];
        await stage.carryOut(modify('out_of_office', { replyText: typed(reply), from, until }));
      });

      it('a redirection', async () => {
        const until = date(addDays(today, 30));
        await stage.carryOut(modify('redirection', { redirectTo: theOther(), until }), 'Programada');
      });

      it('an alias', async () => {
        await stage.byHand(await stage.carryOut(modify('alias', { alias: typed('canaria.otra') }), 'Set-Mailbox'));
      });

      it('a delegation', async () => {
        const fields = { delegate: theOther(), rights: several('checkboxes', 'full_access', 'send_as') };
        await stage.byHand(await stage.carryOut(modify('delegation', fields), 'Add-MailboxPermission'));
      });

      it('a longer contract', async () => {
        const contractEnd = date(addDays(today, 90));
        await stage.carryOut({ ...modify('contract', { contractEnd }), by: HEAD.id });
      });

      it('a shared mailbox', async () => {
        const sharing = { ...modify('shared'), by: HEAD.id, command: `modificar ${other.address}` };
        await stage.byHand(await stage.carryOut(sharing, 'Shared'));
      });

      it('a password of one’s own', async () => {
        const own = await stage.ask(modify('password'));
        await cardSays(stage, { number: own, words: 'Entregada' });
        await stage.take(HOLDER.id, own);
      });

      it('a new official for a department’s account', async () => {
        const command = `modificar ${office.address.split('@')[0]}`;
        const fields = { newResponsible: person(NEXT) };
        const handedOn = await stage.carryOut({ by: HEAD.id, command, what: 'responsible', fields }, 'Entregada');
        await stage.take(NEXT, handedOn);
      });

      it('a request that is asked about, answered and rejected', async () => {
        const contractEnd = date(addDays(today, 120));
        const number = await stage.ask({ ...modify('contract', { contractEnd }), by: HEAD.id });
        await answer(SYSTEMS, 'Pedir información', { number, form: 'ask', text: words('¿Por qué?') });
        await answer(HEAD.id, 'Responder', { number, form: 'answer', text: words('Porque sigue') });
        await cardSays(stage, { number, words: 'Por aprobar' });
        await answer(SYSTEMS, 'Rechazar', { number, form: 'reject', text: words('No procede') });
        await cardSays(stage, { number, words: 'Rechazada' });
      });

      it('another relation, with a corrected document', async () => {
        const is = await stage.direct.reread(account);
        const none = { contractNumber: null, contractStart: null, contractEnd: null };
        const request = await stage.direct.ask({
          ...{ ...about(is), type: 'employment', ...none, relation: 'planta', endBefore: is.contractEnd },
          ...{ document: { type: 'cc', number: CORRECTED_DOCUMENT }, justification: words('Pasó a planta') },
        });
        await decideChange(stage, { number: request.number, words: 'Cerrada' });
      });

      it('a block that is ratified and lifted', async () => {
        const blocked = await stage.direct.account();
        const [jorge, carla] = [personAt(stage, SYSTEMS), personAt(stage, COLLEAGUE)];
        await jorge.command('/correo', `bloquear ${blocked.address}`);
        await jorge.submit({ justification: { justification: typed(words('Le robaron el celular')) } });
        await carla.press('Ratificar', blocked.displayName);
        const { number } = await stage.direct.latestOn(blocked);
        await cardSays(stage, { number, words: 'ratific' });
        await open(stage, COLLEAGUE, 'Quitar el bloqueo', number);
        await carla.submit({ text: { text: typed(words('Apareció')) } });
        await stage.direct.rests(await stage.direct.numbered(number), 'closed');
        await stage.take(HOLDER.id, (await stage.direct.latestOn(blocked)).number);
      });

      it('a deletion that is stopped while it waits for the last day', async () => {
        const fields = { lastDay: date(today), replyText: typed(words('Ya no está')) };
        const deletion = { by: HEAD.id, command: `eliminar ${address}`, fields };
        const waiting = await stage.carryOut(deletion, 'se puede usar hasta');
        await stage.waitsFor('date', waiting);
        await personAt(stage, COLLEAGUE).press('Detener', waiting);
        await stage.direct.rests(await stage.direct.numbered(waiting), 'cancelled');
      });

      it('a deletion that is undone', async () => {
        const rule = { name: words('Copia a casa'), to: OUTSIDE };
        stage.institution.graph.admin.addForwardingRule(account.directoryId, rule);
        const undone = await deleted(account, 'scheduled');
        await stage.waitsFor('date', undone);
        // What leaves the house is named in the window with everything.
        await open(stage, SYSTEMS, 'Más', undone);
        await closeModals(stage, SYSTEMS);
        await answer(SYSTEMS, 'Reactivar', { number: undone, form: 'undo', text: words('Vuelve') });
        await stage.direct.rests(await stage.direct.numbered(undone), 'cancelled');
        await stage.take(HOLDER.id, (await stage.direct.latestOn(account)).number);
      });

      it('a suspension at the end of a contract', async () => {
        const contractor = await stage.direct.account();
        const ended = { ...contractor, contractEnd: addDays(today, -1) };
        await stage.direct.store.transact(async (tx) => await tx.saveAccount(ended));
        await stage.direct.runContractDeadlines();
        await stage.direct.rests(await stage.direct.latestOn(contractor), 'closed');
      });

      it('a deletion into a shared mailbox', async () => {
        const keepers = [snapshotOf(other)];
        const shared = await decided(await stage.direct.account(), { custody: 'shared', keepers });
        await stage.byHand(shared.number);
      });

      it('a deletion without days of grace, and the restoration', async () => {
        await stage.stopBot();
        await stage.startBot('0');
        const second = await stage.direct.account();
        await deleted(second, 'closed');
        const restored = await stage.carryOut({ by: HEAD.id, command: `restaurar ${second.address}` }, 'Entregada');
        await stage.take(HOLDER.id, restored);
      });

      it('a request that nobody has decided', async () => {
        await file(stage, { documentNumber: typed(ANOTHER_DOCUMENT), justification: typed(words('Otra más')) });
      });
    });

    it('covers every kind of request', async () => {
      const sql = postgres(stage.databaseUrl, { max: 1 });
      const rows = await sql<{ type: string }[]>`
        select distinct data->'form'->>'type' as type from requests
        where state in ('closed', 'delivered')`;
      await sql.end();
      const kinds = [...MODIFICATIONS, 'personal', 'deletion', 'restoration', 'suspension', 'block'];
      expect(rows.map(({ type }) => type).toSorted()).toEqual(kinds.toSorted());
    });

    it('shows secrets only on the screen of the person they are for, and leaves them nowhere else', async () => {
      await stage.stopBot();
      const { shown, calls, institution } = stage;
      const secrets = institution.graph.secretsSeen();
      const places = {
        database: await dump(stage.databaseUrl),
        log: stage.log(),
        chat: JSON.stringify(institution.slack.everythingEverPosted()),
        journal: JSON.stringify(institution.graph.journal()),
      };
      expect(shown).toHaveLength(6);
      expect(shown.every((secret) => secrets.includes(secret))).toBe(true);
      expect(findSecrets(secrets, places)).toEqual([]);
      // Only the view that showed a secret was ever sent to Slack with it.
      const carried = calls.filter(({ body }) => secrets.some((secret) => body.includes(secret)));
      expect(carried.map(({ path }) => path)).toEqual(shown.map(() => '/api/views.update'));
      const views = calls.map(({ body }) => body).join('\n');
      const tokens = ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'AZURE_CLIENT_SECRET'].map(
        (name) => institution.env[name] ?? '',
      );
      expect(tokens.every((token) => token.length > 20)).toBe(true);
      expect(findSecrets(tokens, { ...places, views })).toEqual([]);
      // Checks that the search itself works.
      expect(findSecrets(['canaria.cambiada'], { ...places, views })).toEqual(
        ['database', 'chat', 'journal', 'views'].map((place) => `secret 0 in ${place}`),
      );
    });

    it('keeps documents masked, and what people wrote out of the log', async () => {
      const { typedWords, calls, institution, databaseUrl } = stage;
      const log = stage.log();
      for (const event of ['graph.call', 'job.failed', 'credential.revealed']) expect(log).toContain(event);
      expect(findSecrets(typedWords, { log, journal: JSON.stringify(institution.graph.journal()) })).toEqual([]);
      const tables = await dump(databaseUrl);
      expect(findSecrets(typedWords, { tables })).toHaveLength(typedWords.length);
      const audit = `${await dump(databaseUrl, 'audit_trail')}${await dump(databaseUrl, 'audit_personal')}`;
      expect(audit).toContain(`…${DOCUMENT.slice(-4)}`);
      const jobs = await dump(databaseUrl, 'job');
      const chat = JSON.stringify([institution.slack.everythingEverPosted(), calls]);
      // Whoever fills a form in sees what they typed when it is drawn again; nobody else does.
      const others = calls.filter(
        ({ path, body }) => path !== '/api/views.update' || !body.includes('"creation_form"'),
      );
      const told = JSON.stringify([institution.slack.everythingEverPosted(), others]);
      const documents = [DOCUMENT, ANOTHER_DOCUMENT, CORRECTED_DOCUMENT];
      expect(findSecrets(documents, { audit, jobs, log, told })).toEqual([]);
      expect(findSecrets(documents, { tables })).toHaveLength(documents.length);
      // Of an outside address only the beginning and the domain may be shown.
      expect(findSecrets([OUTSIDE], { tables, log, chat })).toEqual([]);
      expect(findSecrets(['ca…@correo.example'], { tables, chat })).toHaveLength(2);
    });
  });
}
