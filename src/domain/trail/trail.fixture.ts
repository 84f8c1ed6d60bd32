import { commitmentOf, seal, type Personal, type SealedEvent } from './trail.ts';

const REQUESTS = ['6f1f3c0e-0000-4000-8000-000000000001', '6f1f3c0e-0000-4000-8000-000000000002', null] as const;
const FROM = Date.UTC(2026, 1, 2, 13);
/** Time between two events, ms. */
const PACE = 60_000;

export function momentOf(seq: number): string {
  return new Date(FROM + seq * PACE).toISOString();
}

/** Values of one event; `data` and `personal` as given. */
export interface EventParts {
  readonly requestId?: string | null;
  readonly what?: string;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly personal?: Readonly<Record<string, unknown>> | null;
}

/** Appends one event. */
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

/** A trail of `count` events of two requests and of none; every fourth has no personal part. */
export function trailOf(count: number): readonly SealedEvent[] {
  let trail: readonly SealedEvent[] = [];
  for (let seq = 1; seq <= count; seq += 1) {
    const personal = seq % 4 === 0 ? null : { actor: 'Ñandú «Peña»\u2028\r\n😀', reason: `porque ${seq}` };
    trail = sealedAfter(trail, { requestId: REQUESTS[seq % 3] ?? null, data: { seq, from: 'submitted' }, personal });
  }
  return trail;
}

/** Seals all events anew, as somebody with write access to the database could. */
export function sealedAnew(trail: readonly SealedEvent[]): readonly SealedEvent[] {
  return trail.reduce<readonly SealedEvent[]>((before, { entry, personal }) => {
    const said = JSON.parse(entry) as Parameters<typeof seal>[1];
    return [...before, seal(before.at(-1) ?? null, { ...said, personal })];
  }, []);
}

/** Changes the event's entry but not its hash. */
export function withOtherEntry(event: SealedEvent, change: Readonly<Record<string, unknown>>): SealedEvent {
  const entry = JSON.stringify({ ...(JSON.parse(event.entry) as object), ...change });
  return { ...event, entry };
}

/** Changes the event's personal part, and the commitment in its entry. */
export function withOtherPersonal(event: SealedEvent, content: string): SealedEvent {
  const personal = { salt: event.personal?.salt ?? '', content };
  return { ...withOtherEntry(event, { personal: commitmentOf(personal) }), personal };
}

function apart(said: Readonly<Record<string, unknown>>, seq: number): Personal {
  return { salt: seq.toString(16).padStart(32, '0'), content: JSON.stringify(said) };
}
