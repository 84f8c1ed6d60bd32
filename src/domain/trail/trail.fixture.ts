import { commitmentOf, seal, type Personal, type SealedEvent } from './trail.ts';

const REQUESTS = ['6f1f3c0e-0000-4000-8000-000000000001', '6f1f3c0e-0000-4000-8000-000000000002', null] as const;
const FROM = Date.UTC(2026, 1, 2, 13);
/** Between one event and the next, ms. */
const PACE = 60_000;

export function momentOf(seq: number): string {
  return new Date(FROM + seq * PACE).toISOString();
}

/** What an event of the trail's own kind says; `data` and `personal` as given. */
export interface EventParts {
  readonly requestId?: string | null;
  readonly what?: string;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly personal?: Readonly<Record<string, unknown>> | null;
}

/** The trail with one event more. */
export function sealedAfter(trail: readonly SealedEvent[], said: EventParts = {}): readonly SealedEvent[] {
  const seq = trail.length + 1;
  const { requestId = null, what = 'plan', data = {}, personal = null } = said;
  const event = seal(trail.at(-1) ?? null, {
    ...{ requestId, accountId: null, actor: 'U0SYSTEMS', door: 'slack', what, data },
    at: momentOf(seq),
    personal: personal === null ? null : apart(personal, seq),
  });
  return [...trail, event];
}

/** So many events of two requests and of none; every fourth says nothing of people. */
export function trailOf(count: number): readonly SealedEvent[] {
  let trail: readonly SealedEvent[] = [];
  for (let seq = 1; seq <= count; seq += 1) {
    const personal = seq % 4 === 0 ? null : { actor: 'Ñandú «Peña»\u2028\r\n😀', reason: `porque ${seq}` };
    trail = sealedAfter(trail, { requestId: REQUESTS[seq % 3] ?? null, data: { seq, from: 'submitted' }, personal });
  }
  return trail;
}

/** Seals all of it anew, as who may write to the database could. */
export function sealedAnew(trail: readonly SealedEvent[]): readonly SealedEvent[] {
  return trail.reduce<readonly SealedEvent[]>((before, { entry, personal }) => {
    const said = JSON.parse(entry) as Parameters<typeof seal>[1];
    return [...before, seal(before.at(-1) ?? null, { ...said, personal })];
  }, []);
}

/** What the event says, changed; its hash stays. */
export function rewritten(event: SealedEvent, change: Readonly<Record<string, unknown>>): SealedEvent {
  const entry = JSON.stringify({ ...(JSON.parse(event.entry) as object), ...change });
  return { ...event, entry };
}

/** Its part about people, changed, and the commitment in its entry with it. */
export function saidOtherwise(event: SealedEvent, content: string): SealedEvent {
  const personal = { salt: event.personal?.salt ?? '', content };
  return { ...rewritten(event, { personal: commitmentOf(personal) }), personal };
}

function apart(said: Readonly<Record<string, unknown>>, seq: number): Personal {
  return { salt: seq.toString(16).padStart(32, '0'), content: JSON.stringify(said) };
}
