import { describe, expect, it } from 'vitest';
import { BUZON } from '#domain/person.ts';
import { SYSTEMS } from '#domain/request/request.fixture.ts';
import { mentionFields } from './rich-text.ts';

describe('the mentions below a text with a button', () => {
  it('are none of the bot, nor of somebody who was forgotten', () => {
    const forgotten = { id: 'persona-1', name: 'Persona 1' };
    expect(mentionFields([BUZON, forgotten, SYSTEMS])).toEqual([{ type: 'mrkdwn', text: `<@${SYSTEMS.id}>` }]);
  });
});
