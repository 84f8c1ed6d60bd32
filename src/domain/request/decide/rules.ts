import { agree, askOfficial, decline, remindOfficial } from './agreement.ts';
import { approve, reject } from './approval.ts';
import { accountGone, giveUp, stop, supersede, undo, withdraw } from './ending.ts';
import { lift, ratify } from './block.ts';
import {
  confirmReceipt,
  delivered,
  notTakenBack,
  officialChanged,
  passwordChanged,
  remind,
  takenBack,
} from './hand-over.ts';
import { correct, corrected } from './correction.ts';
import type { Answer, CommandType, Move } from './move.ts';
import { holderJoined, newcomer, release } from './newcomer.ts';
import { chooseAddress, plan, planFailed } from './planning.ts';
import { answer, ask } from './question.ts';
import {
  bringForward,
  execute,
  executed,
  fail,
  finished,
  lineNotRun,
  lineRun,
  planChanged,
  rest,
  resume,
  retry,
} from './run.ts';
import { tick } from './tick.ts';

type Rules = { readonly [T in CommandType]: (move: Move<T>) => Answer };

/**
 * What each command does to a request, and when it is too late. Who may give it was checked before (who-may-decide).
 */
const RULES: Rules = {
  plan,
  plan_failed: planFailed,
  choose_address: chooseAddress,
  approve,
  reject,
  ask,
  answer,
  withdraw,
  correct,
  corrected,
  ask_official: askOfficial,
  remind_official: remindOfficial,
  agree,
  decline,
  execute,
  retry,
  plan_changed: planChanged,
  fail,
  executed,
  line_run: lineRun,
  line_not_run: lineNotRun,
  rest,
  resume,
  bring_forward: bringForward,
  finished,
  stop,
  give_up: giveUp,
  account_gone: accountGone,
  undo,
  supersede,
  ratify,
  lift,
  delivered,
  password_changed: passwordChanged,
  taken_back: takenBack,
  not_taken_back: notTakenBack,
  confirm_receipt: confirmReceipt,
  official_changed: officialChanged,
  remind,
  holder_joined: holderJoined,
  newcomer,
  release,
  tick,
};

/** `type` must be the type of the move's command; it ties the rule to the move. */
export function applyRule<T extends CommandType>(type: T, move: Move<T>): Answer {
  return RULES[type](move);
}
