import { describe, expect, it } from 'vitest';
import { ACCOUNT } from '#domain/account/account.fixture.ts';
import { snapshotOf, type DeletionForm } from '#domain/account/account-form.ts';
import { actor, EMPLOYEE, HEAD, requestIn } from '#domain/request/request.fixture.ts';
import type { Request, RequestChange } from '#domain/request/request.ts';
import type { RequestState } from '#domain/request/states.ts';
import { otherOf } from '#domain/account/account-form.ts';
import { OFFICE } from '#use-cases/register/register.fixture.ts';
import { shownText } from '#domain/shown-text.ts';
import { ACTIONS, CHANGE_FORMS, CREATION_FORM } from '../act-names.ts';
import { filled, m, pressed } from '../acts.fixture.ts';
import type { Reply } from '../acts.ts';
import { changeStage } from '../change-forms/change-forms.fixture.ts';
import { changeForms } from '../change-forms/send-forms.ts';
import { fieldsIn, textIn } from '../screen.fixture.ts';
import type { Dialog } from '../screen.ts';
import { correctionActs } from './acts.ts';

const notice = shownText({ kind: 'privacy_notice', version: '01', text: 'Para qué.' });
const DELETION: DeletionForm = {
  ...{ type: 'deletion', account: snapshotOf(ACCOUNT), justification: 'Se va' },
  ...{ lastDay: '2026-02-28', redirectTo: null, outOfOffice: 'Ya no está', custody: 'shared' },
  keepers: [otherOf(OFFICE)],
};

function stage(state: RequestState, change: RequestChange = {}) {
  const request = requestIn(state, { requester: HEAD, form: DELETION, ...change });
  const open = state === 'submitted' ? { open: request } : {};
  const saved: Request[] = [];
  const plain = changeStage({
    ...open,
    requests: [request],
    save: (next) => void saved.push(next),
  });
  return { ...plain, deps: { ...plain.deps, notice }, request, saved };
}

function dialogOf(reply: Reply): Dialog {
  if (reply.as !== 'open') throw new Error(`it is answered with «${reply.as}»`);
  return reply.dialog;
}

const initials = (dialog: Dialog): object =>
  Object.fromEntries(fieldsIn(dialog).map(({ name, input }) => [name, 'initial' in input ? input.initial : undefined]));

describe('the button that corrects a request', () => {
  const press = async (at: ReturnType<typeof stage>, by = actor(HEAD, false)) =>
    (await pressed(correctionActs(at.deps), { name: ACTIONS.correct, by, payload: at.request.id })).reply;

  it('opens the form as it was sent', async () => {
    const at = stage('submitted');
    const dialog = dialogOf(await press(at));
    expect(dialog).toMatchObject({ form: CHANGE_FORMS.deletion, title: m.correction.title.edit });
    expect(dialog.state).toEqual({ accountId: ACCOUNT.id, what: null, corrects: at.request.id });
    expect(textIn(dialog)).toContain(at.request.number);
    expect(initials(dialog)).toMatchObject({
      ...{ justification: 'Se va', lastDay: '2026-02-28', custody: 'shared', replyText: 'Ya no está' },
      keepers: [{ value: OFFICE.id, text: OFFICE.displayName }],
    });
  });

  it('opens it for a new request when the former one came to nothing', async () => {
    const at = stage('rejected');
    expect(dialogOf(await press(at)).title).toBe(m.correction.title.again);
  });

  it('opens the form of a new account with everything but the consent', async () => {
    const at = stage('submitted', { form: requestIn('submitted').form });
    const dialog = dialogOf(await press(at));
    expect(dialog).toMatchObject({ form: CREATION_FORM, state: { notice: notice.sha256, corrects: at.request.id } });
    expect(initials(dialog)).toMatchObject({
      ...{ givenNames: 'Hugo', documentType: 'cc', relation: 'planta', contactEmail: 'hugo@example.com' },
      responsible: HEAD.id,
    });
    expect(initials(dialog)).not.toMatchObject({ consent: ['yes'] });
  });

  it('is for the requester alone, who stands in the trail else, and while it can be corrected', async () => {
    const at = stage('submitted');
    const reply = await press(at, actor(EMPLOYEE, true));
    expect(reply).toMatchObject({ as: 'tell' });
    await reply.after?.();
    expect(at.events).toMatchObject([{ data: { act: 'correct', why: 'not_requester' } }]);
    expect((await press(stage('approved'))).as).toBe('tell');
  });
});

describe('the form that is sent to correct', () => {
  const ANSWERS = {
    ...{ justification: 'Se va', lastDay: '2026-03-15', custody: 'none', replyText: 'Ya no está' },
    keepers: [],
  };
  const send = async (at: ReturnType<typeof stage>, by = actor(HEAD, false)): Promise<Reply> =>
    await filled(changeForms(at.deps), {
      ...{ name: CHANGE_FORMS.deletion, by, answers: ANSWERS },
      state: { accountId: ACCOUNT.id, what: null, corrects: at.request.id },
    });

  it('replaces the form of the open request, which keeps its number', async () => {
    const at = stage('submitted');
    expect((await send(at)).as).toBe('close_all');
    expect(at.inserted).toEqual([]);
    expect(at.saved).toMatchObject([
      { number: at.request.number, form: { lastDay: '2026-03-15' }, plan: null, corrections: [{ before: DELETION }] },
    ]);
    expect(at.events).toMatchObject([{ what: 'correct', data: { fields: ['lastDay', 'custody', 'keepers'] } }]);
  });

  it('makes a new request that says which one it corrects', async () => {
    const at = stage('rejected');
    expect((await send(at)).as).toBe('close_all');
    expect(at.inserted).toMatchObject([{ corrects: at.request.number, form: { lastDay: '2026-03-15' } }]);
    expect(at.saved).toMatchObject([{ id: at.request.id, state: 'rejected', correctedBy: 'FT-GTI-006-2026-00009' }]);
    expect(at.events.map(({ what }) => what)).toEqual(['submit', 'corrected']);
  });

  it('loses nothing when it was approved meanwhile', async () => {
    const reply = await send(stage('approved'));
    expect(reply).toMatchObject({
      as: 'tell',
      text: expect.stringContaining('lo que escribió sigue en el formulario'),
    });
  });

  it('is nobody else’s', async () => {
    const at = stage('submitted', { requester: EMPLOYEE });
    expect((await send(at)).as).toBe('tell');
    expect(at.saved).toEqual([]);
  });
});
