import { needsReceipts, receiversOf, type Receivers } from '#domain/delivery.ts';
import { holderOf, isCreation, responsibleOf, type Form } from '#domain/form.ts';
import type { Person } from '#domain/person.ts';
import { OutsideError } from '#use-cases/outside-error.ts';
import { HOUR, MINUTE, type Step, type StepContext, type StepDeps } from '../step.ts';

/** Tells the holder in the chat; a person who is not there is reached through the responsible official. */
export const handOver: Step = {
  name: 'hand_over',
  deadlineMs: 24 * HOUR,
  pausesMs: [2_000, 5_000, 15_000, 30_000, MINUTE, 5 * MINUTE],
  act: async (deps, context) => {
    const { responsible, ...people } = await peopleOf(deps, context.request.form);
    const holder = people.holder ?? (await newcomer(deps, context.request.form));
    if (holder !== null) {
      try {
        await deps.chat.handOver(context.request, holder, 'holder');
        return {
          type: 'done',
          completes: {
            type: 'delivered',
            to: holder,
            as: 'holder',
            receivers: receiversFor(deps, { ...context, holder }),
          },
        };
      } catch (error) {
        // Somebody who cannot be written to is reached like somebody who is not in the chat.
        if (!isGone(error)) throw error;
      }
    }
    if (responsible === null) return { type: 'failed', failure: { code: 'nobody_reachable', detail: '' } };
    try {
      await deps.chat.handOver(context.request, responsible, 'responsible');
    } catch (error) {
      if (!isGone(error)) throw error;
      return { type: 'failed', failure: { code: 'nobody_reachable', detail: responsible.name } };
    }
    // Somebody who is not there cannot confirm until they are.
    const receivers = receiversFor(deps, { ...context, holder: null });
    return { type: 'done', completes: { type: 'delivered', to: responsible, as: 'responsible', receivers } };
  },
};

function receiversFor(
  deps: StepDeps,
  { request, holder }: Pick<StepContext, 'request'> & { readonly holder: Person | null },
): Receivers | null {
  const { form, requester } = request;
  if (!needsReceipts(form)) return null;
  const code = isCreation(form) ? form.department.code : form.account.departmentCode;
  const head = deps.departments.find(code)?.head ?? null;
  return { ...receiversOf(form, { requester, head }), holder };
}

/** Somebody who came into the chat after the plan was made. */
async function newcomer({ chat }: StepDeps, form: Form): Promise<Person | null> {
  if (form.type !== 'personal' || form.chatUser !== null) return null;
  try {
    const found = await chat.findByEmail(form.contactEmail);
    return found?.id === form.responsible.id ? null : found;
  } catch (error) {
    // Where we may not ask, the official hands it over.
    if (error instanceof OutsideError && !error.isPassing) return null;
    throw error;
  }
}

/** Who has the account and who answers for it now: people change while a request waits. */
async function peopleOf(
  deps: StepDeps,
  form: Form,
): Promise<{ readonly holder: Person | null; readonly responsible: Person | null }> {
  const asked = { holder: holderOf(form), responsible: responsibleOf(form) };
  if (isCreation(form) || form.type === 'responsible') return asked;
  const account = await deps.store.account(form.account.id);
  if (account === null) return asked;
  const { responsible } = account;
  return { holder: account.type === 'departmental' ? responsible : account.holder, responsible };
}

/** The person left the chat, or was deactivated there. */
function isGone(error: unknown): boolean {
  return error instanceof OutsideError && error.code === 'not_found';
}
