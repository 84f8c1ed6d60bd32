import { afterEach, expect, it } from 'vitest';
import { migrate } from '#adapters/postgres/roles/migrate.ts';
import { openOldSchema } from '#test/stages/old-schema.ts';
import type { TrailStage } from '#test/stages/trail-stage.ts';

/** The number of migrations before posts could belong to more than one chat. */
const FIRST = 19;

let stage: TrailStage;
afterEach(async () => await stage.close());

it('the migration keeps the place of each message, as a message in Slack', async () => {
  stage = await openOldSchema(FIRST);
  const card = { key: 'card:systems:1', channel: 'C0SISTEMAS', ts: '1764400000.000100', shown_revision: 7 };
  const note = { key: 'note:by_hand:1', channel: 'C0SISTEMAS', thread_ts: card.ts, ts: null };
  await stage.owner`insert into posts ${stage.owner(card)}`;
  await stage.owner`insert into posts ${stage.owner(note)}`;
  await migrate(stage.url);
  const posts = await stage.owner`select * from posts order by key`;
  expect(posts.map((each) => ({ ...each }))).toMatchObject([
    { chat: 'slack', key: card.key, place: card.channel, thread_id: null, message_id: card.ts, shown_revision: '7' },
    { chat: 'slack', key: note.key, place: note.channel, thread_id: card.ts, message_id: null },
  ]);
});
