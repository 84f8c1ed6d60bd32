import { setTimeout as sleep } from 'node:timers/promises';
import { personAt } from '#test/stages/stage.ts';
import { startChild } from './child.ts';
import type { Delivery, Volley, VolleyResult } from './load-generator.ts';
import { fixed, median, percentile, type Aim, type Table } from './report.ts';
import type { Cleanup, Program, Scene } from './scene.ts';

const ROUNDS = 5;
/** Deliveries sent before measuring: a bot runs for weeks, so its code is compiled by then. */
const WARM_UP = 800;
const CONNECTIONS = 16;
/**
 * How far the clock of the local Slack is set back, so that triggers stay valid however long it takes to send the
 * volley.
 */
const BACK_MS = -600_000;
const QUIET_MS = 150;

const PACES = [
  { name: '50/s', count: 150, perSecond: 50 },
  { name: '100/s', count: 200, perSecond: 100 },
  { name: 'saturation', count: 400, perSecond: null },
] as const;

interface Door {
  readonly name: string;
  /** Does once in the local Slack what a person would do there. */
  readonly act: () => Promise<void>;
}

const NAMES = ['bare', 'hand', 'ours'] as const;
type Name = (typeof NAMES)[number];

interface Result extends VolleyResult {
  /** Milliseconds from the first delivery until everything that the volley caused was done. */
  readonly doneMs: number;
}

type Round = Readonly<Record<Name, Result>>;

/**
 * Measures throughput and time to the acknowledgement: ours, a bare Bolt app's and a hand-written app's, in alternating
 * rounds.
 */
export async function measureLoad(scene: Scene, cleanup: Cleanup): Promise<{ table: Table; aims: readonly Aim[] }> {
  const generate = startGenerator(scene, cleanup);
  const fire: typeof generate = async (program, volley) => {
    const result = await generate(program, volley);
    if (result.failures > 0)
      throw new Error(`${result.failures} deliveries to ${program.eventsUrl} were not acknowledged`);
    return result;
  };
  const watch = watchWork(scene);
  const doors = doorsOf(scene);
  for (const door of doors) {
    for (const program of [scene.bare, scene.hand, scene.bot]) {
      const deliveries = await capture(scene, door, WARM_UP);
      await fire(program, { deliveries, pace: { kind: 'closed', connections: 4 } });
      await watch.quiet();
    }
  }
  const results = new Map<string, Round[]>();
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const door of doors) {
      for (const pace of PACES) {
        const measured: Partial<Record<Name, Result>> = {};
        for (const name of round % 2 === 0 ? NAMES : NAMES.toReversed()) {
          // A press can open only one window, so each program gets its own presses.
          const volley = {
            deliveries: await capture(scene, door, pace.count),
            pace: paceOf(pace.perSecond, round + 1),
          };
          const startedAt = performance.now();
          const result = await fire(name === 'ours' ? scene.bot : scene[name], volley);
          const doneAt = await watch.quiet();
          measured[name] = { ...result, doneMs: Math.max(doneAt - startedAt, result.elapsedMs) };
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

/** Starts a process that sends volleys, one at a time. */
export function startGenerator(
  scene: Scene,
  cleanup: Cleanup,
): (program: Program, volley: Pick<Volley, 'deliveries' | 'pace'>) => Promise<VolleyResult> {
  const child = startChild('./load-generator.ts', { env: {}, ipc: true });
  cleanup.defer(child.stop);
  return async (program, volley) => {
    const { eventsUrl: url } = program;
    return await new Promise<VolleyResult>((resolve, reject) => {
      const gone = (): void => reject(new Error(`the load generator ended:\n${child.output()}`));
      child.process.once('close', gone);
      child.process.once('message', (answer) => {
        child.process.off('close', gone);
        resolve(answer as VolleyResult);
      });
      child.process.send({ ...volley, url, signingSecret: scene.signingSecret } satisfies Volley);
    });
  };
}

/** Deliveries made by the local Slack, each with its own trigger and response URL. */
async function capture(scene: Scene, door: Door, count: number): Promise<readonly Delivery[]> {
  const deliveries = await scene.relay.capture(async () => {
    for (let left = count; left > 0; left -= 20) {
      await Promise.all(Array.from({ length: Math.min(20, left) }, door.act));
    }
  });
  scene.institution.slack.moveClock(BACK_MS);
  return deliveries;
}

/**
 * Watches the local Slack for changes. `quiet` waits until the bot's work after its acknowledgements is over, and
 * answers when the last change was.
 */
export function watchWork(scene: Scene): { quiet(): Promise<number>; stop(): void } {
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

/** The request whose button is pressed already exists, submitted and planned. */
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
      const rate = ({ latencies, elapsedMs }: Result): number => (latencies.length / elapsedMs) * 1_000;
      const doneRate = ({ latencies, doneMs }: Result): number => (latencies.length / doneMs) * 1_000;
      const p99 = ({ latencies }: Result): number => percentile(latencies, 0.99);
      const ratio = (of: (result: Result) => number, reference: 'bare' | 'hand'): number =>
        median(rounds.map((round) => of(round.ours) / of(round[reference])));
      const side = (name: Name): string[] => {
        const all = rounds.flatMap((round) => round[name].latencies);
        const perSecond = fixed(median(rounds.map((round) => rate(round[name]))), 0);
        return [perSecond, fixed(percentile(all, 0.5)), fixed(percentile(all, 0.99))];
      };
      const done = (name: Name): string => fixed(median(rounds.map((round) => doneRate(round[name]))), 0);
      const what = `${door.name}, ${pace.name}`;
      rows.push([
        ...[what, ...side('bare'), ...side('hand'), done('hand'), ...side('ours'), done('ours')],
        ...[fixed(ratio(rate, 'bare')), fixed(ratio(p99, 'bare'))],
        ...[fixed(ratio(rate, 'hand')), fixed(ratio(p99, 'hand'))],
      ]);
      for (const [reference, least, most] of [
        ['bare', 0.9, 1.2],
        ['hand', 0.8, 1.5],
      ] as const) {
        const [throughput, latency] = [ratio(rate, reference), ratio(p99, reference)];
        const of = reference === 'bare' ? "the bare app's" : "the hand-written app's";
        aims.push(
          {
            what: `${what}: throughput, of ${of}`,
            measured: fixed(throughput),
            aim: `≥ ${least}`,
            reached: throughput >= least,
          },
          { what: `${what}: p99, of ${of}`, measured: fixed(latency), aim: `≤ ${most}`, reached: latency <= most },
        );
      }
    }
  }
  const table: Table = {
    title:
      'To the acknowledgement, beside a bare Bolt app that only acknowledges, and a hand-written one that does the same for the person',
    notes: [
      `${ROUNDS} alternating rounds; ratios are the median of the rounds', latencies (ms) of all rounds together.`,
      '50/s and 100/s: that rate is offered at random moments, whether answered or not (open loop).',
      `saturation: ${CONNECTIONS} connections, each sends as soon as its last was answered (closed loop).`,
      'The bot, the two apps, the sender and Postgres are processes of their own; the local Slack runs in the bench process.',
      'Ours and the hand-written one go on after the acknowledgement (the modal or the list): "done/s" counts until all of that was done.',
      'button: Aprobar on a request that waits. /correos: a rare name among 100,000 accounts.',
    ],
    head: [
      ...['', 'bare/s', 'p50', 'p99', 'hand/s', 'p50', 'p99', 'done/s', 'ours/s', 'p50', 'p99', 'done/s'],
      ...['of bare', 'p99', 'of hand', 'p99'],
    ],
    rows,
  };
  return { table, aims };
}
