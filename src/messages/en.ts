import { enAccounts } from './en-accounts.ts';
import { enCard } from './en-card.ts';
import { enChange } from './en-change.ts';
import { enContract } from './en-contract.ts';
import { enDone } from './en-done.ts';
import { enCommands, enDialogs } from './en-dialogs.ts';
import { enForm } from './en-form.ts';
import { enHandOver } from './en-hand-over.ts';
import { enHome } from './en-home.ts';
import { enInduction } from './en-induction.ts';
import { enExport } from './en-export.ts';
import { enPapers } from './en-papers.ts';
import { enQuarantine } from './en-quarantine.ts';
import { enRecord } from './en-record.ts';
import { enReport } from './en-report.ts';
import { enValues } from './en-values.ts';
import { enTenant } from './en-tenant.ts';
import { enTrailHead } from './en-trail-head.ts';
import { enWork } from './en-work.ts';
import type { Words } from './es.ts';

/** The same words in English. A word that is missing here does not pass the type check. */
export const en: Words = {
  form: enForm,
  change: enChange,
  card: enCard,
  values: enValues,
  done: enDone,
  contract: enContract,
  quarantine: enQuarantine,
  papers: enPapers,
  export: enExport,
  work: enWork,
  dialogs: enDialogs,
  commands: { ...enCommands, accounts: enAccounts },
  handOver: enHandOver,
  induction: enInduction,
  trailHead: enTrailHead,
  home: enHome,
  record: enRecord,
  report: enReport,
  tenant: enTenant,
};
