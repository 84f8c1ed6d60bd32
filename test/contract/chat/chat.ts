import { describe } from 'vitest';
import { describeDoing } from './doing.ts';
import { describeFiles } from './files.ts';
import { describeOneMessage } from './one-message.ts';
import { describePeople } from './people.ts';
import { describePosts } from './posts.ts';
import { openOnce, type OpenChat } from './stage.ts';

/** What every chat has to do. */
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
