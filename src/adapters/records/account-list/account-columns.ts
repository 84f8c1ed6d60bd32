import { tzOffset } from '@date-fns/tz';
import { NO_FACTS } from '#domain/request/account-facts.ts';
import { blockOf, holderNameOf, type Account } from '#domain/account/account.ts';
import { nameAndId } from '#domain/people/chat-name.ts';
import { documentIn } from '#domain/form/document-type.ts';
import { maskedDocument } from '#domain/form/form.ts';
import { aliasText, licenceText, seenAt, useTexts } from '#messages/account-facts.ts';
import type { ExportWords } from '#messages/es/accounts/export.ts';
import type { ListedAccount } from '#use-cases/ports/store/export.ts';

/** How an account is written: with these words, and with days of this time zone. */
interface Settings {
  readonly words: ExportWords;
  readonly timeZone: string;
}

/** The value of one cell. A day is `YYYY-MM-DD`; null is an empty cell. */
export type Column = { readonly key: keyof ExportWords['columns']; /** In characters. */ readonly width: number } & (
  | { readonly kind: 'text'; readonly of: (account: ListedAccount, settings: Settings) => string | null }
  | { readonly kind: 'day'; readonly of: (account: Account) => string | null }
  | { readonly kind: 'moment'; readonly of: (account: ListedAccount) => Date | null }
);

/** The columns of FT-GTI-002 from left to right, the same in every format. */
export const COLUMNS: readonly Column[] = [
  { key: 'address', width: 38, kind: 'text', of: ({ address }) => address },
  { key: 'displayName', width: 34, kind: 'text', of: ({ displayName }) => displayName },
  { key: 'givenNames', width: 22, kind: 'text', of: ({ givenNames }) => givenNames },
  { key: 'surnames', width: 24, kind: 'text', of: ({ surnames }) => surnames },
  { key: 'type', width: 20, kind: 'text', of: ({ type }, { words }) => words.types[type] },
  {
    key: 'state',
    width: 12,
    kind: 'text',
    of: (account, { words }) => (blockOf(account) === null ? words.states[account.state] : words.blocked),
  },
  { key: 'departmentCode', width: 16, kind: 'text', of: ({ departmentCode }) => departmentCode },
  { key: 'departmentName', width: 34, kind: 'text', of: ({ departmentName }) => departmentName },
  { key: 'position', width: 28, kind: 'text', of: ({ position }) => position },
  { key: 'phone', width: 18, kind: 'text', of: ({ phone }) => phone },
  {
    key: 'relation',
    width: 14,
    kind: 'text',
    of: ({ relation }, { words }) => (relation === null ? null : (words.relations[relation] ?? relation)),
  },
  { key: 'contractNumber', width: 22, kind: 'text', of: ({ contractNumber }) => contractNumber },
  { key: 'contractStart', width: 15, kind: 'day', of: ({ contractStart }) => contractStart },
  { key: 'contractEnd', width: 15, kind: 'day', of: ({ contractEnd }) => contractEnd },
  { key: 'document', width: 14, kind: 'text', of: documentOf },
  { key: 'holder', width: 42, kind: 'text', of: holderTextOf },
  {
    key: 'responsible',
    width: 42,
    kind: 'text',
    of: ({ responsible }) => (responsible === null ? null : nameAndId(responsible)),
  },
  { key: 'aliases', width: 34, kind: 'text', of: aliasesOf },
  {
    key: 'uses',
    width: 44,
    kind: 'text',
    of: usesOf,
  },
  {
    key: 'licensed',
    width: 24,
    kind: 'text',
    of: ({ facts = NO_FACTS, ...account }, { words }) => licenceText(words, { ...account, ...facts }),
  },
  { key: 'seenAt', width: 24, kind: 'moment', of: ({ facts }) => (facts === undefined ? null : seenAt(facts)) },
  { key: 'origin', width: 26, kind: 'text', of: ({ origin }, { words }) => words.origins[origin] },
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
    of: (account, { words }) => (isPending(account) ? words.yes : words.no),
  },
];

/** The holder's name and id; without an id when not in the chat. */
function holderTextOf(account: Account): string | null {
  const { type, holder, responsible } = account;
  const person = type === 'departmental' ? responsible : holder;
  return person === null ? holderNameOf(account) : nameAndId(person);
}

/** Accounts that existed before us, or are gone, wait for no hand-over. */
function isPending({ origin, state, deliveredAt, closedAt }: Account): boolean {
  return origin === 'request' && state !== 'deleted' && (deliveredAt === null || closedAt === null);
}

/** The local time in the time zone, as ms of a UTC moment that reads the same. */
export function wallClock(at: Date, timeZone: string): number {
  return at.getTime() + tzOffset(timeZone, at) * 60_000;
}

function aliasesOf({ facts, ...account }: ListedAccount, { words }: Settings): string | null {
  return facts === undefined ? null : aliasText(words, { ...account, ...facts });
}

function usesOf({ facts }: ListedAccount, { words, timeZone }: Settings): string | null {
  if (facts === undefined) return null;
  const dayOf = (at: Date): string => new Date(wallClock(at, timeZone)).toISOString().slice(0, 10);
  return useTexts(words, facts, { day: (day) => day, dayOf }).join('; ');
}

/** «CC …4321»; null for accounts that are not a person's, or were imported. */
function documentOf({ subject, type }: Account, { words }: Settings): string | null {
  const document = type === 'personal' ? documentIn(subject) : null;
  if (document === null) return null;
  return `${words.documents[document.type] ?? document.type} ${maskedDocument(document.number)}`;
}
