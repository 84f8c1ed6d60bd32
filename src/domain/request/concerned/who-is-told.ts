import type { AccountForm, OtherAccount } from '#domain/account/account-form.ts';
import { holderOf, isCreation, responsibleOf, type Form } from '#domain/form/form.ts';
import { BUZON, type Person } from '#domain/person.ts';
import type { Request } from '../request.ts';
import { namedBy, type Register } from './who-is-concerned.ts';

/** Why somebody is told what was done to an account; for several reasons the first. */
type ToldAs =
  | 'holder'
  /** They answer for the account by this change, or no longer. */
  | 'new_official'
  | 'former_official'
  /** Messages of the account go to theirs. */
  | 'receiver'
  /** They may open the mailbox, or send as it. */
  | 'delegate'
  /** They open the shared mailbox that a deletion left. */
  | 'keeper'
  | 'official'
  /** They head the account's department. */
  | 'head'
  | 'requester';

export interface Told {
  readonly person: Person;
  readonly as: ToldAs;
  /** Their own account, where the form names it. */
  readonly own?: OtherAccount;
}

/** A person to be told, or nobody where the form knows nobody. */
type Candidate = Omit<Told, 'person'> & { readonly person: Person | null | undefined };
type FormOf<T extends AccountForm['type']> = Extract<AccountForm, { readonly type: T }>;

/** Whom each kind of request concerns besides the account's holder, its official and the requester. */
const CONCERNED: { readonly [T in AccountForm['type']]?: (form: FormOf<T>) => readonly Candidate[] } = {
  redirection: ({ to }) => [others('receiver', to)],
  delegation: ({ to }) => [others('delegate', to)],
  deletion: ({ redirectTo, keepers = [] }) => [
    ...(redirectTo === null ? [] : [others('receiver', redirectTo)]),
    ...keepers.map((keeper) => others('keeper', keeper)),
  ],
  data: ({ account, data: { responsible } }) =>
    responsible === null || responsible.id === account.responsible?.id
      ? []
      : [
          { as: 'new_official', person: responsible },
          { as: 'former_official', person: account.responsible },
        ],
  block: ({ head }) => [{ as: 'head', person: head }],
  // A department's account is handed over to its new one.
  responsible: ({ account, responsible }) => [
    ...(account.type === 'personal' ? [{ as: 'new_official', person: responsible } as const] : []),
    { as: 'former_official', person: account.responsible },
  ],
};

/**
 * Who is told that the work is done, each once: by the form and by the register, in which people may have changed since.
 * Of a hand-over, not the people who have its messages.
 */
export function toldWhenDone(request: Request, register: Register): readonly Told[] {
  const { form, handedTo, receivers, requester } = request;
  // Of the end of a block the others hear by what takes its place.
  if (form.type === 'block' && (request.state === 'cancelled' || request.supersededBy !== null))
    return eachOnce(concernedBy(form, register));
  const asked: Candidate = { as: 'requester', person: requester };
  if (handedTo === null) return eachOnce([...peopleOf(form, register), asked]);
  const has = [handedTo.person, receivers?.holder, receivers?.department];
  const returned = form.type === 'restoration' ? officialsOf(form, register) : [];
  const people = [...concernedBy(form, register), ...returned, asked];
  return eachOnce(people).filter(({ person }) => !has.some((one) => one?.id === person.id));
}

/** Who is told that an account will be closed, before it is: its holder, unless they asked for it. */
export function toldBeforeClosing({ form, requester }: Request, register: Register): readonly Told[] {
  return eachOnce(holdersOf(form, register)).filter(({ person }) => person.id !== requester.id);
}

function peopleOf(form: Form, register: Register): readonly Candidate[] {
  const namesOne = form.type === 'data' || form.type === 'responsible';
  const isNamed = namesOne && concernedBy(form, register).length > 0;
  const people = [...holdersOf(form, register), ...concernedBy(form, register)];
  // Who has just become or stopped being the official is told that instead.
  return isNamed ? people : [...people, ...officialsOf(form, register)];
}

function holdersOf(form: Form, register: Register): readonly Candidate[] {
  const account = namedBy(form, register);
  const now = account?.type === 'departmental' ? account.responsible : account?.holder;
  return [holderOf(form), now].map((person) => ({ as: 'holder', person }));
}

function officialsOf(form: Form, register: Register): readonly Candidate[] {
  return [responsibleOf(form), namedBy(form, register)?.responsible].map((person) => ({ as: 'official', person }));
}

function concernedBy(form: Form, register: Register): readonly Candidate[] {
  if (isCreation(form)) return [];
  // The row belongs to the form's type.
  const row = CONCERNED[form.type] as ((of: AccountForm) => readonly Candidate[]) | undefined;
  const holderNow = ({ id }: OtherAccount): Person | null | undefined => {
    const now = register.find((account) => account.id === id);
    return now?.type === 'departmental' ? now.responsible : now?.holder;
  };
  return (row?.(form) ?? []).map((one) =>
    one.own === undefined ? one : { ...one, person: holderNow(one.own) ?? one.person },
  );
}

function others(as: ToldAs, own: OtherAccount): Candidate {
  return { as, person: own.holder, own };
}

function eachOnce(candidates: readonly Candidate[]): readonly Told[] {
  const told = new Map<string, Told>();
  for (const { person, ...one } of candidates)
    if (person && person.id !== BUZON.id && !told.has(person.id)) told.set(person.id, { ...one, person });
  return [...told.values()];
}
