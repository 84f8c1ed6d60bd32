/**
 * Converts text to the simple HTML that Exchange keeps for a reply: empty lines separate paragraphs, other lines end in
 * `<br>`.
 */
export function htmlOf(text: string): string {
  const escaped = text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
  const paragraphs = escaped.split('\n\n').map((paragraph) => `<p>${paragraph.replaceAll('\n', '<br>')}</p>`);
  return paragraphs.join('');
}

/**
 * The text of such HTML, also when Exchange wraps it in a page of its own, or the person wrote it in Outlook. Line ends
 * of the HTML are only spaces.
 */
export function textOf(html: string): string {
  const text = html
    .replaceAll(/<(head|style|script|title)\b[\s\S]*?<\/\1\s*>|<!--[\s\S]*?-->|<![^>]*>/gi, '')
    .replaceAll(/(>|^)\s*[\r\n]+\s*/g, '$1')
    .replaceAll(/\s*[\r\n]+\s*(?=<|$)/g, '')
    .replaceAll(/\s*[\r\n]+\s*/g, ' ')
    .replaceAll(/<\/p\s*>\s*<p\b[^>]*>/gi, '\n\n')
    .replaceAll(/<br\b[^>]*>(?:<\/(?:div|li|h\d)\s*>)?|<\/(?:div|li|tr|h\d)\s*>(?=\s*<(?:div|li|tr|h\d|p)\b)/gi, '\n')
    .replaceAll(/<\/?[a-z][^>]*>/gi, '');
  return decoded(text);
}

const ENTITIES: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' },
  ...{ aacute: 'á', eacute: 'é', iacute: 'í', oacute: 'ó', uacute: 'ú', uuml: 'ü', ntilde: 'ñ' },
  ...{ Aacute: 'Á', Eacute: 'É', Iacute: 'Í', Oacute: 'Ó', Uacute: 'Ú', Uuml: 'Ü', Ntilde: 'Ñ' },
  ...{ iquest: '¿', iexcl: '¡', laquo: '«', raquo: '»', ldquo: '“', rdquo: '”', lsquo: '‘', rsquo: '’' },
  ...{ ndash: '–', mdash: '—', hellip: '…', ordm: 'º', ordf: 'ª', deg: '°', middot: '·', bull: '•' },
};

/** All in one pass, so that a text that mentions an entity is not decoded twice. */
function decoded(text: string): string {
  return text.replaceAll(/&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));/gi, (whole: string, ...found: readonly unknown[]) => {
    const [decimal, hex, name] = found as readonly (string | undefined)[];
    if (name !== undefined) return ENTITIES[name] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole;
  });
}
