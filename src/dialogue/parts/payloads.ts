import { z } from 'zod';

/** Postgres keeps neither a NUL nor half a character, and no client of a chat sends them. */
export const text = z.string().refine((value) => value.isWellFormed() && !value.includes('\0'), 'cannot be kept');
/** Of anything that has one: requests, accounts, findings, groups. */
export const id = z.guid();
export const requestId = z.guid();
export const accountId = z.guid();
export const sha256 = text.regex(/^[0-9a-f]{64}$/);
export const page = z.int().min(0).max(1_000_000);
/** Of what carries nothing. */
export const nothing = z.null();
