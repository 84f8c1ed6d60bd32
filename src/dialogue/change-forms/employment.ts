import type { Account } from '#domain/account/account.ts';
import { relationsFor, ruleOf } from '#domain/account/relation.ts';
import { LONGEST_CONTRACT_NUMBER } from '#domain/form/contract-fields.ts';
import { documentIn } from '#domain/form/document-type.ts';
import { maskedDocument } from '#domain/form/form.ts';
import type { Actor } from '#domain/person.ts';
import type { Messages } from '#messages/messages.ts';
import type { Institution } from '#use-cases/ports/institution.ts';
import { choice, day, offeredOptions, shortText } from '../parts/fields.ts';
import { paragraph, type Field, type Part } from '../screen.ts';
import { changeFields, isHolder } from './about-account.ts';

/** Characters of a document's number, with the dots that people type. */
const LONGEST_DOCUMENT = 20;

interface About {
  readonly account: Account;
  readonly institution: Pick<Institution, 'relations' | 'documentTypes'>;
  readonly actor: Actor;
  /** The chosen relation, which decides what of a contract is asked for; the account's own until one is chosen. */
  readonly relation?: string | null;
}

/** The relation, what it asks for of a contract, and the document, with what the register knows filled in. */
export function employmentContent(m: Messages, about: About): readonly (Part | Field)[] {
  const { account, institution, actor } = about;
  const words = m.change.employment;
  const offered = relationsFor(institution.relations, account);
  const relation = ruleOf(offered, about.relation ?? account.relation);
  const asks = (need: boolean | 'optional' | undefined): boolean => (need ?? false) !== false;
  const unlessNeeded = (need: boolean | 'optional' | undefined): { readonly optional?: true } =>
    need === true ? {} : { optional: true };
  const { contractNumber, contractStart, contractEnd } = account;
  const loses = relation !== null && contractEnd !== null && !asks(relation.needsEnd);
  return [
    ...(isHolder(account, actor) ? [paragraph([[words.ifLonger]], 'agreement')] : []),
    ...changeFields(m, {
      relation: choice(m, {
        options: offeredOptions(offered, m.form.relations),
        initial: relation?.code ?? null,
        tells: true,
      }),
    }),
    ...(loses ? [paragraph([[words.noEnd(m.form.relations[relation.code] ?? relation.code)]], 'no_end')] : []),
    ...changeFields(m, {
      ...(asks(relation?.needsContract)
        ? {
            contractNumber: shortText(LONGEST_CONTRACT_NUMBER, {
              initial: contractNumber,
              ...unlessNeeded(relation?.needsContract),
            }),
          }
        : {}),
      ...(asks(relation?.needsStart)
        ? { contractStart: day(m, { initial: contractStart, ...unlessNeeded(relation?.needsStart) }) }
        : {}),
      ...(asks(relation?.needsEnd)
        ? {
            contractEnd: day(m, {
              hint: words.ifOver,
              initial: contractEnd,
              ...unlessNeeded(relation?.needsEnd),
            }),
          }
        : {}),
    }).map((field) => (field.name === 'contractEnd' ? { ...field, label: words.end } : field)),
    ...documentFields(m, { account, institution }),
  ];
}

/** The number is typed only where it is corrected: that of now stands masked above. */
function documentFields(
  m: Messages,
  { account, institution }: Pick<About, 'account' | 'institution'>,
): readonly (Part | Field)[] {
  const words = m.change.employment;
  const now = documentIn(account.subject);
  const named = (type: string): string => m.form.documentTypes[type] ?? type;
  return [
    paragraph(
      [[now === null ? words.noDocument : words.documentNow(`${named(now.type)} ${maskedDocument(now.number)}`)]],
      'document',
    ),
    ...changeFields(m, {
      documentType: choice(m, {
        options: offeredOptions(institution.documentTypes, m.form.documentTypes),
        initial: ruleOf(institution.documentTypes, now?.type ?? null)?.code ?? null,
        optional: true,
      }),
      documentNumber: shortText(LONGEST_DOCUMENT, { optional: true, hint: words.documentHint }),
    }),
  ];
}
