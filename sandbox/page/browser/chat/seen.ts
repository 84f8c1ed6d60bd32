import type { PageState } from '#sandbox/page/protocol.ts';

const storageKey = 'buzon-visto';

function read(): Record<string, string> {
  try {
    return JSON.parse(localStorage.getItem(storageKey) ?? '{}') as Record<string, string>;
  } catch {
    return {};
  }
}

/** How many messages of others in this channel the chosen person has not had on screen yet. */
export function unreadIn(state: PageState, channel: string): number {
  const last = read()[`${state.me} ${channel}`] ?? '0';
  return state.messages.filter((each) => each.channel === channel && each.user !== state.me && each.ts > last).length;
}

/**
 * The personas to whom the bot has written something that nobody has looked at, and in which channel. Of several who share
 * that channel only the first is named.
 */
export function waitingPeople(
  state: PageState,
): readonly { readonly user: string; readonly name: string; readonly channel: string }[] {
  const seen = read();
  const looked = (channel: string): string =>
    state.personas.map(({ user }) => seen[`${user.id} ${channel}`] ?? '0').reduce((a, b) => (a > b ? a : b), '0');
  const waiting = state.lastFromBot.filter(({ channel, ts }) => ts > looked(channel));
  return waiting
    .filter(({ channel }, index) => waiting.findIndex((each) => each.channel === channel) === index)
    .filter(({ user }) => user !== state.me)
    .map(({ user, channel }) => {
      const name = state.personas.find((persona) => persona.user.id === user)?.user.realName ?? user;
      return { user, channel, name };
    });
}

export function markSeen(state: PageState, channel: string): void {
  const last = state.messages.findLast((each) => each.channel === channel)?.ts;
  if (last === undefined) return;
  localStorage.setItem(storageKey, JSON.stringify({ ...read(), [`${state.me} ${channel}`]: last }));
}
