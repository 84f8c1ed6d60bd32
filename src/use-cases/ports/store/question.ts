import type { Account } from '#domain/account/account.ts';
import type { SystemsQuestion } from '#domain/question/question.ts';

/** A question, and its account as the register has it now; null when it is about none, or that one is forgotten. */
export interface SeenQuestion {
  readonly question: SystemsQuestion;
  readonly account: Account | null;
}

/** Questions to the systems area. Written only through `Tx.questions`. */
export interface Questions {
  find(id: string): Promise<SystemsQuestion | null>;
}

export interface QuestionsTx {
  /** This person's questions: the open ones, and how many they asked since then. Concurrent callers wait. */
  of(asked: {
    readonly by: string;
    readonly since: Date;
  }): Promise<{ readonly open: readonly SystemsQuestion[]; readonly recent: number }>;
  insert(question: SystemsQuestion): Promise<void>;
  /** Compare-and-set on the revision that the caller read; false when somebody else was faster. */
  save(next: SystemsQuestion, seenRevision: number): Promise<boolean>;
}
