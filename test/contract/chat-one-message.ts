import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, vi } from 'vitest';
import { requestIn } from '#domain/request/request.fixture.ts';
import type { Request } from '#domain/request/request.ts';
import type { ChatMessage } from '#sandbox/services.ts';
import { ClaimLost, underClaim } from '#use-cases/ports/claim.ts';
import { reportWith } from '#use-cases/records/report.fixture.ts';
import { carriedOut, textOf, type ChatScene } from './chat-stage.ts';
import { failureOf } from './tenant.ts';
import { PATIENCE } from '../patience.ts';

const POST = '^chat\\.postMessage$';

/** What every chat promises of a service that breaks off, is slow, or does late what nobody waits for any more: one of each. */
export function describeOneMessage(scene: ChatScene): void {
  const { stage, someone, request, toldTo, inChannel, show, cards, withCard } = scene;

  it.each(['reset-before', 'reset-after-commit', 'http-500', 'internal-error', 'cut-late-1s'])(
    'leaves one of each after %s',
    async (kind) => {
      const [{ notices, slack }, holder, asked, other] = [stage(), someone(), request('info_requested'), request()];
      const notes = await withCard(asked);
      const deeds: readonly (readonly [() => Promise<void>, () => readonly ChatMessage[]])[] = [
        [async () => await show(other, 'systems'), () => cards(other, 'systems')],
        [async () => await show(asked, 'requester'), () => cards(asked, 'requester')],
        [async () => await notices.threadNote(asked, 'question:0', { kind: 'question', index: 0 }), notes],
        [async () => await notices.handOver(asked, holder, 'holder'), () => toldTo(holder)],
      ];
      for (const [work] of deeds) {
        slack.addFault({ kind, match: POST });
        expect(await failureOf(work())).toMatchObject({ service: 'chat', code: 'unknown_outcome' });
      }
      await Promise.all(deeds.map(async ([work]) => await carriedOut(work)));
      // Nothing comes late any more.
      await sleep(1_000);
      await Promise.all(deeds.map(async ([work]) => await carriedOut(work)));
      for (const [, messages] of deeds) expect(messages()).toHaveLength(1);
    },
  );

  it.each(['throttle-retry-after-30', 'invalid-auth'])(
    'posts at once after %s, which nothing was done of',
    async (kind) => {
      const seen = request();
      stage().slack.addFault({ kind, match: POST });
      await failureOf(show(seen, 'systems'));
      // What was refused is not looked for either.
      stage().slack.addFault({ kind: 'http-500', match: '^conversations\\.history$' });
      await show(seen, 'systems');
      expect(cards(seen, 'systems')).toHaveLength(1);
    },
  );

  it('writes nothing under a claim that was lost', async () => {
    const [{ notices, slack }, posted, other, asked] = [stage(), request(), request(), request('info_requested')];
    const notes = await withCard(asked);
    await show(posted, 'systems');
    const before = slack.everythingEverPosted().length;
    const lost = { confirm: async (): Promise<void> => await Promise.reject(new ClaimLost('card')) };
    const content = Buffer.from('{}');
    const file = { name: 'a.pdf', title: 'a', mediaType: 'application/pdf', content };
    const deeds = [
      async (): Promise<void> => await show(other, 'systems'),
      async (): Promise<void> => await show(posted, 'systems'),
      async (): Promise<void> => await notices.threadNote(asked, 'question:0', { kind: 'question', index: 0 }),
      async (): Promise<void> => await notices.tellReport(reportWith({ month: '2026-08' }), [file]),
    ];
    for (const work of deeds) await expect(underClaim(lost, work)).rejects.toBeInstanceOf(ClaimLost);
    expect(slack.everythingEverPosted()).toHaveLength(before);
    expect(notes()).toEqual([]);
    // Whoever has the claim now need not wait for what was never sent.
    await show(other, 'systems');
    expect(cards(other, 'systems')).toHaveLength(1);
  });

  it('deletes with the next showing one that came later than anybody waits, and leaves the other', async () => {
    const [{ slack }, seen] = [stage(), request()];
    slack.addFault({ kind: 'cut-late-1m', match: POST });
    await failureOf(show(seen, 'systems'));
    await carriedOut(async () => await show(seen, 'systems'));
    const [first] = cards(seen, 'systems');
    slack.moveClock(60_000);
    await expect.poll(() => cards(seen, 'systems')).toHaveLength(2);
    const next = requestIn('approved', { ...seen, state: 'approved', revision: seen.revision + 1 });
    await carriedOut(async () => await show(next, 'systems'));
    expect(cards(seen, 'systems').map(({ ts }) => ts)).toEqual([first?.ts]);
    expect(textOf(cards(seen, 'systems')[0])).not.toBe(textOf(first));
  });

  it('deletes the second of what is shown but once too, in a thread and in direct messages', async () => {
    const [{ notices, slack }, holder, asked] = [stage(), someone(), request('info_requested')];
    const notes = await withCard(asked);
    const deeds = [
      async (): Promise<void> => await notices.threadNote(asked, 'question:0', { kind: 'question', index: 0 }),
      async (): Promise<void> => await notices.handOver(asked, holder, 'holder'),
    ];
    for (const work of deeds) {
      slack.addFault({ kind: 'cut-late-1m', match: POST });
      await failureOf(work());
    }
    await Promise.all(deeds.map(async (work) => await carriedOut(work)));
    slack.moveClock(60_000);
    await expect.poll(() => [notes().length, toldTo(holder).length]).toEqual([2, 2]);
    await vi.waitFor(
      async () => {
        await stage().chat.settle();
        expect([notes().length, toldTo(holder).length]).toEqual([1, 1]);
      },
      { timeout: PATIENCE, interval: 200 },
    );
  });

  it('shows the newer state in the end although the older one is carried out after it', async () => {
    const [{ slack }, seen] = [stage(), request()];
    const at = (state: Request['state'], by: number): Request =>
      requestIn(state, { ...seen, state, revision: seen.revision + by });
    await show(seen, 'systems');
    slack.addFault({ kind: 'cut-late-1s', match: '^chat\\.update$' });
    await failureOf(show(at('cancelled', 1), 'systems'));
    await carriedOut(async () => await show(at('approved', 2), 'systems'));
    await sleep(500);
    expect(textOf(cards(seen, 'systems')[0])).toContain('Pulse Ejecutar');
  });

  it('puts a file into its thread once, although the first one comes late', async () => {
    const { notices, slack } = stage();
    const month = '2026-09';
    const content = Buffer.from('{}');
    const file = { name: `informe-${month}.pdf`, title: 'Informe', mediaType: 'application/pdf', content };
    const tell = async (): Promise<void> => await notices.tellReport(reportWith({ month }), [file]);
    const names = (): readonly string[] => inChannel().flatMap(({ files = [] }) => files.map(({ name }) => name));
    slack.addFault({ kind: 'cut-late-1s', match: '^files\\.completeUploadExternal$' });
    await failureOf(tell());
    await carriedOut(tell);
    await sleep(1_000);
    expect(names().filter((name) => name === file.name)).toHaveLength(1);
  });
}
