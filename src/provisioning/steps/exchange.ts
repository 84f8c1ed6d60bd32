import { unseenWork } from '#domain/request/by-hand.ts';
import type { Form } from '#domain/form/form.ts';
import { custodyOf } from '#domain/plan/mail-life.ts';
import type { DirectoryAccount } from '#domain/account/directory-account.ts';
import { knownMailbox } from '#use-cases/plans/plan-input.ts';
import { afterHand } from '../step/after-hand.ts';
import { rememberTaken } from '../step/remember.ts';
import { accountOf, BACK_OFF, HOUR, type Step, type StepContext, type StepDeps } from '../step/step.ts';
import { isSeen } from './verify.ts';

/** Work that Graph cannot do: somebody runs the lines and confirms it; then we check what Graph can see of it. */
export const exchange: Step = {
  name: 'exchange',
  deadlineMs: HOUR,
  pausesMs: BACK_OFF,
  act: async (deps, context) => {
    const { row, request, plan } = context;
    if (plan.mail?.custody === 'shared') await rememberTaken(deps, context, { sharedWith: keepersOf(request.form) });
    const found = await deps.directory.account(accountOf(context));
    // Mailbox details are hidden if we may not look into it; the lines can be run anyway.
    const isHidden = found?.mailbox === 'unknown' && isOfMailbox(context);
    if (found !== null && !isHidden && isVisible(context) && (await isDone(deps, context, found)))
      return { type: 'done' };
    if (row.confirmedAt === null) return { type: 'by_hand' };
    if (!isVisible(context)) return { type: 'done' };
    if (isHidden) return { type: 'wait', reason: 'mailbox_access' };
    return afterHand(deps, context);
  },
};

/** Some work is not visible in Graph: only the person's word counts. */
function isVisible({ request }: StepContext): boolean {
  const unseen = unseenWork(request);
  return unseen === null || unseen === 'access';
}

/** Only the type of the mailbox shows whether the lines took effect. */
function isOfMailbox({ request }: StepContext): boolean {
  return ['shared', 'deletion', 'restoration'].includes(request.form.type);
}

/** What ends an account is read back by its own step: here only the lines' effect on the mailbox counts. */
async function isDone(deps: StepDeps, context: StepContext, found: DirectoryAccount): Promise<boolean> {
  const { type } = context.request.form;
  if (type === 'deletion') return knownMailbox(found)?.purpose === 'shared';
  if (type === 'restoration') return knownMailbox(found)?.purpose === 'user';
  return await isSeen(deps, context, found);
}

function keepersOf(form: Form): readonly string[] {
  return form.type === 'deletion' ? custodyOf(form).keepers.map(({ address }) => address) : [];
}
