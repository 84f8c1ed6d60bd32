import { describe, expect, it } from 'vitest';
import { ACCOUNT } from '#domain/account/account.fixture.ts';
import { HEAD, NOW, SYSTEMS } from '#domain/request/request.fixture.ts';
import { createMessages } from '#messages/messages.ts';
import type { Finding } from '#use-cases/ports/store/tenant.ts';
import type { Person } from '#domain/person.ts';
import { outcomeLine } from './finding-lines.ts';

const m = createMessages({ locale: 'es-CO', timeZone: 'America/Bogota' });
const FINDING: Finding = {
  ...{ id: 'f', readId: 'r', directoryId: 'd', what: 'blocked', account: ACCOUNT, entry: null, before: null },
  ...{ fingerprint: 'x', foundAt: NOW, state: 'adopted', by: SYSTEMS, decidedAt: NOW, reason: 'Estaba bien' },
  ...{ requestNumber: null, followedBy: null },
};

describe('what became of a finding', () => {
  it('has beside whoever decided, and whoever answers for the account, the mention that leads to their profile', () => {
    expect(mentioned({})).toEqual([SYSTEMS, HEAD]);
    expect(mentioned({ state: 'ignored' })).toEqual([SYSTEMS]);
    expect(mentioned({ state: 'requested', requestNumber: 'FT-2' })).toEqual([SYSTEMS]);
    expect(mentioned({ state: 'gone' })).toEqual([]);
    expect(mentioned({ by: null, account: null })).toEqual([]);
  });

  it('says of what is over that list and tenant agree in this change, and nothing of others', () => {
    expect(text({ state: 'gone' })).toBe(
      'En esto, Microsoft 365 y la lista ya coinciden. Nadie tiene que decidir nada.',
    );
  });

  it('says where that stands which came in the place of a change', () => {
    const replaced = (followedBy: Finding['followedBy']): string => text({ state: 'replaced', followedBy });
    const at = new Date('2026-11-29T04:30:00Z');
    expect(replaced({ readId: 'another', at })).toContain('en el aviso de la revisión del 28 de noviembre de 2026');
    expect(replaced({ readId: FINDING.readId, at })).toContain('en este mismo aviso');
    expect(replaced(null)).toContain('la próxima revisión lo mira otra vez');
    expect(replaced(null)).not.toContain('coinciden');
  });
});

function line(change: Partial<Finding>): NonNullable<ReturnType<typeof outcomeLine>> {
  return outcomeLine(m, { ...FINDING, ...change }) ?? [];
}

function text(change: Partial<Finding>): string {
  return line(change)
    .filter((piece) => typeof piece === 'string')
    .join('');
}

function mentioned(change: Partial<Finding>): readonly Person[] {
  return line(change).flatMap((piece) => (typeof piece === 'object' && 'mention' in piece ? [piece.mention] : []));
}
