import type { PageAct, PageAnswer, PageState } from '#sandbox/page/protocol.ts';

/** What the person `as` sees, with an empty `as` the first persona; null when the server knows no such person. */
export async function fetchState(as: string): Promise<PageState | null> {
  const response = await fetch(`/api/state?as=${encodeURIComponent(as)}`);
  if (response.status === 400) return null;
  if (!response.ok) throw new Error(`state ${response.status}`);
  return (await response.json()) as PageState;
}

/** Sends an act. Never throws: when the connection is lost the answer has the error `offline`. */
export async function send(act: PageAct): Promise<PageAnswer> {
  try {
    const response = await fetch('/api/do', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(act),
    });
    return (await response.json()) as PageAnswer;
  } catch {
    return { ok: false, error: 'offline' };
  }
}

/** Listens for changes until the returned function is called. The browser reconnects by itself. */
export function listen(handlers: { changed: () => void; online: (online: boolean) => void }): () => void {
  const events = new EventSource('/api/events');
  events.addEventListener('changed', handlers.changed);
  events.addEventListener('open', () => handlers.online(true));
  events.addEventListener('error', () => handlers.online(false));
  return () => events.close();
}
