import type { Messages } from '#messages/messages.ts';
import type { Credential } from '#use-cases/ports/directory.ts';
import type { Institution } from '#use-cases/ports/institution.ts';
import type { People } from '#use-cases/ports/people.ts';
import type { PostKey } from '#use-cases/ports/store/post-key.ts';
import type { Posts } from '#use-cases/ports/store/post.ts';
import type { Chat } from '../chat.ts';

/** The dependencies of all notices. */
export interface NoticesDeps {
  readonly chat: Pick<Chat, 'post' | 'show' | 'attach'>;
  readonly people: Pick<People, 'team'>;
  /** Where our messages are in that chat. */
  readonly posts: Pick<Posts, 'find' | 'begin' | 'shown' | 'forget'>;
  readonly messages: Messages;
  readonly institution: Institution;
  /** What is handed over with an account: password or pass. */
  readonly delivery: Credential['kind'];
  /**
   * The chat id of the person of control, who is told what the only systems person decides alone; null when nobody is
   * named.
   */
  readonly controlPerson: string | null;
  /** The chat ids of the people and groups that are the systems area, for mentions. */
  readonly teamIds: readonly string[];
  /** The chat id of whoever leads the systems area; null when nobody is named. */
  readonly systemsHead: string | null;
}

export async function isPosted({ posts }: Pick<NoticesDeps, 'posts'>, key: PostKey): Promise<boolean> {
  return Boolean((await posts.find(key))?.messageId);
}
