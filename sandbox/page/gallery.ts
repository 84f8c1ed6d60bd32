import type { KnownBlock } from '@slack/types';

/** What people are shown: a message, a window, a home, or only a text. */
export interface GalleryScreen {
  readonly name: string;
  /** The title of a window, and its buttons at the bottom. */
  readonly title: string | null;
  readonly buttons: readonly string[];
  readonly text: string | null;
  readonly blocks: readonly KnownBlock[];
}

export interface Gallery {
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly screens: readonly GalleryScreen[];
}
