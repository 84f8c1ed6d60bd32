import { describe, expect, it } from 'vitest';
import { QUESTION, requestIn, SYSTEMS } from '#domain/request/request.fixture.ts';
import { createMessages } from '#messages/messages.ts';
import { answerDialog } from './decision-dialogs.ts';

const m = createMessages({ locale: 'es-CO', timeZone: 'America/Bogota' });

describe('the window of an answer', () => {
  it('shows the last question with the way to whoever asked it', () => {
    const request = requestIn('info_requested', { questions: [QUESTION, { ...QUESTION, text: '¿Desde cuándo?' }] });
    const [asked] = answerDialog(m, request).content;
    expect(asked).toEqual({
      kind: 'lines',
      lines: [[m.dialogs.answer.asks(SYSTEMS.name), { mention: SYSTEMS }], [{ bold: '¿Desde cuándo?' }]],
    });
  });

  it('asks for the answer alone where nothing was asked', () => {
    expect(answerDialog(m, requestIn('submitted')).content).toMatchObject([{ kind: 'field', name: 'text' }]);
  });
});
