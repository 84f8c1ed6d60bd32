import type { EmploymentForm } from '#domain/account/account-form.ts';
import type { Account } from '#domain/account/account.ts';
import { relationsFor, ruleOf, type AskedRelation } from '#domain/account/relation.ts';
import { contractProblems, type ContractGiven } from '#domain/form/contract-fields.ts';
import { documentIn, isDocumentNumber } from '#domain/form/document-type.ts';
import { isExtension, maskedDocument, subjectOf } from '#domain/form/form.ts';
import { tidy, tidyDocument } from '#domain/form/validate-form.ts';
import type { Change, DocumentValue } from '#domain/plan/plan.ts';
import type { ModificationWork } from '../account-work.ts';
import { changed, changedDay, differs } from '../changes.ts';
import { longPast, orNull, type Checking } from '../checking.ts';
import { GONE } from '../forgetting.ts';
import { livingOn } from '../living-on.ts';
import { cannot, workOn } from '../plan-draft.ts';
import type { RawChange } from '../raw-change.ts';

/**
 * How the person works for the institution: relation, contract and document. What a relation does not ask for goes with the
 * former one. An end that lies behind is the contract rule's affair, which suspends the account.
 */
export const employment: ModificationWork<EmploymentForm> = {
  draft: (raw, form) => {
    const relation = ruleOf(relationsFor(form.relations, form.account), raw.relation ?? null);
    form.note('relation', relation === null ? 'required' : null);
    const contract = contractIn(raw, relation);
    const earliestEnd = longPast(form.today);
    for (const [field, problem] of contractProblems(contract, { relation, today: form.today, earliestEnd }))
      form.note(field, problem);
    const document = documentTyped(raw, form);
    if (relation === null) return null;
    return {
      ...{ type: 'employment', relation: relation.code, document, endBefore: form.account.contractEnd },
      contractNumber: orNull(contract.contractNumber),
      contractStart: orNull(contract.contractStart),
      contractEnd: orNull(contract.contractEnd),
    };
  },
  filled: ({ relation, contractNumber, contractStart, contractEnd, document }) => ({
    ...{ relation, contractNumber, contractStart, contractEnd },
    ...(document === null ? {} : { documentType: document.type, documentNumber: document.number }),
  }),
  rows: ({ relation, contractNumber, contractStart, contractEnd, document }) => [
    { label: 'relation', relation },
    ...(contractNumber === null ? [] : [{ label: 'contractNumber', text: contractNumber } as const]),
    ...(contractStart === null ? [] : [{ label: 'contractStart', day: contractStart } as const]),
    { label: 'contractEnd', day: contractEnd },
    ...(document === null ? [] : [{ label: 'documentNumber', document } as const]),
  ],
  registerChanges: changesOf,
  plan: async (form, asking) => {
    const { account, found } = asking;
    const changes = changesOf(form, account);
    const subject = subjectAfter(form, account);
    if (subject !== account.subject && (await asking.isOthersDocument(subject))) return cannot('document_taken');
    const lacks = form.relation === account.relation ? null : await asking.lacksOf(form.relation);
    const beside = lacks === null ? {} : { lacksOfRelation: lacks };
    // A sign-in that somebody blocked elsewhere stays blocked, unless more time is given.
    const staysAsItIs = account.state !== 'suspended' && !isExtension(form);
    if (staysAsItIs || isOver(form, asking.today)) return workOn(account, { changes, ...beside, work: ['verify'] });
    return livingOn({ account, found }, changes, beside);
  },
  isSeen: (_, { found, plan }) => found.accountEnabled || !plan.steps.includes('unblock_sign_in'),
  accountAfter: (account, { form, plan }) => ({
    ...account,
    relation: form.relation,
    contractNumber: form.contractNumber,
    contractStart: form.contractStart,
    contractEnd: form.contractEnd,
    subject: subjectAfter(form, account),
    ...(plan.steps.includes('unblock_sign_in') ? { state: 'active', suspendedAt: null } : {}),
  }),
  forget: (form) => ({
    ...form,
    ...(form.contractNumber === null ? {} : { contractNumber: GONE }),
    ...(form.document === null ? {} : { document: { ...form.document, number: GONE } }),
  }),
};

function contractIn(raw: RawChange, relation: AskedRelation | null): ContractGiven {
  const asked = (need: boolean | 'optional' | undefined, typed: string | null | undefined): string =>
    (need ?? false) === false ? '' : tidy(typed);
  return {
    contractNumber: asked(relation?.needsContract, raw.contractNumber),
    contractStart: asked(relation?.needsStart, raw.contractStart),
    contractEnd: asked(relation?.needsEnd, raw.contractEnd),
  };
}

/** The document, where another one was typed than the account has; one without a number stays as it is. */
function documentTyped(raw: RawChange, form: Checking): EmploymentForm['document'] {
  const now = documentIn(form.account.subject);
  const type = raw.documentType ?? null;
  const number = tidyDocument(raw.documentNumber);
  if (number === '') {
    form.note('documentNumber', type !== null && now !== null && type !== now.type ? 'required' : null);
    return null;
  }
  const rule = ruleOf(form.documentTypes, type);
  form.note('documentType', rule === null ? 'required' : null);
  if (rule === null) return null;
  if (!isDocumentNumber(rule, number)) form.noteDocument(rule);
  return now?.type === rule.code && now.number === number ? null : { type: rule.code, number };
}

/** Whose account it is, by the document that it has then. */
function subjectAfter({ document }: EmploymentForm, account: Account): string {
  if (document === null) return account.subject;
  return subjectOf({ type: 'personal', documentType: document.type, documentNumber: document.number });
}

function isOver({ contractEnd }: EmploymentForm, today: string): boolean {
  return contractEnd !== null && contractEnd < today;
}

function changesOf(form: EmploymentForm, account: Account): readonly Change[] {
  const relationOf = (code: string | null) => (code === null ? null : { relation: code });
  const before = relationOf(account.relation);
  // What decides comes first: a card shows the first of them.
  const changes: readonly Change[] = [
    { what: 'relation', before, after: relationOf(form.relation) },
    changedDay('contract_end', account.contractEnd, form.contractEnd),
    ...documentChange(form, account),
    changed('contract_number', account.contractNumber, form.contractNumber),
    changedDay('contract_start', account.contractStart, form.contractStart),
  ];
  return changes.filter(differs);
}

/** Masked, as everywhere; where the mask hides what is corrected, that is told. */
function documentChange({ document }: EmploymentForm, account: Account): readonly Change[] {
  if (document === null) return [];
  const now = documentIn(account.subject);
  const shown = (known: NonNullable<typeof now>): DocumentValue => ({
    documentType: known.type,
    masked: maskedDocument(known.number),
  });
  const [before, after] = [now === null ? null : shown(now), shown(document)];
  if (now?.type === document.type && now.number === document.number) return [];
  const isAlike = before?.documentType === after.documentType && before.masked === after.masked;
  // The mark keeps the two apart where their masks do not.
  return [{ what: 'document', before, after: isAlike ? { ...after, alike: true } : after }];
}
