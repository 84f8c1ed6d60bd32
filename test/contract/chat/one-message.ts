import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, vi } from 'vitest';
import { ClaimLost, underClaim } from '#use-cases/ports/store/claim.ts';
import { carriedOut, DOUBTS, type ChatStage, type Seen } from './stage.ts';
import { fileCalled, noticeTo, saying } from './things.ts';
import { failureOf } from '../tenant.ts';
import { PATIENCE } from '#test/patience.ts';

/** What every chat promises of a service that breaks off, is slow, or does late what nobody waits for any more: one of each. */
export function describeOneMessage(stage: () => ChatStage): void {
  /** Those that say so, wherever they stand. */
  const saidTo = (where: 'systems' | { readonly id: string }, text: string): readonly Seen[] =>
    stage()
      .messages(where)
      .filter((message) => message.text.includes(text));

  it.each(DOUBTS)('leaves one of each after %s', async (how) => {
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
    await Promise.all(works.map(async ([work]) => await carriedOut(work)));
    // Nothing comes late any more.
    await sleep(1_000);
    await Promise.all(works.map(async ([work]) => await carriedOut(work)));
    for (const [, messages] of works) expect(messages()).toHaveLength(1);
  });

  it.each(['throttled', 'refused'] as const)('posts at once after it was %s: nothing was done of it', async (how) => {
    const notice = noticeTo('systems', `Tras ${how}`);
    stage().fault('post', how);
    await failureOf(stage().chat.show(notice));
    // What was refused is not looked for either.
    stage().fault('look', 'broken');
    await stage().chat.show(notice);
    expect(saidTo('systems', `Tras ${how}`)).toHaveLength(1);
  });

  it('writes nothing under a claim that was lost', async () => {
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
    // Whoever has the claim now need not wait for what was never sent.
    await chat.show(other);
    expect(saidTo('systems', 'Otra del reclamo')).toHaveLength(1);
  });

  it('deletes with the next showing one that came later than anybody waits, and leaves the other', async () => {
    const { chat } = stage();
    const notice = noticeTo('systems', 'Muy tarde');
    stage().fault('post', 'very_late');
    await failureOf(chat.show(notice));
    await carriedOut(async () => await chat.show(notice));
    const [first] = saidTo('systems', 'Muy tarde');
    stage().pass(60_000);
    await expect.poll(() => saidTo('systems', 'Muy tarde')).toHaveLength(2);
    const next = { ...notice, message: saying('Muy tarde, y otra vez') };
    await carriedOut(async () => await chat.show(next));
    expect(saidTo('systems', 'Muy tarde').map(({ id }) => id)).toEqual([first?.id]);
    expect(saidTo('systems', 'y otra vez')).toHaveLength(1);
  });

  it('deletes the second of what is shown but once too, below a message and before a person', async () => {
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
    await Promise.all(works.map(async (work) => await carriedOut(work)));
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

  it('shows the newer state in the end although the older one is carried out after it', async () => {
    const { chat } = stage();
    const notice = noticeTo('systems', 'Estado primero');
    const saysOf = (text: string) => ({ ...notice, message: saying(`Estado ${text}`) });
    await chat.show(notice);
    stage().fault('change', 'late');
    await failureOf(chat.show(saysOf('segundo')));
    await carriedOut(async () => await chat.show(saysOf('tercero')));
    await sleep(500);
    expect(saidTo('systems', 'Estado').map(({ text }) => text.includes('tercero'))).toEqual([true]);
  });

  it('puts a file below a message once, although the first one comes late', async () => {
    const { chat } = stage();
    const [card, file] = [noticeTo('systems', 'Con archivo tardío'), fileCalled('informe-tardio.pdf')];
    await chat.post(card);
    const attach = async (): Promise<void> => await chat.attach(file, card.key);
    stage().fault('file', 'late');
    await failureOf(attach());
    await carriedOut(attach);
    await sleep(1_000);
    const files = stage()
      .messages('systems')
      .flatMap((message) => message.files);
    expect(files.filter(({ name }) => name === file.name)).toHaveLength(1);
  });
}
