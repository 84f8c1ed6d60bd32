import { withAlone } from './alone.ts';
import { moveOf, storedPerson, type Answer } from './decide/move.ts';
import { applyRule } from './decide/rules.ts';
import type { Request } from './request.ts';
import type { Command } from './command.ts';
import type { Decided } from './effect.ts';
import { ok, refused } from '#domain/result.ts';
import type { Register } from './concerned/who-is-concerned.ts';
import { decidesAlone, mayDecide, type Deciding } from './concerned/who-may-decide.ts';

/**
 * The only place that decides what may happen to a request. Pure: the moment comes in as `at`. A command that was
 * already carried out is refused with `already`, which names who did it and when. `register` contains the accounts
 * named by the request as they are now, for commands that need them (`asksRegister`).
 */
export function decide(request: Request, command: Command, at: Date, register: Register = []): Answer {
  const judged = decidingOf(command);
  const deciding = judged === null ? null : { ...judged, register };
  const forbidden = deciding === null ? null : mayDecide(request, deciding);
  // When it is too late anyway, nobody is asked for a second person or a reason.
  const isLater = forbidden?.code === 'second_person' || forbidden?.code === 'reason_needed';
  if (forbidden !== null && !isLater) return refused(forbidden);
  const moved = applyRule(command.type, moveOf(request, { command, at, register }));
  if (!moved.ok) return moved;
  if (forbidden !== null) return refused(forbidden);
  return deciding !== null && decidesAlone(request, deciding) ? ok(markAlone(moved.value, deciding, at)) : moved;
}
/** Whether a command is a decision of the systems area: then it matters whom the request concerns. */
export function isDecision(command: Command): boolean {
  return decidingOf(command) !== null;
}

/** Whether a command needs the register: whom the request concerns, or who is responsible for its account. */
export function asksRegister(command: Command): boolean {
  return isDecision(command) || (['confirm_receipt', 'tick', 'ratify'] as const).some((type) => type === command.type);
}

/** The command's decision of the systems area; null for other commands. */
function decidingOf(command: Command): Omit<Deciding, 'register'> | null {
  switch (command.type) {
    case 'choose_address':
    case 'approve':
    case 'ask':
    case 'execute':
    case 'retry':
    case 'line_run':
    case 'stop':
    case 'release':
      return { by: command.by, what: command.type };
    case 'bring_forward':
      return { by: command.by, what: 'execute' };
    case 'reject':
    case 'line_not_run':
    case 'undo':
    case 'give_up': {
      const { by, reason } = command;
      const alone = by.alone !== undefined && reason !== '' ? { alone: { reason } } : {};
      return { by: { ...by, ...alone }, what: command.type };
    }
    default:
      return null;
  }
}

/** Records in the request that one person decided alone, and has it told. */
function markAlone({ next, effects }: Decided, { by }: Deciding, at: Date): Decided {
  const reason = by.alone?.reason ?? null;
  if (reason === null) return { next, effects };
  return {
    next: withAlone(next, { by: storedPerson(by), at, reason }),
    effects: [...effects, { type: 'tell_control' }],
  };
}
