import { describe, expect, it } from 'vitest';
import { ACCOUNT } from '#domain/account/account.fixture.ts';
import type { Account } from '#domain/account/account.ts';
import type { AskedFor } from '#domain/form/account-access.ts';
import type { Actor } from '#domain/person.ts';
import { actor, EMPLOYEE, HEAD } from '#domain/request/request.fixture.ts';
import type { AuditEvent } from '#use-cases/ports/store/event.ts';
import type { Store, Tx } from '#use-cases/ports/store/store.ts';
import { askAbout } from './ask-about.ts';
import { NO_HEADS, registerOf } from './register.fixture.ts';

interface Asked {
  readonly account: Account | null;
  /** What the trail got. */
  readonly events: readonly Pick<AuditEvent, 'what' | 'data'>[];
  readonly lookedUp: number;
}

async function ask(by: Actor, asks: readonly AskedFor[], accountId = ACCOUNT.id): Promise<Asked> {
  const events: AuditEvent[] = [];
  const register = registerOf(ACCOUNT);
  let lookedUp = 0;
  const tx: Pick<Tx, 'attemptsNoted' | 'append'> = {
    attemptsNoted: async () => await Promise.resolve({ alike: 0, ofAct: 0 }),
    append: async (event) => {
      events.push(event);
      await Promise.resolve();
    },
  };
  const store: Pick<Store, 'registerFor' | 'transact'> = {
    registerFor: async (naming) => {
      lookedUp += 1;
      return await register.registerFor(naming);
    },
    transact: async (work) => await work(tx as Tx),
  };
  const account = await askAbout(
    {
      store: store as Store,
      departments: NO_HEADS,
      clock: { now: () => new Date('2026-11-29T15:00:00Z') },
      institution: { rules: { deletionNeedsTwo: false } as never },
    },
    { actor: by, asks, accountId, act: 'open_form' },
  );
  return { account, events, lookedUp };
}

describe('an account that somebody asks about', () => {
  it('is told when they may ask for one of the things, and is looked up once', async () => {
    const { account, events, lookedUp } = await ask(actor(HEAD, false), ['restoration', 'deletion']);
    expect([account?.id, events, lookedUp]).toEqual([ACCOUNT.id, [], 1]);
  });

  it('is not told to somebody without a tie to it, whose attempt goes into the trail', async () => {
    const { account, events, lookedUp } = await ask(actor(EMPLOYEE, false), ['deletion', 'data']);
    expect([account, lookedUp]).toEqual([null, 1]);
    expect(events).toMatchObject([
      { what: 'attempt_refused', accountId: ACCOUNT.id, data: { act: 'open_form', why: 'not_allowed' } },
    ]);
  });

  it('is not told when its state does not suit, which is no attempt', async () => {
    const { account, events } = await ask(actor(HEAD, false), ['restoration']);
    expect([account, events]).toEqual([null, []]);
  });

  it('that is not there leaves no trace', async () => {
    const { account, events } = await ask(actor(EMPLOYEE, false), ['deletion'], 'nobody');
    expect([account, events]).toEqual([null, []]);
  });
});
