import { describe, expect, it } from 'vitest';
import { shownText } from '#domain/shown-text.ts';
import { shownNotice } from './shown-notice.ts';

const now = shownText({ kind: 'privacy_notice', version: '02', text: 'Para qué.' });
const before = shownText({ kind: 'privacy_notice', version: '01', text: 'Por qué.' });
const policy = shownText({ kind: 'policy', version: '01', text: 'Cómo se usa.' });
const kept = [before, policy];
const find = async (sha256: string) => await Promise.resolve(kept.find((one) => one.sha256 === sha256) ?? null);
const deps = { notice: now, store: { texts: { find } } };

describe('the privacy notice that a form shows', () => {
  it('is the one of now, one that was kept, or none that anybody knows', async () => {
    expect(await shownNotice(deps, now.sha256)).toBe(now);
    expect(await shownNotice(deps, before.sha256)).toBe(before);
    expect(await shownNotice(deps, 'f'.repeat(64))).toBe('unknown');
    expect(await shownNotice(deps, null)).toBeNull();
  });

  it('is no other text', async () => {
    expect(await shownNotice(deps, policy.sha256)).toBe('unknown');
  });
});
