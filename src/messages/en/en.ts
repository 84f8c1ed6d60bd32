import { enAccounts } from './accounts.ts';
import { enAttempt } from './attempt.ts';
import { enCard } from './card.ts';
import { enChange } from './change.ts';
import { enContract } from './contract.ts';
import { enControl } from './control.ts';
import { enDisposal } from './disposal.ts';
import { enDone } from './done.ts';
import { enCommands } from './commands.ts';
import { enDialogs } from './dialogs.ts';
import { enForm } from './form.ts';
import { enHandOver } from './hand-over.ts';
import { enHome } from './home.ts';
import { enInduction } from './induction.ts';
import { enPrivacy } from './privacy.ts';
import { enExport } from './export.ts';
import { enMail } from './mail.ts';
import { enOwnTrouble } from './own-trouble.ts';
import { enDocuments } from './documents.ts';
import { enQuarantine } from './quarantine.ts';
import { enReceives } from './receives.ts';
import { enRecord } from './record.ts';
import { enReport } from './report.ts';
import { enValues } from './values.ts';
import { enTenant } from './tenant.ts';
import { enTenantCheck } from './tenant-check.ts';
import { enTrailHead } from './trail-head.ts';
import { enWork } from './work.ts';
import type { Words } from '#messages/es/es.ts';

/** The same words in English. A missing one fails the type check. */
export const en: Words = {
  attempt: enAttempt,
  form: enForm,
  change: enChange,
  card: enCard,
  values: enValues,
  done: enDone,
  contract: enContract,
  control: enControl,
  quarantine: enQuarantine,
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
  tenantCheck: enTenantCheck,
};
