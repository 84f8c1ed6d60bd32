import { describe, expect, it } from 'vitest';
import { createReplyOperations, replyOf, type RepliesBody } from './automatic-replies.ts';
import { stageGraph } from '../calls/staged-graph.fixture.ts';

const FROM = new Date('2026-06-15T13:00:00Z');
const UNTIL = new Date('2026-06-22T23:00:00Z');
const WEEK = { text: 'Vuelvo el 22 de junio.', from: FROM, until: UNTIL };
const KEPT: RepliesBody = {
  status: 'Scheduled',
  scheduledStartDateTime: { dateTime: '2026-06-15T08:00:00.0000000', timeZone: 'SA Pacific Standard Time' },
  scheduledEndDateTime: { dateTime: '2026-06-22T18:00:00.0000000', timeZone: 'SA Pacific Standard Time' },
  internalReplyMessage: '<html>\r\n<body>\r\n<p>Vuelvo el 22 de\r\njunio.</p>\r\n</body>\r\n</html>',
  externalReplyMessage: '<html>\r\n<body>\r\n<p>Vuelvo el 22 de\r\njunio.</p>\r\n</body>\r\n</html>',
};

/** The code with which it ends when Exchange answers that it now is like this. */
async function endOf(wanted: typeof WEEK | null, now: RepliesBody | undefined): Promise<string> {
  const { graph } = stageGraph(now === undefined ? {} : { automaticRepliesSetting: now });
  const error: unknown = await createReplyOperations(graph)
    .setAutoReply('ana', wanted)
    .then(() => ({ code: 'done' }))
    .catch((thrown: unknown) => thrown);
  return (error as { readonly code: string }).code;
}

describe('an automatic answer that Exchange says it has taken', () => {
  it('is done when it is what was asked for, however Exchange lays it out', async () => {
    expect(await endOf(WEEK, KEPT)).toBe('done');
    expect(await endOf(null, { ...KEPT, status: 'Disabled' })).toBe('done');
  });

  it.each<[string, typeof WEEK | null, RepliesBody | undefined]>([
    ['it stayed off', WEEK, { ...KEPT, status: 'disabled' }],
    ['it stayed on', null, KEPT],
    ['it is for always', WEEK, { ...KEPT, status: 'alwaysEnabled' }],
    ['its words are others', { ...WEEK, text: 'Otra cosa' }, KEPT],
    ['its end is another', { ...WEEK, until: FROM }, KEPT],
    ['nothing is said of it', WEEK, undefined],
  ])('is not when %s', async (_, wanted, now) => {
    expect(await endOf(wanted, now)).toBe('without_effect');
  });
});

describe('the automatic answer of a mailbox', () => {
  it('is what people outside are told, or else what those inside are', () => {
    const inside = { ...KEPT, internalReplyMessage: '<p>Adentro</p>', externalReplyMessage: '<p>Afuera</p>' };
    expect(replyOf(inside)?.text).toBe('Afuera');
    expect(replyOf({ ...inside, externalReplyMessage: '<p>&nbsp;</p>' })?.text).toBe('Adentro');
    expect(replyOf({ status: 'alwaysEnabled' })).toEqual({ text: '', from: null, until: null });
  });

  it('is none while it is off, or where nothing is known of it', () => {
    expect(replyOf({ ...KEPT, status: 'disabled' })).toBeNull();
    expect(replyOf(undefined)).toBeNull();
    expect(replyOf({})).toBeNull();
  });
});
