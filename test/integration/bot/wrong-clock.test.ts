import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startInstitution, type Institution } from '#sandbox/start.ts';
import { startChildBot, type ChildBot } from '#test/stages/child-bot.ts';
import { createTestDatabase } from '#test/database.ts';
import { pressApproval, QUICK } from '#test/stages/desk.ts';
import { creationValues, eventually, option, person, personAt, textOf } from '#test/stages/stage.ts';

const SHIFT = fileURLToPath(new URL('../../shifted-clock.mjs', import.meta.url));
const WRONG_FOR_MS = 20_000;

describe('a bot whose clock is 240 s ahead for 20 s', () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let institution: Institution;
  let bot: ChildBot;
  beforeAll(async () => {
    database = await createTestDatabase();
    institution = await startInstitution({ overrides: { ...QUICK, mailboxMs: 25_000, replicationMs: 100 } });
    bot = await startChildBot({
      ...institution.env,
      DATABASE_URL: database.url,
      NODE_OPTIONS: `--import=${SHIFT}`,
      CLOCK_AHEAD_MS: '240000',
      CLOCK_WRONG_FOR_MS: String(WRONG_FOR_MS),
    });
  });
  afterAll(async () => {
    bot.kill();
    await bot.gone();
    await institution.stop();
    await database.drop();
  });

  it('is not delayed by that afterwards', async () => {
    const maria = personAt({ institution }, 'U0EMPLEADA');
    const jorge = personAt({ institution }, 'U0SISTEMAS1');
    await maria.command('/correo', 'crear');
    await maria.submit(
      creationValues({
        department: option('external_select', '100', 'Despacho del Gobernador'),
        chatUser: person('U0NUEVA'),
        responsible: person('U0JEFE'),
      }),
    );
    await pressApproval({ institution }, 'U0SISTEMAS1', 'FT-GTI-006');
    // While the clock is wrong, the step waits for the mailbox and notes when to look again.
    await jorge.sees('En ejecución');
    await sleep(WRONG_FOR_MS);
    await eventually('the hand-over', () => textOf(jorge.message('FT-GTI-006')).includes('Entregada'));
    expect(bot.output()).not.toContain('"level":50');
  });
});
