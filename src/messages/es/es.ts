import { esAccounts } from './accounts/accounts.ts';
import { esAttempt } from './request/attempt.ts';
import { esBlock } from './request/block.ts';
import { esCard } from './request/card.ts';
import { esChange } from './forms/change.ts';
import { esContract } from './contract.ts';
import { esCorrection } from './forms/correction.ts';
import { esControl } from './tenant/control.ts';
import { esDisposal } from './documents/disposal.ts';
import { esDone } from './request/done.ts';
import { esCommands } from './commands.ts';
import { esDialogs } from './forms/dialogs.ts';
import { esForm } from './forms/form.ts';
import { esHandOver } from './hand-over/hand-over.ts';
import { esHome } from './home.ts';
import { esInduction } from './hand-over/induction.ts';
import { esPrivacy } from './hand-over/privacy.ts';
import { esExport } from './accounts/export.ts';
import { esMail } from './request/mail.ts';
import { esOwnTrouble } from './tenant/own-trouble.ts';
import { esDocuments } from './documents/documents.ts';
import { esQuestions } from './questions.ts';
import { esQuarantine } from './accounts/quarantine.ts';
import { esReceives } from './forms/receives.ts';
import { esRecord } from './documents/record.ts';
import { esReport } from './documents/report.ts';
import { esValues } from './forms/values.ts';
import { esSuccession } from './request/succession.ts';
import { esTenant } from './tenant/tenant.ts';
import { esTenantCheck } from './tenant/tenant-check.ts';
import { esTold } from './request/told.ts';
import { esTrailHead } from './documents/trail-head.ts';
import { esWaiting } from './tenant/waiting.ts';
import { esWork } from './request/work.ts';

/** All words that people read, in the Spanish of Colombia. Every other language has this type. */
export const es = {
  attempt: esAttempt,
  block: esBlock,
  form: esForm,
  change: esChange,
  card: esCard,
  values: esValues,
  done: esDone,
  told: esTold,
  contract: esContract,
  control: esControl,
  correction: esCorrection,
  succession: esSuccession,
  quarantine: esQuarantine,
  questions: esQuestions,
  mail: esMail,
  ownTrouble: esOwnTrouble,
  documents: esDocuments,
  disposal: esDisposal,
  export: esExport,
  work: esWork,
  dialogs: esDialogs,
  commands: { ...esCommands, accounts: esAccounts },
  handOver: esHandOver,
  induction: esInduction,
  privacy: esPrivacy,
  trailHead: esTrailHead,
  home: esHome,
  receives: esReceives,
  record: esRecord,
  report: esReport,
  tenant: esTenant,
  waiting: esWaiting,
  tenantCheck: esTenantCheck,
};

export type Words = typeof es;
