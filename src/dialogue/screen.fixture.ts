import { wordsOf, type Dialog, type Field, type HomePage, type Line, type Message, type Part } from './screen.ts';

type Screen = Message | Dialog | HomePage;

/** The readable text, line by line. */
export function linesIn(screen: Screen): readonly string[] {
  return partsOf(screen).flatMap((part) => linesOf(part).map(wordsOf));
}

/** The readable text in one piece. */
export function textIn(screen: Screen): string {
  return linesIn(screen).join('\n');
}

/** The ids of mentioned people. */
export function mentionedIn(screen: Screen): readonly string[] {
  return partsOf(screen).flatMap((part) => {
    const pieces = linesOf(part).flat();
    const mentioned = pieces.flatMap((piece) =>
      typeof piece === 'object' && 'mention' in piece ? [piece.mention] : [],
    );
    return [...mentioned, ...(part.kind === 'entry' ? part.people : [])].map(({ id }) => id);
  });
}

/** The names of its buttons and choices. */
export function actsIn(screen: Screen): readonly string[] {
  return partsOf(screen).flatMap((part) => {
    if (part.kind === 'entry') return [part.action.act];
    return part.kind === 'actions' ? part.actions.map(({ act }) => act) : [];
  });
}

function partsOf(screen: Screen): readonly (Part | Field)[] {
  return 'content' in screen ? screen.content : screen.parts;
}

function linesOf(part: Part | Field): readonly Line[] {
  switch (part.kind) {
    case 'heading':
    case 'note':
      return [[part.text]];
    case 'lines':
      return part.lines;
    case 'list':
      return part.items;
    case 'copyable':
      return part.lines.map((line) => [line]);
    case 'entry':
      return [[part.text], [part.action.label]];
    case 'actions':
      return part.actions.map((one) => ['options' in one ? one.placeholder : one.label]);
    case 'divider':
      return [];
    case 'field':
      return [[part.label]];
  }
}

/** A window's fields, in order. */
export function fieldsIn({ content }: Dialog): readonly Field[] {
  return content.flatMap((part) => (part.kind === 'field' ? [part] : []));
}

/** The names of a window's fields. */
export function namesIn(dialog: Dialog): readonly string[] {
  return fieldsIn(dialog).map(({ name }) => name);
}
