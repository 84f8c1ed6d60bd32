import { describe, expect, it } from 'vitest';
import { properCase } from './proper-case.ts';

describe('a name typed in capitals', () => {
  it.each([
    ['MARÍA DEL CARMEN', 'María del Carmen'],
    ['JOSÉ DE LOS SANTOS', 'José de los Santos'],
    ['MARIA', 'Maria'],
    ['ÁNGELA', 'Ángela'],
    ['LA TOYA', 'La Toya'],
    ['JUAN E', 'Juan E'],
    ['MA. FERNANDA', 'Ma. Fernanda'],
    ['ANA-LUCÍA', 'Ana-Lucía'],
  ])('%s is proposed as %s for given names', (typed, proposed) => {
    expect(properCase(typed, 'givenNames')).toBe(proposed);
  });

  it.each([
    ['PÉREZ', 'Pérez'],
    ['DE LA CRUZ', 'de la Cruz'],
    ['PÉREZ DE LA PEÑA', 'Pérez de la Peña'],
    ['ORTEGA Y GASSET', 'Ortega y Gasset'],
    ['GÓMEZ E IBÁÑEZ', 'Gómez e Ibáñez'],
    ['SAN JUAN', 'San Juan'],
    ['SANTA CRUZ DEL RÍO', 'Santa Cruz del Río'],
    ['ÑUSTES-MUÑOZ', 'Ñustes-Muñoz'],
    ["D'ALESSANDRO", "D'Alessandro"],
    ['D’ALESSANDRO', 'D’Alessandro'],
    ['RUIZ III', 'Ruiz III'],
    ['VAN DER BERG', 'van der Berg'],
  ])('%s is proposed as %s for surnames', (typed, proposed) => {
    expect(properCase(typed, 'surnames')).toBe(proposed);
  });

  it.each(['', 'J', 'J.', 'María', 'maría', 'McDonald', 'PÉREZ de la Peña', 'de la Cruz', '-'])(
    'is not %j: nothing is proposed',
    (typed) => {
      expect(properCase(typed, 'surnames')).toBeNull();
    },
  );
});
