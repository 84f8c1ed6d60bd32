import type { HomeView } from '@slack/types';
import { displayNameOf } from '#domain/form.ts';
import type { Request } from '#domain/request.ts';
import type { Messages } from '#messages/messages.ts';
import { header, plain, rich, small } from './rich-text.ts';

export const HOME_ASK = 'home_ask';

/** The bot's home: one button to ask, and the person's open requests. */
export function homeView(m: Messages, open: readonly Request[]): HomeView {
  const { status } = m.commands;
  const lines = open.map(({ number, form, state, createdAt }) => [
    status.line(number, displayNameOf(form), m.card.states[state], m.moment(createdAt)),
  ]);
  return {
    type: 'home',
    blocks: [
      header(m.home.title),
      rich([[m.home.intro]]),
      {
        type: 'actions',
        elements: [{ type: 'button', action_id: HOME_ASK, text: plain(m.home.ask), style: 'primary' }],
      },
      header(status.title),
      rich(lines.length === 0 ? [[status.none]] : lines),
      small(m.home.accounts),
    ],
  };
}
