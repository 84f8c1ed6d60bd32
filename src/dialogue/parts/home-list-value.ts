import type { HomeList } from '#domain/home-lists.ts';

/** The payload of the buttons that open a list of the home page, and turn its pages. */
export interface HomeListValue {
  readonly list: HomeList;
  readonly page: number;
}
