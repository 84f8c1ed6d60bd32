import { FILTERS } from '#domain/account-search/account-query-words.ts';
import type { QueryProblem } from '#domain/account-search/account-query.ts';
import type { Messages } from '#messages/messages.ts';
import { bullets, heading, paragraph, shorten, type Message, type Part } from '../screen.ts';

type Searches = Messages['commands']['accounts']['query']['searches'];

const FLAGS = ['over', 'blocked', 'undelivered', 'without_responsible'] as const;
/** Enough of a long word to recognise it. */
const LONGEST_WORD = 100;

/** Everything that this person can search, with an example of each. */
export function searchHelpMessage(m: Messages, { systems }: { readonly systems: boolean }): Message {
  const { query } = m.commands.accounts;
  return {
    summary: query.title,
    parts: [
      heading(query.title),
      paragraph([[query.intro]]),
      examples(m, searchesFor(systems)),
      ...(systems ? [paragraph([[query.together]])] : []),
    ],
  };
}

/** Which word was not understood, and what can be written instead. */
export function queryProblemMessage(
  m: Messages,
  { problem, systems }: { readonly problem: QueryProblem; readonly systems: boolean },
): Message {
  const { query } = m.commands.accounts;
  const word = shorten(problem.word, LONGEST_WORD);
  const said = (sentence: string, ...more: readonly Part[]): Message => ({
    summary: sentence,
    parts: [paragraph([[sentence]]), ...more],
  });
  switch (problem.code) {
    case 'unknown_filter':
      return said(query.unknown(word), examples(m, searchesFor(systems)));
    case 'bad_value': {
      const { filter } = problem;
      return said(query.badValue(query.names[filter], word), examples(m, [filter]), paragraph([[query.more]]));
    }
    case 'not_systems':
      return said(query.notSystems(word), examples(m, searchesFor(systems)));
  }
}

function searchesFor(systems: boolean): readonly (keyof Searches)[] {
  return systems
    ? ['words', ...FILTERS.filter((name) => name !== 'order'), ...FLAGS, 'order']
    : ['words', 'department'];
}

function examples(m: Messages, names: readonly (keyof Searches)[]): Part {
  const { searches } = m.commands.accounts.query;
  return bullets(names.map((name) => [{ code: searches[name].write }, ` – ${searches[name].finds}`]));
}
