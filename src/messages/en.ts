import { enCard } from './en-card.ts';
import { enCommands, enDialogs } from './en-dialogs.ts';
import { enForm } from './en-form.ts';
import { enHandOver, enHome } from './en-hand-over.ts';
import { enWork } from './en-work.ts';
import type { Words } from './es.ts';

/** The same words in English. A word that is missing here does not pass the type check. */
export const en: Words = {
  form: enForm,
  card: enCard,
  work: enWork,
  dialogs: enDialogs,
  commands: enCommands,
  handOver: enHandOver,
  home: enHome,
};
