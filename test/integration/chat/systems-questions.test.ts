import type { ActionsBlock, HomeView } from '@slack/types';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenModal } from '#sandbox/services/chat.ts';
import { openForm, QUICK, REQUESTER, someone, SYSTEMS } from '#test/stages/desk.ts';
import { creationValues, eventually, personAt, setStage, textOf, typed, type Stage } from '#test/stages/stage.ts';

describe('a question to the systems area', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage({ overrides: QUICK });
  });
  afterAll(async () => await stage.stop());

  const window = async (user: string, words: string): Promise<OpenModal> =>
    await eventually(`«${words}»`, () => {
      const modal = personAt(stage, user).modal();
      return modal !== undefined && textOf(modal.view).includes(words) && modal;
    });
  /** Presses «Hablar con sistemas» in the window on top. */
  const talk = async (user: string, modal: OpenModal): Promise<void> => {
    const block = modal.view.blocks.find((each): each is ActionsBlock => each.type === 'actions');
    const button = block?.elements.find((each) => each.type === 'button' && each.text.text === 'Hablar con sistemas');
    if (button?.type !== 'button') throw new Error('the window has no way to the systems area');
    const pressed = {
      ...{ blockId: block?.block_id ?? '', actionId: button.action_id ?? '' },
      state: { type: 'button', value: button.value ?? '' },
    };
    await stage.institution.slack.act(user, { kind: 'modal', modalId: modal.id }, pressed, {});
  };
  const homeOf = (user: string): string => textOf(stage.institution.slack.homeOf(user) ?? undefined);
  const homeWith = async (user: string, words: string): Promise<HomeView> => {
    const { slack } = stage.institution;
    await slack.openHome(user);
    return await eventually(`«${words}» in the home of ${user}`, () => {
      return homeOf(user).includes(words) && (slack.homeOf(user) as HomeView);
    });
  };
  const linkTo = ({ channel, ts }: { readonly channel: string; readonly ts: string }): string =>
    `/archives/${channel}/p${ts.replace('.', '')}`;

  it('is asked from a refusal, answered in its thread, and told back', async () => {
    const [asker, systems] = [personAt(stage, REQUESTER), personAt(stage, SYSTEMS)];
    await openForm(stage);
    await asker.submit(creationValues(someone({ desiredAddress: typed('soporte') }).values));
    await talk(REQUESTER, await window(REQUESTER, 'Ese nombre está reservado'));
    const asking = await window(REQUESTER, 'Pedir una cuenta nueva');
    expect(asking.view.callback_id).toBe('systems_ask_form');
    await asker.submit({ text: { text: typed('Es para la mesa de ayuda.') } });
    await window(REQUESTER, 'Se envió al área de sistemas');

    const card = await systems.sees('Pregunta para sistemas');
    for (const words of ['María Fernanda', 'Pedir una cuenta nueva', 'nombre está reservado', 'mesa de ayuda'])
      expect(textOf(card)).toContain(words);
    // It waits on the home pages of both, and leads to its message.
    expect(JSON.stringify(await homeWith(SYSTEMS, 'Preguntas por responder: 1'))).toContain(linkTo(card));
    await homeWith(REQUESTER, 'espera respuesta; le llega por mensaje directo');
    await systems.press('Responder', 'Pregunta para sistemas');
    await window(SYSTEMS, 'Respuesta');
    await systems.submit({ text: { text: typed('Sí: al aprobar la damos con ese nombre.') } });

    const told = await asker.sees('al aprobar la damos con ese nombre');
    expect(textOf(told)).toContain('del área de sistemas, le respondió');
    const note = await eventually('the answer in the thread', () =>
      systems.messages().find(({ threadTs, ts }) => threadTs === card.ts && ts !== card.ts),
    );
    expect(textOf(note)).toContain('al aprobar la damos con ese nombre');
    await systems.sees('la respuesta está en el hilo');
    // Redrawn by the answer.
    await eventually('nothing to answer', () => homeOf(SYSTEMS).includes('Ninguna pregunta espera respuesta.'));
    expect(JSON.stringify(await homeWith(REQUESTER, 'la respondió'))).toContain(linkTo(told));

    await systems.press('Resuelto', 'Pregunta para sistemas');
    const ended = await systems.sees('Resuelto: lo marcó');
    expect(ended.ts).toBe(card.ts);
    expect(JSON.stringify(ended.blocks)).not.toContain('question_answer');
    await stage.institution.slack.openHome(REQUESTER);
    await eventually('a home without questions', () => !homeOf(REQUESTER).includes('Mis preguntas'));
    // What was filled in is still there.
    expect(stage.institution.slack.modalsOf(REQUESTER)[0]?.view.callback_id).toBe('creation_form');
  });
});
