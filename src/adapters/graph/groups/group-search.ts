import type { DirectoryGroup } from '#domain/account/directory-account.ts';
import { asciiWords } from '#domain/ascii-words.ts';
import type { Directory } from '#use-cases/ports/directory.ts';
import { literal, type GraphClient } from '../calls/client.ts';
import type { Needs } from '../calls/errors.ts';
import { listIn, pathOf, readPage, type PageBody } from '../calls/pages.ts';
import { GROUP_SELECT, groupOf, type GroupBody } from './group-shape.ts';

const READ: Needs = { permission: 'Directory.Read.All', write: false };
const LARGEST_PAGE = 999;
/** A tenant with more groups than on these pages is searched by the beginning of the name. */
const MOST_PAGES = 5;
/** How long the list of groups is kept: while somebody types, ms. */
const KEPT_MS = 20_000;

interface AllGroups {
  readonly readAt: number;
  /** Null when there are too many. */
  readonly groups: Promise<readonly DirectoryGroup[] | null>;
}

/**
 * Finds groups by any words of their name or parts of them, in any case and with or without accents. We search the
 * list ourselves: Graph's filters know only the beginning of a name, and its `$search` asks an index that lags, where
 * nothing is promised about accents and unfinished words (facts: graph.md 1.12).
 */
export function groupSearch(graph: GraphClient): Directory['searchGroups'] {
  let kept: AllGroups | null = null;
  const all = async (): Promise<readonly DirectoryGroup[] | null> => {
    const now = performance.now();
    if (kept === null || now - kept.readAt > KEPT_MS) {
      const read: AllGroups = { readAt: now, groups: readAll(graph) };
      kept = read;
      read.groups.catch(() => {
        if (kept === read) kept = null;
      });
    }
    return await kept.groups;
  };
  return async (text, limit) => {
    const top = Math.min(Math.max(1, Math.trunc(limit)), LARGEST_PAGE);
    const typed = text.trim();
    if (typed === '') return await firstOnes(graph, { which: '$orderby=displayName', top });
    const groups = await all();
    if (groups === null) {
      return await firstOnes(graph, { which: `$filter=startswith(displayName,'${literal(typed)}')`, top });
    }
    return groups
      .filter(({ name }) => names(name, typed))
      .toSorted((one, other) => rank(one, typed) - rank(other, typed) || one.name.localeCompare(other.name))
      .slice(0, top);
  };
}

/** Whether each typed word is part of the name; a text without letters and digits has to be in it as it is. */
function names(name: string, typed: string): boolean {
  const words = asciiWords(typed);
  const known = asciiWords(name).join(' ');
  return words.length === 0 ? name.includes(typed) : words.every((word) => known.includes(word));
}

/** Names that begin with the text come first. */
function rank({ name }: DirectoryGroup, typed: string): number {
  return asciiWords(name).join(' ').startsWith(asciiWords(typed).join(' ')) ? 0 : 1;
}

async function firstOnes(
  graph: GraphClient,
  { which, top }: { readonly which: string; readonly top: number },
): Promise<readonly DirectoryGroup[]> {
  const found = await groupsAt(graph, `/groups?${which}&$select=${GROUP_SELECT}&$top=${top}`);
  return found.value.slice(0, top).map(groupOf);
}

async function readAll(graph: GraphClient): Promise<readonly DirectoryGroup[] | null> {
  let page = await groupsAt(graph, `/groups?$select=${GROUP_SELECT}&$top=${LARGEST_PAGE}`);
  const found = [...page.value];
  for (let pages = 1; page['@odata.nextLink'] !== undefined; pages += 1) {
    if (pages === MOST_PAGES) return null;
    page = await readPage<GroupBody>(graph, {
      operation: 'search-groups',
      needs: READ,
      path: pathOf(page['@odata.nextLink']),
    });
    found.push(...page.value);
  }
  return found.map(groupOf);
}

async function groupsAt(graph: GraphClient, path: string): Promise<PageBody<GroupBody>> {
  return await graph.call('search-groups', READ, async (client) => listIn<GroupBody>(await client.api(path).get()));
}
