import type { View } from '@slack/types';
import { carryInitials } from '../blocks/carry-initials.ts';
import type { Clock } from './clock.ts';
import { newHash, newId } from '../wire/ids.ts';
import type { Json } from '../wire/json.ts';
import { SlackError } from '../wire/slack-error.ts';
import { normaliseView } from '../blocks/normalise-blocks.ts';

/** A view that somebody sees: a modal in their stack, or their home. */
export interface StoredView {
  readonly id: string;
  readonly user: string;
  readonly view: View;
  /** The view as the person sees it, when that differs: an update does not change what inputs already contain. */
  readonly shown?: View;
  readonly hash: string;
  readonly rootId: string;
  readonly previousId: string | null;
  readonly errors: Readonly<Record<string, string>>;
  readonly busy: boolean;
}

export interface ViewStore {
  /** Opens a modal and closes those that the person had open. */
  open(user: string, view: Json): StoredView;
  /** Puts a modal on top of the stack. Throws `push_limit_reached` for a fourth one. */
  push(user: string, view: Json): StoredView;
  /** Replaces the content. The id and the place in the stack stay; the hash changes and errors are removed. */
  replace(stored: StoredView, view: Json): StoredView;
  mark(id: string, marks: { errors?: Readonly<Record<string, string>>; busy?: boolean }): void;
  /** Closes the modal and those above it. */
  close(id: string): void;
  clear(user: string): void;
  find(id: string): StoredView | undefined;
  stackOf(user: string): readonly StoredView[];
  publish(user: string, view: Json): StoredView;
  homeOf(user: string): StoredView | undefined;
  homes(): readonly StoredView[];
}

const stackLimit = 3;

/** The view that the person sees; its inputs are what they submit. */
export function shownOf(stored: StoredView): View {
  return stored.shown ?? stored.view;
}

export function createViewStore(
  deps: { clock: Clock; changed: () => void },
  storedHomes: readonly StoredView[] = [],
): ViewStore {
  const stacks = new Map<string, StoredView[]>();
  const homes = new Map(storedHomes.map((home) => [home.user, home]));
  const hash = (): string => newHash(Math.floor(deps.clock.now().getTime() / 1000));
  const everyModal = (): StoredView[] => [...stacks.values()].flat();
  const everyView = (): StoredView[] => [...everyModal(), ...homes.values()];

  function fresh(user: string, view: Json, below?: StoredView): StoredView {
    const id = newId('V');
    const place = { rootId: below?.rootId ?? id, previousId: below?.id ?? null };
    return { id, user, view: normaliseView(view), hash: hash(), ...place, errors: {}, busy: false };
  }
  function put(stored: StoredView): StoredView {
    if (stored.view.type === 'home') homes.set(stored.user, stored);
    else {
      const stack = stacks.get(stored.user) ?? [];
      const at = stack.findIndex(({ id }) => id === stored.id);
      stacks.set(stored.user, at === -1 ? [...stack, stored] : stack.with(at, stored));
    }
    deps.changed();
    return stored;
  }

  return {
    open(user, view) {
      const opened = fresh(user, view);
      stacks.delete(user);
      return put(opened);
    },
    push(user, view) {
      const stack = stacks.get(user) ?? [];
      if (stack.length >= stackLimit) throw new SlackError('push_limit_reached');
      return put(fresh(user, view, stack.at(-1)));
    },
    replace(stored, given) {
      const view = normaliseView(given);
      return put({ ...stored, view, shown: carryInitials(shownOf(stored), view), hash: hash(), errors: {} });
    },
    mark(id, marks) {
      const found = everyModal().find((stored) => stored.id === id);
      if (found !== undefined) put({ ...found, ...marks });
    },
    close(id) {
      for (const [user, stack] of stacks) {
        const at = stack.findIndex((stored) => stored.id === id);
        if (at !== -1) stacks.set(user, stack.slice(0, at));
      }
      deps.changed();
    },
    clear(user) {
      stacks.delete(user);
      deps.changed();
    },
    find: (id) => everyView().find((stored) => stored.id === id),
    stackOf: (user) => stacks.get(user) ?? [],
    publish(user, view) {
      const before = homes.get(user);
      return before === undefined
        ? put(fresh(user, view))
        : put({ ...before, view: normaliseView(view), hash: hash() });
    },
    homeOf: (user) => homes.get(user),
    homes: () => [...homes.values()],
  };
}
