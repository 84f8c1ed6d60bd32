import { esAccounts } from './es-accounts.ts';
import { esCard } from './es-card.ts';
import { esChange } from './es-change.ts';
import { esContract } from './es-contract.ts';
import { esDone } from './es-done.ts';
import { esCommands, esDialogs } from './es-dialogs.ts';
import { esForm } from './es-form.ts';
import { esHandOver } from './es-hand-over.ts';
import { esHome } from './es-home.ts';
import { esInduction } from './es-induction.ts';
import { esExport } from './es-export.ts';
import { esPapers } from './es-papers.ts';
import { esQuarantine } from './es-quarantine.ts';
import { esRecord } from './es-record.ts';
import { esReport } from './es-report.ts';
import { esValues } from './es-values.ts';
import { esTenant } from './es-tenant.ts';
import { esTrailHead } from './es-trail-head.ts';
import { esWork } from './es-work.ts';

/** All words that a person reads, in the Spanish of Colombia. Its type is what every other language has to offer. */
export const es = {
  form: esForm,
  change: esChange,
  card: esCard,
  values: esValues,
  done: esDone,
  contract: esContract,
  quarantine: esQuarantine,
  papers: esPapers,
  export: esExport,
  work: esWork,
  dialogs: esDialogs,
  commands: { ...esCommands, accounts: esAccounts },
  handOver: esHandOver,
  induction: esInduction,
  trailHead: esTrailHead,
  home: esHome,
  record: esRecord,
  report: esReport,
  tenant: esTenant,
};

export type Words = typeof es;
