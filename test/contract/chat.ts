import { describe } from 'vitest';
import { describeDoing } from './chat-doing.ts';
import { describeFiles } from './chat-files.ts';
import { describeOneMessage } from './chat-one-message.ts';
import { describePeople } from './chat-people.ts';
import { describePosts } from './chat-posts.ts';
import { openOnce, type OpenChat } from './chat-stage.ts';

/** What every chat promises. */
export function describeChat(name: string, open: OpenChat): void {
  describe(`${name} as a chat`, () => {
    const stage = openOnce(open);
    describePosts(stage, open);
    describeOneMessage(stage);
    describeFiles(stage);
    describePeople(stage);
    describeDoing(open);
  });
}
