import { describe, expect, it } from 'vitest';
import { COLLEAGUE, HEAD, HOLDER, NOW, requestIn, SYSTEMS } from '#domain/request/request.fixture.ts';
import type { Request } from '#domain/request/request.ts';
import { createMessages } from '#messages/messages.ts';
import { ACTIONS } from '../act-names.ts';
import { SEND_RECORD } from '../act-names.ts';
import { requestDetailsDialog } from '../request-card/details.ts';
import { actsIn, mentionedIn, textIn } from '../screen.fixture.ts';
import type { Message } from '../screen.ts';
import { called, handed, handedInPerson, RECEIPT, STANDINGS } from './hand-over.fixture.ts';
import { handOverMessage } from './message.ts';
import { receiptMessage, reminderMessage } from './receipt.ts';

const zone = { timeZone: 'America/Bogota' };
const es = createMessages({ ...zone, locale: 'es-CO' });
const LANGUAGES = [es, createMessages({ ...zone, locale: 'en-US' })];
const about = { institution: 'Gobernación', delivery: 'password' } as const;

function toHolder(request: Request, m = es): Message {
  return handOverMessage(m, { request, person: HOLDER, as: 'holder', ...about });
}

function toOfficial(request: Request, m = es): Message {
  return handOverMessage(m, { request, person: HEAD, as: 'responsible', ...about });
}

describe('what is told of a hand-over', () => {
  it('has beside each name of the chat the mention that leads to its profile, and none of who reads it', () => {
    const request = handed({ receipts: [RECEIPT] });
    expect(mentionedIn(toHolder(handed({ passwordChangedAt: NOW })))).toEqual([HEAD.id]);
    expect(mentionedIn(receiptMessage(es, { request, person: HEAD }))).toEqual([HOLDER.id, HOLDER.id]);
    expect(mentionedIn(reminderMessage(es, { request, person: HEAD, reminder: 1 }))).toEqual([HOLDER.id]);
    const closed = handed({ state: 'closed', ended: { by: SYSTEMS, at: NOW, reason: 'Otra' } });
    expect(mentionedIn(toHolder(closed))).toEqual([SYSTEMS.id]);
    expect(mentionedIn(toHolder({ ...closed, receivers: null }))).toEqual([SYSTEMS.id]);
    expect(mentionedIn(toOfficial(handed()))).toEqual([HOLDER.id, HOLDER.id]);
  });

  it('says to an official who answers for the account no longer who confirms by now, and gives them no button', () => {
    const request = handed({ receivers: { holder: HOLDER, department: COLLEAGUE } });
    const reminded = reminderMessage(es, { request, person: HEAD, reminder: 1 });
    for (const shown of [reminded, receiptMessage(es, { request, person: HEAD })]) {
      expect(textIn(shown)).toContain(COLLEAGUE.name);
      expect(actsIn(shown)).not.toContain(ACTIONS.confirmReceipt);
      expect(textIn(shown)).not.toContain('Confirmo que');
    }
    expect(textIn(reminded)).toContain('Recordatorio sin efecto');
    expect(textIn(receiptMessage(es, { request, person: COLLEAGUE }))).toContain('Confirmo que la dependencia');
  });

  it('says to each what they confirmed, what is missing, who acts and what comes next', () => {
    const request = handed({ receipts: [RECEIPT] });
    const holder = textIn(toHolder({ ...request, passwordChangedAt: NOW }));
    expect(holder).toContain('✓ Usted confirmó que recibió la cuenta (3/02/2026, 8:00');
    expect(holder).toContain('○ Falta que Helena Head confirme por la dependencia.');
    expect(holder).toContain('✓ La contraseña se cambió');
    expect(holder).toContain('se cierra sola cuando no falte nada');
    expect(holder).not.toContain('Confirmo que');
    const department = textIn(receiptMessage(es, { request, person: HEAD }));
    expect(department).toContain('✓ Hugo Holder confirmó que recibió la cuenta');
    expect(department).toContain('○ Falta cambiar la contraseña.');
    expect(department).toContain('○ Falta que usted confirme por la dependencia, con el botón de abajo.');
    expect(department).toContain('Confirmo que la dependencia la recibió');
    expect(department).toContain('Se le entregó a Hugo Holder una cuenta de correo por este chat');
    // The account is one person's, and whoever asked for it may be of another department.
    expect(department).not.toMatch(/cuenta de correo de la dependencia|dependencia que solicitó/);
    expect(department).toContain(request.number);
  });

  it('has one button for the holder of a new account, until the password is theirs', () => {
    expect(actsIn(toHolder(handed()))).toEqual([ACTIONS.reveal]);
    expect(textIn(toHolder(handed()))).not.toContain('Cómo va la entrega');
    const changed = toHolder(handed({ passwordChangedAt: NOW }));
    expect(actsIn(changed)).toContain(ACTIONS.confirmReceipt);
    expect(textIn(changed)).not.toContain('Cómo entrar');
  });

  it('says what is left to the person where the language of the mailbox was not taken', () => {
    expect(textIn(toHolder(handed({ languageLeft: true })))).toContain('elija «español (Colombia)»');
    expect(textIn(toHolder(handed()))).not.toContain('español (Colombia)');
  });

  it('has both things in one message for the official who hands it over, and is brief once its person has it', () => {
    const official = textIn(toOfficial(handedInPerson()));
    expect(official).toContain('Mostrar la contraseña temporal');
    expect(official).toContain('Confirmo que la dependencia la recibió');
    expect(official).toContain('Cuando entre a este chat, el área de sistemas se la entrega y le llega el mensaje');
    const later = textIn(toOfficial(handed()));
    expect(later).toContain('Hugo Holder ya está en el chat y recibió la cuenta directamente');
    expect(later).not.toMatch(/Mostrar la contraseña|Entréguele/);
    expect(later).toContain('Confirmo que la dependencia la recibió');
  });

  it('promises somebody who is not in the chat nothing before the systems area hands the account over', () => {
    for (const newcomer of [undefined, called('Tomás Tarde', HOLDER)])
      for (const m of LANGUAGES) {
        const request = handedInPerson(newcomer === undefined ? {} : { newcomer });
        const shown = [
          toOfficial(request, m),
          receiptMessage(m, { request, person: HEAD }),
          reminderMessage(m, { request, person: HEAD, reminder: 1 }),
          requestDetailsDialog(m, { request, run: null }),
        ];
        for (const text of shown.map(textIn)) {
          expect(text).toMatch(/el área de sistemas|the systems area/);
          expect(text).not.toMatch(/entonces le llega|cuando entre, le llega|then they get|on joining they/i);
          const isThere = /Alguien entró a este chat con el correo|Somebody came into this chat with the e-mail/;
          const isAbsent = /todavía no está en este chat|not in this chat yet|cuando entre a este chat|once they join/i;
          if (newcomer !== undefined) expect(text).toMatch(isThere);
          if (newcomer !== undefined) expect(text).not.toMatch(isAbsent);
          else expect(text).not.toMatch(isThere);
        }
      }
  });

  it('has the record for everybody who confirms, although they asked for nothing, and for nobody before', () => {
    const records = (shown: Message): number => actsIn(shown).filter((act) => act === SEND_RECORD).length;
    for (const m of LANGUAGES)
      for (const request of STANDINGS) {
        const isOpen = request.state === 'delivered' && request.passwordChangedAt === null;
        expect(records(toHolder(request, m))).toBe(isOpen ? 0 : 1);
        expect(records(toOfficial(request, m))).toBe(1);
        expect(records(receiptMessage(m, { request, person: HEAD }))).toBe(1);
      }
    for (const request of [requestIn('executed', { handedTo: null }), requestIn('delivered', { receivers: null })])
      expect(records(toHolder(request))).toBe(0);
  });

  it('promises nothing below where nobody confirms: an account handed over before there were confirmations', () => {
    for (const [as, person] of [
      ['holder', HOLDER],
      ['responsible', HEAD],
    ] as const) {
      const told = (request: Request): string => textIn(handOverMessage(es, { request, person, as, ...about }));
      const next = as === 'holder' ? 'aquí le llegan entonces los demás pasos' : 'abajo se ve qué falta';
      expect(told(requestIn('executed', { handedTo: null }))).toContain(next);
      const old = told(requestIn('delivered', { receivers: null, handedTo: { person, as } }));
      expect(old).not.toContain(next);
      expect(old).toContain('lo sabremos por Microsoft 365 y cerraremos la solicitud');
    }
  });

  it('of one person on both sides has one button', () => {
    const receivers = { holder: HOLDER, department: HOLDER };
    const message = toHolder(handed({ receivers, passwordChangedAt: NOW }));
    expect(actsIn(message).filter((act) => act === ACTIONS.confirmReceipt)).toHaveLength(1);
    expect(textIn(message)).toContain('Confirmo que recibí la cuenta');
  });

  it('that was closed otherwise says by whom and why, once, and has no button', () => {
    const ended = { by: SYSTEMS, at: NOW, reason: 'La persona está de licencia' };
    const request = handed({ state: 'closed', ended, receipts: [RECEIPT] });
    for (const shown of [toHolder(request), receiptMessage(es, { request, person: HEAD })]) {
      expect(textIn(shown).match(/Motivo: «La persona está de licencia»/g)).toHaveLength(1);
      expect(actsIn(shown)).toEqual([SEND_RECORD]);
      expect(textIn(shown)).not.toContain('Falta');
    }
  });
});
