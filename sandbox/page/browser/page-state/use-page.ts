import { createContext } from 'preact';
import { useCallback, useContext, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { PageAct, PageAnswer, PageState } from '#sandbox/page/protocol.ts';
import { fetchState, listen, send } from './api.ts';
import { readPlace, writePlace, type Place } from './place.ts';

export interface Page {
  readonly state: PageState;
  readonly place: Place;
  /** Another person was chosen, and what they see has not been loaded yet. */
  readonly switching: boolean;
  readonly go: (to: Partial<Place>) => void;
  /** Sends an act. Resolves when the page shows its outcome. */
  readonly act: (what: PageAct) => Promise<PageAnswer>;
}

export const PageContext = createContext<Page | null>(null);

export function useThePage(): Page {
  const page = useContext(PageContext);
  if (page === null) throw new Error('outside of the page');
  return page;
}

/** How often the state is loaded again while a mailbox is in preparation: no event says that it is ready. */
const lookAgainMs = 2_500;

export function usePage(): { page: Page | null; online: boolean } {
  const [place, setPlace] = useState<Place>(readPlace);
  const [state, setState] = useState<PageState | null>(null);
  const [online, setOnline] = useState(true);
  const wanted = useRef(place.as);

  const look = useCallback(async (): Promise<void> => {
    const as = wanted.current;
    try {
      const fresh = (await fetchState(as)) ?? (await fetchState(''));
      // Another person was chosen meanwhile; `refresh` has been called for them.
      if (as !== wanted.current || fresh === null) return;
      wanted.current = fresh.me;
      setState(fresh);
      setPlace((before) => withinReach(fresh, before));
      setOnline(true);
    } catch {
      setOnline(false);
    }
  }, []);
  // One request at a time, at most one more waits, and every answer is shown. So the page is updated even when changes come
  // faster than the answers.
  const newest = useRef(Promise.resolve());
  const waiting = useRef<Promise<void> | null>(null);
  const refresh = useCallback((): Promise<void> => {
    waiting.current ??= newest.current = newest.current.then(() => {
      waiting.current = null;
      return look();
    });
    return waiting.current;
  }, [look]);

  const go = useCallback(
    (to: Partial<Place>): void => {
      setPlace((before) => ({ ...before, ...to }));
      if (to.as !== undefined && to.as !== wanted.current) {
        wanted.current = to.as;
        void refresh();
      }
    },
    [refresh],
  );

  const act = useCallback(
    async (what: PageAct): Promise<PageAnswer> => {
      const answer = await send(what);
      if (answer.error === 'offline') setOnline(false);
      if (what.do !== 'suggest') await refresh();
      return answer;
    },
    [refresh],
  );

  useEffect(() => {
    void refresh();
    return listen({ changed: () => void refresh(), online: setOnline });
  }, [refresh]);

  const isPreparing = state?.tenant.users.some((user) => user.mailbox === 'provisioning') ?? false;
  useEffect(() => {
    if (!isPreparing) return undefined;
    const timer = setInterval(() => void refresh(), lookAgainMs);
    return () => clearInterval(timer);
  }, [isPreparing, refresh]);

  // Together with what is shown: an effect would come a frame later, when the page may already be loading again.
  useLayoutEffect(() => {
    if (place.as !== '') writePlace(place);
  }, [place]);
  useEffect(() => {
    const follow = (): void => go(readPlace());
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, [go]);

  const page = state === null ? null : { state, place, switching: place.as !== state.me, go, act };
  return { page, online };
}

/** The place, but with the bot's conversation instead of a channel that the person is not in. */
function withinReach(state: PageState, place: Place): Place {
  const reachable = ['correo', 'inicio', ...state.channels.map((channel) => channel.id)];
  const at = reachable.includes(place.at) ? place.at : 'correo';
  return place.as === state.me && place.at === at ? place : { ...place, as: state.me, at };
}
