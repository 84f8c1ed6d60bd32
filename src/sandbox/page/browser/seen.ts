import type { PageState } from '../protocol.ts';

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

export function markSeen(state: PageState, channel: string): void {
  const last = state.messages.findLast((each) => each.channel === channel)?.ts;
  if (last === undefined) return;
  localStorage.setItem(storageKey, JSON.stringify({ ...read(), [`${state.me} ${channel}`]: last }));
}
