import { describe, expect, it } from 'vitest';
import { INDUCTION_ITEMS, type Tick } from '#domain/form/delivery.ts';
import { BUZON } from '#domain/person.ts';
import { EMPLOYEE, HEAD, HOLDER, requestIn } from '#domain/request/request.fixture.ts';
import { codeOf } from '#domain/trail/trail.ts';
import { createMessages } from '#messages/messages.ts';
import type { RequestRecord } from '#use-cases/ports/store/record.ts';
import { readPdf } from '../pdf/read-pdf.fixture.ts';
import { after, events, recordOf } from './record.fixture.ts';
import { createRecordWriter } from './request-pdf.ts';

const messages = createMessages({ locale: 'es-CO', timeZone: 'America/Bogota' });
const writer = createRecordWriter({ messages, paper: 'letter' });

/** Closed after two hours, with the last of the first steps taken days later. */
function completedLater(): RequestRecord {
  const induction = INDUCTION_ITEMS.map((item, at): Tick => {
    if (item === 'password') return { item, at: after(120), by: BUZON };
    const text = { version: '01 de 2026-11-28', sha256: 'ab'.repeat(32) };
    const earlier = [{ at: after(30), by: HOLDER, acceptedAs: 'Hugo Muñoz', text: { ...text, version: '00' } }];
    const accepted = item === 'policy' ? { acceptedAs: 'Hugo Holder Muñoz', text, earlier } : {};
    return { item, at: after(at * 1440), by: HOLDER, ...accepted };
  });
  const said = events(['submit', EMPLOYEE, { consent: true }], ['password_changed', BUZON], ['tick', HOLDER]);
  const receivers = { holder: HOLDER, department: HEAD };
  const request = requestIn('closed', { receivers, induction, passwordChangedAt: after(120) });
  return recordOf(request, { said, end: said[1] === undefined ? null : { ...said[1], at: after(120) } });
}

describe('what completes the record of a request', () => {
  it('is named after it', async () => {
    const { name, title, mediaType } = await writer.induction(completedLater());
    expect({ name, title, mediaType }).toEqual({
      name: 'FT-GTI-006-2026-00001-induccion.pdf',
      title: 'Inducción de la solicitud FT-GTI-006-2026-00001',
      mediaType: 'application/pdf',
    });
  });

  it('says whose account it is, who took which step and when, and by which code it is found in the trail', async () => {
    const record = completedLater();
    const { text: printed, pages, marked } = await readPdf((await writer.induction(record)).content);
    const text = printed.replaceAll(/\s+/gu, ' ');
    expect(marked).toBe(true);
    for (const words of [
      'Código: FT-GTI-006',
      'Número | FT-GTI-006-2026-00001',
      'Cuenta | Hugo Holder Muñoz',
      'Dirección | hugo.holder@entidad.gov.co',
      'Entregada a | Hugo Holder (U0HOLDER) (titular de la cuenta)',
      'Solicitud cerrada el | 2/02/2026, 10:00:00 a. m.',
      'Inducción completada el | 9/02/2026, 8:00:00 a. m.',
      'Poner su firma | Hugo Holder (U0HOLDER) | 6/02/2026, 8:00:00 a. m.',
      'Cambiar la contraseña | Correo | 2/02/2026, 10:00:00 a. m.',
      'Aceptada con el nombre de Hugo Holder Muñoz',
      'Aceptada a nombre de | Hugo Holder Muñoz (10/02/2026, 8:00:00 a. m.',
      'Versión del texto | 01 de 28/11/2026',
      `Huella del texto (SHA-256) | ${'ab'.repeat(32)}`,
      'Aceptaciones anteriores | A nombre de Hugo Muñoz (2/02/2026, 8:30:00 a. m.',
      'Según Hugo Holder (U0HOLDER); no se | 4/02/2026, 8:00:00 a. m. comprobó en Microsoft 365',
      `Código de verificación | ${codeOf(record.seal ?? { seq: 0, hash: '' })}`,
    ])
      expect(text).toContain(words);
    expect(text).not.toMatch(/Pendiente|No se hizo|EN CURSO|undefined|null|1098765432/u);
    expect(pages.length).toBeLessThanOrEqual(2);
  });

  it('gives the same bytes again', async () => {
    const [one, two] = await Promise.all([writer.induction(completedLater()), writer.induction(completedLater())]);
    expect(Buffer.from(one.content).equals(two.content)).toBe(true);
  });

  it('speaks English where the institution does', async () => {
    const english = createMessages({ locale: 'en', timeZone: 'America/Bogota' });
    const { content } = await createRecordWriter({ messages: english, paper: 'letter' }).induction(completedLater());
    const { text } = await readPdf(content);
    expect(text).toContain('Induction of request FT-GTI-006-2026-00001');
    expect(text.replaceAll(/\s+/gu, ' ')).toContain('Accepted under the name Hugo Holder Muñoz');
  });
});
