import { esAccounts } from './accounts.ts';
import { esAttempt } from './attempt.ts';
import { esCard } from './card.ts';
import { esChange } from './change.ts';
import { esContract } from './contract.ts';
import { esControl } from './control.ts';
import { esDisposal } from './disposal.ts';
import { esDone } from './done.ts';
import { esCommands } from './commands.ts';
import { esDialogs } from './dialogs.ts';
import { esForm } from './form.ts';
import { esHandOver } from './hand-over.ts';
import { esHome } from './home.ts';
import { esInduction } from './induction.ts';
import { esPrivacy } from './privacy.ts';
import { esExport } from './export.ts';
import { esMail } from './mail.ts';
import { esOwnTrouble } from './own-trouble.ts';
import { esDocuments } from './documents.ts';
import { esQuarantine } from './quarantine.ts';
import { esReceives } from './receives.ts';
import { esRecord } from './record.ts';
import { esReport } from './report.ts';
import { esValues } from './values.ts';
import { esTenant } from './tenant.ts';
import { esTenantCheck } from './tenant-check.ts';
import { esTrailHead } from './trail-head.ts';
import { esWork } from './work.ts';

/** All words that people read, in the Spanish of Colombia. Every other language has this type. */
export const es = {
  attempt: esAttempt,
  form: esForm,
  change: esChange,
  card: esCard,
  values: esValues,
  done: esDone,
  contract: esContract,
  control: esControl,
  quarantine: esQuarantine,
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
  tenantCheck: esTenantCheck,
};

export type Words = typeof es;
