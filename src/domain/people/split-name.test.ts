import { describe, expect, it } from 'vitest';
import { splitName } from './split-name.ts';

describe('a name from the chat is divided', () => {
  it.each([
    ['Ángela María Ñustes del Río', 'Ángela María', 'Ñustes del Río'],
    ['Héctor Iván Restrepo Londoño', 'Héctor Iván', 'Restrepo Londoño'],
    ['María Fernanda Peña de la Hoz', 'María Fernanda', 'Peña de la Hoz'],
    ['Héctor Restrepo Londoño', 'Héctor', 'Restrepo Londoño'],
    ['Héctor Restrepo', 'Héctor', 'Restrepo'],
    ['Ana de la Cruz', 'Ana', 'de la Cruz'],
    ['María del Carmen Pérez', 'María del Carmen', 'Pérez'],
    ['María del Carmen Pérez Ruiz', 'María del Carmen', 'Pérez Ruiz'],
    ['José Ortega y Gasset', 'José', 'Ortega y Gasset'],
    ['Juan Pablo San Juan Ruiz', 'Juan Pablo', 'San Juan Ruiz'],
    ['Luz Dary Quiñones Ibáñez Soto', 'Luz Dary', 'Quiñones Ibáñez Soto'],
    ['MARÍA DEL CARMEN PÉREZ', 'María del Carmen', 'Pérez'],
    ['Ruiz Soto, Ana Lucía', 'Ana Lucía', 'Ruiz Soto'],
    ['Kevin Ávila (Contratista)', 'Kevin', 'Ávila'],
    ['Kevin Ávila | Sistemas', 'Kevin', 'Ávila'],
  ])('%s', (name, givenNames, surnames) => {
    expect(splitName(name)).toEqual({ givenNames, surnames });
  });

  it.each(['', 'hrestrepo', 'Ana 2 Ruiz', '李 明', 'U0ALGUIEN', 'de la', 'Ana @ Ruiz'])('never %j', (name) => {
    expect(splitName(name)).toBeNull();
  });
});
