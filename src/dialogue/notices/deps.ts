import type { Messages } from '#messages/messages.ts';
import type { Credential } from '#use-cases/ports/directory.ts';
import type { Institution } from '#use-cases/ports/institution.ts';
import type { People } from '#use-cases/ports/people.ts';
import type { PostKey } from '#use-cases/ports/post-key.ts';
import type { Posts } from '#use-cases/ports/post.ts';
import type { Chat } from '../chat.ts';

/** What the notices of every subject work with. */
export interface NoticesDeps {
  readonly chat: Pick<Chat, 'post' | 'show' | 'attach'>;
  readonly people: Pick<People, 'team'>;
  /** What stands in that chat. */
  readonly posts: Pick<Posts, 'find' | 'begin' | 'shown' | 'forget'>;
  readonly messages: Messages;
  readonly institution: Institution;
  /** What is handed over with an account. */
  readonly delivery: Credential['kind'];
  /** The chat's id of whoever is told what the only systems person decides alone; null where nobody is named. */
  readonly controlPerson: string | null;
}

export async function isPosted({ posts }: Pick<NoticesDeps, 'posts'>, key: PostKey): Promise<boolean> {
  return Boolean((await posts.find(key))?.messageId);
}
