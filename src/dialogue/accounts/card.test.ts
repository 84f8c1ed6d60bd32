import { describe, expect, it } from 'vitest';
import { ACCOUNT } from '#domain/account/account.fixture.ts';
import { NOTHING_TAKEN, type Account } from '#domain/account/account.ts';
import { NO_FACTS, type AccountFacts } from '#domain/request/account-facts.ts';
import { NOW, requestIn, SYSTEMS } from '#domain/request/request.fixture.ts';
import { createMessages } from '#messages/messages.ts';
import type { AccountCard } from '#use-cases/accounts/account-card.ts';
import type { HistoryEvent } from '#use-cases/ports/store/history.ts';
import { HISTORY_PAGES, SEND_RECORD } from '../act-names.ts';
import { actsIn, linesIn, mentionedIn, textIn } from '../screen.fixture.ts';
import { accountCardDialog } from './card.ts';

type WholeCard = Extract<AccountCard, { readonly shows: 'everything' }>;

const m = createMessages({ locale: 'es-CO', timeZone: 'America/Bogota' });
const FACTS: AccountFacts = {
  licences: { names: ['STANDARDPACK'], at: NOW },
  aliases: { names: ['archivo@entidad.gov.co'], at: NOW },
  redirection: { to: 'mesa@entidad.gov.co', since: NOW, end: { is: 'dated', day: '2026-12-31' } },
  delegations: [
    {
      ...{ to: 'Mesa de ayuda', address: 'mesa@entidad.gov.co', rights: ['full_access', 'send_as'] },
      ...{ since: NOW, by: 'Jorge' },
    },
  ],
};

/** The card that the systems area sees, of an account of which nothing more is known. */
function cardOf(account: Account, change: Partial<WholeCard> = {}): WholeCard {
  return {
    ...{ shows: 'everything', account, holder: null, document: null, history: [], page: 0, pages: 1 },
    ...{ systems: true, actions: [], mayLift: false, facts: NO_FACTS, ...change },
  };
}

describe('the card of an account', () => {
  it.each([
    ['es-CO', 'Entrega cerrada: 3 de febrero de 2026'],
    ['en', 'Hand-over closed: February 3, 2026'],
  ])('says in %s that the hand-over is closed, and nothing of a password', (locale, closed) => {
    const account = { ...ACCOUNT, origin: 'request', deliveredAt: NOW, closedAt: NOW } as const;
    const card = accountCardDialog(createMessages({ locale, timeZone: 'America/Bogota' }), cardOf(account));
    expect(linesIn(card)).toContain(closed);
    expect(textIn(card)).not.toMatch(/contraseña|password/i);
  });

  it('shows licence by name, other addresses, where messages go and who uses it, by whose word', () => {
    const text = textIn(accountCardDialog(m, cardOf(ACCOUNT, { facts: FACTS })));
    for (const line of [
      'Titular: Hugo Holder Muñoz',
      'Licencia: Office 365 E1',
      'Otras direcciones: archivo@entidad.gov.co',
      `Licencia y direcciones vistas en Microsoft 365: ${m.dayOf(NOW)}`,
      `Redirigida desde el ${m.dayOf(NOW)} hasta el 31 de diciembre de 2026 a mesa@entidad.gov.co`,
      `Mesa de ayuda: abre el buzón, envía como la cuenta (dado a mano el ${m.dayOf(NOW)}, según Jorge)`,
    ])
      expect(text).toContain(line);
  });

  it('gives each way to use the account a line of its own, whole', () => {
    const [mesa] = FACTS.delegations;
    const delegations = mesa === undefined ? [] : Array.from({ length: 9 }, (_, n) => ({ ...mesa, to: `Mesa ${n}` }));
    const lines = linesIn(accountCardDialog(m, cardOf(ACCOUNT, { facts: { ...FACTS, delegations } })));
    const from = lines.indexOf('Redirecciones y permisos:');
    const shown = lines.slice(from + 1, from + 11);
    expect(shown[0]).toMatch(/^• Redirigida desde .* a mesa@entidad\.gov\.co$/);
    for (const line of shown.slice(1)) expect(line).toMatch(/^• Mesa \d: abre el buzón, .*, según Jorge\)$/);
  });

  it('says what nobody has seen in Microsoft 365, and of a deleted account nothing of it', () => {
    const unseen = linesIn(accountCardDialog(m, cardOf(ACCOUNT)));
    expect(unseen).toContain('Licencia: Sí; no se sabe cuál');
    expect(unseen).toContain('Otras direcciones: no se sabe');
    expect(unseen.join('\n')).not.toContain('vistas en Microsoft 365');
    const gone = accountCardDialog(m, cardOf({ ...ACCOUNT, state: 'deleted', licensed: false }));
    expect(textIn(gone)).not.toMatch(/Licencia|Otras direcciones/);
  });

  it('says that nobody sees whether a permission given by hand holds, and shows the systems area how to take it back', () => {
    const told = (systems: boolean, facts: AccountFacts): readonly string[] =>
      linesIn(accountCardDialog(m, cardOf(ACCOUNT, { systems, facts })));
    const unseen = 'Correo no puede ver si los permisos dados a mano siguen vigentes.';
    const line = `Remove-RecipientPermission -Identity '${ACCOUNT.directoryId}' -Trustee 'mesa@entidad.gov.co' -AccessRights SendAs -Confirm:$false`;
    const shown = told(true, FACTS);
    expect(shown.join('\n')).toContain(unseen);
    expect(shown.join('\n')).toContain('Connect-ExchangeOnline');
    expect(shown).toContain(line);
    const others = told(false, FACTS);
    expect(others).toContain(`${unseen} Si hay que quitar alguno, pídalo al área de sistemas.`);
    expect(others.join('\n')).not.toContain('Remove-');
    expect(told(true, NO_FACTS).join('\n')).not.toContain(unseen);
  });

  it.each([
    ['es-CO', 'el buzón no funciona', 'quedó como buzón compartido'],
    ['en', 'the mailbox does not work', 'kept as a shared mailbox'],
  ])(
    'says in %s of an account without a licence that its mailbox does not work, unless it is a shared one',
    (locale, no, shared) => {
      const messages = createMessages({ locale, timeZone: 'America/Bogota' });
      const none = { ...ACCOUNT, state: 'suspended', licensed: false } as const;
      const kept = { ...none, kept: { ...NOTHING_TAKEN, sharedWith: ['jefa@entidad.gov.co'] } };
      const cards = [none, kept].map((account) => textIn(accountCardDialog(messages, cardOf(account))));
      expect(cards.map((text) => [text.includes(no), text.includes(shared)])).toEqual([
        [true, false],
        [false, true],
      ]);
    },
  );

  it('has its whole history, in pages', () => {
    const decided = { kind: 'finding', at: NOW, what: 'blocked', decided: 'adopted', requestNumber: null } as const;
    const history = [{ ...decided, by: null }];
    const turns = (page: number, pages: number) => accountCardDialog(m, cardOf(ACCOUNT, { history, page, pages }));
    expect(actsIn(turns(0, 1))).toEqual([]);
    expect(actsIn(turns(0, 3))).toEqual([HISTORY_PAGES.next]);
    expect(actsIn(turns(2, 3))).toEqual([HISTORY_PAGES.previous]);
    expect(textIn(turns(1, 3))).toContain(m.commands.accounts.page(2, 3));
    expect(turns(1, 3).content.at(-1)).toMatchObject({
      actions: [
        { act: HISTORY_PAGES.previous, payload: { account: ACCOUNT.id, page: 0 } },
        { act: HISTORY_PAGES.next, payload: { account: ACCOUNT.id, page: 2 } },
      ],
    });
  });

  it('shows every line that takes a permission back', () => {
    const delegations = Array.from({ length: 30 }, (_, index) => ({
      ...{ to: `Mesa ${index}`, address: `mesa${index}@entidad.gov.co`, rights: ['send_as'] as const },
      ...{ since: NOW, by: 'Jorge' },
    }));
    const lines = linesIn(accountCardDialog(m, cardOf(ACCOUNT, { facts: { ...NO_FACTS, delegations } })));
    expect(lines.filter((line) => line.startsWith('Remove-'))).toHaveLength(30);
  });

  it('leads in its history to the profile of who decided, and has the record beside each request', () => {
    const account = { ...ACCOUNT, responsible: null };
    const found = { kind: 'finding', at: NOW, what: 'blocked', decided: 'adopted', requestNumber: null } as const;
    const shown = (history: readonly HistoryEvent[]): ReturnType<typeof accountCardDialog> =>
      accountCardDialog(m, cardOf(account, { history }));
    expect(mentionedIn(shown([{ ...found, by: SYSTEMS }]))).toEqual([SYSTEMS.id]);
    expect(mentionedIn(shown([{ ...found, by: null }]))).toEqual([]);
    const request = requestIn('closed', {});
    expect(shown([{ kind: 'request', at: NOW, request }]).content.at(-1)).toMatchObject({
      action: { act: SEND_RECORD, payload: request.id },
    });
  });
});
