import type { InductionItem } from '#domain/form/delivery.ts';
import type { ShownText } from '#domain/shown-text.ts';

/** A piece of a guide's line. `url` is http, https or mailto. */
export interface GuideText {
  readonly text: string;
  readonly style: 'plain' | 'bold' | 'italic' | 'code';
  readonly url: string | null;
}

export type GuideLine = readonly GuideText[];

export type GuideBlock =
  | { readonly type: 'heading'; readonly text: string }
  | { readonly type: 'paragraph'; readonly line: GuideLine }
  | { readonly type: 'list'; readonly ordered: boolean; readonly items: readonly GuideLine[] };

/** The guide for one of the first steps, for somebody who has never done it. */
export interface Guide {
  readonly title: string;
  readonly blocks: readonly GuideBlock[];
}

/** One guide for each of the first steps. */
export interface Guides {
  find(item: InductionItem): Guide;
  /** The policy of use as it is shown now. */
  readonly policy: ShownText;
}
