import { describe, expect, it } from 'vitest';
import { plainDeps } from './acts.fixture.ts';
import { allActs } from './all-acts.ts';

describe('all that people can do', () => {
  it('has one name each, which no chat mixes up', () => {
    const { acts, forms, searches, commands, shortcuts, windows } = allActs(plainDeps({}).deps);
    for (const names of [
      acts.map(({ name }) => name),
      [...forms.map(({ name }) => name), ...windows],
      searches.map(({ field }) => field),
      commands.map(({ name }) => name),
      shortcuts.map(({ name }) => name),
    ]) {
      expect(names).not.toEqual([]);
      expect(names).toHaveLength(new Set(names).size);
    }
  });

  it('tells what is chosen in a field apart from what is pressed', () => {
    const { acts, forms } = allActs(plainDeps({}).deps);
    const fields = forms.flatMap(({ chosen }) => Object.keys(chosen ?? {}));
    expect(fields).toContain('custody');
    expect(acts.filter(({ name }) => fields.includes(name))).toEqual([]);
  });
});
