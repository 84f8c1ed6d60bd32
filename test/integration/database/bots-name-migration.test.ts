import { randomUUID } from 'node:crypto';
import { afterEach, expect, it } from 'vitest';
import { migrate } from '#adapters/postgres/roles/migrate.ts';
import { openOldSchema } from '#test/stages/old-schema.ts';
import type { TrailStage } from '#test/stages/trail-stage.ts';

/** The number of migrations before people read the bot's name as Correo. */
const FIRST = 20;

let stage: TrailStage;
afterEach(async () => await stage.close());

it('the migration gives the bot its name of today in old requests, and leaves what people wrote', async () => {
  stage = await openOldSchema(FIRST);
  const bot = { id: 'buzon', name: 'Buzón' };
  const [byRule, byAna] = [
    { requester: bot, decision: { by: { ...bot, door: 'worker' }, outcome: 'approved' }, form: { name: 'Buzón' } },
    { requester: { id: 'U1', name: 'Buzón' }, form: { justification: '{"id": "buzon", "name": "Buzón"}' } },
  ];
  for (const [index, data] of [byRule, byAna].entries())
    await stage.owner`insert into requests ${stage.owner({
      ...{
        id: randomUUID(),
        number: `SOL-${index}`,
        state: 'closed',
        revision: 1,
        requester_id: data.requester.id,
        subject: '',
      },
      ...{ created_at: new Date(), updated_at: new Date(), data: stage.owner.json(data) },
    })}`;
  await migrate(stage.url);
  const stored = await stage.owner`select data from requests order by number`;
  const named = { id: 'buzon', name: 'Correo' };
  expect(stored.map(({ data }) => data as unknown)).toEqual([
    { ...byRule, requester: named, decision: { by: { ...named, door: 'worker' }, outcome: 'approved' } },
    byAna,
  ]);
});
