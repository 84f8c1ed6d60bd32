import { enAccounts } from './accounts/accounts.ts';
import { enAttempt } from './request/attempt.ts';
import { enBlock } from './request/block.ts';
import { enCard } from './request/card.ts';
import { enChange } from './forms/change.ts';
import { enContract } from './contract.ts';
import { enCorrection } from './forms/correction.ts';
import { enControl } from './tenant/control.ts';
import { enDisposal } from './documents/disposal.ts';
import { enDone } from './request/done.ts';
import { enCommands } from './commands.ts';
import { enDialogs } from './forms/dialogs.ts';
import { enForm } from './forms/form.ts';
import { enHandOver } from './hand-over/hand-over.ts';
import { enHome } from './home.ts';
import { enInduction } from './hand-over/induction.ts';
import { enPrivacy } from './hand-over/privacy.ts';
import { enExport } from './accounts/export.ts';
import { enMail } from './request/mail.ts';
import { enOwnTrouble } from './tenant/own-trouble.ts';
import { enDocuments } from './documents/documents.ts';
import { enQuestions } from './questions.ts';
import { enQuarantine } from './accounts/quarantine.ts';
import { enReceives } from './forms/receives.ts';
import { enRecord } from './documents/record.ts';
import { enReport } from './documents/report.ts';
import { enValues } from './forms/values.ts';
import { enSuccession } from './request/succession.ts';
import { enTenant } from './tenant/tenant.ts';
import { enTenantCheck } from './tenant/tenant-check.ts';
import { enTold } from './request/told.ts';
import { enTrailHead } from './documents/trail-head.ts';
import { enWaiting } from './tenant/waiting.ts';
import { enWork } from './request/work.ts';
import type { Words } from '#messages/es/es.ts';

/** The same words in English. A missing one fails the type check. */
export const en: Words = {
  attempt: enAttempt,
  block: enBlock,
  form: enForm,
  change: enChange,
  card: enCard,
  values: enValues,
  done: enDone,
  told: enTold,
  contract: enContract,
  control: enControl,
  correction: enCorrection,
  succession: enSuccession,
  quarantine: enQuarantine,
  questions: enQuestions,
  mail: enMail,
  ownTrouble: enOwnTrouble,
  documents: enDocuments,
  disposal: enDisposal,
  export: enExport,
  work: enWork,
  dialogs: enDialogs,
  commands: { ...enCommands, accounts: enAccounts },
  handOver: enHandOver,
  induction: enInduction,
  privacy: enPrivacy,
  trailHead: enTrailHead,
  home: enHome,
  receives: enReceives,
  record: enRecord,
  report: enReport,
  tenant: enTenant,
  waiting: enWaiting,
  tenantCheck: enTenantCheck,
};
