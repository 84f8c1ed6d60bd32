import type { AutoReply } from '#domain/account/directory-account.ts';
import type { Directory } from '#use-cases/ports/directory.ts';
import { OutsideError } from '#use-cases/ports/outside-error.ts';
import { faultIn, withFields, userPath, type GraphClient } from '../calls/client.ts';
import { isMailboxAbsent, type Needs } from '../calls/errors.ts';
import { inUtc, momentOf, type WallTime } from '../calls/moments.ts';
import { htmlOf, textOf } from './reply-text.ts';

const WRITE: Needs = { permission: 'MailboxSettings.ReadWrite', write: true, layer: 'exchange' };
/** Exchange requires both ends of a schedule (facts: graph.md 1.5): a reply without an end gets this one. */
const NO_END = new Date('2099-12-31T00:00:00Z');
const TOLERANCE = 60_000;

export interface RepliesBody {
  readonly status?: string;
  readonly scheduledStartDateTime?: WallTime | null;
  readonly scheduledEndDateTime?: WallTime | null;
  readonly internalReplyMessage?: string | null;
  readonly externalReplyMessage?: string | null;
}

export function createReplyOperations(graph: GraphClient): Pick<Directory, 'setAutoReply'> {
  return {
    setAutoReply: async (userId, reply) => {
      const wanted = reply === null ? null : withStart(reply);
      try {
        const answer = await graph.call('set-auto-reply', WRITE, async (client) => {
          const body = { automaticRepliesSetting: wanted === null ? { status: 'disabled' } : bodyOf(wanted) };
          const url = `${userPath(userId)}/mailboxSettings`;
          return withFields<{ automaticRepliesSetting?: RepliesBody }>(await client.api(url).patch(body), () => true);
        });
        // Exchange may answer 200 without having changed anything (facts: graph.md 1.5).
        const setting = answer.automaticRepliesSetting;
        const isDone = setting !== undefined && isSame(replyOf(setting), wanted);
        if (!isDone) throw new OutsideError('without_effect', { service: 'graph' });
      } catch (error) {
        // Without a mailbox there is no reply to switch off.
        const fault = faultIn(error);
        if (reply !== null || fault === null || !isMailboxAbsent(fault)) throw error;
      }
    },
  };
}

/** A mailbox's automatic reply; null for none. The text for outside people if there is one. */
export function replyOf(setting: RepliesBody | null | undefined): AutoReply | null {
  const status = setting?.status?.toLowerCase() ?? 'disabled';
  if (!setting || status === 'disabled') return null;
  const [external, internal] = [setting.externalReplyMessage, setting.internalReplyMessage].map((html) =>
    textOf(html ?? ''),
  );
  const text = external?.trim() === '' ? (internal ?? '') : (external ?? '');
  if (status !== 'scheduled') return { text, from: null, until: null };
  const [from, until] = [setting.scheduledStartDateTime, setting.scheduledEndDateTime].map((at) =>
    at ? momentOf(at) : null,
  );
  return { text, from: from ?? null, until: until?.getTime() === NO_END.getTime() ? null : (until ?? null) };
}

/** Adds a start if there is only an end. */
function withStart(reply: AutoReply): AutoReply {
  return reply.from === null && reply.until !== null ? { ...reply, from: new Date() } : reply;
}

/** The same text for people inside and outside. */
function bodyOf({ text, from, until }: AutoReply): RepliesBody & { readonly externalAudience: 'all' } {
  const html = htmlOf(text);
  const words = { externalAudience: 'all', internalReplyMessage: html, externalReplyMessage: html } as const;
  if (from === null) return { status: 'alwaysEnabled', ...words };
  return {
    status: 'scheduled',
    scheduledStartDateTime: inUtc(from),
    scheduledEndDateTime: inUtc(until ?? NO_END),
    ...words,
  };
}

function isSame(got: AutoReply | null, wanted: AutoReply | null): boolean {
  if (got === null || wanted === null) return got === wanted;
  const near = (a: Date | null, b: Date | null): boolean =>
    a === null || b === null ? a === b : Math.abs(a.getTime() - b.getTime()) < TOLERANCE;
  // Exchange reformats the text, so only spaces may differ.
  const letters = (text: string): string => text.replaceAll(/\s/g, '');
  return letters(got.text) === letters(wanted.text) && near(got.from, wanted.from) && near(got.until, wanted.until);
}
