import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, vi } from 'vitest';
import { ClaimLost, underClaim } from '#use-cases/ports/store/claim.ts';
import { retryUntilDone, DOUBTS, type ChatStage, type Seen } from './stage.ts';
import { fileCalled, noticeTo, saying } from './things.ts';
import { failureOf } from '../tenant.ts';
import { PATIENCE } from '#test/patience.ts';

/**
 * What every chat has to do when its service breaks off, is slow, or does something after nobody waits for it any more:
 * no message may appear twice.
 */
export function describeOneMessage(stage: () => ChatStage): void {
  /** The messages there whose text contains this. */
  const saidTo = (where: 'systems' | { readonly id: string }, text: string): readonly Seen[] =>
    stage()
      .messages(where)
      .filter((message) => message.text.includes(text));

  it.each(DOUBTS)('leaves only one of each message after %s', async (how) => {
    const { chat } = stage();
    const [card, person] = [noticeTo('systems', `Tarjeta ${how}`), stage().enter()];
    await chat.show(card);
    const other = noticeTo('systems', `Aviso ${how}`);
    const note = noticeTo('systems', `Nota ${how}`);
    const [shown, told] = [noticeTo(person, 'Para mostrar'), noticeTo(person, 'Para decir')];
    const works: readonly (readonly [() => Promise<void>, () => readonly Seen[]])[] = [
      [async () => await chat.show(other), () => saidTo('systems', `Aviso ${how}`)],
      [async () => await chat.show(shown), () => saidTo(person, 'Para mostrar')],
      [async () => await chat.post(note, card.key), () => saidTo('systems', `Nota ${how}`)],
      [async () => await chat.post(told), () => saidTo(person, 'Para decir')],
    ];
    for (const [work] of works) {
      stage().fault('post', how);
      expect(await failureOf(work())).toMatchObject({ service: 'chat', code: 'unknown_outcome' });
    }
    await Promise.all(works.map(async ([work]) => await retryUntilDone(work)));
    // Everything that was late has arrived by now.
    await sleep(1_000);
    await Promise.all(works.map(async ([work]) => await retryUntilDone(work)));
    for (const [, messages] of works) expect(messages()).toHaveLength(1);
  });

  it.each(['throttled', 'refused'] as const)(
    'posts at once after it was %s, since nothing had been posted',
    async (how) => {
      const notice = noticeTo('systems', `Tras ${how}`);
      stage().fault('post', how);
      await failureOf(stage().chat.show(notice));
      // After a refusal, the chat is not searched for the message either.
      stage().fault('look', 'broken');
      await stage().chat.show(notice);
      expect(saidTo('systems', `Tras ${how}`)).toHaveLength(1);
    },
  );

  it('writes nothing once the claim was lost', async () => {
    const { chat } = stage();
    const [card, other] = [noticeTo('systems', 'La tarjeta del reclamo'), noticeTo('systems', 'Otra del reclamo')];
    await chat.show(card);
    const before = stage().everPosted();
    const lost = { confirm: async (): Promise<void> => await Promise.reject(new ClaimLost('card')) };
    const works = [
      async (): Promise<void> => await chat.show(other),
      async (): Promise<void> => await chat.show(card),
      async (): Promise<void> => await chat.post(noticeTo('systems', 'La nota del reclamo'), card.key),
      async (): Promise<void> => await chat.attach(fileCalled('reclamo.pdf'), card.key),
    ];
    for (const work of works) await expect(underClaim(lost, work)).rejects.toBeInstanceOf(ClaimLost);
    expect(stage().everPosted()).toBe(before);
    // Whoever has the claim now does not have to wait, since nothing was sent.
    await chat.show(other);
    expect(saidTo('systems', 'Otra del reclamo')).toHaveLength(1);
  });

  it('deletes, at the next update, a second message that came after all waiting was over, and keeps the first', async () => {
    const { chat } = stage();
    const notice = noticeTo('systems', 'Muy tarde');
    stage().fault('post', 'very_late');
    await failureOf(chat.show(notice));
    await retryUntilDone(async () => await chat.show(notice));
    const [first] = saidTo('systems', 'Muy tarde');
    stage().pass(60_000);
    await expect.poll(() => saidTo('systems', 'Muy tarde')).toHaveLength(2);
    const next = { ...notice, message: saying('Muy tarde, y otra vez') };
    await retryUntilDone(async () => await chat.show(next));
    expect(saidTo('systems', 'Muy tarde').map(({ id }) => id)).toEqual([first?.id]);
    expect(saidTo('systems', 'y otra vez')).toHaveLength(1);
  });

  it('deletes the second copy of a message that is never updated, in a thread and in a direct message', async () => {
    const { chat } = stage();
    const [card, person] = [noticeTo('systems', 'Con nota tardía'), stage().enter()];
    await chat.show(card);
    const [note, told] = [noticeTo('systems', 'Nota tardía'), noticeTo(person, 'Aviso tardío')];
    const works = [
      async (): Promise<void> => await chat.post(note, card.key),
      async (): Promise<void> => await chat.post(told),
    ];
    for (const work of works) {
      stage().fault('post', 'very_late');
      await failureOf(work());
    }
    await Promise.all(works.map(async (work) => await retryUntilDone(work)));
    const counts = () => [saidTo('systems', 'Nota tardía').length, saidTo(person, 'Aviso tardío').length];
    stage().pass(60_000);
    await expect.poll(counts).toEqual([2, 2]);
    await vi.waitFor(
      async () => {
        await chat.settle();
        expect(counts()).toEqual([1, 1]);
      },
      { timeout: PATIENCE, interval: 200 },
    );
  });

  it('shows the newer state in the end, even if the older one is carried out after it', async () => {
    const { chat } = stage();
    const notice = noticeTo('systems', 'Estado primero');
    const saysOf = (text: string) => ({ ...notice, message: saying(`Estado ${text}`) });
    await chat.show(notice);
    stage().fault('change', 'late');
    await failureOf(chat.show(saysOf('segundo')));
    await retryUntilDone(async () => await chat.show(saysOf('tercero')));
    await sleep(500);
    expect(saidTo('systems', 'Estado').map(({ text }) => text.includes('tercero'))).toEqual([true]);
  });

  it('posts a file in a thread once, even if the first attempt is carried out late', async () => {
    const { chat } = stage();
    const [card, file] = [noticeTo('systems', 'Con archivo tardío'), fileCalled('informe-tardio.pdf')];
    await chat.post(card);
    const attach = async (): Promise<void> => await chat.attach(file, card.key);
    stage().fault('file', 'late');
    await failureOf(attach());
    await retryUntilDone(attach);
    await sleep(1_000);
    const files = stage()
      .messages('systems')
      .flatMap((message) => message.files);
    expect(files.filter(({ name }) => name === file.name)).toHaveLength(1);
  });
}
