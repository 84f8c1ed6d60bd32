import { productNamed } from '#domain/account/product-names.ts';
import type { RequestState } from '#domain/request/states.ts';
import { enForRequester, enForSystems } from './sentences.ts';
import type { Words } from '#messages/es/es.ts';
import { whole } from '../whole-number.ts';

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

/** Free seats of a licence. */
function seats(sku: string, free: number, total: number): string {
  return free === 0
    ? `${sku}: none of ${whole(total)} licences left. Free or buy one.`
    : `${sku}: ${whole(free)} of ${whole(total)} left`;
}

export const enCard: Words['card'] = {
  states,
  toApprove: 'To be approved',
  toApproveAgain: 'To be approved again',
  endings: {
    undone: 'Undone',
    superseded: 'Without effect',
    stopped: 'Stopped before its day',
    unfinished: 'Closed unfinished',
  },
  kinds: {
    creation: 'New account',
    modification: 'Change',
    deletion: 'Deletion of an account',
    restoration: 'Recovery of an account',
    suspension: 'Suspension at the end of a contract',
    block: 'Immediate block of an account',
  },
  rules: {
    self_service: 'No approval was needed: the person asked for a new password for their own account.',
    contract_end: 'No approval was needed: the contract ended, and the institution suspends such accounts.',
    succession:
      'No approval was needed: whoever answered for the account leaves, and the systems area chose who follows. Nothing else changes in it.',
    undo: 'No approval was needed: it undoes a deletion in time, or lifts a block.',
    block: 'Not approved before: the account is blocked at once, and another person ratifies it afterwards.',
  },
  sentence: { requester: enForRequester, systems: enForSystems },
  newAccount: 'New account',
  fallback: (number, state, who) => `Request ${number} (${who}): ${state.toLowerCase()}`,
  labels: {
    state: 'Status',
    account: 'Account for',
    existing: 'Account',
    what: 'Asked for',
    reason: 'Reason',
    joins: 'Joins the groups',
    leaves: 'Leaves the groups',
    frees: 'Frees the licence',
    stays: 'Keeps the licence',
    givenBy: 'The licence comes by the group',
    gives: 'Assigns the licence',
    lastDay: 'Last day',
    requester: 'Requested by',
    receives: 'received by',
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
    history: 'History',
    warning: 'Look at',
    question: 'Question',
    submitted: 'Sent on',
  },
  letExpire: (who, at) =>
    `${who} decided to let this contract end (${at}). Clear that up before approving the extension.`,
  nobodyDecides: {
    approver:
      'When this card was written nobody of the systems area could approve it: it is the own affair of those who are of it. Whoever runs this service has to add another person to the systems area (SYSTEMS_TEAM) or, where it is one person, set SINGLE_OPERATOR=true; once that is done, the request can be decided. Until then the account stays suspended, and nothing is erased.',
    second:
      'This request takes two people of the systems area (one approves, another carries it out), and when this card was written there were no two who could. Whoever runs this service has to add another person to the systems area (SYSTEMS_TEAM) or, where it is one person, set SINGLE_OPERATOR=true; once that is done, the request can be decided. Until then the account stays suspended, and nothing is erased.',
  },
  extension: (number) =>
    `More time was asked for under this contract: request ${number}. Look at it before you decide: once whoever answers for the account confirms it, this deletion has no effect.`,
  alone: (who, at, reason) =>
    `${who} decided without anybody else (${at}). Reason: ${reason}. The person of control is told.`,
  undoes: (number) => `Undoes the request ${number}.`,
  lastDayOver: (day) => `${day}. It is over: the work begins with the approval.`,
  approvedBy: (who, at) => `Approved by ${who} on ${at}`,
  startedBy: (who, at) => `Started by ${who} on ${at}`,
  executedBy: (who, at) => `Carried out by ${who} on ${at}`,
  byHandBy: (who, at) => `Step by hand done, according to ${who}, on ${at}`,
  planning: 'Looking at addresses and licences in Microsoft 365…',
  neverPlanned: 'There never was a plan.',
  seatsAfter: (sku, free, total) => `${seats(sku, free, total)}${free > 0 ? `; after the change, ${free - 1}` : ''}`,
  seats,
  readAt: (at) => `(read on ${at})`,
  byGroup: (licence, group) => `${licence} (the group ${group} gives it)`,
  notInChat: {
    toCome:
      'Not in the chat yet; unless they are by the time the plan is made, the account is handed over through the responsible official',
    planned: 'Not in the chat; by the plan, the account is handed over through the responsible official',
    handed: 'Was not in the chat; the account was handed over through the responsible official',
    never: 'Not in the chat',
  },
  contract: (number) => `contract ${number}`,
  from: (date) => `from ${date}`,
  until: (date) => `until ${date}`,
  noResponsible: 'has none yet',
  changed: (change, say) => {
    switch (change.what) {
      case 'address':
        return change.unseen === undefined
          ? `the address changed from ${change.before} to ${change.after}`
          : `the address changed from ${change.before} to ${change.after}, since the first belongs to something that Microsoft 365 does not show (for example a dynamic list or a deleted group); it is in quarantine now`;
      case 'licence':
        return `the licence changed from ${productNamed(change.before) || 'none'} to ${productNamed(change.after) || 'none'}`;
      case 'groups':
        return `the groups changed from “${change.before || 'none'}” to “${change.after || 'none'}”`;
      case 'licence_groups':
        return `the groups that give the licence changed from “${change.before || 'none'}” to “${change.after || 'none'}”`;
      case 'receives':
        return `who receives it changed from ${change.before || 'nobody'} to ${change.after || 'nobody'}`;
      case 'account':
        return `the account is no longer as it was (${change.changes.map(say).join('; ')})`;
      case 'settings':
        return 'the mailbox settings changed';
    }
  },
  similar: {
    title: 'Look before you approve: it may be the same person',
    account: (state) => `account, ${state}`,
    request: (number) => `open request ${number}`,
    why: {
      document: 'the same document',
      document_swapped: 'a document with two digits that changed places',
      document_type: 'the same number with another type of document',
      profile: 'the same user of this chat',
      email: 'the chat knows the person under an address of that account',
      name: 'the same name in the same department',
    },
  },
  reservedName: 'The address is on the list of reserved names: by approving, the systems area gives it on purpose.',
  languageLeft:
    'The account is fine, but Microsoft 365 did not take the language of the mailbox. Whoever receives it chooses it the first time they open the mail; nobody else has to do anything.',
  planChanged: (changes) =>
    `The approved plan can no longer be carried out: ${changes}. Review the new plan and approve it again.`,
  planIsNew: (changes) =>
    `The plan changed after what you saw: ${changes}. Nothing was approved. The card shows the new plan by now: review it and decide again.`,
  warnings: {
    similar: (who, more) =>
      `It may be the same person: ${who}${more > 0 ? ` and ${whole(more)} more, under “More”` : ''}.`,
    seekers: (free, wanted) =>
      `${free <= 0 ? 'No licence is left' : free === 1 ? '1 licence is left' : `${whole(free)} licences are left`} and ${whole(wanted)} requests ask for one.`,
    leavings: (what) => `It leaves ${what}.`,
    forwards: (count) =>
      count === 1 ? 'a rule that sends messages outside' : `${whole(count)} rules that send messages outside`,
    groups: (count) => (count === 1 ? 'a group of its own' : `${whole(count)} groups of its own`),
    accounts: (count) =>
      count === 1 ? 'another account that it answers for' : `${whole(count)} other accounts that it answers for`,
  },
  moreFacts: (count) => `and ${whole(count)} more, under “More”`,
  step: (index, total, doing) => `Step ${index} of ${total}: ${doing}`,
  approveAndSchedule: 'Approve and schedule',
  approveAndBegin: {
    creation: 'Approve and create',
    modification: 'Approve and change',
    deletion: 'Approve the deletion',
    restoration: 'Approve and recover',
    suspension: 'Approve and suspend',
    block: 'Approve and block',
  },
  look: 'Review and approve',
  approveWithChanges: 'Approve with changes',
  buttons: {
    approve: 'Approve',
    address: 'Type the address',
    reject: 'Reject',
    ask: 'Ask for information',
    execute: 'Carry out',
    retry: 'Retry',
    answer: 'Answer',
    withdraw: 'Withdraw',
    undo: 'Reactivate',
    stop: 'Stop',
    createNow: 'Create now',
    lineDone: 'Done',
    lineNotRun: 'Not possible',
    giveUp: 'Leave unfinished',
    more: 'More',
  },
  beginNow: 'Begin now',
  beginNowConfirm: {
    title: 'Begin before the day?',
    text: 'The account is suspended now: nobody can sign in from this moment, although its last day of use has not come. The record will say both dates.',
    confirm: 'Begin',
    deny: 'Back',
  },
  closeOtherwise: 'Mark as finished',
  withdrawConfirm: {
    title: 'Withdraw the request?',
    text: 'What was asked for will not be done. You can send another request at any time.',
    confirm: 'Withdraw',
    deny: 'Go back',
  },
  stopCreationConfirm: {
    title: 'Stop the creation?',
    text: 'The account was not created yet, and will not be. Its address is free again. It can be asked for again when needed.',
    confirm: 'Stop',
    deny: 'Back',
  },
  stopConfirm: {
    title: 'Stop the deletion?',
    text: 'Nothing was done with the account yet: it stays as it is. It can be asked for again when needed.',
    confirm: 'Stop',
    deny: 'Back',
  },
  byHand: {
    title: 'Step by hand',
    who: 'Somebody of the systems area who administers Exchange does it, in Exchange Online PowerShell. Microsoft 365 does not let Correo do it.',
    roles:
      'Whoever has the role “Exchange Recipient Administrator” or “Exchange Administrator” in Microsoft Entra can do it, from PowerShell with the module ExchangeOnlineManagement. The first line asks to sign in.',
    listRoles:
      'Distribution lists take membership of “Organization Management” in Exchange besides, or the role “Security Group Creation and Membership”: -BypassSecurityGroupManagerCheck asks for it.',
    shared:
      'Look at the mailbox before you run it: beyond 50 GB, or with an archive or a litigation hold, it has to keep a licence of Exchange Online (Plan 2) although it is shared.',
    hold: 'A litigation hold takes a licence with Exchange Online (Plan 2), like Office 365 E3, or one for archiving; Office 365 E1 is not enough.',
    policy:
      'If Exchange says that the mailbox follows an address policy (EmailAddressPolicyEnabled is True), the line above has no effect. Run this one then, which writes the whole list of addresses:',
    copy: 'Copy the following and run it exactly as it is:',
    then: 'When it ends without an error, press Done and Correo checks the result. If it cannot be run, press Not possible and tell why; nothing is lost.',
    thenUnseen:
      'When it ends without an error, press Done. Microsoft 365 does not let anybody check it: it is noted down that whoever presses did it. If it cannot be run, press Not possible and tell why; nothing is lost.',
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
      `5 working days have passed since the hand-over, and this is still missing: ${missing}. Talk to whom it concerns. If it is not going to be completed, somebody of the systems area presses “Mark as finished” on the card and writes the reason.`,
    notReceivedBy: {
      holder: 'who receives the account',
      department: 'the department',
      password: 'the change of the password',
    },
    revealFailed: (who, sentence) =>
      `${who} wanted to see their temporary access and Correo could not show it. ${sentence} Once it is mended, the person presses the button of their message again.`,
  },
};
