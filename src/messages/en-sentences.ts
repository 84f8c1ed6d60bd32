import type { Kind } from '#domain/form.ts';
import type { CardFacts, Sentences } from './es-sentences.ts';

const WORKING: Readonly<Record<Kind, string>> = {
  creation: 'We are creating the account in Microsoft 365. We will tell you when it is ready.',
  modification: 'We are making the change in Microsoft 365. We will tell you when it is done.',
  deletion: 'We are closing the account in Microsoft 365. We will tell you when it is suspended.',
  restoration: 'We are recovering the account in Microsoft 365. We will tell you when it is ready.',
  suspension: 'We are suspending the account in Microsoft 365.',
};

const TO_EXECUTE: Readonly<Record<Kind, string>> = {
  creation: 'Press Carry out to create the account.',
  modification: 'Press Carry out to make the change.',
  deletion: 'Press Carry out to close the account.',
  restoration: 'Press Carry out to recover the account.',
  suspension: 'Press Carry out to suspend the account.',
};

function ending({ kind, type, supersededBy }: CardFacts): string {
  if (supersededBy !== null) return `Request ${supersededBy} replaced it; this one no longer counts.`;
  if (type === 'redirection') return 'The redirection ended on the day that was set and has been removed.';
  switch (kind) {
    case 'deletion':
      return 'The account was deleted. For 30 more days it can be recovered with /correo restaurar; after that it cannot.';
    case 'restoration':
      return 'The account is active again, as checked in Microsoft 365.';
    case 'suspension':
      return 'The account is suspended: nobody can sign in and nothing was erased. Once the waiting time is over without an extension, a request to delete it is opened, and the systems area decides on it.';
    case 'creation':
    case 'modification':
      return 'The change was made and checked in Microsoft 365.';
  }
}

function delivered({ kind, handedTo, holder, address, inPerson }: CardFacts, next: string): string {
  if (kind === 'creation') {
    return inPerson
      ? `The account was sent to ${handedTo}, to be handed over to ${holder} in person. ${next}`
      : `The account was handed over to ${handedTo}. ${next}`;
  }
  return inPerson
    ? `The temporary password of ${address} was sent to ${handedTo}, to be handed over to ${holder} in person. ${next}`
    : `${handedTo} can now see the temporary password of ${address}. ${next}`;
}

function endsOn(day: string): string {
  return day === '' ? 'It is deleted when the waiting time is over' : `It is deleted on ${day}`;
}

function whileWorking(facts: CardFacts): string | null {
  if (facts.waits === 'date') {
    const until = facts.day === '' ? 'its last day' : facts.day;
    return `The account can be used until ${until} (included). Then it is suspended; nobody has to do anything.`;
  }
  return null;
}

function tillTheLastDay(facts: CardFacts): string | null {
  const waiting = whileWorking(facts);
  return waiting === null ? null : `${waiting} If it should not be deleted after all, talk to the systems area before.`;
}

function unfinished({ ended, handedTo }: CardFacts): string | null {
  if (ended === null) return null;
  return ended.reason === null
    ? 'The account is no longer in Microsoft 365, and the request was closed unfinished.'
    : handedTo === ''
      ? `${ended.who}, of the systems area, closed it unfinished: ${ended.reason}`
      : `${ended.who}, of the systems area, closed it without waiting for what was missing of the hand-over: ${ended.reason}`;
}

function missing({ passwordChanged, awaited }: CardFacts, password: string): string {
  const who = awaited.length === 0 ? [] : [`Still to confirm: ${awaited.join('; ')}.`];
  return [passwordChanged ? 'The temporary password has been changed.' : password, ...who].join(' ');
}

function received({ isConfirmed }: CardFacts): string {
  return isConfirmed ? ' The hand-over was confirmed.' : '';
}

export const enForRequester: Sentences = {
  submitted: ({ rule }) =>
    rule === null
      ? 'We have your request. The systems area is reviewing it; there is nothing for you to do.'
      : 'We have your request. It needs no approval and is done right away; there is nothing for you to do.',
  info_requested: () => 'The systems area asked you a question. Answer it with the Answer button to continue.',
  approved: ({ who, at }) =>
    `${who} approved it on ${at}. The systems area will carry it out; there is nothing for you to do.`,
  executing: (facts) =>
    facts.waits === 'person'
      ? 'One step is left that the systems area does by hand in Microsoft 365. There is nothing for you to do.'
      : (tillTheLastDay(facts) ?? WORKING[facts.kind]),
  failed: () =>
    'Something came up and the systems area knows about it. There is nothing for you to do, and nothing was lost.',
  executed: ({ kind, address }) =>
    kind === 'creation'
      ? `The account ${address} is ready. Next, it is handed over to the person.`
      : `The work on the account ${address} is done. Next, the temporary password is handed over.`,
  delivered: (facts) =>
    delivered(
      facts,
      missing(
        facts,
        facts.inPerson
          ? `${facts.holder} still has to change the temporary password.`
          : 'The temporary password still has to be changed.',
      ),
    ),
  scheduled: (facts) =>
    facts.beforeLastDay
      ? (tillTheLastDay(facts) ?? '')
      : facts.type === 'redirection'
        ? `The redirection of ${facts.address} is active until ${facts.day} (included). Then it is removed by itself; there is nothing for you to do.`
        : `The account ${facts.address} is suspended: nobody can sign in and nothing has been erased. ${endsOn(facts.day)}. If this was a mistake, ask for it back before then with /correo restaurar.`,
  closed: (facts) =>
    unfinished(facts) ??
    (facts.handsOver && facts.supersededBy === null
      ? `The person has signed in and changed the password.${received(facts)} The request is closed.`
      : `${ending(facts)} The request is closed.`),
  rejected: ({ who, reason, byItself }) =>
    byItself
      ? `It cannot be done, and nothing changed in the account. ${reason}`
      : `${who} rejected it: ${reason}\nIf you still need it, send another one with /correo.`,
  cancelled: ({ kind, who, at, supersededBy, ended }) =>
    supersededBy !== null
      ? kind === 'deletion'
        ? `The deletion has no effect, because of request ${supersededBy}.`
        : `It did not go on: the account is deleted by request ${supersededBy}, which was approved before.`
      : ended !== null
        ? `${who}, of the systems area, stopped it on ${at} before its day. Nothing changed in the account.`
        : kind === 'creation'
          ? `You withdrew it on ${at}. No account was created.`
          : `You withdrew it on ${at}. Nothing changed in the account.`,
};

export const enForSystems: Sentences = {
  submitted: ({ rule }) =>
    rule === null
      ? 'Review the plan and decide with the buttons.'
      : 'It needs no approval: it begins by itself once the plan is ready.',
  info_requested: ({ who }) => `${who} asked for information. The answer will appear in this thread.`,
  approved: ({ who, at, kind, needsTwo }) =>
    `${who} approved it on ${at}. ${TO_EXECUTE[kind]}${needsTwo ? ` Somebody else of the systems area has to do it, not ${who}.` : ''}`,
  executing: (facts) =>
    facts.waits === 'person'
      ? 'One step has to be done by hand: follow the instructions below.'
      : (whileWorking(facts) ?? `${facts.who} is carrying it out (since ${facts.at}).`),
  failed: () => 'The work stopped.',
  executed: ({ kind }) =>
    kind === 'creation'
      ? 'The account was created and checked in Microsoft 365. The hand-over comes next.'
      : 'The work was done and checked in Microsoft 365. The hand-over of the temporary password comes next.',
  delivered: (facts) => delivered(facts, missing(facts, 'Waiting for the temporary password to be changed.')),
  scheduled: (facts) =>
    facts.beforeLastDay
      ? (whileWorking(facts) ?? '')
      : facts.type === 'redirection'
        ? `The redirection is active until ${facts.day} (included). Then it is removed by itself; nobody has to do anything.`
        : `The account is suspended. ${endsOn(facts.day)}; nobody has to do anything. Until then it can be undone with the Reactivate button.`,
  closed: (facts) =>
    unfinished(facts) ??
    (facts.handsOver && facts.supersededBy === null
      ? `The temporary password was changed, as checked in Microsoft 365.${received(facts)} Closed on ${facts.at}.`
      : `${ending(facts)} Closed on ${facts.at}.`),
  rejected: ({ who, at, reason, byItself }) =>
    byItself
      ? `Buzón rejected it on ${at}, and nothing changed in the account. ${reason}`
      : `${who} rejected it on ${at}: ${reason}`,
  cancelled: ({ kind, who, at, supersededBy, ended }) =>
    supersededBy !== null
      ? kind === 'deletion'
        ? `Request ${supersededBy} took its effect away on ${at}.`
        : `It did not go on (${at}): the account is deleted by request ${supersededBy}, which was approved before.`
      : ended !== null
        ? `${who} stopped it on ${at} before its day. Nothing changed in the account.`
        : kind === 'creation'
          ? `${who} withdrew it on ${at}. No account was created.`
          : `${who} withdrew it on ${at}. Nothing changed in the account.`,
};
