import type { Dialog, Field, HomePage, Line, Message, Part } from '#dialogue/screen.ts';
import type { PostKey } from '#use-cases/ports/store/post-key.ts';
import type { Place, Posts } from '#use-cases/ports/store/post.ts';

interface LinkDeps {
  readonly posts: Pick<Posts, 'places'>;
  /** The workspace's address, as Slack tells it at the start (`https://….slack.com/`). */
  readonly workspace: { url: string | null };
}

/** The screen with links to our messages that it leads to. Those that are not posted stay plain text. */
export async function withLinks<S extends Message | Dialog | HomePage>(deps: LinkDeps, screen: S): Promise<S> {
  const parts: readonly (Part | Field)[] = 'content' in screen ? screen.content : screen.parts;
  const keys = parts.flatMap(linesIn).flatMap((line) => line.flatMap((piece) => keyOf(piece) ?? []));
  const { url } = deps.workspace;
  if (keys.length === 0 || url === null) return screen;
  const places = await deps.posts.places([...new Set(keys)]);
  const linked = parts.map((part) => withLinesOf(part, (line) => linkedLine(line, { url, places })));
  return 'content' in screen ? { ...screen, content: linked } : { ...screen, parts: linked };
}

function keyOf(piece: Line[number]): PostKey | null {
  return typeof piece !== 'string' && 'leadsTo' in piece ? piece.leadsTo : null;
}

function linesIn(part: Part | Field): readonly Line[] {
  if (part.kind === 'lines') return part.lines;
  return part.kind === 'list' ? part.items : [];
}

function withLinesOf<P extends Part | Field>(part: P, change: (line: Line) => Line): P {
  if (part.kind === 'lines') return { ...part, lines: part.lines.map(change) };
  return part.kind === 'list' ? { ...part, items: part.items.map(change) } : part;
}

function linkedLine(
  line: Line,
  { url, places }: { readonly url: string; readonly places: ReadonlyMap<PostKey, Place> },
): Line {
  return line.map((piece) => {
    if (typeof piece === 'string' || !('leadsTo' in piece)) return piece;
    const at = places.get(piece.leadsTo);
    return at === undefined ? piece : { link: piece.bold, url: permalink(url, at), style: 'bold' };
  });
}

/** The address of a message, in the form that `chat.getPermalink` gives: the moment of a message without its point. */
function permalink(workspaceUrl: string, { place, messageId }: Place): string {
  return new URL(`archives/${place}/p${messageId.replace('.', '')}`, workspaceUrl).href;
}
