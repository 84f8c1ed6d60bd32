import type { Person } from '#domain/person.ts';
import { createMessages } from '#messages/messages.ts';
import type { Document } from '#use-cases/ports/store/archive.ts';
import type { Institution } from '#use-cases/ports/institution.ts';
import type { Notices } from '#use-cases/ports/notices.ts';
import { OutsideError } from '#use-cases/ports/outside-error.ts';
import type { PostKey } from '#use-cases/ports/store/post-key.ts';
import type { Post } from '#use-cases/ports/store/post.ts';
import type { Audience, Chat, Notice } from '../chat.ts';
import type { Message } from '../screen.ts';
import type { NoticesDeps } from './deps.ts';
import { createNotices } from './notices.ts';

/** The contents of a chat that always works: messages and the files below them, oldest first. */
interface Standing extends Notice {
  readonly under: PostKey | null;
  readonly files: readonly Document[];
}

/** The notices, and what they post. */
export interface Board {
  readonly notices: Notices;
  toldTo(person: Pick<Person, 'id'>): readonly Message[];
  /** The messages in the systems area's channel, without files and notes below them. */
  inChannel(): readonly Message[];
  below(key: PostKey): readonly Message[];
  filesBelow(key: PostKey): readonly Document[];
  /** The revision that the message shows, if recorded. */
  shown(key: PostKey): number | undefined;
  leave(person: Pick<Person, 'id'>): void;
}

export function board(change: Partial<NoticesDeps> = {}): Board {
  const standing: Standing[] = [];
  const rows = new Map<PostKey, { at: number | null; revision: number }>();
  const left = new Set<string>();
  const at = (key: PostKey): number | null => rows.get(key)?.at ?? null;
  const refuseWhoLeft = (to: Audience): void => {
    if (to !== 'systems' && left.has(to.id)) throw new OutsideError('not_found', { service: 'chat' });
  };
  const indexOf = (key: PostKey): number => {
    const index = at(key);
    if (index === null) throw new OutsideError('unavailable', { service: 'chat' });
    return index;
  };
  const post: Chat['post'] = async (notice, under) => {
    refuseWhoLeft(notice.to);
    if (under !== undefined) indexOf(under);
    if (at(notice.key) !== null) return;
    const count = standing.push({ ...notice, under: under ?? null, files: [] });
    rows.set(notice.key, { revision: 0, ...rows.get(notice.key), at: count - 1 });
    await Promise.resolve();
  };
  const alter = (index: number, by: Partial<Standing>): void => {
    const [before] = standing.slice(index, index + 1);
    if (before !== undefined) standing[index] = { ...before, ...by };
  };
  const chat: NoticesDeps['chat'] = {
    post,
    show: async (notice) => {
      refuseWhoLeft(notice.to);
      const index = at(notice.key);
      if (index === null) await post(notice);
      else alter(index, notice);
    },
    attach: async (file, under) => {
      const index = indexOf(under);
      const files = standing[index]?.files ?? [];
      if (!files.some(({ name }) => name === file.name)) alter(index, { files: [...files, file] });
      await Promise.resolve();
    },
  };
  const posts: NoticesDeps['posts'] = {
    find: async (key) => {
      const row = rows.get(key);
      const found = row && { messageId: row.at === null ? null : `${row.at}`, shownRevision: row.revision };
      return await Promise.resolve((found as Post | undefined) ?? null);
    },
    begin: async (key) => {
      const isNew = !rows.has(key);
      if (isNew) rows.set(key, { at: null, revision: 0 });
      return await Promise.resolve(isNew);
    },
    shown: async (key, revision) => {
      const row = rows.get(key);
      if (row !== undefined) rows.set(key, { ...row, revision });
      await Promise.resolve();
    },
    forget: async (key) => await Promise.resolve(void rows.delete(key)),
  };
  const told = (which: (one: Standing) => boolean): readonly Message[] =>
    standing.filter(which).map(({ message }) => message);
  return {
    notices: createNotices({
      ...{ chat, posts, people: { team: async () => await Promise.resolve([]) } },
      messages: createMessages({ locale: 'es-CO', timeZone: 'America/Bogota' }),
      institution: INSTITUTION,
      ...{ delivery: 'password', controlPerson: null, teamIds: ['U0SYSTEMS'], systemsHead: null },
      ...change,
    }),
    toldTo: ({ id }) => told(({ to }) => to !== 'systems' && to.id === id),
    inChannel: () => told(({ to, under }) => to === 'systems' && under === null),
    below: (key) => told(({ under }) => under === key),
    filesBelow: (key) => standing[at(key) ?? -1]?.files ?? [],
    shown: (key) => rows.get(key)?.revision,
    leave: ({ id }) => void left.add(id),
  };
}

/** The settings that notices read. */
const INSTITUTION = {
  name: 'Gobernación del Río Claro',
  timeZone: 'America/Bogota',
  rules: { graceDays: 30, contractGraceDays: 30 },
} as Institution;

/** Does the work twice, as the queue may. */
export async function twice(work: () => Promise<unknown>): Promise<void> {
  await work();
  await work();
}
