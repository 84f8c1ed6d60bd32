import { describe, expect, it } from 'vitest';
import { FAILURE, NOW, QUESTION, requestIn, SYSTEMS } from '#domain/request/request.fixture.ts';
import type { Request } from '#domain/request/request.ts';
import type { ChatUser } from '#sandbox/services.ts';
import type { CardAudience } from '#use-cases/ports/job.ts';
import { describeHandOvers } from './chat-hand-over.ts';
import { describeOneMessage } from './chat-one-message.ts';
import { chatScene, hasButton, textOf, twice, type OpenChat } from './chat-stage.ts';
import { failureOf } from './tenant.ts';

const AUDIENCES: readonly CardAudience[] = ['systems', 'requester'];
const ANSWER = { text: 'Profesional de planta', at: NOW };

/** What every adapter of the chat promises. */
export function describeChat(name: string, open: OpenChat): void {
  describe(`Chat on ${name}`, () => {
    const scene = chatScene(open);
    const { stage, someone, leave, request, toldTo, inChannel, show, cards, withCard } = scene;

    describeHandOvers(scene);
    describeOneMessage(scene);

    it.each(AUDIENCES)('posts one card for %s, and brings it up to date in its place', async (audience) => {
      const first = request();
      const next = requestIn('approved', { ...first, state: 'approved', revision: 8 });
      await show(first, audience);
      const [posted] = cards(first, audience);
      await twice(async () => await show(next, audience));
      expect(cards(first, audience).map(({ ts }) => ts)).toEqual([posted?.ts]);
      expect(textOf(cards(first, audience)[0])).not.toBe(textOf(posted));
      expect(cards(first, audience === 'systems' ? 'requester' : 'systems')).toEqual([]);
    });

    it.each(AUDIENCES)('posts a card for %s anew that is gone from the chat', async (audience) => {
      const seen = request();
      await show(seen, audience);
      const [gone] = cards(seen, audience);
      if (gone === undefined) throw new Error('no card');
      await stage().remove(gone);
      expect(cards(seen, audience)).toEqual([]);
      await twice(async () => await show(seen, audience));
      expect(cards(seen, audience)).toHaveLength(1);
      expect(cards(seen, audience)[0]?.ts).not.toBe(gone.ts);
    });

    it('hands over once to each person', async () => {
      const [seen, holder, responsible] = [request('executed'), someone(), someone()];
      await twice(async () => {
        await stage().notices.handOver(seen, holder, 'holder');
        await stage().notices.handOver(seen, responsible, 'responsible');
      });
      for (const person of [holder, responsible]) {
        expect(toldTo(person)).toMatchObject([{ edited: false }]);
        expect(toldTo(person).map(hasButton)).toEqual([true]);
        expect(textOf(toldTo(person)[0])).toContain(seen.plan?.address);
      }
    });

    it('asks a question once, with its button until it is answered', async () => {
      const asked = request('info_requested');
      await twice(async () => await stage().notices.tellQuestion(asked, 0));
      const [question] = toldTo(asked.requester);
      expect(toldTo(asked.requester).map(hasButton)).toEqual([true]);
      expect(textOf(question)).toContain(QUESTION.text);
      const answered: Request = { ...asked, state: 'submitted', questions: [{ ...QUESTION, answer: ANSWER }] };
      await twice(async () => await stage().notices.tellQuestion(answered, 0));
      expect(toldTo(asked.requester).map(({ ts }) => ts)).toEqual([question?.ts]);
      expect(toldTo(asked.requester).map(hasButton)).toEqual([false]);
      expect(textOf(toldTo(asked.requester)[0])).toContain(ANSWER.text);
    });

    it('notes in the thread of the card, once for each key, and an answer never before its question', async () => {
      const answered = request('submitted', { questions: [{ ...QUESTION, answer: ANSWER }] });
      const notes = await withCard(answered);
      await twice(async () => {
        await stage().notices.threadNote(answered, 'answer:0', { kind: 'answer', index: 0 });
        await stage().notices.threadNote(answered, 'question:0', { kind: 'question', index: 0 });
      });
      expect(notes()).toHaveLength(2);
      expect(textOf(notes()[0])).toContain(QUESTION.text);
      expect(textOf(notes()[1])).toContain(ANSWER.text);
      const failed = { kind: 'failed', failure: FAILURE } as const;
      for (const key of ['failed:8', 'failed:9', 'failed:8']) await stage().notices.threadNote(answered, key, failed);
      expect(notes()).toHaveLength(4);
      expect(cards(answered, 'systems')).toHaveLength(1);
    });

    it('refuses a note while there is no card', async () => {
      const [seen, before] = [request('failed'), inChannel().length];
      const note = stage().notices.threadNote(seen, 'failed:8', { kind: 'failed', failure: FAILURE });
      expect(await failureOf(note)).toMatchObject({ service: 'chat', code: 'unavailable' });
      expect(inChannel()).toHaveLength(before);
    });

    it('tells of a rejection once, with its reason', async () => {
      const rejected = request('rejected');
      await twice(async () => await stage().notices.tellRejected(rejected));
      expect(toldTo(rejected.requester)).toHaveLength(1);
      expect(textOf(toldTo(rejected.requester)[0])).toContain(rejected.decision?.reason);
    });

    it('congratulates once, tells the requester once, and takes the button off the hand-over', async () => {
      const person = someone();
      const closed = request('closed', { handedTo: { person, as: 'holder' }, passwordChangedAt: NOW });
      await stage().notices.handOver(
        { ...closed, state: 'executed', handedTo: null, passwordChangedAt: null },
        person,
        'holder',
      );
      const [handOver] = toldTo(person);
      expect(toldTo(person).map(hasButton)).toEqual([true]);
      await twice(async () => await stage().notices.tellClosed(closed));
      expect(toldTo(person).map(hasButton)).toEqual([false, false]);
      expect(toldTo(person)[0]?.ts).toBe(handOver?.ts);
      expect(toldTo(closed.requester)).toHaveLength(1);
      expect(textOf(toldTo(person)[1])).toContain('No tiene que hacer nada más.');
    });

    it('tells whoever changed the password that the first steps go on, and not that nothing is left to do', async () => {
      const person = someone();
      const receivers = { holder: person, department: null };
      const handed = { handedTo: { person, as: 'holder' }, receivers, passwordChangedAt: NOW } as const;
      await stage().notices.tellClosed(request('closed', handed));
      const thanks = textOf(toldTo(person).find((message) => textOf(message).includes('¡Listo!')));
      expect(thanks).toContain('La lista de primeros pasos sigue aquí');
      expect(thanks).not.toContain('nada más');
    });

    it('congratulates nobody on a password that was not changed, and tells of the other end', async () => {
      const person = someone();
      const ended = { by: SYSTEMS, at: NOW, reason: 'No va a venir' };
      const closed = request('closed', { handedTo: { person, as: 'holder' }, ended });
      await stage().notices.handOver({ ...closed, state: 'executed', handedTo: null }, person, 'holder');
      await twice(async () => await stage().notices.tellClosed(closed));
      expect(toldTo(person).map(hasButton)).toEqual([false]);
      expect(textOf(toldTo(person)[0])).toContain(ended.reason);
      expect(toldTo(closed.requester)).toEqual([]);
    });

    it('finds a member by e-mail, however it is written, and neither guests, outsiders, bots nor those who left', async () => {
      const { people } = stage();
      const { email, ...member } = someone();
      expect(await people.findByEmail(email)).toEqual(member);
      expect(await people.findByEmail(email.toUpperCase())).toEqual(member);
      const others: readonly Partial<ChatUser>[] = [
        { isRestricted: true },
        { teamId: 'T0OTRAORG', isStranger: true },
        { isBot: true },
        { deleted: true },
      ];
      for (const other of others) expect(await people.findByEmail(someone(other).email)).toBeNull();
      expect(await people.findByEmail('nadie@institucion.example')).toBeNull();
    });

    it('tells how long to wait when it is throttled, and does it afterwards', async () => {
      const [{ notices, people, slack }, seen, person] = [stage(), request('executed'), someone()];
      const throttle = (): string => slack.addFault({ kind: 'throttle-retry-after-30', match: '.' });
      const throttled = { service: 'chat', code: 'throttled', retryAfterMs: 30_000 };
      throttle();
      expect(await failureOf(notices.handOver(seen, person, 'holder'))).toMatchObject(throttled);
      throttle();
      expect(await failureOf(people.findByEmail(person.email))).toMatchObject(throttled);
      expect(toldTo(person)).toEqual([]);
      await notices.handOver(seen, person, 'holder');
      expect(toldTo(person)).toHaveLength(1);
    });

    it('finds nobody to hand over to who left, and goes on without a requester who left', async () => {
      const [{ notices }, person, seen, before] = [stage(), someone({ deleted: true }), request('executed'), request()];
      await show(before, 'requester');
      for (const { requester } of [seen, before]) leave(requester);
      await twice(async () => {
        const error = await failureOf(notices.handOver(seen, person, 'holder'));
        expect(error).toMatchObject({ service: 'chat', code: 'not_found' });
        await show(seen, 'requester');
        await show(before, 'requester');
      });
    });
  });
}
