import type { Kind } from '#domain/form/form.ts';
import type { Awaits, CardFacts, Sentences } from '#messages/es/request/card-facts.ts';

const TROUBLE = 'Something came up: the systems area, which knows about it, sorts it out. Nothing was lost.';

export const AWAITED: Readonly<Record<Awaits, string>> = {
  confirmation: 'Whoever answers for the account, or heads its department, has still to confirm it.',
  decision: 'The systems area reviews it.',
  repair: TROUBLE,
  nothing: 'It needs no approval and is done right away; there is nothing for you to do.',
};

const WORKING: Readonly<Record<Kind, string>> = {
  creation: 'We are creating the account in Microsoft 365. We will tell you when it is ready.',
  modification: 'We are making the change in Microsoft 365. We will tell you when it is done.',
  deletion: 'We are closing the account in Microsoft 365. We will tell you when it is suspended.',
  restoration: 'We are recovering the account in Microsoft 365. We will tell you when it is ready.',
  suspension: 'We are suspending the account in Microsoft 365.',
  block: 'We are blocking the account in Microsoft 365.',
};

const TO_EXECUTE: Readonly<Record<Kind, string>> = {
  creation: 'Press Carry out to create the account.',
  modification: 'Press Carry out to make the change.',
  deletion: 'Press Carry out to close the account.',
  restoration: 'Press Carry out to recover the account.',
  suspension: 'Press Carry out to suspend the account.',
  block: 'Press Carry out to block the account.',
};

/** After a deletion was undone for a person who is not in the chat. */
export const WITHOUT_PASSWORD =
  ' No temporary access was handed to anybody: if one is needed, whoever answers for the account asks for it with /correo modificar (New password).';

function ending(facts: CardFacts): string {
  const { kind, type, supersededBy, isShared, recoverableUntil, byHand } = facts;
  if (supersededBy !== null) return `Request ${supersededBy} replaced it; this one no longer counts.`;
  if (type === 'redirection') return 'The redirection ended on the day that was set and has been removed.';
  switch (kind) {
    case 'deletion':
      if (isShared) return 'Nobody can sign in to the account any more, and its mailbox is shared. It is not deleted.';
      return `The account was deleted. Until ${recoverableUntil} it can be recovered with /correo restaurar; after that it cannot.`;
    case 'restoration':
      return `The account is active again, as checked in Microsoft 365.${facts.withholdsPassword ? WITHOUT_PASSWORD : ''}`;
    case 'suspension':
      return 'The account is suspended: nobody can sign in and nothing was erased. Once the waiting time is over without an extension, a request to delete it is opened, and the systems area decides on it.';
    case 'block':
      return 'Nobody can sign in to the account, and nothing was erased.';
    case 'creation':
    case 'modification':
      return byHand ?? 'The change was made and checked in Microsoft 365.';
  }
}

function delivered(facts: CardFacts, next: string): string {
  const { kind, handedTo, holder, address, inPerson, passwordChanged } = facts;
  if (kind === 'creation') {
    return inPerson
      ? `The account was sent to ${handedTo}, to be handed over to ${holder} in person. ${next}`
      : `The account was handed over to ${handedTo}. ${next}`;
  }
  return inPerson
    ? `The temporary access to ${address} was sent to ${handedTo}, to be handed over to ${holder} in person. ${next}`
    : passwordChanged
      ? `The temporary access to ${address} was handed over to ${handedTo}. ${next}`
      : `${handedTo} can now see the temporary access to ${address}. ${next}`;
}

function endsOn(day: string): string {
  return day === '' ? 'It is deleted when the waiting time is over' : `It is deleted on ${day}`;
}

function beforeItBegins({ beforeLastDay, isClosed, day, byHandLater }: CardFacts): string | null {
  if (!beforeLastDay) return null;
  const next = byHandLater
    ? 'Then it is suspended, and the systems area does a step by hand.'
    : 'Then it is suspended; nobody has to do anything.';
  if (isClosed)
    return `${day === '' ? 'The account waits for its last day.' : `The last day of the account is ${day}.`} ${next}`;
  return `The account can be used until ${day === '' ? 'its last day' : day} (included). ${next}`;
}

function tillTheLastDay(facts: CardFacts): string | null {
  const waiting = beforeItBegins(facts);
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

function undone(ended: CardFacts['ended']): string {
  return ended === null ? '' : `${ended.who}, of the systems area, undid it: ${ended.reason ?? ''}\n`;
}

function missing({ passwordChanged, awaited }: CardFacts, password: string): string {
  const who = awaited.length === 0 ? [] : [`Still to confirm: ${awaited.join('; ')}.`];
  return [passwordChanged ? 'The password has been changed.' : password, ...who].join(' ');
}

function received({ isConfirmed }: CardFacts): string {
  return isConfirmed ? ' The hand-over was confirmed.' : '';
}

function lost({ releases, mailLostOn }: CardFacts): string {
  return releases && mailLostOn !== '' ? ` Its messages are lost on ${mailLostOn}, since its licence was freed.` : '';
}

export function untouched(kind: Kind): string {
  return kind === 'creation' ? 'No account was created.' : 'Nothing changed in the account.';
}

function toDecide({ awaits, plan, ...facts }: CardFacts): string {
  switch (awaits) {
    case 'nothing':
      return 'It needs no approval: it begins by itself once the plan is ready.';
    case 'repair':
      return 'It needs no approval, but it could not be prepared. Once what this card tells is mended, press Retry and it begins by itself.';
    case 'confirmation':
      return plan === 'failed' ? TO_DECIDE.failed : 'It can be approved after the confirmation that is missing.';
    case 'decision':
      if (plan !== 'made') return TO_DECIDE[plan];
      return facts.needsTwo ? 'Once approved, somebody else of the systems area carries it out.' : whenApproved(facts);
  }
}

function whenApproved(facts: Pick<CardFacts, 'kind' | 'isForNobody' | 'handsOver' | 'byHandNext' | 'day'>): string {
  const { kind, isForNobody, handsOver, byHandNext, day } = facts;
  if (kind === 'creation' && day !== '')
    return `Once approved, it is scheduled: the account is created on ${day} or on the next working day.`;
  if (isForNobody)
    return 'Once approved, Correo creates the account and hands it over to nobody: to choose who receives it, press More and Approve with changes.';
  if (kind !== 'modification') return WHEN_APPROVED[kind];
  if (byHandNext) return 'Once approved, the card shows the step that is done by hand in Exchange.';
  return handsOver ? 'Once approved, the temporary access is handed over by itself.' : WHEN_APPROVED[kind];
}

const WHEN_APPROVED: Readonly<Record<Kind, string>> = {
  creation: 'Once approved, Correo creates the account and writes to whoever receives it.',
  modification: 'Once approved, the change is made at once.',
  deletion: 'Once approved, the account is suspended after its last day, or at once if that day is over.',
  restoration: 'Once approved, the account is recovered at once.',
  suspension: 'Once approved, the account is suspended at once.',
  block: 'Once approved, the account is blocked at once.',
};

const TO_DECIDE: Readonly<Record<Exclude<CardFacts['plan'], 'made'>, string>> = {
  awaited: 'Correo is preparing the plan; once it is there, it is decided on here with the buttons.',
  failed: 'The plan could not be prepared. Mend what this card tells and press Retry, or reject it.',
};

export const enForRequester: Sentences = {
  submitted: ({ awaits, confirmer }) =>
    `We have your request. ${confirmer === null ? AWAITED[awaits] : `${confirmer} has still to confirm it.`}`,
  info_requested: () => 'The systems area asked you a question. Answer it with the Answer button to continue.',
  approved: ({ who, at }) => `${who} approved it on ${at}. The systems area will carry it out.`,
  executing: (facts) =>
    facts.waits === 'person'
      ? 'One step is left that the systems area does by hand in Microsoft 365.'
      : (tillTheLastDay(facts) ?? WORKING[facts.kind]),
  failed: () => TROUBLE,
  executed: ({ kind, address }) =>
    kind === 'creation'
      ? `The account ${address} is ready. Next, it is handed over to the person.`
      : `The work on the account ${address} is done. Next, the temporary access is handed over.`,
  delivered: (facts) =>
    delivered(
      facts,
      missing(
        facts,
        facts.inPerson ? `${facts.holder} still has to change the password.` : 'The password still has to be changed.',
      ),
    ),
  scheduled: (facts) =>
    facts.kind === 'creation'
      ? `The account ${facts.address} is created on ${facts.day}. Its address is kept for it, and there is nothing for you to do. If the person is not coming, or the account is needed earlier, tell the systems area.`
      : facts.beforeLastDay
        ? (tillTheLastDay(facts) ?? '')
        : facts.type === 'redirection'
          ? `The redirection of ${facts.address} is active until ${facts.day} (included). Then it is removed by itself; there is nothing for you to do.`
          : `The account ${facts.address} is suspended: nobody can sign in${facts.releases ? `.${lost(facts)}` : ' and nothing has been erased.'} ${endsOn(facts.day)}. If this was a mistake, ask for it back before then with /correo restaurar.`,
  closed: (facts) =>
    unfinished(facts) ??
    (facts.handsOver && facts.supersededBy === null
      ? `The password has been changed.${received(facts)} The request is closed.`
      : `${ending(facts)} The request is closed.`),
  rejected: ({ kind, who, reason, byItself }) =>
    byItself ? `It cannot be done. ${untouched(kind)} ${reason}` : `${who} rejected it: ${reason}\n${untouched(kind)}`,
  cancelled: ({ kind, who, at, supersededBy, ended }) =>
    supersededBy !== null
      ? kind === 'deletion'
        ? `${undone(ended)}The deletion has no effect, because of request ${supersededBy}.`
        : `It did not go on: the account is deleted by request ${supersededBy}, which was approved before.`
      : ended !== null
        ? `${who}, of the systems area, stopped it on ${at} before its day. ${untouched(kind)}`
        : `You withdrew it on ${at}. ${untouched(kind)}`,
};

export const enForSystems: Sentences = {
  submitted: toDecide,
  info_requested: ({ who }) => `${who} asked for information. The answer will appear in this thread.`,
  approved: ({ who, at, kind, needsTwo }) =>
    `${who} approved it on ${at}. ${TO_EXECUTE[kind]}${needsTwo ? ` Somebody else of the systems area has to do it, not ${who}.` : ''}`,
  executing: (facts) =>
    facts.waits === 'person'
      ? 'One step has to be done by hand: follow the instructions of this card.'
      : (beforeItBegins(facts) ?? `${facts.who} is carrying it out (since ${facts.at}).`),
  failed: () => 'The work stopped.',
  executed: ({ kind }) =>
    kind === 'creation'
      ? 'The account was created and checked in Microsoft 365. The hand-over comes next.'
      : 'The work was done and checked in Microsoft 365. The hand-over of the temporary access comes next.',
  delivered: (facts) => delivered(facts, missing(facts, 'Waiting for the password to be changed.')),
  scheduled: (facts) =>
    facts.kind === 'creation'
      ? `It is created on ${facts.day}, when the office opens; nobody has to do anything. The address is kept for it, and on that day the seats are looked at again. Not to wait: Create now.`
      : facts.beforeLastDay
        ? (beforeItBegins(facts) ?? '')
        : facts.type === 'redirection'
          ? `The redirection is active until ${facts.day} (included). Then it is removed by itself; nobody has to do anything.`
          : `The account is suspended.${lost(facts)} ${endsOn(facts.day)}; nobody has to do anything. Until then it can be undone with the Reactivate button.`,
  closed: (facts) =>
    unfinished(facts) ??
    (facts.handsOver && facts.supersededBy === null
      ? `The password was changed, as checked in Microsoft 365.${received(facts)} Closed on ${facts.at}.`
      : `${ending(facts)} Closed on ${facts.at}.`),
  rejected: ({ kind, who, at, reason, byItself }) =>
    byItself ? `Correo rejected it on ${at}. ${untouched(kind)} ${reason}` : `${who} rejected it on ${at}: ${reason}`,
  cancelled: ({ kind, who, at, supersededBy, ended }) =>
    supersededBy !== null
      ? kind === 'deletion'
        ? `${undone(ended)}Request ${supersededBy} took its effect away on ${at}.`
        : `It did not go on (${at}): the account is deleted by request ${supersededBy}, which was approved before.`
      : ended !== null
        ? `${who} stopped it on ${at} before its day. ${untouched(kind)}`
        : `${who} withdrew it on ${at}. ${untouched(kind)}`,
};
