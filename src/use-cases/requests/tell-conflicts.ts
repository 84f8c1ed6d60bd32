import type { Actor } from '#domain/person.ts';
import type { ChangeDeps } from '../commands/apply-commands.ts';
import type { AuditEvent } from '#use-cases/ports/store/event.ts';
import type { Tx } from '#use-cases/ports/store/store.ts';

/** How often in 24 h one person is told of conflicts: each answer tells something about somebody. */
const MOST_TOLD = 10;
const DAY = 24 * 60 * 60_000;

/** This person has been told enough; until `until` nothing more is looked up for them. */
export interface ToldEnough {
  readonly code: 'told_enough';
  readonly until: Date;
}

/**
 * Whether this person has been told enough. Ask this before any lookup: accepting the form would be an answer too. Does
 * not apply to the systems area, who sees everything anyway.
 */
export async function toldEnough(deps: ChangeDeps, by: Actor): Promise<ToldEnough | null> {
  return await deps.store.transact(async (tx) => await toldEnoughIn(deps, { tx, by }));
}

/** `toldEnough` inside the transaction that takes the form in, so that simultaneous forms count each other. */
export async function toldEnoughIn(
  deps: Pick<ChangeDeps, 'clock'>,
  asked: { readonly tx: Tx; readonly by: Actor },
): Promise<ToldEnough | null> {
  return (await room(deps, asked)).enough;
}

/**
 * Records that this person is told of conflicts; the last allowed time is marked `last`. Not when they were told
 * enough.
 */
export async function tellConflicts(
  deps: ChangeDeps,
  input: {
    readonly by: Actor;
    readonly data: AuditEvent['data'];
    readonly personal: NonNullable<AuditEvent['personal']>;
  },
): Promise<ToldEnough | null> {
  const { by, data, personal } = input;
  const at = deps.clock.now();
  const actor = { id: by.id, name: by.name };
  return await deps.store.transact(async (tx) => {
    const { enough, left } = await room(deps, { tx, by });
    if (enough !== null) return enough;
    const eventData = { ...data, ...(left === 1 ? { last: true } : {}) };
    await tx.append({ requestId: null, at, actor, door: by.door, what: 'conflict_told', data: eventData, personal });
    return null;
  });
}

async function room(
  { clock }: Pick<ChangeDeps, 'clock'>,
  { tx, by }: { readonly tx: Tx; readonly by: Actor },
): Promise<{ readonly enough: ToldEnough | null; readonly left: number }> {
  if (by.systems) return { enough: null, left: Infinity };
  const toldAt = await tx.conflictsTold({ by: by.id, since: new Date(clock.now().getTime() - DAY) });
  const last = toldAt.at(-MOST_TOLD);
  const enough = last === undefined ? null : ({ code: 'told_enough', until: new Date(last.getTime() + DAY) } as const);
  return { enough, left: MOST_TOLD - toldAt.length };
}
