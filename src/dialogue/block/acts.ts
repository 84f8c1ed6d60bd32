import { z } from 'zod';
import type { Actor } from '#domain/person.ts';
import type { Refusal } from '#domain/request/refusal.ts';
import { blockAccount, type BlockRefusal } from '#use-cases/blocks/block-account.ts';
import { liftableBlock, liftBlock } from '#use-cases/blocks/lift-block.ts';
import { ratifyBlock } from '#use-cases/blocks/ratify-block.ts';
import { noteAttempt } from '#use-cases/commands/note-attempt.ts';
import { ACTIONS, CHANGE_FORMS, REQUEST_FORMS } from '../act-names.ts';
import { act, DONE, form, open, tell, type Act, type Acts, type Form, type Reply } from '../acts.ts';
import { changeState } from '../change-forms/about-account.ts';
import { helpWith } from '../change-forms/change-help.ts';
import { accountChosen } from '../change-forms/send-forms.ts';
import type { DialogueDeps } from '../deps.ts';
import { refusal } from '../parts/ask-systems.ts';
import { WORDS_MAX } from '../parts/one-text-dialog.ts';
import { id, requestId } from '../parts/payloads.ts';
import { refusalText } from '../parts/refusal-text.ts';
import { typedText } from '../parts/typed-text.ts';
import { liftDialog } from './lift-dialog.ts';

/** Blocking an account at once, standing for that as a second person, and lifting it. */
export function blockActs(deps: DialogueDeps): Partial<Acts> {
  return { acts: [ratifying(deps), liftOpening(deps)], forms: [blocking(deps), lifting(deps)] };
}

function blocking(deps: DialogueDeps): Form {
  const { messages: m } = deps;
  return form({
    ...{ name: CHANGE_FORMS.block, state: changeState, asks: 'anew', keeps: true },
    submit: async ({ by, state, answers }) => {
      const typed = typedText(m, { answers, field: 'justification', max: WORDS_MAX });
      if ('errors' in typed) return { as: 'errors', errors: typed.errors };
      const accountId = state.accountId ?? answers.option('account') ?? '';
      const { officeHours } = deps.monthly;
      const done = await blockAccount({ ...deps, officeHours }, { accountId, by, reason: typed.text });
      if (done.ok) return { as: 'close_all' };
      return notBlocked(deps, { refusal: done.error, accountId, isSearched: state.accountId === null });
    },
    chosen: { account: async (sent) => await accountChosen(deps, sent, 'block') },
  });
}

/** Told at the field of the account where it was searched; with the way to the systems area where only that helps. */
function notBlocked(
  { messages: m }: DialogueDeps,
  about: { readonly refusal: BlockRefusal; readonly accountId: string; readonly isSearched: boolean },
): Reply {
  const { refusal: why, accountId, isSearched } = about;
  const words = m.change.refusal;
  const wanted = { what: 'block', accountId } as const;
  switch (why.code) {
    case 'protected':
      return refusal(m, { text: words.protected[why.why], help: helpWith(wanted, why.why) });
    case 'not_allowed':
    case 'not_now': {
      const code = isSearched && why.code === 'not_allowed' ? 'not_allowed' : 'not_now';
      return refusal(m, {
        text: words[code],
        help: helpWith({ ...wanted, accountId: isSearched ? null : accountId }, code),
      });
    }
    default: {
      const text = m.block.refusal(why);
      return isSearched ? { as: 'errors', errors: { account: text } } : tell(text);
    }
  }
}

function ratifying(deps: DialogueDeps): Act {
  return act({
    name: ACTIONS.ratify,
    payload: requestId,
    asks: 'anew',
    kept: 'again',
    run: async ({ by, payload }) => {
      const done = await ratifyBlock(deps, { requestId: payload, by });
      if (done.ok) return { ...DONE, redrawsHome: 'at_home' };
      return refused(deps, { by, act: 'ratify', requestId: payload, refusal: done.error });
    },
  });
}

function liftOpening(deps: DialogueDeps): Act {
  return act({
    name: ACTIONS.lift,
    payload: requestId,
    asks: 'unless_systems',
    run: async ({ by, payload }) => {
      const found = await liftableBlock(deps, { requestId: payload, by });
      if (found.ok) return open(liftDialog(deps.messages, { request: found.value, by }));
      return refused(deps, { by, act: 'lift', requestId: payload, refusal: found.error });
    },
  });
}

function lifting(deps: DialogueDeps): Form {
  return form({
    name: REQUEST_FORMS.lift,
    state: z.object({ requestId: id }),
    asks: 'anew',
    submit: async ({ by, state, answers }) => {
      const typed = typedText(deps.messages, { answers, field: 'text', max: WORDS_MAX });
      if ('errors' in typed) return { as: 'errors', errors: typed.errors };
      const done = await liftBlock(deps, { requestId: state.requestId, by, reason: typed.text });
      if (done.ok) return { ...DONE, redrawsHome: 'at_home' };
      return refused(deps, { by, act: 'lift', requestId: state.requestId, refusal: done.error });
    },
  });
}

interface Refused {
  readonly by: Actor;
  /** Its name in the trail. */
  readonly act: 'ratify' | 'lift';
  readonly requestId: string;
  readonly refusal: Refusal;
}

function refused(deps: DialogueDeps, { by, act: name, requestId: about, refusal: why }: Refused): Reply {
  return tell(refusalText(deps.messages, why), {
    redrawsHome: 'at_home',
    after: async () => await noteAttempt(deps, { by, act: name, why: why.code, requestId: about }),
  });
}
