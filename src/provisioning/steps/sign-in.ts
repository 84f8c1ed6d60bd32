import type { Directory } from '#use-cases/ports/directory.ts';
import { OutsideError } from '#use-cases/ports/outside-error.ts';
import { rememberTaken } from '../step/remember.ts';
import { accountOf, BACK_OFF, HOUR, type Step } from '../step/step.ts';

/** These steps are idempotent; `verify` reads back what can be read. */
function idempotentStep(name: Step['name'], act: (directory: Directory, userId: string) => Promise<void>): Step {
  return {
    name,
    deadlineMs: HOUR,
    pausesMs: BACK_OFF,
    act: async (deps, context) => {
      await act(deps.directory, accountOf(context));
      return { type: 'done' };
    },
  };
}

/** For a deletion or a block it first records that it has begun: from then on a restoration can be requested. */
export const blockSignIn: Step = {
  name: 'block_sign_in',
  deadlineMs: HOUR,
  pausesMs: BACK_OFF,
  act: async (deps, context) => {
    await rememberTaken(deps, context, {});
    try {
      await deps.directory.updateUser(accountOf(context), { accountEnabled: false });
    } catch (error) {
      if (!(error instanceof OutsideError) || error.code !== 'address_conflict') throw error;
      // Reported with its meaning here: the person can still sign in.
      return { type: 'failed', failure: { code: 'address_conflict', detail: 'sign_in' } };
    }
    return { type: 'done' };
  },
};

export const unblockSignIn = idempotentStep(
  'unblock_sign_in',
  async (directory, userId) => await directory.updateUser(userId, { accountEnabled: true }),
);

/** Signs the user out everywhere; issued tokens remain valid for up to an hour (facts: graph.md 1.9). */
export const revokeSessions = idempotentStep(
  'revoke_sessions',
  async (directory, userId) => await directory.revokeSessions(userId),
);

/** Sets a password that nobody learns: the old one becomes invalid. */
export const discardPassword: Step = {
  name: 'discard_password',
  deadlineMs: HOUR,
  pausesMs: BACK_OFF,
  act: async (deps, context) => {
    await rememberTaken(deps, context, { password: true });
    await deps.directory.discardPassword(accountOf(context));
    return { type: 'done' };
  },
};
