import { describe, expect, it } from 'vitest';
import { readReservedNames } from '#adapters/institution-files/reserved-names.ts';
import { isReserved } from './reserved-names.ts';

const OURS = readReservedNames(null);
const keptFrom = (type: 'personal' | 'departmental', localPart: string): boolean =>
  isReserved(OURS, { localPart, type });

/** All of RFC 2142 (May 1997), sections 3 to 5. */
const RFC_2142 = [
  ...['info', 'marketing', 'sales', 'support', 'abuse', 'noc', 'security', 'postmaster', 'hostmaster', 'usenet'],
  ...['news', 'webmaster', 'www', 'uucp', 'ftp'],
];

describe('our list of reserved names', () => {
  it.each([
    ...RFC_2142,
    ...['autodiscover', 'admin', 'administrator', 'administrador', 'office365', 'no.reply', 'no-reply', 'noreply'],
    ...['root', 'ssl-admin', 'majordomo', 'mailer-daemon', 'no.responder', 'no-responda', 'todos', 'correo'],
    ...['contabilidad', 'tesoreria', 'nomina', 'soporte', 'sistemas'],
  ])('keeps %s from people', (localPart) => {
    expect(keptFrom('personal', localPart)).toBe(true);
  });

  it.each([
    'ad.min',
    'no_reply',
    'n0-reply',
    'off1ce365',
    '0ffice-365',
    'so.por.te',
    'soporte2',
    'nomina.2026',
    'p0stmaster',
    'adm1n',
    'adm1nistrador',
    'admlnistrator',
    'n0m1na',
    't3sorer1a',
    'soporte.2.1',
    '2soporte',
    '2-soporte-01',
    '1nfo',
  ])('keeps what looks like one of them from people: %s', (localPart) => {
    expect(keptFrom('personal', localPart)).toBe(true);
  });

  it.each(['contabilidad', 'tesoreria', 'nomina', 'soporte', 'talento.humano', 'sistemas2'])(
    'lets a department have %s',
    (localPart) => {
      expect(keptFrom('departmental', localPart)).toBe(false);
    },
  );

  it.each(['postmaster', 'admin', 'ad.min', 'office365', 'no-reply', 'autodiscover', 'www'])(
    'lets no department have %s',
    (localPart) => {
      expect(keptFrom('departmental', localPart)).toBe(true);
    },
  );

  it.each(['ana.munoz', 'ana.munoz2', 'jose.admin', 'soporte.ruiz', 'nomina.perez', 'carlos.contabilidad'])(
    'keeps no name of a person: %s',
    (localPart) => {
      expect(keptFrom('personal', localPart)).toBe(false);
    },
  );
});
