import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import { REASON_MAX } from '#domain/form/validate-change.ts';
import type { Messages } from '#messages/messages.ts';
import type { Finding } from '#use-cases/ports/tenant.ts';
import type { FindingValue } from './digest-message.ts';
import { mention } from '#dialogue/parts/person-line.ts';
import { oneTextDialog } from '#dialogue/parts/one-text-dialog.ts';
import { renderDialog } from './render.ts';
import { plain, rich } from './rich-text.ts';

export const ADOPT_VIEW = 'adopt_finding';
export const ADOPT_FIELDS = { reason: 'reason', responsible: 'responsible' } as const;

/** Asks why the list takes over what Microsoft 365 has, and who answers for the account where nobody does. */
export function adoptView(m: Messages, value: FindingValue, finding: Pick<Finding, 'what' | 'account'>): ModalView {
  const { title, submit, reason: label, hint } = m.tenant.adopt;
  const about = { form: ADOPT_VIEW, state: value };
  const view = renderDialog(oneTextDialog(m, { ...about, title, submit, field: ADOPT_FIELDS.reason, label, hint, max: REASON_MAX }));
  return { ...view, blocks: [...view.blocks, ...officialOf(m, finding)] };
}

/** Of an account that is gone nobody answers; one that has somebody keeps them. */
function officialOf(m: Messages, { what, account }: Pick<Finding, 'what' | 'account'>): readonly KnownBlock[] {
  if (what === 'deleted') return [];
  const words = m.tenant.adopt;
  const responsible = account?.responsible ?? null;
  if (responsible !== null) return [rich([[words.keeps(responsible.name), ...mention(responsible)]])];
  const official: InputBlock = {
    type: 'input',
    block_id: ADOPT_FIELDS.responsible,
    label: plain(words.responsible),
    hint: plain(words.responsibleHint),
    element: {
      type: 'users_select',
      action_id: ADOPT_FIELDS.responsible,
      placeholder: plain(m.form.placeholders.person),
    },
  };
  return [official];
}
