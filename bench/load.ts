import { setTimeout as sleep } from 'node:timers/promises';
import { personAt } from '#test/stage.ts';
import { startChild } from './child.ts';
import type { Delivery, Volley, VolleyResult } from './load-generator.ts';
import { fixed, median, percentile, type Aim, type Table } from './report.ts';
import type { Cleanup, Program, Scene } from './scene.ts';

const ROUNDS = 3;
const WARM_UP = 200;
const CONNECTIONS = 16;
/** Longer than any trigger of the local Slack lives, so that a volley may be sent at leisure. */
const BACK_MS = -600_000;
const QUIET_MS = 150;

const PACES = [
  { name: '50/s', count: 150, perSecond: 50 },
  { name: '100/s', count: 200, perSecond: 100 },
  { name: 'saturation', count: 400, perSecond: null },
] as const;

interface Door {
  readonly name: string;
  /** Does at the local Slack what a person does there, once. */
  readonly act: () => Promise<void>;
}

interface Round {
  readonly bare: VolleyResult;
  readonly ours: VolleyResult;
  /** Milliseconds from our first acknowledgement's request until all that followed from the volley was done. */
  readonly oursDoneMs: number;
}

/** Throughput and latency to the acknowledgement, ours beside a bare Bolt app's, in alternating rounds. */
export async function measureLoad(scene: Scene, cleanup: Cleanup): Promise<{ table: Table; aims: readonly Aim[] }> {
  const fire = startGenerator(scene, cleanup);
  const watch = watchWork(scene);
  const doors = doorsOf(scene);
  for (const door of doors) {
    const deliveries = await capture(scene, door, WARM_UP);
    for (const program of [scene.bare, scene.bot]) {
      await fire(program, { deliveries, pace: { kind: 'closed', connections: 4 } });
      await watch.quiet();
    }
  }
  const results = new Map<string, Round[]>();
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const door of doors) {
      for (const pace of PACES) {
        const deliveries = await capture(scene, door, pace.count);
        const volley = { deliveries, pace: paceOf(pace.perSecond, round + 1) };
        const measured: Partial<Round> = {};
        for (const name of round % 2 === 0 ? (['bare', 'ours'] as const) : (['ours', 'bare'] as const)) {
          const startedAt = performance.now();
          const result = await fire(name === 'bare' ? scene.bare : scene.bot, volley);
          const doneAt = await watch.quiet();
          const oursDoneMs = Math.max(doneAt - startedAt, result.elapsedMs);
          Object.assign(measured, name === 'bare' ? { bare: result } : { ours: result, oursDoneMs });
        }
        const key = `${door.name} ${pace.name}`;
        results.set(key, [...(results.get(key) ?? []), measured as Round]);
      }
    }
  }
  watch.stop();
  return summary(results, doors);
}

function paceOf(perSecond: number | null, seed: number): Volley['pace'] {
  return perSecond === null ? { kind: 'closed', connections: CONNECTIONS } : { kind: 'rate', perSecond, seed };
}

function startGenerator(
  scene: Scene,
  cleanup: Cleanup,
): (program: Program, volley: Pick<Volley, 'deliveries' | 'pace'>) => Promise<VolleyResult> {
  const child = startChild('./load-generator.ts', { env: {}, ipc: true });
  cleanup.defer(child.stop);
  return async (program, volley) => {
    const { eventsUrl: url } = program;
    const result = await new Promise<VolleyResult>((resolve, reject) => {
      const gone = (): void => reject(new Error(`the load generator ended:\n${child.output()}`));
      child.process.once('close', gone);
      child.process.once('message', (answer) => {
        child.process.off('close', gone);
        resolve(answer as VolleyResult);
      });
      child.process.send({ ...volley, url, signingSecret: scene.signingSecret } satisfies Volley);
    });
    if (result.failures > 0) throw new Error(`${result.failures} deliveries to ${url} were not acknowledged`);
    return result;
  };
}

/** Deliveries as the local Slack makes them, each with its own trigger and response address. */
async function capture(scene: Scene, door: Door, count: number): Promise<readonly Delivery[]> {
  const deliveries = await scene.relay.capture(async () => {
    for (let left = count; left > 0; left -= 20) {
      await Promise.all(Array.from({ length: Math.min(20, left) }, door.act));
    }
  });
  scene.institution.slack.moveClock(BACK_MS);
  return deliveries;
}

/** When the local Slack last saw something change: what the bot does after its acknowledgements ends there. */
function watchWork(scene: Scene): { quiet(): Promise<number>; stop(): void } {
  let lastAt = performance.now();
  const stop = scene.institution.slack.onChange(() => {
    lastAt = performance.now();
  });
  return {
    stop,
    quiet: async () => {
      do await sleep(QUIET_MS);
      while (performance.now() - lastAt < QUIET_MS);
      return lastAt;
    },
  };
}

/** The request whose button is pressed stands there already, submitted and planned. */
function doorsOf({ institution }: Scene): readonly Door[] {
  const { slack } = institution;
  const employee = 'U0EMPLEADA';
  const home = slack.directMessageOf(employee);
  const systems = personAt({ institution }, 'U0SISTEMAS1');
  return [
    { name: '/correo', act: async () => await slack.slashCommand(employee, home, '/correo', '') },
    { name: 'button', act: async () => await systems.press('Aprobar') },
    { name: '/correos', act: async () => await slack.slashCommand(employee, home, '/correos', 'ñustes') },
  ];
}

function summary(
  results: ReadonlyMap<string, readonly Round[]>,
  doors: readonly Door[],
): { table: Table; aims: readonly Aim[] } {
  const rows: string[][] = [];
  const aims: Aim[] = [];
  for (const door of doors) {
    for (const pace of PACES) {
      const rounds = results.get(`${door.name} ${pace.name}`) ?? [];
      const rate = ({ latencies, elapsedMs }: VolleyResult): number => (latencies.length / elapsedMs) * 1_000;
      const p99 = ({ latencies }: VolleyResult): number => percentile(latencies, 0.99);
      const throughput = median(rounds.map(({ bare, ours }) => rate(ours) / rate(bare)));
      const latency = median(rounds.map(({ bare, ours }) => p99(ours) / p99(bare)));
      const side = (name: 'bare' | 'ours'): string[] => {
        const all = rounds.flatMap((round) => round[name].latencies);
        const perSecond = fixed(median(rounds.map((round) => rate(round[name]))), 0);
        return [perSecond, fixed(percentile(all, 0.5)), fixed(percentile(all, 0.99))];
      };
      const done = fixed(median(rounds.map(({ ours, oursDoneMs }) => (ours.latencies.length / oursDoneMs) * 1_000)), 0);
      rows.push([
        `${door.name}, ${pace.name}`,
        ...side('bare'),
        ...side('ours'),
        done,
        fixed(throughput),
        fixed(latency),
      ]);
      const what = `${door.name}, ${pace.name}`;
      aims.push(
        {
          what: `${what}: throughput, of the bare app's`,
          measured: fixed(throughput),
          aim: '≥ 0.9',
          reached: throughput >= 0.9,
        },
        { what: `${what}: p99, of the bare app's`, measured: fixed(latency), aim: '≤ 1.2', reached: latency <= 1.2 },
      );
    }
  }
  const table: Table = {
    title: 'To the acknowledgement, beside a bare Bolt app that only acknowledges',
    notes: [
      `${ROUNDS} alternating rounds; ratios are the median of the rounds', latencies (ms) of all rounds together.`,
      '50/s and 100/s: that rate is offered at random moments, whether answered or not (open loop).',
      `saturation: ${CONNECTIONS} connections, each sends as soon as its last was answered (closed loop).`,
      'The bot, the bare app, the sender and Postgres are processes of their own; the local Slack runs in the bench process.',
      'Ours goes on after the acknowledgement (who it is, the modal or the list): "done/s" counts until all of that was done.',
      'button: Aprobar on a request that waits. /correos: a rare name among 100,000 accounts.',
    ],
    head: ['', 'bare/s', 'p50', 'p99', 'ours/s', 'p50', 'p99', 'done/s', 'throughput', 'p99 ratio'],
    rows,
  };
  return { table, aims };
}
