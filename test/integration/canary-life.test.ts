import postgres from 'postgres';
import { withConnection } from '#domain/plan/powershell.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MODIFICATIONS, snapshotOf, type DeletionForm } from '#domain/account/account-form.ts';
import type { Account } from '#domain/account/account.ts';
import type { Request } from '#domain/request/request.ts';
import { addDays, dayIn } from '#use-cases/calendar/calendar.ts';
import { startInstitution, type Institution } from '#sandbox/start.ts';
import { about, HEAD, HOLDER, openBeside, until, type Beside } from '../beside.ts';
import { askChange, cardSays, date, decideChange, formOf, several, type Asking } from '../change-desk.ts';
import { startChildBot, type ChildBot } from '../child-bot.ts';
import { createTestDatabase } from '../database.ts';
import { closeModals, COLLEAGUE, deliver, file, QUICK, SYSTEMS } from '../desk.ts';
import { startProxy, type Proxy } from '../proxy.ts';
import { dump, found } from '../secrets.ts';
import { eventually, option, person, personAt, textOf, typed } from '../stage.ts';

const NEXT = 'U0TALENTO';
const DOCUMENT = '71234509';
const EXCHANGE = '4b9405b0-7788-4568-add1-99614e613b69:EXCHANGESTANDARD';
const REMOTE_GROUP = '6f0c3f5e-2f3b-4d59-9c55-0f1d7f6a1b02';
const LIST = '6f0c3f5e-2f3b-4d59-9c55-0f1d7f6a1b04';
const OUTSIDE = 'casa.canaria@correo.example';
const OWN = 'Una-clave-propia-2026';

describe.each(['password', 'tap'] as const)(
  'every kind of request where credentials are delivered as %s',
  (delivery) => {
    const today = dayIn(new Date(), 'America/Bogota');
    /** Words that only people typed: reasons, answers, automatic answers, personal data. */
    const typedWords: string[] = [];
    const shown: string[] = [];
    const logs: string[] = [];
    const calls: { readonly path: string; readonly body: string }[] = [];
    let institution: Institution;
    let database: Awaited<ReturnType<typeof createTestDatabase>>;
    let slack: Proxy;
    let bot: ChildBot;
    let beside: Beside;

    beforeAll(async () => {
      database = await createTestDatabase();
      institution = await startInstitution({ overrides: QUICK });
      institution.graph.setSeats('STANDARDPACK', 100);
      slack = await startProxy(new URL(institution.slack.apiUrl).origin);
      slack.watch((phase, { path, body }) => {
        if (phase === 'before') calls.push({ path, body: decodeURIComponent(body.replaceAll('+', ' ')) });
        return null;
      });
      await startBot('30');
      beside = await openBeside({ institution, databaseUrl: database.url });
    });
    afterAll(async () => {
      await stopBot();
      await beside.end();
      await slack.stop();
      await institution.stop();
      await database.drop();
    });

    async function startBot(graceDays: string): Promise<void> {
      bot = await startChildBot({
        ...institution.env,
        LOG_LEVEL: 'trace',
        DATABASE_URL: database.url,
        SLACK_API_URL: `${slack.origin}/api/`,
        CREDENTIAL_DELIVERY: delivery,
        GRACE_DAYS: graceDays,
        CHAT_LATE_SECONDS: '1',
      });
    }
    async function stopBot(): Promise<void> {
      bot.kill();
      await bot.gone();
      logs.push(bot.output());
    }
    const words = (text: string): string => {
      const marked = `${text} zq${typedWords.length}${delivery}`;
      typedWords.push(marked);
      return marked;
    };
    /** Takes what was handed over, and changes it at the sign-in page. */
    const take = async (user: string, number: string): Promise<void> => {
      const request = await beside.rests(await beside.numbered(number), 'delivered');
      const address = request.plan?.address ?? '';
      const label = delivery === 'tap' ? 'Mostrar mi pase temporal' : 'Mostrar mi contraseña temporal';
      const own = personAt({ institution }, user);
      await closeModals({ institution }, user);
      await own.press(label, address);
      const secret = await eventually(`${user} to see the secret`, () => {
        const text = textOf(own.modal()?.view);
        return institution.graph.secretsSeen().find((one) => text.includes(one));
      });
      shown.push(secret);
      await closeModals({ institution }, user);
      expect(institution.graph.signIn(address, secret, `${OWN}-${shown.length}`).outcome).toBe('signed-in');
    };
    const ask = async (asking: Omit<Asking, 'why'>): Promise<string> =>
      await askChange({ institution }, { why: words('Hace falta'), ...asking });
    const carryOut = async (asking: Omit<Asking, 'why'>, shows?: string): Promise<string> => {
      const number = await ask(asking);
      await decideChange({ institution }, { number, ...(shows === undefined ? {} : { words: shows }) });
      return number;
    };

    /** The run stands still, and its worker has let go of it. */
    const waitsFor = async (what: 'person' | 'date', number: string): Promise<Request> => {
      const request = await beside.numbered(number);
      await until(`the run to wait for a ${what}`, async () => {
        const run = await beside.store.run(request.id);
        if (run?.steps.some(({ waitingFor }) => waitingFor === what) !== true) return null;
        return (
          (await beside.store.exclusively(`run:${request.id}`, async () => await Promise.resolve(true)))?.value ?? null
        );
      });
      return request;
    };
    /** Somebody runs the lines that the card shows, and says so. */
    const byHand = async (number: string): Promise<void> => {
      const { plan } = await waitsFor('person', number);
      const lines = withConnection(plan?.lines ?? []).join('\n');
      expect(institution.graph.exchange.run(lines)).toEqual({ ok: true });
      await personAt({ institution }, COLLEAGUE).press('Hecho', number);
      await cardSays({ institution }, { number, words: 'Cerrada' });
    };
    it('passes through', async () => {
      const filed = await deliver(
        { institution },
        {
          givenNames: typed('Canaria'),
          documentNumber: typed(DOCUMENT),
          relation: option('static_select', 'contratista', 'Contratista'),
          contractEnd: date(addDays(today, 60)),
          justification: typed(words('Ingresa')),
          contactPhone: typed('301 777 8899'),
        },
      );
      typedWords.push('301 777 8899');
      const local = filed.local.replace('prueba', 'canaria');
      let address = `${local}@rioclaro.example`;
      await take(HOLDER.id, filed.number);
      const { rows } = await beside.store.accounts({ text: local, offset: 0, limit: 1, everything: true });
      const [account] = rows;
      if (account === undefined) throw new Error('no account');
      const other = await beside.account();
      const head = { id: HEAD.id, name: HEAD.name };
      const office = await beside.account({ type: 'departmental', holder: head, responsible: head });

      const modify = (what: string, fields: Asking['fields'] = {}): Omit<Asking, 'why'> => ({
        by: HOLDER.id,
        command: `modificar ${address.split('@')[0]}`,
        what,
        fields,
      });
      typedWords.push('Asesora de Canarias', '300 555 1234');
      await carryOut(
        modify('data', {
          givenNames: typed('Canaria'),
          surnames: typed('Nueva'),
          position: typed('Asesora de Canarias'),
          department: option('external_select', '500', 'Secretaría de Salud'),
          phone: typed('300 555 1234'),
          responsible: person(HEAD.id),
        }),
      );
      await carryOut(modify('address', { newAddress: typed('canaria.cambiada') }));
      address = 'canaria.cambiada@rioclaro.example';
      await carryOut(modify('licence', { licence: option('external_select', EXCHANGE, 'EXCHANGESTANDARD') }));
      const groups = await carryOut(
        modify('groups', { join: several('multi_external_select', REMOTE_GROUP, LIST) }),
        'Add-DistributionGroupMember',
      );
      // Nobody can run the line: why is told, and the request is tried again and then done.
      await personAt({ institution }, COLLEAGUE).press('No se pudo', groups);
      await formOf({ institution }, COLLEAGUE, 'line');
      await personAt({ institution }, COLLEAGUE).submit({ text: { text: typed(words('No hay permiso')) } });
      await personAt({ institution }, COLLEAGUE).press('Reintentar', groups);
      await byHand(groups);

      for (const [fault, match] of [
        ['throttle-retry-after-2', 'PATCH .*mailboxSettings'],
        ['gateway-timeout-504-after-commit', 'PATCH .*mailboxSettings'],
      ] as const)
        institution.graph.addFault({ kind: fault, match, times: 1 });
      institution.slack.addFault({ kind: 'http-500', match: '^chat\\.(update|postMessage)$', times: 2 });
      const reply = words('Estoy de vacaciones');
      await carryOut(
        modify('out_of_office', { replyText: typed(reply), from: date(today), until: date(addDays(today, 7)) }),
      );
      const to = option('external_select', other.id, other.displayName);
      await carryOut(modify('redirection', { redirectTo: to, until: date(addDays(today, 30)) }), 'Programada');
      await byHand(await carryOut(modify('alias', { alias: typed('canaria.otra') }), 'Set-Mailbox'));
      const rights = several('checkboxes', 'full_access', 'send_as');
      await byHand(await carryOut(modify('delegation', { delegate: to, rights }), 'Add-MailboxPermission'));
      await carryOut({ ...modify('contract', { contractEnd: date(addDays(today, 90)) }), by: HEAD.id });
      await byHand(
        await carryOut({ ...modify('shared'), by: HEAD.id, command: `modificar ${other.address}` }, 'Shared'),
      );

      const own = await ask(modify('password'));
      await cardSays({ institution }, { number: own, words: 'Entregada' });
      await take(HOLDER.id, own);
      const handedOn = await carryOut(
        {
          by: HEAD.id,
          command: `modificar ${office.address.split('@')[0]}`,
          what: 'responsible',
          fields: { newResponsible: person(NEXT) },
        },
        'Entregada',
      );
      await take(NEXT, handedOn);

      // What is not carried out, with its words.
      const asked = await ask({ ...modify('contract', { contractEnd: date(addDays(today, 120)) }), by: HEAD.id });
      await personAt({ institution }, SYSTEMS).press('Pedir información', asked);
      await formOf({ institution }, SYSTEMS, 'ask');
      await personAt({ institution }, SYSTEMS).submit({ text: { text: typed(words('¿Por qué?')) } });
      await personAt({ institution }, HEAD.id).press('Responder', asked);
      await formOf({ institution }, HEAD.id, 'answer');
      await personAt({ institution }, HEAD.id).submit({ text: { text: typed(words('Porque sigue')) } });
      await cardSays({ institution }, { number: asked, words: 'Recibida' });
      await personAt({ institution }, SYSTEMS).press('Rechazar', asked);
      await formOf({ institution }, SYSTEMS, 'reject');
      await personAt({ institution }, SYSTEMS).submit({ text: { text: typed(words('No procede')) } });
      await cardSays({ institution }, { number: asked, words: 'Rechazada' });

      const deletion = { by: HEAD.id, command: `eliminar ${address}` };
      const fields = { lastDay: date(today), replyText: typed(words('Ya no está')) };
      const waiting = await carryOut({ ...deletion, fields }, 'se puede usar hasta');
      await waitsFor('date', waiting);
      await personAt({ institution }, COLLEAGUE).press('Detener', waiting);
      await beside.rests(await beside.numbered(waiting), 'cancelled');

      // The calendar cannot be turned on: a last day that is over is asked for beside the chat.
      const decided = async (which: Account, change: Partial<DeletionForm> = {}): Promise<Request> => {
        const now = await beside.reread(which);
        const request = await beside.ask({
          ...about(now),
          type: 'deletion',
          justification: words('Se retira'),
          lastDay: addDays(today, -1),
          redirectTo: null,
          outOfOffice: words('Esta cuenta ya no se usa'),
          ...change,
        });
        await decideChange({ institution }, { number: request.number, words: 'Ejecut' });
        return request;
      };
      const deleted = async (which: Account, state: 'scheduled' | 'closed'): Promise<string> => {
        const request = await decided(which, { mayBeLost: words('No hay nada que guardar') });
        await beside.rests(request, state);
        return request.number;
      };
      institution.graph.admin.addForwardingRule(account.directoryId, { name: words('Copia a casa'), to: OUTSIDE });
      const undone = await deleted(account, 'scheduled');
      await waitsFor('date', undone);
      await personAt({ institution }, SYSTEMS).press('Reactivar', undone);
      await formOf({ institution }, SYSTEMS, 'undo');
      await personAt({ institution }, SYSTEMS).submit({ text: { text: typed(words('Vuelve')) } });
      await beside.rests(await beside.numbered(undone), 'cancelled');
      await take(HOLDER.id, (await beside.latestOn(account)).number);

      const last = addDays(today, -1);
      const contractor = await beside.account();
      await beside.store.transact(async (tx) => await tx.saveAccount({ ...contractor, contractEnd: last }));
      await beside.keepContracts();
      await beside.rests(await beside.latestOn(contractor), 'closed');

      const shared = await decided(await beside.account(), { custody: 'shared', keepers: [snapshotOf(other)] });
      await byHand(shared.number);

      await stopBot();
      await startBot('0');
      const second = await beside.account();
      await deleted(second, 'closed');
      const restored = await carryOut({ by: HEAD.id, command: `restaurar ${second.address}` }, 'Entregada');
      await take(HOLDER.id, restored);
      await file({ institution }, { documentNumber: typed('88776655'), justification: typed(words('Otra más')) });
    });

    it('was every kind', async () => {
      const sql = postgres(database.url, { max: 1 });
      const rows = await sql<{ type: string }[]>`
        select distinct data->'form'->>'type' as type from requests
        where state in ('closed', 'delivered')`;
      await sql.end();
      const kinds = [...MODIFICATIONS, 'personal', 'deletion', 'restoration', 'suspension'];
      expect(rows.map(({ type }) => type).toSorted()).toEqual(kinds.toSorted());
    });

    it('left no secret anywhere but on the screen of the one whom it was for', async () => {
      await stopBot();
      const secrets = institution.graph.secretsSeen();
      const places = {
        database: await dump(database.url),
        log: logs.join('\n'),
        chat: JSON.stringify(institution.slack.everythingEverPosted()),
        journal: JSON.stringify(institution.graph.journal()),
      };
      expect(shown).toHaveLength(5);
      expect(shown.every((secret) => secrets.includes(secret))).toBe(true);
      expect(found(secrets, places)).toEqual([]);
      // The view that showed it is the one thing that ever carried it to Slack.
      const carried = calls.filter(({ body }) => secrets.some((secret) => body.includes(secret)));
      expect(carried.map(({ path }) => path)).toEqual(shown.map(() => '/api/views.update'));
      const views = calls.map(({ body }) => body).join('\n');
      const tokens = ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'AZURE_CLIENT_SECRET'].map(
        (name) => institution.env[name] ?? '',
      );
      expect(tokens.every((token) => token.length > 20)).toBe(true);
      expect(found(tokens, { ...places, views })).toEqual([]);
      // The search finds what is there.
      expect(found(['canaria.cambiada'], { ...places, views })).toEqual(
        ['database', 'chat', 'journal', 'views'].map((place) => `secret 0 in ${place}`),
      );
    });

    it('left documents masked, and nothing that people wrote in the log', async () => {
      const log = logs.join('\n');
      for (const event of ['graph.call', 'job.failed', 'credential.revealed']) expect(log).toContain(event);
      expect(found(typedWords, { log, journal: JSON.stringify(institution.graph.journal()) })).toEqual([]);
      const tables = await dump(database.url);
      expect(found(typedWords, { tables })).toHaveLength(typedWords.length);
      const audit = `${await dump(database.url, 'audit_trail')}${await dump(database.url, 'audit_personal')}`;
      expect(audit).toContain(`…${DOCUMENT.slice(-4)}`);
      const jobs = await dump(database.url, 'job');
      const chat = JSON.stringify([institution.slack.everythingEverPosted(), calls]);
      expect(found([DOCUMENT, '88776655'], { audit, jobs, log, chat })).toEqual([]);
      expect(found([DOCUMENT, '88776655'], { tables })).toHaveLength(2);
      // Of somebody outside only the beginning and the domain are told.
      expect(found([OUTSIDE], { tables, log, chat })).toEqual([]);
      expect(found(['ca…@correo.example'], { tables, chat })).toHaveLength(2);
    });
  },
);
