import type { RequestState } from '#domain/request.ts';
import { enForRequester, enForSystems } from './en-sentences.ts';
import type { Words } from './es.ts';

const states: Readonly<Record<RequestState, string>> = {
  submitted: 'Received',
  info_requested: 'Waiting for an answer',
  approved: 'Approved',
  executing: 'In progress',
  failed: 'Stopped',
  executed: 'Account ready',
  delivered: 'Handed over',
  scheduled: 'Scheduled',
  closed: 'Closed',
  rejected: 'Rejected',
  cancelled: 'Withdrawn',
};

/** Seats that are left of a licence. */
function seats(sku: string, free: number, total: number): string {
  return free === 0
    ? `${sku}: none of ${total} licences left. Free or buy one before carrying the request out.`
    : `${sku}: ${free} of ${total} left`;
}

export const enCard: Words['card'] = {
  states,
  undone: 'Undone',
  kinds: {
    creation: 'New account',
    modification: 'Change',
    deletion: 'Deletion of an account',
    restoration: 'Recovery of an account',
    suspension: 'Suspension at the end of a contract',
  },
  rules: {
    self_service: 'No approval was needed: the person asked for a new password for their own account.',
    contract_end: 'No approval was needed: the contract ended, and the institution suspends such accounts.',
    undo: 'No approval was needed: it undoes a deletion in time.',
  },
  sentence: { requester: enForRequester, systems: enForSystems },
  title: (number, what) => `Request ${number} · ${what}`,
  fallback: (number, state, who) => `Request ${number} (${who}): ${states[state].toLowerCase()}`,
  labels: {
    state: 'Status',
    account: 'Account for',
    existing: 'Account',
    what: 'Asked for',
    reason: 'Reason',
    joins: 'Joins the groups',
    leaves: 'Leaves the groups',
    frees: 'Frees the licence',
    gives: 'Assigns the licence',
    lastDay: 'Last day',
    requester: 'Requested by',
    document: 'Document',
    position: 'Position',
    department: 'Department',
    relation: 'Employment relation',
    chatUser: 'In the chat',
    responsible: 'Responsible official',
    justification: 'Justification',
    plan: 'Plan',
    address: 'Address',
    licence: 'Licence',
    steps: 'Steps',
    groups: 'Groups',
    progress: 'Progress',
    question: 'Question',
    submitted: 'Sent on',
  },
  undoes: (number) => `Undoes the request ${number}.`,
  approvedBy: (who, at) => `Approved by ${who} on ${at}`,
  startedBy: (who, at) => `Started by ${who} on ${at}`,
  executedBy: (who, at) => `Carried out by ${who} on ${at}`,
  planning: 'Looking at addresses and licences in Microsoft 365…',
  seatsAfter: (sku, free, total) => `${seats(sku, free, total)}${free > 0 ? `; after the change, ${free - 1}` : ''}`,
  seats,
  notInChat: 'Not in the chat yet; the account will be handed over through the responsible official',
  until: (date) => `until ${date}`,
  noResponsible: 'has none yet',
  changed: (change, say) => {
    switch (change.what) {
      case 'address':
        return `the address changed from ${change.before} to ${change.after}`;
      case 'licence':
        return `the licence changed from ${change.before || '—'} to ${change.after || '—'}`;
      case 'groups':
        return `the groups changed from “${change.before || '—'}” to “${change.after || '—'}”`;
      case 'account':
        return `the account is no longer as it was (${change.changes.map(say).join('; ')})`;
      case 'settings':
        return 'the mailbox settings changed';
    }
  },
  planChanged: (changes) =>
    `The approved plan can no longer be carried out: ${changes}. Review the new plan and approve it again.`,
  buttons: {
    approve: 'Approve',
    reject: 'Reject',
    ask: 'Ask for information',
    execute: 'Carry out',
    retry: 'Retry',
    answer: 'Answer',
    withdraw: 'Withdraw',
    undo: 'Reactivate',
    stop: 'Stop',
    lineDone: 'Done',
    lineNotRun: 'Not possible',
    giveUp: 'Close unfinished',
  },
  closeOtherwise: 'Close otherwise',
  withdrawConfirm: {
    title: 'Withdraw the request?',
    text: 'What was asked for will not be done. You can send another request at any time.',
    confirm: 'Withdraw',
    deny: 'Go back',
  },
  stopConfirm: {
    title: 'Stop the deletion?',
    text: 'Nothing was done with the account yet: it stays as it is. It can be asked for again when needed.',
    confirm: 'Stop',
    deny: 'Back',
  },
  undoConfirm: {
    title: 'Reactivate the account?',
    text: 'The deletion has no effect any more. Sign-in, groups and licences are given back, and a temporary password is handed over.',
    confirm: 'Reactivate',
    deny: 'Go back',
  },
  byHand: {
    title: 'Step by hand',
    who: 'Somebody of the systems area who administers Exchange does it, in Exchange Online PowerShell. Microsoft 365 does not let Buzón do it.',
    copy: 'Copy the following and run it exactly as it is:',
    then: 'When it ends without an error, press Done and Buzón checks the result. If it cannot be run, press Not possible and tell why; nothing is lost.',
    checking: 'The step by hand is confirmed: checking in Microsoft 365…',
    notYet: 'If Done was pressed before this was run, run it now; nothing else has to be pressed:',
  },
  thread: {
    question: (who) => `Question from ${who}:`,
    answer: (who) => `Answer from ${who}:`,
    yourAnswer: 'Your answer:',
    byHand: 'A step has to be done by hand: the card has the lines to copy. Whoever does it presses Done on the card.',
    failed: (sentence) => `The work stopped. ${sentence}`,
    notReceived: (missing) =>
      `5 working days have passed since the hand-over, and this is still missing: ${missing}. Talk to whom it concerns. If it is not going to be completed, somebody of the systems area presses “Close otherwise” on the card and writes the reason.`,
    notReceivedBy: {
      holder: 'who receives the account',
      department: 'the department',
      password: 'the change of the temporary password',
    },
    holderJoined: (holder) =>
      `${holder} came into the chat with the e-mail address of the request and got the account directly. If this is not the person, block the account and tell whoever asked for it.`,
  },
};
