import type { Acts } from './acts.ts';
import { accountActs } from './accounts/acts.ts';
import { blockActs } from './block/acts.ts';
import { contractActs } from './contract-end/acts.ts';
import { accountsCommand } from './commands/accounts.ts';
import { requestsCommand } from './commands/requests.ts';
import { beginActs } from './change-forms/begin-acts.ts';
import { pickForm } from './change-forms/pick-form.ts';
import { changeSearches } from './change-forms/searches.ts';
import { changeForms } from './change-forms/send-forms.ts';
import { agreementActs } from './contract-end/agreement-acts.ts';
import { creationForm } from './creation-form/acts.ts';
import type { DialogueDeps } from './deps.ts';
import { listActs } from './documents/list-acts.ts';
import { recordActs } from './documents/record-acts.ts';
import { guideActs } from './hand-over/guide-acts.ts';
import { policyActs } from './hand-over/policy-acts.ts';
import { receiptActs } from './hand-over/receipt-acts.ts';
import { revealActs } from './hand-over/reveal-acts.ts';
import { homeActs } from './home/acts.ts';
import { correctionActs } from './corrections/acts.ts';
import { questionActs } from './questions/acts.ts';
import { actingActs } from './request-card/acting-acts.ts';
import { approvalForms } from './request-card/deciding/approval-forms.ts';
import { decisionForms } from './request-card/deciding/decision-forms.ts';
import { decideActs } from './request-card/deciding/decide-acts.ts';
import { moreActs } from './request-card/more-acts.ts';
import { openingActs } from './request-card/opening-acts.ts';
import { successionActs } from './succession/acts.ts';
import { digestActs } from './tenant/digest-acts.ts';
import { findingForms } from './tenant/finding-forms.ts';
import { quarantineActs } from './tenant/quarantine-acts.ts';

const SUBJECTS: readonly ((deps: DialogueDeps) => Partial<Acts>)[] = [
  requestsCommand,
  accountsCommand,
  creationForm,
  beginActs,
  pickForm,
  changeForms,
  changeSearches,
  accountActs,
  blockActs,
  contractActs,
  agreementActs,
  receiptActs,
  revealActs,
  guideActs,
  policyActs,
  homeActs,
  openingActs,
  decideActs,
  moreActs,
  actingActs,
  decisionForms,
  approvalForms,
  digestActs,
  findingForms,
  quarantineActs,
  recordActs,
  listActs,
  questionActs,
  correctionActs,
  successionActs,
];

/** All acts of all subjects. */
export function allActs(deps: DialogueDeps): Acts {
  const subjects = SUBJECTS.map((actsOf) => actsOf(deps));
  return {
    acts: subjects.flatMap(({ acts = [] }) => acts),
    forms: subjects.flatMap(({ forms = [] }) => forms),
    searches: subjects.flatMap(({ searches = [] }) => searches),
    commands: subjects.flatMap(({ commands = [] }) => commands),
    shortcuts: subjects.flatMap(({ shortcuts = [] }) => shortcuts),
    windows: subjects.flatMap(({ windows = [] }) => windows),
    choices: Object.fromEntries(subjects.flatMap(({ choices = {} }) => Object.entries(choices))),
  };
}
