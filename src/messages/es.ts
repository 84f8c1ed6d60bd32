import { esCard } from './es-card.ts';
import { esChange } from './es-change.ts';
import { esContract } from './es-contract.ts';
import { esDone } from './es-done.ts';
import { esCommands, esDialogs } from './es-dialogs.ts';
import { esForm } from './es-form.ts';
import { esHandOver, esHome } from './es-hand-over.ts';
import { esQuarantine } from './es-quarantine.ts';
import { esValues } from './es-values.ts';
import { esTenant } from './es-tenant.ts';
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
  work: esWork,
  dialogs: esDialogs,
  commands: esCommands,
  handOver: esHandOver,
  home: esHome,
  tenant: esTenant,
};

export type Words = typeof es;
