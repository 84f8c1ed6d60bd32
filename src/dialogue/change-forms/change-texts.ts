import type { ChangeFieldError } from '#domain/modifications/raw-change.ts';
import type { Messages } from '#messages/messages.ts';
import { correctionRefusalText } from '../parts/refusal-text.ts';
import type { ChangeRefusal } from '#use-cases/requests/submit-change.ts';

/** What is wrong in a field of a form about an account. */
export function changeProblemText(m: Messages, wrong: ChangeFieldError): string {
  const { problem } = wrong;
  switch (problem) {
    case 'same':
    case 'itself':
    case 'before_from':
    case 'before_start':
    case 'not_later':
    case 'nothing_chosen':
    case 'in_both':
    case 'contract_over':
    case 'not_kept':
      return m.change.problems[problem];
    case 'document_form': {
      const { code } = wrong.rule;
      return m.form.documentForm(m.form.documentTypes[code] ?? code, wrong.rule);
    }
    default:
      return m.form.problems[problem];
  }
}

/** Why something about an account is not taken. */
export function changeRefusalText(m: Messages, refusal: ChangeRefusal): string {
  const words = m.change.refusal;
  switch (refusal.code) {
    case 'not_allowed':
    case 'not_now':
    case 'nothing_to_change':
    case 'document_taken':
      return words[refusal.code];
    case 'contract_over':
      return m.change.problems.contract_over;
    case 'has_open_request':
      return words.has_open_request(refusal.number);
    case 'own_extension':
      return m.contract.refusal.own;
    case 'group_protected':
      return words.group_protected(refusal.name);
    case 'too_many_open':
      return m.form.conflict.too_many_open(refusal.limit);
    case 'nobody_decides':
      return m.form.conflict.nobody_decides[refusal.lacks];
    case 'address_taken':
      return words.address_taken(refusal.address);
    case 'told_enough':
      return m.form.conflict.told_enough(m.moment(refusal.until));
    case 'correction_refused':
      return correctionRefusalText(m, refusal.why);
    case 'protected':
      return words.protected[refusal.why];
  }
}
