import type { Person } from '#domain/person.ts';
import { changed, type Request, type RequestChange } from '#domain/request/request.ts';
import type { Command } from '#domain/request/command.ts';
import type { Decided, Effect } from '#domain/request/effect.ts';
import type { Refusal } from '#domain/request/refusal.ts';
import { ENDED_STATES, type RequestState } from '#domain/request/states.ts';
import { tooLate } from '#domain/request/too-late.ts';
import type { Register } from '#domain/request/concerned/who-is-concerned.ts';
import { ok, refused, type Result } from '#domain/result.ts';

export type Answer = Result<Decided, Refusal>;
export type CommandType = Command['type'];
type CommandOf<T extends CommandType> = Extract<Command, { readonly type: T }>;

/** The input of a command's rule: the request, the command, the moment, and the three possible answers. */
export interface Move<T extends CommandType> {
  readonly request: Request;
  readonly command: CommandOf<T>;
  readonly at: Date;
  readonly register: Register;
  /** Whether the request is in one of these states. */
  readonly from: (...states: readonly RequestState[]) => boolean;
  /** The changed request in this state. What every move does (revision, open question, record) is included. */
  readonly go: (state: RequestState, change: RequestChange, effects?: readonly Effect[]) => Answer;
  /** Refused because of what happened before. */
  readonly late: () => Answer;
  readonly refuse: (refusal: Refusal) => Answer;
}

export function moveOf<T extends CommandType>(
  request: Request,
  given: Pick<Move<T>, 'command' | 'at' | 'register'>,
): Move<T> {
  return {
    ...given,
    request,
    from: (...states) => states.includes(request.state),
    go: (state, change, effects = []) => {
      // A question that is no longer open loses its button.
      const settled = request.state === 'info_requested' && state !== 'info_requested';
      const question: Effect = { type: 'tell_question', index: request.questions.length - 1 };
      const ended = ENDED_STATES.includes(state) && !ENDED_STATES.includes(request.state);
      return ok({
        next: changed(request, { ...change, state, revision: request.revision + 1, updatedAt: given.at }),
        effects: [...effects, ...(settled ? [question] : []), ...(ended ? [{ type: 'make_record' } as const] : [])],
      });
    },
    late: () => refused(tooLate(request)),
    refuse: (refusal) => refused(refusal),
  };
}

/** The part of an actor that a request stores. */
export function storedPerson(person: Person): Person {
  return { id: person.id, name: person.name };
}
