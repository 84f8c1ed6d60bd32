import { describe, expect, it } from 'vitest';
import type { Audience, Notice } from '#dialogue/chat.ts';
import { openOnce, twice, type ChatStage, type OpenChat, type Seen } from './stage.ts';
import { newKey, noticeTo, saying } from './things.ts';
import { failureOf } from '../tenant.ts';

const AUDIENCES = ['systems', 'person'] as const;

/** What every chat has to do with messages while nothing goes wrong. */
export function describePosts(stage: () => ChatStage, open: OpenChat): void {
  const audience = (which: (typeof AUDIENCES)[number]): Audience => (which === 'systems' ? which : stage().enter());
  /** The messages that were added since. */
  const since = (to: Audience): (() => readonly Seen[]) => {
    const before = stage().messages(to).length;
    return () => stage().messages(to).slice(before);
  };

  it.each(AUDIENCES)('posts a message once to %s, with its text, summary and buttons', async (which) => {
    const to = audience(which);
    const seen = since(to);
    const notice: Notice = { key: newKey(), to, message: saying('Hay algo que hacer', 'Hacerlo') };
    await twice(async () => await stage().chat.post(notice));
    // Posting under the same key again changes nothing.
    await stage().chat.post({ ...notice, message: saying('Otra cosa') });
    expect(seen()).toMatchObject([{ summary: 'Resumen: Hay algo que hacer', buttons: ['Hacerlo'], under: null }]);
    expect(seen()[0]?.text).toContain('Hay algo que hacer');
    await stage().chat.post({ ...notice, key: newKey() });
    expect(seen()).toHaveLength(2);
  });

  it.each(AUDIENCES)('shows a message to %s and updates it in place', async (which) => {
    const to = audience(which);
    const seen = since(to);
    const notice: Notice = { key: newKey(), to, message: saying('Falta aprobarla', 'Aprobar') };
    await stage().chat.show(notice);
    const [posted] = seen();
    await twice(async () => await stage().chat.show({ ...notice, message: saying('Aprobada') }));
    expect(seen()).toMatchObject([{ id: posted?.id, buttons: [] }]);
    expect(seen()[0]?.text).toContain('Aprobada');
  });

  it.each(AUDIENCES)('shows a message to %s again if it was deleted from the chat', async (which) => {
    const to = audience(which);
    const seen = since(to);
    const notice = noticeTo(to);
    await stage().chat.show(notice);
    const [gone] = seen();
    if (gone === undefined) throw new Error('no message');
    await stage().remove(to, gone);
    expect(seen()).toEqual([]);
    await twice(async () => await stage().chat.show(notice));
    expect(seen()).toHaveLength(1);
    expect(seen()[0]?.id).not.toBe(gone.id);
  });

  it.each(AUDIENCES)('posts in the thread of a message to %s, once that message is there', async (which) => {
    const to = audience(which);
    const seen = since(to);
    const [card, note] = [noticeTo(to, 'La tarjeta'), noticeTo(to, 'La nota')];
    const early = await failureOf(stage().chat.post(note, card.key));
    expect(early).toMatchObject({ service: 'chat', code: 'unavailable' });
    expect(seen()).toEqual([]);
    await stage().chat.show(card);
    await twice(async () => await stage().chat.post(note, card.key));
    await stage().chat.post({ ...note, key: newKey() }, card.key);
    const [above, ...below] = seen();
    expect(below.map(({ under }) => under)).toEqual([above?.id, above?.id]);
  });

  it('shows a note in a thread to everybody in the channel where that is asked for, once', async () => {
    const seen = since('systems');
    const [card, note] = [noticeTo('systems', 'La tarjeta'), noticeTo('systems', 'La nota')];
    await stage().chat.show(card);
    await stage().chat.post({ ...note, key: newKey() }, card.key);
    await twice(async () => await stage().chat.post({ ...note, alsoInChannel: true }, card.key));
    const [above, ...below] = seen();
    expect(below.map(({ under, isForAll }) => [under, isForAll])).toEqual([
      [above?.id, false],
      [above?.id, true],
    ]);
  });

  it('says how long to wait when throttled, and posts afterwards', async () => {
    const person = stage().enter();
    const notice = noticeTo(person);
    stage().fault('any', 'throttled');
    const throttled = { service: 'chat', code: 'throttled', retryAfterMs: 30_000 };
    expect(await failureOf(stage().chat.post(notice))).toMatchObject(throttled);
    expect(stage().messages(person)).toEqual([]);
    await stage().chat.post(notice);
    expect(stage().messages(person)).toHaveLength(1);
  });

  it('reports somebody who left as not found, with or without a message to them', async () => {
    const [gone, leaves] = [stage().enter('gone'), stage().enter()];
    const before = noticeTo(leaves);
    await stage().chat.show(before);
    stage().become(leaves, 'gone');
    const left = { service: 'chat', code: 'not_found' };
    await twice(async () => {
      expect(await failureOf(stage().chat.post(noticeTo(gone)))).toMatchObject(left);
      expect(await failureOf(stage().chat.show(noticeTo(leaves)))).toMatchObject(left);
    });
  });

  describe('the systems area’s channel', () => {
    const closed = openOnce(open);

    it('says whether the bot may write in it', async () => {
      expect(await closed().chat.hasSystemsChannel()).toBe(true);
      await closed().chat.post(noticeTo('systems'));
      closed().closeSystemsChannel();
      expect(await closed().chat.hasSystemsChannel()).toBe(false);
      closed().fault('any', 'broken');
      expect(await failureOf(closed().chat.hasSystemsChannel())).toMatchObject({ service: 'chat' });
    });
  });
}
