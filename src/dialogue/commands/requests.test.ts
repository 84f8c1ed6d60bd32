import { describe, expect, it } from 'vitest';
import { ACCOUNT } from '#domain/account/account.fixture.ts';
import type { Actor } from '#domain/person.ts';
import { shownText } from '#domain/shown-text.ts';
import { actor, EMPLOYEE, HEAD, NOW, requestIn } from '#domain/request/request.fixture.ts';
import { ACCOUNTS_LIST, ASK_SYSTEMS, CHANGE_FORMS, CHOICES, CHOOSER, CREATION_FORM, HOME_ACTS } from '../act-names.ts';
import type { Reply } from '../acts.ts';
import { m, refusedWith, wrote } from '../acts.fixture.ts';
import { changeStage } from '../change-forms/change-forms.fixture.ts';
import { nextOf } from '../request-card/next.ts';
import { actsIn, textIn } from '../screen.fixture.ts';
import { requestsCommand } from './requests.ts';

const BY = actor(HEAD, false);
const notice = shownText({ kind: 'privacy_notice', version: '01', text: 'Para qué.' });
const REQUEST = requestIn('submitted');

function stage(given: Parameters<typeof changeStage>[0] = {}) {
  const { deps, events } = changeStage(given);
  const asked: unknown[] = [];
  const store: typeof deps.store = {
    ...deps.store,
    requestsOf: async (search) => {
      asked.push(search);
      return await Promise.resolve([REQUEST]);
    },
    requestByNumber: async (number) => await Promise.resolve(number === REQUEST.number ? REQUEST : null),
    accountOf: async () => await Promise.resolve(null),
  };
  const commands = requestsCommand({ ...deps, store, notice });
  const write = async (text: string, by = BY): Promise<Reply> =>
    (await wrote(commands, { name: 'correo', by, text })).reply;
  return { write, events, asked };
}

function shown(reply: Reply): string {
  if (reply.as !== 'show') throw new Error(`it is answered with «${reply.as}»`);
  return textIn(reply.message);
}

describe('the command', () => {
  it.each([
    ['', CHOOSER],
    ['Crear', CREATION_FORM],
    ['modificar', CHANGE_FORMS.pick],
    ['eliminar', CHANGE_FORMS.deletion],
    ['reactivar nadie', CHANGE_FORMS.restoration],
  ])('«%s» opens %s', async (text, form) => {
    expect(await stage().write(text)).toMatchObject({ as: 'open', dialog: { form } });
  });

  it.each([
    ['hugo.holder', ACCOUNT.id],
    ['HUGO', ACCOUNT.id],
    // Both of theirs.
    ['entidad', null],
    ['', null],
  ])('opens the form for the account that «%s» means', async (name, accountId) => {
    expect(await stage().write(`eliminar ${name}`)).toMatchObject({ dialog: { state: { accountId } } });
  });

  it('tells before a form is filled in that the account is never touched', async () => {
    const { write, events } = stage({ hasRole: true });
    expect(await write('eliminar hugo')).toEqual(
      refusedWith(m.change.refusal.protected.role, { act: 'delete', why: 'role', account: ACCOUNT.id }),
    );
    expect(events).toMatchObject([{ data: { act: 'ask_deletion', why: 'protected' } }]);
    expect(await write('modificar hugo')).toEqual(
      refusedWith(m.change.refusal.protected.role, { act: 'modify', why: 'role', account: ACCOUNT.id }),
    );
  });

  it('says what is missing and who does it, to whoever asked for it', async () => {
    const { write } = stage();
    const next = nextOf(m, REQUEST);
    expect(shown(await write('estado'))).toContain(next);
    const one = `estado ${REQUEST.number}`;
    expect(shown(await write(one, actor(REQUEST.requester, false)))).toContain(next);
    expect(shown(await write(one, { ...BY, systems: true }))).not.toContain(next);
  });

  it('lists what the person asked for, what ended 30 days ago too', async () => {
    const { write, asked } = stage();
    expect(shown(await write('ESTADO'))).toContain(REQUEST.number);
    const endedSince = new Date(NOW.getTime() - 30 * 24 * 60 * 60_000);
    expect(asked).toEqual([{ requesterId: HEAD.id, endedSince, limit: 16 }]);
  });

  it('tells of one request to whoever may read its record, and keeps of others that they tried', async () => {
    const { write, events } = stage();
    const text = `estado ${REQUEST.number.toLowerCase()}`;
    expect(shown(await write(text, actor(EMPLOYEE, false)))).toContain(REQUEST.number);
    expect(events).toEqual([]);
    const stranger = actor({ id: 'U0STRANGER', name: 'Otra' }, false);
    expect(shown(await write(text, stranger))).toContain(m.documents.record.refusal.not_entitled);
    expect(events).toMatchObject([{ requestId: REQUEST.id, data: { act: 'record', why: 'not_entitled' } }]);
    expect(shown(await write('estado nada'))).toContain(m.documents.record.refusal.not_found);
  });

  it('explains itself shortly, with a button for each thing to do', async () => {
    const reply = await stage().write('ayuda');
    if (reply.as !== 'show') throw new Error(reply.as);
    expect(actsIn(reply.message)).toEqual([
      CHOICES.other,
      HOME_ACTS.ask,
      HOME_ACTS.list,
      ACCOUNTS_LIST,
      ASK_SYSTEMS.write,
    ]);
  });

  it('names blocking to the systems area, and to heads of departments', async () => {
    const says = async (by: Actor, heads: readonly string[]): Promise<boolean> =>
      shown(await stage({ heads }).write('ayuda', by)).includes(m.commands.helpBlocks);
    expect(await says(BY, [])).toBe(false);
    expect(await says(BY, ['120'])).toBe(true);
    expect(await says({ ...BY, systems: true }, [])).toBe(true);
  });

  it('explains itself, more to the systems area', async () => {
    const { write } = stage();
    const [first = ''] = m.commands.helpSystems;
    expect(shown(await write('ayuda'))).not.toContain(first);
    expect(shown(await write('ayuda', { ...BY, systems: true }))).toContain(first);
  });

  it.each(['Nonsense', 'crear algo', 'ayuda por favor'])('says that it did not understand «%s»', async (text) => {
    expect(await stage().write(text)).toEqual({ as: 'tell', text: m.commands.unknown(text.toLowerCase()) });
  });

  it('reads no more than a name', async () => {
    expect(await stage().write('x'.repeat(101))).toEqual({ as: 'tell', text: m.commands.tooLong(100) });
  });
});
