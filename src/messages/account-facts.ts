import type { AccountFacts } from '#domain/request/account-facts.ts';
import type { Account } from '#domain/account/account.ts';
import { productNamed } from '#domain/account/product-names.ts';
import type { ExportWords } from './es/accounts/export.ts';

/** Writes days: one given as `YYYY-MM-DD`, and the day of a moment. */
interface Days {
  readonly day: (day: string) => string;
  readonly dayOf: (at: Date) => string;
}

/** The licence by its common name; if the name is unknown, whether there is one. */
export function licenceText(
  words: ExportWords,
  { licensed, state, licences }: Pick<Account, 'licensed' | 'state'> & Pick<AccountFacts, 'licences'>,
): string {
  if (state === 'deleted') return words.no;
  if (licences.at === null) return licensed ? words.licenceUnknown : words.no;
  return licences.names.length === 0 ? words.no : licences.names.map(productNamed).join(', ');
}

/** Its other known addresses; empty for none. */
export function aliasText(
  words: ExportWords,
  { state, aliases }: Pick<Account, 'state'> & Pick<AccountFacts, 'aliases'>,
): string {
  const names = aliases.names.join(', ');
  if (state === 'deleted' || aliases.at !== null) return names;
  return names === '' ? words.unknown : words.perhapsMore(names);
}

/** The age of the shown licences and addresses; null when nobody has looked. */
export function seenAt({ licences, aliases }: Pick<AccountFacts, 'licences' | 'aliases'>): Date | null {
  if (licences.at === null || aliases.at === null) return licences.at ?? aliases.at;
  return licences.at < aliases.at ? licences.at : aliases.at;
}

/** Where messages go, and who uses the account on whose word. */
export function useTexts(
  words: ExportWords,
  { redirection, delegations }: Pick<AccountFacts, 'redirection' | 'delegations'>,
  { day, dayOf }: Days,
): readonly string[] {
  const used = delegations.map(({ to, rights, since, by }) => {
    const may = rights.map((right) => words.rights[right]).join(', ');
    return words.used(to, may, { since: since === null ? null : dayOf(since), by: by ?? words.systems });
  });
  if (redirection === null) return used;
  const { to, since, end } = redirection;
  const text = words.redirected[end.is](to ?? words.goneAccount, dayOf(since), 'day' in end ? day(end.day) : '');
  return [text, ...used];
}
