import { enCard } from './en-card.ts';
import { enChange } from './en-change.ts';
import { enContract } from './en-contract.ts';
import { enDone } from './en-done.ts';
import { enCommands, enDialogs } from './en-dialogs.ts';
import { enForm } from './en-form.ts';
import { enHandOver, enHome } from './en-hand-over.ts';
import { enQuarantine } from './en-quarantine.ts';
import { enValues } from './en-values.ts';
import { enTenant } from './en-tenant.ts';
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
  work: enWork,
  dialogs: enDialogs,
  commands: enCommands,
  handOver: enHandOver,
  home: enHome,
  tenant: enTenant,
};
