import { z } from 'zod';
import type { Actor } from '#domain/person.ts';
import type { Request } from '#domain/request/request.ts';
import type { Command } from '#domain/request/command.ts';
import { refused, type Result } from '#domain/result.ts';
import { noteAttempt } from '#use-cases/commands/note-attempt.ts';
import { approveRequest, chooseAddress, type ApproveRefusal } from '#use-cases/requests/approve-request.ts';
import { REQUEST_FORMS } from '../../act-names.ts';
import { DONE, form, tell, type Acts, type Answers, type Form, type Reply } from '../../acts.ts';
import type { DialogueDeps } from '../../deps.ts';
import { chosenNow, notChosenText, type NotChosen } from '../../parts/chosen-now.ts';
import { WORDS_MAX } from '../../parts/one-text-dialog.ts';
import { id, text } from '../../parts/payloads.ts';
import { refusalText } from '../../parts/refusal-text.ts';
import { typedText } from '../../parts/typed-text.ts';
import type { Dialog } from '../../screen.ts';
import { withReason } from '../acting-acts.ts';
import { addressDialog } from './address-dialog.ts';
import { approveDialog, HOLDER, type ApproveOptions } from './approve-dialog.ts';

/** The chosen receiver is not accepted. */
interface Unchosen {
  readonly code: 'not_chosen';
  readonly why: NotChosen;
}

type ApprovalResult = Result<Request, ApproveRefusal | Unchosen>;

interface ApprovalInput<S> {
  readonly by: Actor;
  readonly state: S;
  readonly answers: Answers;
  /** The typed address; null when the form has no such field. */
  readonly typed: string | null;
  /** The approver uses a reserved name on purpose. */
  readonly onPurpose: boolean;
}

const approving = z.object({
  ...{ requestId: id, planHash: text.max(200), localPart: text.max(100) },
  seenHolder: text.max(50).optional(),
  // Windows from before said that the work does not begin with the approval.
  begins: z.literal(true).optional(),
});
const addressing = z.object({ requestId: id });

/** The windows with a new account's address: the approval, and the address for a new plan. */
export function approvalForms(deps: DialogueDeps): Partial<Acts> {
  const { messages: m } = deps;
  const approve = typedAddress<z.output<typeof approving>>(deps, {
    ...{ name: REQUEST_FORMS.approve, meant: 'approve', state: approving },
    take: async ({ by, state, answers, typed, onPurpose }) => {
      const { requestId, planHash, seenHolder, begins = false } = state;
      const localPart = typed ?? state.localPart;
      const holder = await holderIn(deps, answers);
      if (typeof holder === 'string') return refused({ code: 'not_chosen', why: holder });
      const given = { requestId, approver: by, planHash, localPart, begins, onPurpose, seenHolder, ...holder };
      return await approveRequest(deps, given);
    },
    again: (request, options) => approveDialog(m, request, options),
  });
  const address = typedAddress<z.output<typeof addressing>>(deps, {
    ...{ name: REQUEST_FORMS.address, meant: 'choose_address', state: addressing },
    take: async ({ by, state: { requestId }, typed, onPurpose }) =>
      await chooseAddress(deps, { requestId, by, localPart: typed ?? '', onPurpose }),
    again: (request, options) => addressDialog(m, request, options),
  });
  return { forms: [approve, address] };
}

interface TypedAddress<S> {
  readonly name: string;
  /** The command, by its name in the trail. */
  readonly meant: Command['type'];
  readonly state: z.ZodType<S>;
  readonly take: (sent: ApprovalInput<S>) => Promise<ApprovalResult>;
  readonly again: (request: Request, options: ApproveOptions) => Dialog;
}

/** An invalid address is reported at its field; a reserved one is asked about once more. */
function typedAddress<S extends { readonly requestId: string }>(
  deps: DialogueDeps,
  { name, meant, state: schema, take, again }: TypedAddress<S>,
): Form {
  const { messages: m, institution, store } = deps;
  return form<S>({
    ...{ name, state: schema, asks: 'anew' },
    submit: async ({ by: actor, state, answers }) => {
      const { requestId } = state;
      const asksReason = answers.has('alone');
      const reason = asksReason ? typedText(m, { answers, field: 'alone', max: WORDS_MAX }) : { text: null };
      if ('errors' in reason) return { as: 'errors', errors: reason.errors };
      const by = withReason(actor, reason.text);
      const typed = answers.has('address') ? (answers.text('address') ?? '') : null;
      const onPurpose = answers.options('purpose').length > 0;
      const once = async (problem: Pick<ApproveOptions, 'reserved' | 'chosen'>): Promise<Reply | null> => {
        const request = await store.request(requestId);
        if (request === null) return null;
        return { as: 'open', dialog: again(request, { institution, asksReason, typed: typed ?? '', ...problem }) };
      };
      const done = await take({ by, state, answers, typed, onPurpose });
      if (done.ok) return { ...DONE, redrawsHome: true };
      const { error } = done;
      switch (error.code) {
        case 'not_chosen':
          return { as: 'errors', errors: { [HOLDER]: notChosenText(m, error.why) } };
        case 'holder_has_account':
          return { as: 'errors', errors: { [HOLDER]: m.receives.approve.hasAccount(error.address) } };
        case 'holder_known': {
          const chosen = { id: answers.person(HOLDER) ?? '', similar: error.similar };
          return (await once({ chosen })) ?? tell(refusalText(m, { code: 'not_found' }));
        }
        case 'address': {
          const asked = error.problem === 'reserved' ? await once({ reserved: true }) : null;
          return asked ?? { as: 'errors', errors: { address: addressText(deps, error.problem) } };
        }
        default:
          return tell(refusalText(m, error), {
            after: async () => await noteAttempt(deps, { by, act: meant, why: error.code, requestId }),
          });
      }
    },
  });
}

/** The chosen receiver, as the chat knows them now; empty when nobody was chosen. */
async function holderIn({ people }: DialogueDeps, answers: Answers): Promise<{ readonly holder?: Actor } | NotChosen> {
  const chosen = answers.person(HOLDER);
  if (chosen === null) return {};
  const person = await chosenNow(people, chosen);
  return typeof person === 'string' ? person : { holder: person };
}

function addressText(
  { messages: m }: DialogueDeps,
  problem: Extract<ApproveRefusal, { code: 'address' }>['problem'],
): string {
  if (problem === 'taken') return m.dialogs.approve.taken;
  if (problem === 'unknown') return m.dialogs.approve.unknown;
  return problem === 'empty' ? m.form.problems.required : m.form.problems[`address_${problem}`];
}
