import { describe, expect, it } from 'vitest';
import { safeUrl } from './browser/blocks/safe-url.ts';

describe('a link in a text', () => {
  it.each(['https://portal.example/?a=1&b=2', 'http://portal.example', 'mailto:a@b.example'])(
    'may lead to %s',
    (url) => {
      expect(safeUrl(url)).toBe(url);
    },
  );

  it.each(['javascript:alert(1)', ' JaVaScRiPt:alert(1)', 'data:text/html,x', 'file:///etc/passwd', '//x'])(
    'never leads to %s',
    (url) => {
      expect(safeUrl(url)).toBeNull();
    },
  );
});
