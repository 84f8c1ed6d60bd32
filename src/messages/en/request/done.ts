import { MAILBOX_KEPT_DAYS } from '#domain/plan/mail-life.ts';
import type { MailReturn } from '#domain/plan/plan.ts';
import type { DoneFacts } from '#messages/es/request/done.ts';
import { WITHOUT_PASSWORD } from './sentences.ts';

export const MAIL_AFTER: Readonly<Record<MailReturn, string>> = {
  same: '',
  maybe_new: ', but its earlier messages may be gone',
  new: ', with an empty mailbox: its earlier messages had been erased',
  none: ', but without a mailbox: it has no licence with mail',
};

const WRONG = 'If something is not right, type /correo modificar or talk to the systems area.';

export function otherAddress(former: string): string {
  return `Its former address, ${former}, belongs to another account by now: messages to it do not arrive here. Sign in with the new one.`;
}

export function enDone(facts: DoneFacts): string {
  const byHand = facts.byHand === null ? '' : ` ${facts.byHand}`;
  const { kind, waits, redirection, number, who, address, what, day } = facts;
  if (redirection) {
    return waits
      ? `Messages to ${address} go to another account until ${day} (included). ${who} asked for it (request ${number}). ${WRONG}`
      : `The redirection of ${address} has ended: messages stay in the account again (request ${number}). ${WRONG}`;
  }
  switch (kind) {
    case 'creation':
    case 'modification':
      if (facts.former !== null)
        return `The address of the account ${facts.former} has changed: it is ${address} now. Sign in as ${address}, with the same password as before; also where a phone or computer asks you to sign in again. Messages to ${facts.former} still arrive. ${who} asked for it (request ${number}).${byHand} ${WRONG}`;
      return `What was asked for the account ${address} is done: ${what.toLowerCase()}. ${who} asked for it (request ${number}).${byHand} ${WRONG}`;
    case 'deletion':
      if (facts.isShared)
        return `Nobody can sign in to the account ${address} any more, and its mailbox is shared: those whom the request names open it. ${who} asked for it (request ${number}).${byHand} If this is a mistake, ask for it back with /correo restaurar.`;
      return waits
        ? `The account ${address} is suspended and will be deleted ${day === '' ? 'right away' : `on ${day}`}. ${who} asked for it (request ${number}).${byHand} If this is a mistake, ask for it back before then with /correo restaurar or talk to the systems area.`
        : `The account ${address} was deleted. ${who} asked for it (request ${number}). If this is a mistake, it can be recovered for ${MAILBOX_KEPT_DAYS} more days with /correo restaurar${facts.releases ? `; its messages are erased ${MAILBOX_KEPT_DAYS} days after the suspension` : ''}.`;
    case 'restoration':
      return `The account ${address} is active again${MAIL_AFTER[facts.mailReturns ?? 'same']}.${facts.former === null ? '' : ` ${otherAddress(facts.former)}`} ${who} asked for it (request ${number}).${byHand}${facts.withholdsPassword ? WITHOUT_PASSWORD : ''} If this should not be so, talk to the systems area.`;
    case 'block':
      return `The account ${address} was blocked: nobody can sign in and nothing was erased. ${who} blocked it (request ${number}).`;
    case 'suspension':
      return `The account ${address} was suspended because the contract ended${day === '' ? '' : ` on ${day}`} (request ${number}): nobody can sign in and nothing was erased. If the contract goes on, ask for an extension with /correo modificar. Once the waiting time is over without one, its deletion is asked for.`;
  }
}
