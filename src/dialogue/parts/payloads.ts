import { z } from 'zod';
import type { HomeList } from '#domain/home-lists.ts';

/** Postgres stores neither NUL nor half a character, and no chat client sends them. */
export const text = z.string().refine((value) => value.isWellFormed() && !value.includes('\0'), 'cannot be kept');
/** The id of a request, account, finding or group. */
export const id = z.guid();
export const requestId = z.guid();
export const accountId = z.guid();
export const sha256 = text.regex(/^[0-9a-f]{64}$/);
/** Of the institution's relations and documents. */
export const code = z.string().regex(/^[a-z][a-z0-9_-]{0,39}$/);
export const page = z.int().min(0).max(1_000_000);
/** For acts without a payload. */
export const nothing = z.null();

/** Carried by the buttons that open a list of the home page, and turn its pages. */
export interface HomeListValue {
  readonly list: HomeList;
  readonly page: number;
}
