import { describe, expect, it } from 'vitest';
import { HEAD, HOLDER, NOW, PERSONAL, requestIn, SYSTEMS } from '#domain/request/request.fixture.ts';
import type { Request } from '#domain/request/request.ts';
import { createMessages } from '#messages/messages.ts';
import type { CardAudience } from '#use-cases/ports/store/job.ts';
import { handed, handedInPerson, RECEIPT } from '../hand-over/hand-over.fixture.ts';
import { mentionedIn, textIn } from '../screen.fixture.ts';
import type { Dialog, Message } from '../screen.ts';
import { requestCard } from './card.ts';
import { requestDetailsDialog } from './details.ts';

const es = createMessages({ locale: 'es-CO', timeZone: 'America/Bogota' });
const en = createMessages({ locale: 'en-US', timeZone: 'America/Bogota' });

function card(request: Request, audience: CardAudience = 'systems', m = es): Message {
  return requestCard(m, { request, run: null, audience });
}

function details(request: Request, m = es): Dialog {
  return requestDetailsDialog(m, { request, run: null });
}

describe('the card of a request, about its hand-over', () => {
  it('has the mention beside each name of its sentence, for whoever asked too', () => {
    const shown = (request: Request): readonly string[] => mentionedIn(card(request, 'requester'));
    for (const state of ['approved', 'rejected'] as const) expect(shown(requestIn(state)), state).toEqual([SYSTEMS.id]);
    expect(shown(handed())).toEqual([HOLDER.id, HEAD.id]);
    expect(shown(handed({ state: 'closed', ended: { by: SYSTEMS, at: NOW, reason: 'Otra' } }))).toEqual([SYSTEMS.id]);
    expect(shown(requestIn('submitted'))).toEqual([]);
    expect(mentionedIn(card(requestIn('rejected')))).toContain(SYSTEMS.id);
  });

  it('names whoever came into the chat once, with the way to their profile', () => {
    const shown = card(handedInPerson({ newcomer: HOLDER }));
    expect(textIn(shown).match(/Hugo Holder entró al chat con el correo/g)).toHaveLength(1);
    expect(mentionedIn(shown).filter((id) => id === HOLDER.id)).toHaveLength(1);
  });

  it('says how somebody gets the account who is not in the chat: before the plan that may change, with a plan it does not', () => {
    const form = { ...PERSONAL, chatUser: null };
    expect(textIn(details(requestIn('submitted', { form, plan: null })))).toContain(
      'si no está cuando se haga el plan',
    );
    for (const state of ['submitted', 'approved', 'executing', 'failed'] as const) {
      const text = textIn(details(requestIn(state, { form })));
      expect(text).toContain('No está en el chat; según el plan, se entrega por medio del responsable');
      expect(text).not.toMatch(/antes|cuando se haga el plan/);
      expect(textIn(details(requestIn(state, { form }), en))).toContain(
        'by the plan, the account is handed over through the responsible official',
      );
    }
  });

  it('tells the systems area where the language of the mailbox was not taken', () => {
    expect(textIn(card(handed({ languageLeft: true })))).toContain(
      'La cuenta quedó bien, pero Microsoft 365 no tomó el idioma del buzón.',
    );
  });

  it('tells the systems area who confirmed, and has the way to close it otherwise', () => {
    const request = handed({ receipts: [RECEIPT], passwordChangedAt: NOW });
    const text = textIn(card(request));
    expect(text).toContain('Falta la confirmación de: Helena Head (la dependencia).');
    expect(text).toContain('Dar por terminada');
    expect(textIn(card(request, 'requester'))).not.toContain('Dar por terminada');
    expect(textIn(details(request))).toContain('✓ Hugo Holder confirmó que recibió la cuenta');
    expect(textIn(details(request))).toContain('✓ La contraseña se cambió');
  });

  it('tells whoever asked by whom it was closed otherwise', () => {
    const ended = { by: SYSTEMS, at: NOW, reason: 'La persona está de licencia' };
    const text = textIn(card(handed({ state: 'closed', ended, receipts: [RECEIPT] }), 'requester'));
    expect(text).toContain('Sergio Systems, del área de sistemas, la cerró sin esperar lo que faltaba de la entrega');
  });
});
