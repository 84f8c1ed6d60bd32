import { tzOffset } from '@date-fns/tz';
import type { Account } from '#domain/account.ts';
import { DOCUMENT_TYPES, maskedDocument } from '#domain/form.ts';
import type { ExportWords } from '#messages/es-export.ts';

/** What stands in one cell. A day is `YYYY-MM-DD`; null is an empty cell. */
export type Column = { readonly key: keyof ExportWords['columns']; /** In characters. */ readonly width: number } & (
  | { readonly kind: 'text'; readonly of: (account: Account, words: ExportWords) => string | null }
  | { readonly kind: 'day'; readonly of: (account: Account) => string | null }
  | { readonly kind: 'moment'; readonly of: (account: Account) => Date | null }
);

/** FT-GTI-002 from left to right, the same in every format. */
export const COLUMNS: readonly Column[] = [
  { key: 'address', width: 38, kind: 'text', of: ({ address }) => address },
  { key: 'displayName', width: 34, kind: 'text', of: ({ displayName }) => displayName },
  { key: 'givenNames', width: 22, kind: 'text', of: ({ givenNames }) => givenNames },
  { key: 'surnames', width: 24, kind: 'text', of: ({ surnames }) => surnames },
  { key: 'type', width: 20, kind: 'text', of: ({ type }, words) => words.types[type] },
  { key: 'state', width: 12, kind: 'text', of: ({ state }, words) => words.states[state] },
  { key: 'departmentCode', width: 16, kind: 'text', of: ({ departmentCode }) => departmentCode },
  { key: 'departmentName', width: 34, kind: 'text', of: ({ departmentName }) => departmentName },
  { key: 'position', width: 28, kind: 'text', of: ({ position }) => position },
  { key: 'phone', width: 18, kind: 'text', of: ({ phone }) => phone },
  {
    key: 'relation',
    width: 14,
    kind: 'text',
    of: ({ relation }, words) => (relation === null ? null : words.relations[relation]),
  },
  { key: 'contractEnd', width: 15, kind: 'day', of: ({ contractEnd }) => contractEnd },
  { key: 'document', width: 14, kind: 'text', of: documentOf },
  { key: 'holder', width: 30, kind: 'text', of: ({ holder }) => holder?.name ?? null },
  { key: 'responsible', width: 30, kind: 'text', of: ({ responsible }) => responsible?.name ?? null },
  { key: 'licensed', width: 10, kind: 'text', of: ({ licensed }, words) => (licensed ? words.yes : words.no) },
  { key: 'origin', width: 26, kind: 'text', of: ({ origin }, words) => words.origins[origin] },
  { key: 'requestNumber', width: 24, kind: 'text', of: ({ requestNumber }) => requestNumber },
  { key: 'createdAt', width: 17, kind: 'moment', of: ({ createdAt }) => createdAt },
  { key: 'deliveredAt', width: 17, kind: 'moment', of: ({ deliveredAt }) => deliveredAt },
  { key: 'closedAt', width: 17, kind: 'moment', of: ({ closedAt }) => closedAt },
  { key: 'suspendedAt', width: 17, kind: 'moment', of: ({ suspendedAt }) => suspendedAt },
  { key: 'deletedAt', width: 17, kind: 'moment', of: ({ deletedAt }) => deletedAt },
  {
    key: 'handOver',
    width: 12,
    kind: 'text',
    of: (account, words) => (isPending(account) ? words.yes : words.no),
  },
];

/** What was there before us, or is gone, nobody has to hand over. */
function isPending({ origin, state, deliveredAt, closedAt }: Account): boolean {
  return origin === 'request' && state !== 'deleted' && (deliveredAt === null || closedAt === null);
}

/** The moment as a clock on the wall of the time zone shows it: ms of a UTC that reads the same. */
export function wallClock(at: Date, timeZone: string): number {
  return at.getTime() + tzOffset(timeZone, at) * 60_000;
}

/** «CC …4321»: whose account is not a person's, or was imported, has none. */
function documentOf({ subject }: Account, words: ExportWords): string | null {
  const at = subject.indexOf(':');
  const type = DOCUMENT_TYPES.find((one) => one === subject.slice(0, at));
  return type === undefined ? null : `${words.documents[type]} ${maskedDocument(subject.slice(at + 1))}`;
}
