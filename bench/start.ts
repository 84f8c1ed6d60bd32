import { setTimeout as sleep } from 'node:timers/promises';
import { waitForAnswer, freePort, startChild } from './child.ts';
import { fixed, median, type Aim, type Table } from './report.ts';
import { temporaryDir, type Cleanup } from './scene.ts';

const WARM_STARTS = 3;

interface Start {
  readonly addressMs: number;
  readonly readyMs: number;
}

/**
 * Measures `npm start` with no configuration: in an empty directory, and again in the directory that the first start
 * left.
 */
export async function measureStart(cleanup: Cleanup): Promise<{ table: Table; aims: readonly Aim[] }> {
  const dir = await temporaryDir(cleanup);
  const cold = await start(dir, cleanup);
  const warm: Start[] = [];
  for (let turn = 0; turn < WARM_STARTS; turn += 1) warm.push(await start(dir, cleanup));
  const warmAddress = median(warm.map(({ addressMs }) => addressMs)) / 1_000;
  const warmReady = median(warm.map(({ readyMs }) => readyMs)) / 1_000;
  const table: Table = {
    title: 'From the command to the first use, with nothing configured (s)',
    notes: [`Embedded Postgres, local institution and bot. Warm: the median of ${WARM_STARTS} starts.`],
    head: ['', 'address printed', '/readyz answers 200'],
    rows: [
      ['cold: empty data directory', fixed(cold.addressMs / 1_000), fixed(cold.readyMs / 1_000)],
      ['warm', fixed(warmAddress), fixed(warmReady)],
    ],
  };
  const slowest = (each: Start): number => Math.max(each.addressMs, each.readyMs) / 1_000;
  const coldest = slowest(cold);
  const warmest = Math.max(warmAddress, warmReady);
  return {
    table,
    aims: [
      { what: 'cold start', measured: `${fixed(coldest)} s`, aim: '≤ 60 s', reached: coldest <= 60 },
      { what: 'warm start', measured: `${fixed(warmest)} s`, aim: '≤ 3 s', reached: warmest <= 3 },
    ],
  };
}

async function start(dir: string, cleanup: Cleanup): Promise<Start> {
  const port = await freePort();
  const begun = performance.now();
  // It is the working directory too, so that no .env of this repository is read.
  const child = startChild('../src/start.js', { cwd: dir, env: { DATA_DIR: dir, PORT: String(port) } });
  cleanup.defer(child.stop);
  const printed = (async () => {
    while (!/https?:\/\/\S+/.test(child.output()) && child.process.exitCode === null) await sleep(5);
    return performance.now() - begun;
  })();
  await waitForAnswer(child, `http://127.0.0.1:${port}/readyz`, [200]);
  const readyMs = performance.now() - begun;
  const addressMs = await printed;
  await child.stop();
  return { addressMs, readyMs };
}
