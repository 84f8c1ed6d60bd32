import { describe, expect, it } from 'vitest';
import { NO_FACTS } from '#domain/request/account-facts.ts';
import { ACCOUNT } from '#domain/account/account.fixture.ts';
import { BUZON } from '#domain/person.ts';
import { NOW, SYSTEMS } from '#domain/request/request.fixture.ts';
import { createMessages } from '#messages/messages.ts';
import type { HistoryEvent } from '#use-cases/ports/history.ts';
import { accountCardView } from './account-card-view.ts';
import { mentionFields } from './rich-text.ts';

const m = createMessages({ locale: 'es-CO', timeZone: 'America/Bogota' });

function mentionedIn(view: object): readonly (string | undefined)[] {
  return [...JSON.stringify(view).matchAll(/"user_id":"([^"]+)"/g)].map(([, id]) => id);
}

describe('beside a name of the chat', () => {
  it('there is a mention in the history of an account', () => {
    const found = { kind: 'finding', at: NOW, what: 'blocked', decided: 'adopted', requestNumber: null } as const;
    const shown = (history: readonly HistoryEvent[]): readonly (string | undefined)[] => {
      const about = {
        holder: null,
        document: null,
        history,
        earlier: 0,
        systems: true,
        actions: [],
        facts: NO_FACTS,
      } as const;
      const account = { ...ACCOUNT, responsible: null };
      return mentionedIn(accountCardView(m, { shows: 'everything', account, ...about }));
    };
    expect(shown([{ ...found, by: SYSTEMS }])).toEqual([SYSTEMS.id]);
    expect(shown([{ ...found, by: null }])).toEqual([]);
  });

  it('there is none of the bot, nor of somebody who was forgotten', () => {
    const forgotten = { id: 'persona-1', name: 'Persona 1' };
    expect(mentionFields([BUZON, forgotten, SYSTEMS])).toEqual([{ type: 'mrkdwn', text: `<@${SYSTEMS.id}>` }]);
  });
});
