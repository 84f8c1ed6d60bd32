import { describe, expect, it } from 'vitest';
import type { Message } from '#dialogue/screen.ts';
import { postKey, type PostKey } from '#use-cases/ports/store/post-key.ts';
import { withLinks } from './links.ts';

const CARD = postKey.card('systems', 'r1');
const GONE = postKey.card('systems', 'r2');
const screen: Message = {
  summary: '',
  parts: [
    {
      kind: 'lines',
      lines: [[{ bold: 'SOL-1', leadsTo: CARD }, ' · Cuenta nueva'], [{ bold: 'SOL-2', leadsTo: GONE }]],
    },
    { kind: 'divider' },
  ],
};

function deps(asked: (readonly PostKey[])[] = []) {
  const places = async (keys: readonly PostKey[]) => {
    asked.push(keys);
    return await Promise.resolve(new Map([[CARD, { place: 'C0SISTEMAS', messageId: '1764486000.000200' }]]));
  };
  return { posts: { places }, workspace: { url: 'https://rioclaro.slack.com/' as string | null } };
}

describe('links to our messages', () => {
  it('lead to those that were posted; the others stay plain text', async () => {
    const asked: (readonly PostKey[])[] = [];
    const linked = await withLinks(deps(asked), screen);
    expect(asked).toEqual([[CARD, GONE]]);
    const url = 'https://rioclaro.slack.com/archives/C0SISTEMAS/p1764486000000200';
    expect(linked.parts[0]).toEqual({
      kind: 'lines',
      lines: [[{ link: 'SOL-1', url, style: 'bold' }, ' · Cuenta nueva'], [{ bold: 'SOL-2', leadsTo: GONE }]],
    });
  });

  it('ask nothing where a screen leads nowhere, or before Slack told its address', async () => {
    const asked: (readonly PostKey[])[] = [];
    const plain: Message = { summary: '', parts: [{ kind: 'divider' }] };
    expect(await withLinks(deps(asked), plain)).toBe(plain);
    expect(await withLinks({ ...deps(asked), workspace: { url: null } }, screen)).toBe(screen);
    expect(asked).toEqual([]);
  });
});
