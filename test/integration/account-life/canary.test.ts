import { describe, expect, it } from 'vitest';
import { startInstitution } from '#sandbox/start.ts';
import { startChildBot } from '#test/stages/child-bot.ts';
import { pressApproval } from '#test/stages/desk.ts';
import { createTestDatabase } from '#test/database.ts';
import { dump, findSecrets } from '#test/secrets.ts';
import { creationValues, eventually, option, person, personAt, textOf, typed } from '#test/stages/stage.ts';

describe.each(['password', 'tap'] as const)('secrets if credentials are delivered as %s', (delivery) => {
  it('are in no table, log or message after a whole creation with two passwords shown', async () => {
    const database = await createTestDatabase();
    const institution = await startInstitution({ overrides: { mailboxMs: 0, replicationMs: 0 } });
    const { LOG_LEVEL: _, ...env } = institution.env as Record<string, string> & { LOG_LEVEL?: string };
    const bot = await startChildBot({
      ...env,
      LOG_LEVEL: 'trace',
      DATABASE_URL: database.url,
      CREDENTIAL_DELIVERY: delivery,
    });
    try {
      const maria = personAt({ institution }, 'U0EMPLEADA');
      const jorge = personAt({ institution }, 'U0SISTEMAS1');
      const angela = personAt({ institution }, 'U0NUEVA');
      await maria.command('/correo', 'crear');
      await maria.submit(
        creationValues({
          givenNames: typed('Canaria'),
          department: option('external_select', '100', 'Despacho del Gobernador'),
          chatUser: person('U0NUEVA'),
          responsible: person('U0JEFE'),
        }),
      );
      await jorge.sees('canaria.munoz@');
      await pressApproval({ institution }, 'U0SISTEMAS1', 'canaria.munoz@');
      await angela.sees('Su correo institucional está listo');

      const shown: string[] = [];
      for (const left of ['quedan 2 veces', 'queda 1 vez']) {
        await angela.press(delivery === 'tap' ? 'Mostrar mi código temporal' : 'Mostrar mi contraseña temporal');
        shown.push(
          await eventually('the secret', () => {
            const text = textOf(angela.modal()?.view);
            return text.includes(left) ? text : null;
          }),
        );
        await institution.slack.closeModal('U0NUEVA', angela.modal()?.id ?? '');
      }
      institution.graph.addFault({ kind: 'forbidden-403', match: 'PATCH|POST .*temporary', times: 1 });
      await angela.press(delivery === 'tap' ? 'Mostrar mi código temporal' : 'Mostrar mi contraseña temporal');
      await eventually('the refusal', () => textOf(angela.modal()?.view).includes('No pudimos preparar'));

      const secrets = institution.graph.secretsSeen();
      // Checks that the search looks for the right things: what was shown is among them …
      expect(shown.every((text) => secrets.some((secret) => text.includes(secret)))).toBe(true);
      const places = {
        database: await dump(database.url),
        log: bot.output(),
        chat: JSON.stringify(institution.slack.everythingEverPosted()),
        journal: JSON.stringify(institution.graph.journal()),
      };
      // … and that it finds what is there: the address is everywhere except in the log.
      expect(findSecrets(['canaria.munoz'], places)).toEqual([
        'secret 0 in database',
        'secret 0 in chat',
        'secret 0 in journal',
      ]);
      expect(secrets.length).toBeGreaterThanOrEqual(4);
      expect(findSecrets(secrets, places)).toEqual([]);
      const tokens = ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'AZURE_CLIENT_SECRET'].map(
        (name) => institution.env[name] ?? '',
      );
      expect(tokens.every((token) => token.length > 20)).toBe(true);
      expect(findSecrets(tokens, places)).toEqual([]);
      // Documents are shown masked. Only the register's own tables contain whole ones.
      expect(findSecrets(['52345678'], { log: places.log, chat: places.chat })).toEqual([]);
    } finally {
      bot.kill();
      await bot.gone();
      await institution.stop();
      await database.drop();
    }
  });
});
