import { hashPlan } from '#domain/plan/compare-plans.ts';
import type { Actor } from '#domain/person.ts';
import type { Request } from '#domain/request/request.ts';
import type { Command } from '#domain/request/command.ts';
import { wouldRefuse } from '#use-cases/commands/apply-commands.ts';
import { noteAttempt } from '#use-cases/commands/note-attempt.ts';
import { withSeatsNow } from '#use-cases/plans/seats-now.ts';
import { ACTIONS } from '../act-names.ts';
import { act, open, tell, type Act, type Acts } from '../acts.ts';
import type { DialogueDeps } from '../deps.ts';
import { requestId } from '../parts/payloads.ts';
import { refusalText } from '../parts/refusal-text.ts';
import type { Dialog } from '../screen.ts';
import { addressDialog } from './deciding/address-dialog.ts';
import { approveDialog } from './deciding/approve-dialog.ts';
import {
  answerDialog,
  askDialog,
  declineDialog,
  giveUpDialog,
  lineNotRunDialog,
  rejectDialog,
  undoDialog,
} from './deciding/decision-dialogs.ts';

interface Opening {
  readonly name: string;
  /** The command that the window is for, as if carried out now. */
  readonly wouldBe: (by: Actor, request: Request) => Command;
  /** `asksReason`: the only systems person decides alone. */
  readonly dialog: (request: Request, asksReason: boolean) => Dialog;
}

/** The buttons of a request's cards that open a window, unless its command would be refused now. */
export function openingActs(deps: DialogueDeps): Partial<Acts> {
  return { acts: openings(deps).map((one) => opening(deps, one)) };
}

function openings({ messages: m, institution }: DialogueDeps): readonly Opening[] {
  return [
    {
      name: ACTIONS.approve,
      wouldBe: (by, { plan }) => ({ type: 'approve', by, planHash: plan === null ? '' : hashPlan(plan) }),
      dialog: (request, asksReason) => approveDialog(m, request, { institution, asksReason }),
    },
    {
      name: ACTIONS.address,
      wouldBe: (by) => ({ type: 'choose_address', by, localPart: '' }),
      dialog: (request) => addressDialog(m, request, { institution }),
    },
    {
      name: ACTIONS.reject,
      wouldBe: (by) => ({ type: 'reject', by, reason: '' }),
      dialog: (request) => rejectDialog(m, request),
    },
    {
      name: ACTIONS.decline,
      wouldBe: (by) => ({ type: 'decline', by, as: 'official', reason: '' }),
      dialog: (request) => declineDialog(m, request),
    },
    {
      name: ACTIONS.ask,
      wouldBe: (by) => ({ type: 'ask', by, question: '' }),
      dialog: (request) => askDialog(m, request),
    },
    {
      name: ACTIONS.answer,
      wouldBe: (by) => ({ type: 'answer', by, answer: '' }),
      dialog: (request) => answerDialog(m, request),
    },
    {
      name: ACTIONS.lineNotRun,
      wouldBe: (by) => ({ type: 'line_run', by }),
      dialog: (request) => lineNotRunDialog(m, request),
    },
    {
      name: ACTIONS.giveUp,
      wouldBe: (by) => ({ type: 'give_up', by, reason: '' }),
      dialog: (request) => giveUpDialog(m, request),
    },
    {
      name: ACTIONS.undo,
      wouldBe: (by) => ({ type: 'undo', by, reason: '' }),
      dialog: (request) => undoDialog(m, request),
    },
  ];
}

function opening(deps: DialogueDeps, { name, wouldBe, dialog }: Opening): Act {
  const { messages: m, store } = deps;
  return act({
    name,
    payload: requestId,
    asks: 'unless_systems',
    run: async ({ by, payload }) => {
      const request = await store.request(payload);
      if (request === null) return tell(refusalText(m, { code: 'not_found' }));
      const command = wouldBe(by, request);
      const { now, refusal } = await wouldRefuse(deps, { request, command });
      if (refusal === null || refusal.code === 'reason_needed') {
        const seen = name === ACTIONS.approve ? await withSeatsNow(deps, now) : now;
        return open(dialog(seen, refusal !== null));
      }
      return tell(refusalText(m, refusal), {
        after: async () => await noteAttempt(deps, { by, act: command.type, why: refusal.code, requestId: request.id }),
      });
    },
  });
}
