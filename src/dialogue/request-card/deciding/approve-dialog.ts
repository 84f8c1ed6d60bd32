import { displayNameOf, isCreation } from '#domain/form/form.ts';
import type { Similar } from '#domain/people/same-person.ts';
import { hashPlan } from '#domain/plan/compare-plans.ts';
import type { Request } from '#domain/request/request.ts';
import type { Messages } from '#messages/messages.ts';
import { deletionDays } from '#use-cases/plans/deletion-days.ts';
import { REQUEST_FORMS } from '../../act-names.ts';
import { whatFor } from '../../parts/asked-for.ts';
import { lastDayLines } from '../../parts/last-day.ts';
import { note, paragraph, type Dialog, type Field, type Line, type Part } from '../../screen.ts';
import { addressFields, type AddressOptions } from './address-dialog.ts';
import { aloneField } from './alone-dialog.ts';
import { approvalLabel } from '../card-buttons.ts';
import { planLines, similarLines } from '../card-lines.ts';

/** The field for the receiver of a new account. */
export const HOLDER = 'holder';

export interface ApproveOptions extends AddressOptions {
  /** The chosen receiver, and the signs of an account that they already have. */
  readonly chosen?: { readonly id: string; readonly similar: readonly Similar[] };
  /** The only systems person decides alone. */
  readonly asksReason?: boolean;
}

/**
 * The plan, and a new account's address for correction. The plan's hash is included: it is what is approved. A choice
 * that needs a second look is shown again and included in the next sending.
 */
export function approveDialog(m: Messages, request: Request, options: ApproveOptions): Dialog {
  const { institution, chosen, asksReason = false } = options;
  const { plan } = request;
  const localPart = plan?.address.split('@')[0] ?? '';
  const words = m.dialogs.approve;
  const isNew = request.kind === 'creation';
  return {
    form: REQUEST_FORMS.approve,
    state: {
      requestId: request.id,
      planHash: plan === null ? '' : hashPlan(plan),
      localPart,
      begins: true,
      ...(chosen === undefined ? {} : { seenHolder: chosen.id }),
    },
    ...{ title: words.title, submit: asksReason ? words.submit : approvalLabel(m, request), close: m.dialogs.cancel },
    content: [
      ...(isNew ? [] : [paragraph(aboutLines(m, request))]),
      ...similarParts(m, chosen === undefined ? request : { ...request, similar: chosen.similar }),
      ...(plan?.isReserved === true ? [paragraph([[m.card.reservedName]])] : []),
      paragraph(planLines(m, { request, days: deletionDays({ request, run: null }, institution) })),
      ...holderFields(m, request, chosen?.id),
      ...(isNew ? addressFields(m, localPart, options) : [note(words.noAddress)]),
      ...(asksReason ? [aloneField(m)] : []),
      note(request.needsTwo && !asksReason ? words.nextTwo : words.next),
    ],
  };
}

/** The receiver of a new personal account: another person can be chosen, or one if the form has none. */
function holderFields(m: Messages, { form, plan }: Request, chosenId?: string): readonly Field[] {
  if (form.type !== 'personal' || plan?.receives === undefined) return [];
  const { holder } = plan.receives;
  const { holder: label, hint } = m.receives.approve;
  return [
    {
      ...{ kind: 'field', name: HOLDER, label, hint },
      // Without one the official hands it over, which needs another approval.
      optional: holder === null,
      input: { input: 'person', placeholder: m.form.placeholders.person, initial: chosenId ?? holder?.id ?? null },
    },
  ];
}

function similarParts(m: Messages, request: Request): readonly Part[] {
  const lines = similarLines(m, request);
  return lines.length === 0 ? [] : [paragraph(lines)];
}

function aboutLines(m: Messages, request: Request): readonly Line[] {
  const { form } = request;
  const { labels } = m.card;
  return [
    [{ bold: whatFor(m, form) }],
    [displayNameOf(form), ...(isCreation(form) ? [] : [' · ', { code: form.account.address }])],
    ...lastDayLines(m, request),
    [{ bold: `${labels.reason}: ` }, form.justification],
  ];
}
