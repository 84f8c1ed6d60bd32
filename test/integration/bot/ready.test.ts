import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '#sandbox/free-port.fixture.ts';
import { eventually, personAt, setStage, type Stage } from '#test/stages/stage.ts';

describe.each(['socket', 'http'] as const)('a bot that Slack reaches by %s', (transport) => {
  let stage: Stage;
  beforeAll(async () => {
    const port = await freePort();
    stage = await setStage({ transport, botUrl: `http://127.0.0.1:${port}` }, { PORT: String(port) });
  });
  afterAll(async () => await stage.stop());

  it('is not ready while Slack refuses the token, and stays ready while Slack is only busy', async () => {
    const { slack } = stage.institution;
    const ready = async (): Promise<number> => (await fetch(`http://127.0.0.1:${stage.bot.port}/readyz`)).status;
    const whileAllAre = async (kind: string): Promise<void> => {
      slack.addFault({ kind, match: '.', times: 1_000 });
      await personAt(stage, 'U0EMPLEADA').command('/correo', 'crear');
      await eventually('a call to be answered so', () => slack.faults().some(({ remaining }) => remaining < 1_000));
    };
    await whileAllAre('throttle-retry-after-1');
    // Long enough for the answer to arrive.
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await ready()).toBe(200);
    slack.clearFaults();
    await whileAllAre('invalid-auth');
    await expect.poll(ready).toBe(503);
    slack.clearFaults();
    await personAt(stage, 'U0EMPLEADA').command('/correo', 'crear');
    await expect.poll(ready).toBe(200);
  });
});
