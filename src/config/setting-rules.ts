import { readFileSync, statSync } from 'node:fs';
import { z } from 'zod';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);
export const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
export const DOMAIN = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,}$/i;

export const text = (hint: string): z.ZodString => z.string({ error: `is missing: ${hint}` });
export const shaped = (shape: RegExp, hint: string): z.ZodString =>
  text(hint).regex(shape, `has another form: ${hint}`);
export const list = (item: RegExp, hint: string): z.ZodType<string[]> =>
  text(hint)
    .transform((value) =>
      value
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== ''),
    )
    .refine((parts) => parts.length > 0 && parts.every((part) => item.test(part)), `has another form: ${hint}`);

export const url = (hint: string, protocols: readonly string[]): z.ZodString =>
  text(hint).superRefine((value, context) => {
    const parsed = URL.parse(value);
    if (parsed === null || !protocols.includes(parsed.protocol)) {
      context.addIssue({ code: 'custom', message: `is no address: ${hint}` });
    } else if (parsed.protocol === 'http:' && !LOOPBACK.has(parsed.hostname)) {
      context.addIssue({
        code: 'custom',
        message: 'must begin with https:// (http:// is accepted for this machine alone)',
      });
    }
  });

/** A database URL; its parts are decoded, so a % in a password has to be written as %25. */
export const databaseUrl = (hint: string): z.ZodString =>
  url(hint, ['postgres:', 'postgresql:']).refine(
    isDecodable,
    'has a % that is no part of a code such as %25: write % as %25, also in the password',
  );

function isDecodable(value: string): boolean {
  try {
    return !decodeURIComponent(value).includes('\0');
  } catch {
    return false;
  }
}

/** Whether a database URL goes over a network without enforced encryption. */
export function isUnencrypted(databaseUrl: string): boolean {
  const { hostname, searchParams } = new URL(databaseUrl);
  const host = hostname === '' ? (searchParams.get('host') ?? '') : decodeURIComponent(hostname);
  // A host beginning with a slash is a socket's folder.
  const isHere = LOOPBACK.has(host) || host === '' || host.startsWith('/');
  const sslMode = searchParams.get('sslmode') ?? searchParams.get('ssl') ?? 'disable';
  return !isHere && !['require', 'verify-ca', 'verify-full', 'true'].includes(sslMode);
}

export const origin = (hint: string): z.ZodType<string> =>
  url(hint, ['http:', 'https:'])
    .refine((value) => (URL.parse(value)?.pathname ?? '/') === '/', `must be an origin, without a path: ${hint}`)
    .transform((value) => new URL(value).origin);

export const readable = (hint: string): z.ZodString =>
  text(hint).refine((path) => isFile(path), `names no file that can be read: ${hint}`);

/** Reports why a readable file is not valid, in the words of the code that reads it. */
export function refuses(read: (path: string) => unknown): (path: string, context: z.RefinementCtx) => void {
  return (path, context) => {
    try {
      read(path);
    } catch (error) {
      context.addIssue({
        code: 'custom',
        message: `cannot be used: ${error instanceof Error ? error.message : String(error)}`,
      });
    }
  };
}

/** A missing file is reported as missing and nothing else. */
export function when(
  isThere: (path: string) => boolean,
  check: ReturnType<typeof refuses>,
): ReturnType<typeof refuses> {
  return (path, context) => {
    if (isThere(path)) check(path, context);
  };
}

export const days = (byDefault: number): z.ZodType<number> =>
  text('')
    .refine((value) => /^\d{1,4}$/.test(value), 'is no number of days: a whole number from 0 to 9999')
    .transform(Number)
    .default(byDefault);

export const flag = (byDefault: 'true' | 'false'): z.ZodType<boolean> =>
  z
    .enum(['true', 'false'], { error: 'is neither true nor false' })
    .default(byDefault)
    .transform((value) => value === 'true');

export const timeZone = text('an IANA name such as America/Bogota').refine(
  isTimeZone,
  'is no time zone: an IANA name such as America/Bogota',
);

/** As many bytes as HMAC-SHA-256 uses. */
const FEWEST_KEY_BYTES = 32;

/** Reads a key in any format. Throws when it is too short. */
export function readKey(path: string): Buffer {
  const key = readFileSync(path);
  if (key.length < FEWEST_KEY_BYTES) throw new Error(`it is shorter than ${FEWEST_KEY_BYTES} bytes`);
  return key;
}

export function isFile(path: string): boolean {
  try {
    readFileSync(path, { flag: 'r' });
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

export function isDirectory(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
