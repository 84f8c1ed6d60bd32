import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cardShows, file, QUICK, SYSTEMS } from '#test/stages/desk.ts';
import { drilled } from '#test/drill.ts';
import { mutate } from '#test/fuzz/mutate.ts';
import { createRandom } from '#test/fuzz/random.ts';
import { walkThrough } from '#test/fuzz/walk.ts';
import { payloadOf, setRecordedStage, type Recorded, type RecordedStage } from '#test/stages/recorded-stage.ts';
import type { Answer, Delivery } from '#test/signed-post.ts';

const COUNT = drilled(5_000, 100_000);
/**
 * The same in every run, so that a failure can be repeated. FUZZ_SEED sets another one, and long drills choose one
 * themselves.
 */
const SEED = Number(process.env['FUZZ_SEED'] ?? drilled(20_261_128, Date.now() % 2 ** 32));
const AT_ONCE = 16;

/** Bolt's answer if no listener answered within three seconds. */
const LATE = 404;

/** Whether a delivery was accepted, or refused with a sentence. */
function isInOrder({ status, text }: Answer): boolean {
  return status === 200 || ([400, 401, 413].includes(status) && /\w+ \w+/.test(text));
}

/** Enough of the delivery to recognise it; FUZZ_SEED sends it again. */
function shown({ body }: Delivery): string {
  return Buffer.from(body).toString().slice(0, 400);
}

describe(`${COUNT} changed deliveries with a valid signature (FUZZ_SEED=${SEED})`, () => {
  let stage: RecordedStage;
  let corpus: readonly Recorded[];
  beforeAll(async () => {
    stage = await setRecordedStage({ overrides: QUICK }, { LOG_LEVEL: 'error' });
    corpus = await walkThrough(stage);
  });
  afterAll(async () => await stage.stop());

  it('start from every kind of delivery that Slack sends', () => {
    const kinds = new Set(corpus.map((each) => payloadOf(each)['type'] ?? Object.keys(payloadOf(each))[0]));
    const interactions = ['block_actions', 'view_submission', 'view_closed', 'block_suggestion', 'shortcut'];
    for (const kind of [...interactions, 'event_callback', 'url_verification']) expect(kinds).toContain(kind);
    expect(corpus.filter(({ body }) => body.includes('command=%2Fcorreo')).length).toBeGreaterThan(4);
  });

  it(
    'crash no process, and are all answered in time: accepted, or refused with a sentence, but never with a server error',
    {
      timeout: drilled(240_000, 3_600_000),
    },
    async () => {
      const random = createRandom(SEED);
      const deliveries = (function* (): Generator<[number, Delivery]> {
        for (let turn = 0; turn < COUNT; turn += 1) yield [turn, mutate(random, corpus)];
      })();
      const wrong: string[] = [];
      const late: (readonly [number, Delivery])[] = [];
      const statuses: Record<number, number> = {};
      const send = async (): Promise<void> => {
        for (const [turn, delivery] of deliveries) {
          const { status, text } = await answerTo(delivery);
          statuses[status] = (statuses[status] ?? 0) + 1;
          if (status === LATE) late.push([turn, delivery]);
          else if (!isInOrder({ status, text })) wrong.push(`${turn}: ${status} ${text} to ${shown(delivery)}`);
          if (wrong.length > 20) return;
        }
      };
      const answerTo = async (delivery: Delivery): Promise<Answer> =>
        await stage.post(delivery).catch((error: unknown): Answer => ({ status: 0, text: String(error) }));
      await Promise.all(Array.from({ length: AT_ONCE }, send));
      // A busy machine may answer late while so many come at once. If nobody handles a delivery, it stays unanswered
      // when sent alone as well.
      for (const [turn, delivery] of late) {
        const { status } = await answerTo(delivery);
        if (status === LATE) wrong.push(`${turn}: nobody answers ${shown(delivery)}`);
      }
      expect(wrong).toEqual([]);
      // Neither were all refused, nor were all accepted.
      expect(statuses[200]).toBeGreaterThan(COUNT / 20);
      expect(statuses[400]).toBeGreaterThan(COUNT / 20);
      expect(stage.bot.output()).not.toMatch(/unhandled|uncaught/i);
      expect((await fetch(`http://127.0.0.1:${stage.bot.port}/healthz`)).status).toBe(200);
    },
  );

  it('leave a bot that works', async () => {
    // This person was not shown ten conflicts by all those forms.
    const { number } = await file(stage, {}, 'U0TALENTO');
    await cardShows(stage, { by: SYSTEMS, number, words: 'Dirección' });
  });
});
