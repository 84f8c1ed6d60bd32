import type { Relation } from './form.ts';
import type { Person } from './person.ts';

type AccountState = 'active' | 'suspended' | 'deleted';

/** One line of FT-GTI-002, the list of accounts. */
export interface Account {
  readonly id: string;
  /** Entra object id. */
  readonly directoryId: string;
  readonly address: string;
  readonly displayName: string;
  readonly type: 'personal' | 'departmental';
  readonly state: AccountState;
  readonly departmentCode: string;
  readonly departmentName: string;
  readonly position: string | null;
  readonly relation: Relation | null;
  readonly contractEnd: string | null;
  /** The person or thing that it belongs to; see `subjectOf`. */
  readonly subject: string;
  readonly holder: Person | null;
  readonly responsible: Person;
  readonly requestNumber: string;
  readonly createdAt: Date;
  readonly deliveredAt: Date | null;
  readonly closedAt: Date | null;
}

/** What anybody of the institution may know of an account. */
export interface PublicAccount {
  readonly address: string;
  readonly displayName: string;
  readonly departmentName: string;
}
