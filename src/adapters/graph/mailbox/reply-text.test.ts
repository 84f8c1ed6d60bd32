import { describe, expect, it } from 'vitest';
import { htmlOf, textOf } from './reply-text.ts';

describe('the text of an automatic answer', () => {
  it.each([
    '',
    'Vuelvo el lunes.',
    'Una línea\notra línea\n\nOtro párrafo',
    'Tres\n\n\nsaltos\n\n\n\ny cuatro\n',
    'Escriba a <todos> & «otros», «&amp;» o &lt;b&gt;',
    '2 < 3 > 1, a@b.example; "comillas" y \'apóstrofos\'',
    'Ñandú — ¿sí? ¡Sí! 😀',
  ])('is the same again after a turn as HTML: %j', (text) => {
    expect(textOf(htmlOf(text))).toBe(text);
  });

  it('is made of paragraphs and nothing that a text could bring along', () => {
    expect(htmlOf('Hola\r\n<script>alert(1)</script>\n\nAdiós')).toBe(
      '<p>Hola<br>&lt;script&gt;alert(1)&lt;/script&gt;</p><p>Adiós</p>',
    );
  });

  it('is the same again in the page that Exchange makes of it', () => {
    const page = (html: string): string =>
      `<html>\r\n<head>\r\n<meta charset="utf-8">\r\n<style>p { margin: 0 }</style>\r\n</head>\r\n<body>\r\n${html
        .replaceAll('</p><p>', '</p>\r\n<p style="margin:0">')
        .replaceAll('<br>', '<br>\r\n')}\r\n</body>\r\n</html>\r\n`;
    const text = 'Una línea\notra línea\n\nOtro párrafo';
    expect(textOf(page(htmlOf(text)))).toBe(text);
  });

  it.each([
    ['<div>Uno</div><div>Dos</div>', 'Uno\nDos'],
    ['<div>Uno<br></div>\r\n<div>Dos</div>', 'Uno\nDos'],
    [
      '<p>Estoy de <b>vacaciones</b>&nbsp;hasta el&#32;1&ordm; de ma&#x79;o</p>',
      'Estoy de vacaciones hasta el 1º de mayo',
    ],
    ['<p>una l&iacute;nea\r\npartida</p>', 'una línea partida'],
    ['<!-- nada --><!DOCTYPE html><p>&desconocida;</p>', '&desconocida;'],
    ['texto solo', 'texto solo'],
  ])('is read out of %j', (html, text) => {
    expect(textOf(html)).toBe(text);
  });
});
