import postgres from 'postgres';
import { createMessages } from '#messages/messages.ts';
import { closeModals, file, openForm, someone } from '#test/stages/desk.ts';
import { creationValues, personAt } from '#test/stages/stage.ts';
import type { Delivery } from './load-generator.ts';
import { startGenerator, watchWork } from './load.ts';
import { fixed, percentile, type Aim, type Table } from './report.ts';
import { setScene, startDatabase, type Cleanup, type Scene } from './scene.ts';

const SUBMISSIONS = 1_000;
const SUBMISSIONS_A_SECOND = 10;
const WARM_UP = 50;
const RECORDS_A_SECOND = 4;
/** Slack waits this long for an acknowledgement, ms. */
const LATE_MS = 3_000;
/** A person of the systems area, who may have any number of open requests. */
const ASKER = 'U0SISTEMAS1';
const m = createMessages({ locale: 'es-CO', timeZone: 'America/Bogota' });

interface Measured {
  readonly latencies: readonly number[];
  /** Records that arrived while the forms were sent. */
  readonly drawn: number;
}

/**
 * Measures how long the running bot takes to acknowledge forms: while no records are drawn, and while four a second
 * are.
 */
export async function measureDrawing(cleanup: Cleanup): Promise<{ table: Table; aims: readonly Aim[] }> {
  const databaseUrl = await startDatabase(cleanup);
  const scene = await setScene(databaseUrl, cleanup);
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  cleanup.defer(async () => await sql.end());
  const [send, press] = [startGenerator(scene, cleanup), startGenerator(scene, cleanup)];
  const watch = watchWork(scene);
  const taken = async (): Promise<number> =>
    (await sql<{ taken: number }[]>`select count(*)::int as taken from requests`)[0]?.taken ?? 0;

  const { number } = await file(scene, {}, ASKER);
  const measure = async (count: number, records: number): Promise<Measured> => {
    const presses = await recordPresses(scene, { number, count: records });
    const deliveries = await filledForms(scene, count);
    await watch.quiet();
    const [before, files] = [await taken(), recordsOf(scene)];
    const drawing = press(scene.bot, { deliveries: presses, pace: paceOf(RECORDS_A_SECOND) });
    const { latencies, failures } = await send(scene.bot, { deliveries, pace: paceOf(SUBMISSIONS_A_SECOND) });
    const drawn = recordsOf(scene) - files;
    await drawing;
    await watch.quiet();
    const missing = before + count - (await taken());
    // Bolt answers 404 if nothing acknowledged the form in time.
    if (failures > lateOf(latencies)) throw new Error(`${failures} of ${count} forms were not acknowledged`);
    if (missing > failures) throw new Error(`${missing} of ${count} forms were acknowledged and not taken`);
    return { latencies, drawn };
  };
  await measure(WARM_UP, RECORDS_A_SECOND);
  const nothing = await measure(SUBMISSIONS, 0);
  const drawing = await measure(SUBMISSIONS, (SUBMISSIONS / SUBMISSIONS_A_SECOND) * RECORDS_A_SECOND);
  watch.stop();
  return told(nothing, drawing);
}

function lateOf(latencies: readonly number[]): number {
  return latencies.filter((wait) => wait > LATE_MS).length;
}

const paceOf = (perSecond: number) => ({ kind: 'rate', perSecond, seed: 1 }) as const;

/**
 * Submitted forms for that many different people, as the local Slack would deliver them. The bot opened each of these
 * forms.
 */
async function filledForms(scene: Scene, count: number): Promise<readonly Delivery[]> {
  const deliveries: Delivery[] = [];
  const asker = personAt(scene, ASKER);
  for (let at = 0; at < count; at += 1) {
    const email = { type: 'email_text_input', value: `persona${Math.random()}@correo.example` } as const;
    const { values } = someone({ contactEmail: email });
    await openForm(scene, ASKER);
    deliveries.push(...(await scene.relay.capture(async () => await asker.submit(creationValues(values)))));
  }
  await closeModals(scene, ASKER);
  return deliveries;
}

async function recordPresses(
  scene: Scene,
  { number, count }: { readonly number: string; readonly count: number },
): Promise<readonly Delivery[]> {
  return await scene.relay.capture(async () => {
    for (let at = 0; at < count; at += 1) await personAt(scene, ASKER).press(m.documents.record.button, number);
  });
}

/** How many records this person has received. */
function recordsOf(scene: Scene): number {
  return personAt(scene, ASKER)
    .messages()
    .flatMap(({ files = [] }) => files).length;
}

function told(nothing: Measured, drawing: Measured): { table: Table; aims: readonly Aim[] } {
  const p99 = ({ latencies }: Measured): number => percentile(latencies, 0.99);
  const late = lateOf(drawing.latencies);
  const row = (name: string, one: Measured): string[] => [
    name,
    String(one.drawn),
    fixed(percentile(one.latencies, 0.5)),
    fixed(p99(one)),
    fixed(Math.max(...one.latencies)),
    String(lateOf(one.latencies)),
  ];
  return {
    table: {
      title: `What ${SUBMISSIONS} forms wait for their acknowledgement (ms) while ${RECORDS_A_SECOND} records a second are drawn`,
      notes: [`${SUBMISSIONS_A_SECOND} a second at random moments, whether answered or not; each becomes a request.`],
      head: ['', 'drawn', 'p50', 'p99', 'longest', `over ${LATE_MS} ms`],
      rows: [row('nothing drawn', nothing), row('records drawn', drawing)],
    },
    aims: [
      {
        what: `drawing: forms of ${SUBMISSIONS} that are late`,
        ...{ measured: String(late), aim: '0', reached: late === 0 },
      },
      {
        what: 'drawing: p99 of their acknowledgement',
        ...{ measured: `${fixed(p99(drawing))} ms`, aim: '< 300 ms', reached: p99(drawing) < 300 },
      },
    ],
  };
}
