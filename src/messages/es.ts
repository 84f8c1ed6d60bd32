import { esCard } from './es-card.ts';
import { esCommands, esDialogs } from './es-dialogs.ts';
import { esForm } from './es-form.ts';
import { esHandOver, esHome } from './es-hand-over.ts';
import { esWork } from './es-work.ts';

/** All words that a person reads, in the Spanish of Colombia. Its type is what every other language has to offer. */
export const es = {
  form: esForm,
  card: esCard,
  work: esWork,
  dialogs: esDialogs,
  commands: esCommands,
  handOver: esHandOver,
  home: esHome,
};

export type Words = typeof es;
