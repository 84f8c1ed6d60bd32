import { describe, expect, it } from 'vitest';
import { ACCOUNT } from '#domain/account/account.fixture.ts';
import { actor, EMPLOYEE, SYSTEMS } from '#domain/request/request.fixture.ts';
import type { Reply } from '../acts.ts';
import { m, wrote } from '../acts.fixture.ts';
import { changeStage } from '../change-forms/change-forms.fixture.ts';
import { textIn } from '../screen.fixture.ts';
import { accountsCommand } from './accounts.ts';

const SYSTEMS_BY = actor(SYSTEMS, true);

function stage() {
  const { deps, events } = changeStage();
  const searched: string[] = [];
  const quarantined: string[] = [];
  const store = {
    ...deps.store,
    accounts: async ({ text }: { readonly text: string }) => {
      searched.push(text);
      return await Promise.resolve({ rows: [ACCOUNT], total: 1 });
    },
    quarantined: async ({ text }: { readonly text: string }) => {
      quarantined.push(text);
      return await Promise.resolve({ rows: [], total: 0 });
    },
  } as unknown as typeof deps.store;
  const commands = accountsCommand({ ...deps, store });
  const write = async (text: string, by = actor(EMPLOYEE, false)): Promise<Reply> =>
    (await wrote(commands, { name: 'correos', by, text })).reply;
  return { write, searched, quarantined, events };
}

describe('the command of the list', () => {
  it.each(['', 'Ana Ruiz', 'ayuda para ana', 'revisar', 'cuarentena', 'actas de ana'])(
    'searches «%s» in it for anybody',
    async (text) => {
      const { write, searched } = stage();
      expect(await write(text)).toMatchObject({ as: 'show' });
      expect(searched).toHaveLength(1);
    },
  );

  it('explains how it is searched', async () => {
    const { write, searched } = stage();
    for (const word of ['ayuda', 'HELP']) {
      const reply = await write(word);
      expect(reply.as === 'show' ? textIn(reply.message) : '').toContain('/correos');
    }
    expect(searched).toEqual([]);
  });

  it('shows the systems area the addresses that nobody can have yet', async () => {
    const { write, searched, quarantined } = stage();
    expect(await write('cuarentena Ana', SYSTEMS_BY)).toMatchObject({ as: 'show' });
    expect([searched, quarantined]).toEqual([[], ['ana']]);
  });

  it('gives the report and the disposals to those alone who oversee the work', async () => {
    const { write, events } = stage();
    const disposals = await write('actas');
    expect(disposals).toMatchObject({ as: 'tell', text: m.disposal.refusal.not_allowed });
    await disposals.after?.();
    const report = await write('informe octubre 2026');
    expect(report).toMatchObject({ as: 'tell', text: m.report.asked.refusal.not_allowed });
    await report.after?.();
    expect(events).toMatchObject([{ data: { act: 'export_disposals' } }, { data: { act: 'report' } }]);
  });

  it('reads no more than a search', async () => {
    expect(await stage().write('x'.repeat(201))).toEqual({ as: 'tell', text: m.commands.tooLong(200) });
  });
});
