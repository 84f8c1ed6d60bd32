import { describe, expect, it } from 'vitest';
import type { Tick } from '#domain/form/delivery.ts';
import { HOLDER, NOW } from '#domain/request/request.fixture.ts';
import { shownText, type TextStamp } from '#domain/shown-text.ts';
import { createMessages } from '#messages/messages.ts';
import { ACTIONS, ASK_SYSTEMS } from '../act-names.ts';
import { actsIn, namesIn, textIn } from '../screen.fixture.ts';
import { handed, LONG, STANDINGS } from './hand-over.fixture.ts';
import { policyDialog, POLICY_NAME } from './policy.ts';

const m = createMessages({ locale: 'es-CO', timeZone: 'America/Bogota' });
const guide = { title: 'Política de uso', blocks: [] };
const policy = shownText({ kind: 'policy', version: '01 de 2026-11-28', text: 'La cuenta es del trabajo.' });

describe('the policy of use', () => {
  it('asks for the name, and once it is accepted has the button to do that over', () => {
    for (const request of STANDINGS) {
      const dialog = policyDialog(m, { request, guide, policy, own: { name: LONG } });
      const isTicked = request.induction.some(({ item }) => item === 'policy');
      expect(namesIn(dialog)).toEqual(isTicked ? [] : [POLICY_NAME]);
      expect(dialog.submit !== undefined).toBe(!isTicked);
      expect(actsIn(dialog)).toEqual(isTicked ? [ACTIONS.acceptAgain] : [ASK_SYSTEMS.sendAbove]);
    }
  });

  it('says in which version it was accepted, what was before, and where another is in force', () => {
    const before = {
      ...{ at: NOW, by: HOLDER, acceptedAs: 'Hugo Muñoz' },
      text: { version: '00 de 2025-05-01', sha256: 'b'.repeat(64) },
    };
    const told = (text: TextStamp): string => {
      const tick: Tick = { item: 'policy', at: NOW, by: HOLDER, acceptedAs: 'Hugo Holder', text, earlier: [before] };
      const request = handed({ induction: [tick] });
      return textIn(policyDialog(m, { request, guide, policy, own: { name: 'Hugo Holder' } }));
    };
    expect(told(policy)).toMatch(/Antes se aceptó a nombre de Hugo Muñoz \(.*\), versión 00 de 1\/05\/2025/);
    expect(told(policy)).toMatch(/Aceptada a nombre de Hugo Holder \(.*\), versión 01 de 28\/11\/2026/);
    expect(told(policy)).not.toContain('el que rige hoy');
    expect(told({ version: '01', sha256: 'c'.repeat(64) })).toContain('el de arriba es el que rige hoy');
  });
});
