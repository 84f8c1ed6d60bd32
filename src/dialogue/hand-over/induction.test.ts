import { describe, expect, it } from 'vitest';
import type { InductionItem } from '#domain/form/delivery.ts';
import { BUZON, type Person } from '#domain/person.ts';
import { HEAD, HOLDER, NOW } from '#domain/request/request.fixture.ts';
import type { Request } from '#domain/request/request.ts';
import { createMessages } from '#messages/messages.ts';
import { ACTIONS } from '../act-names.ts';
import { actsIn, textIn } from '../screen.fixture.ts';
import { handed, handedInPerson, RECEIPT, TICKS } from './hand-over.fixture.ts';
import { inductionMessage, inductionParts } from './induction.ts';

const m = createMessages({ locale: 'es-CO', timeZone: 'America/Bogota' });

function told(request: Request, seenByBot: readonly InductionItem[] = ['password']): string {
  return textIn(inductionMessage(m, { request, person: HOLDER, seenByBot }));
}

describe('the first steps', () => {
  it('say who ticked each and when, and of the password that the bot does', () => {
    const text = told(handed({ induction: TICKS, passwordChangedAt: NOW }));
    expect(text).toContain('Lleva 3 de 6 pasos');
    expect(text).toContain('¡Listo! Ya cambió su contraseña');
    expect(text).toMatch(/✓ Entrar y cambiar la contraseña.\nHecho: Correo lo comprobó en Microsoft 365/);
    expect(text).toMatch(/✓ Tener el correo en el celular.\nHecho: lo marcó Helena Head \(3\/02\/2026, 8:00/);
    expect(text).toMatch(/✓ Leer y aceptar la política de uso.\nAceptada a nombre de Hugo Holder Muñoz/);
    expect(text).toContain('○ Firma, ausencias y orden del correo.\nPendiente');
    expect(told(handed())).toContain('Pendiente: Correo lo marca solo');
  });

  it('begin with the receipt, until it is confirmed', () => {
    const first = (request: Request) =>
      actsIn(inductionMessage(m, { request, person: HOLDER, seenByBot: ['password'] }))[0];
    expect(first(handed({ passwordChangedAt: NOW }))).toBe(ACTIONS.confirmReceipt);
    expect(first(handed({ passwordChangedAt: NOW, receipts: [RECEIPT] }))).toBe(ACTIONS.guide);
  });

  it('claim no second factor that nobody saw', () => {
    const shown = (by: Person): string => told(handed({ induction: [{ item: 'second_factor', at: NOW, by }] }));
    expect(shown(HOLDER)).toMatch(/segundo factor.\nHecho, según usted \(.*\); no se comprobó en Microsoft 365/);
    expect(shown(HEAD)).toMatch(/segundo factor.\nHecho, según Helena Head \(.*\); no se comprobó en Microsoft 365/);
    expect(shown(BUZON)).toMatch(/segundo factor.\nHecho: Correo lo comprobó en Microsoft 365/);
    expect(told(handed(), ['password', 'second_factor'])).toContain(
      'Activar el segundo factor.\nPendiente: Correo lo marca solo',
    );
  });

  it('are seven parts, so that a home has room for them', () => {
    expect(inductionParts(m, { request: handed(), seenByBot: ['password'] })).toHaveLength(7);
  });

  it('of an account handed over in person are taken together, and go on with its person', () => {
    const toOfficial = (request: Request) => inductionMessage(m, { request, person: HEAD, seenByBot: ['password'] });
    expect(textIn(toOfficial(handedInPerson()))).toContain('Haga ahora estos pasos con Hugo Holder Muñoz');
    const later = toOfficial(handed());
    expect(textIn(later)).toContain('Hugo Holder ya está en el chat y sigue con su propia lista.');
    expect(actsIn(later)).not.toContain(ACTIONS.guide);
  });
});
