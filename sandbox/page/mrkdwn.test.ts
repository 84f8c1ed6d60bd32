import { describe, expect, it } from 'vitest';
import { parseInline, parseMrkdwn, safeUrl, type Inline } from './browser/mrkdwn.ts';

function text(value: string): Inline {
  return { kind: 'text', text: value };
}

describe('mrkdwn', () => {
  it.each([
    ['*Aprobada*', 'bold'],
    ['_Aprobada_', 'italic'],
    ['~Aprobada~', 'strike'],
  ])('draws %s as %s', (source, kind) => {
    expect(parseInline(source)).toEqual([{ kind, children: [text('Aprobada')] }]);
  });

  it('nests styles', () => {
    expect(parseInline('*Muy _urgente_*')).toEqual([
      { kind: 'bold', children: [text('Muy '), { kind: 'italic', children: [text('urgente')] }] },
    ]);
  });

  it.each(['2 * 3 * 4', 'nombre_de_archivo_largo', 'año*ñandú*', '**', '* suelto*', 'a las 10:30:15'])(
    'leaves %s as it is',
    (source) => {
      expect(parseInline(source)).toEqual([text(source)]);
    },
  );

  it('keeps marks within code', () => {
    expect(parseInline('`*a* <b>`')).toEqual([{ kind: 'code', text: '*a* <b>' }]);
  });

  it('reads fences over several lines, decoded', () => {
    expect(parseMrkdwn('Corra:\n```\nSet-Mailbox *x* &amp;&amp; y\n```')).toEqual([
      { kind: 'paragraph', children: [text('Corra:')] },
      { kind: 'preformatted', text: 'Set-Mailbox *x* && y' },
    ]);
  });

  it('gathers the lines of a quotation', () => {
    expect(parseMrkdwn('Dijo:\n>uno\n&gt; dos\nfin')).toEqual([
      { kind: 'paragraph', children: [text('Dijo:')] },
      { kind: 'quote', children: [text('uno'), { kind: 'break' }, text('dos')] },
      { kind: 'paragraph', children: [text('fin')] },
    ]);
  });

  it('reads mentions', () => {
    expect(parseInline('<@U0JEFE> <#C0GENERAL|general> <!channel> <!subteam^S0SISTEMAS|@sistemas>')).toEqual([
      { kind: 'user', id: 'U0JEFE', label: null },
      text(' '),
      { kind: 'channel', id: 'C0GENERAL', label: 'general' },
      text(' '),
      { kind: 'broadcast', range: 'channel' },
      text(' '),
      { kind: 'group', id: 'S0SISTEMAS', label: '@sistemas' },
    ]);
  });

  it('reads links and dates', () => {
    expect(parseInline('<https://portal.example/?a=1&amp;b=2|Portal> <mailto:a@b.example>')).toEqual([
      { kind: 'link', url: 'https://portal.example/?a=1&b=2', text: 'Portal' },
      text(' '),
      { kind: 'link', url: 'mailto:a@b.example', text: 'a@b.example' },
    ]);
    expect(parseInline('<!date^1700000000^{date_long} {time}|ayer>')).toEqual([
      { kind: 'date', seconds: 1_700_000_000, format: '{date_long} {time}', fallback: 'ayer' },
    ]);
  });

  it('keeps the marks that stand in an address out of the styles', () => {
    const [bold] = parseInline('*vea <https://x.example/a*b|aquí>*');
    expect(bold).toMatchObject({ kind: 'bold', children: [text('vea '), { kind: 'link' }] });
  });

  it('never makes a link of another scheme', () => {
    for (const url of [
      'javascript:alert(1)',
      ' JaVaScRiPt:alert(1)',
      'data:text/html,x',
      'file:///etc/passwd',
      '//x',
    ]) {
      expect(safeUrl(url)).toBeNull();
      expect(parseInline(`<${url}|clic>`).some((part) => part.kind === 'link')).toBe(false);
    }
  });

  it('takes markup for text', () => {
    expect(parseInline('<img src=x onerror=alert(1)>')).toEqual([text('<img src=x onerror=alert(1)>')]);
    expect(parseInline('&lt;script&gt; &amp;lt;')).toEqual([text('<script> &lt;')]);
  });

  it('reads emoji names, and not hours', () => {
    expect(parseInline(':white_check_mark: a las 10:30:00')).toEqual([
      { kind: 'emoji', name: 'white_check_mark' },
      text(' a las 10:30:00'),
    ]);
  });
});
