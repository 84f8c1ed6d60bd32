import type { PageState } from '#sandbox/page/protocol.ts';

const storageKey = 'buzon-visto';

function read(): Record<string, string> {
  try {
    return JSON.parse(localStorage.getItem(storageKey) ?? '{}') as Record<string, string>;
  } catch {
    return {};
  }
}

/** Messages of others in this channel that the present person has not had on screen. */
export function unreadIn(state: PageState, channel: string): number {
  const last = read()[`${state.me} ${channel}`] ?? '0';
  return state.messages.filter((each) => each.channel === channel && each.user !== state.me && each.ts > last).length;
}

/**
 * The personas to whom the bot has written something that nobody has looked at, and where. Of those who share a channel
 * the first will do.
 */
export function waitingPeople(
  state: PageState,
): readonly { readonly user: string; readonly name: string; readonly channel: string }[] {
  const seen = read();
  const looked = (channel: string): string =>
    state.personas.map(({ user }) => seen[`${user.id} ${channel}`] ?? '0').reduce((a, b) => (a > b ? a : b), '0');
  const waiting = state.heard.filter(({ channel, ts }) => ts > looked(channel));
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
