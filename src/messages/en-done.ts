import type { DoneFacts } from './es-done.ts';

const WRONG = 'If something is not right, type /correo modificar or talk to the systems area.';

export function enDone(facts: DoneFacts): string {
  const { kind, waits, redirection, number, who, address, what, day } = facts;
  if (redirection) {
    return waits
      ? `Messages to ${address} go to another account until ${day} (included). ${who} asked for it (request ${number}). ${WRONG}`
      : `The redirection of ${address} has ended: messages stay in the account again (request ${number}). ${WRONG}`;
  }
  switch (kind) {
    case 'creation':
    case 'modification':
      return `A change was made to the account ${address}: ${what.toLowerCase()}. ${who} asked for it (request ${number}). ${WRONG}`;
    case 'deletion':
      return waits
        ? `The account ${address} is suspended and will be deleted ${day === '' ? 'right away' : `on ${day}`}. ${who} asked for it (request ${number}). If this is a mistake, ask for it back before then with /correo restaurar or talk to the systems area.`
        : `The account ${address} was deleted. ${who} asked for it (request ${number}). If this is a mistake, it can be recovered for 30 more days with /correo restaurar.`;
    case 'restoration':
      return `The account ${address} is active again. ${who} asked for it (request ${number}). If this should not be so, talk to the systems area.`;
    case 'suspension':
      return `The account ${address} was suspended because the contract ended${day === '' ? '' : ` on ${day}`} (request ${number}): nobody can sign in and nothing was erased. If the contract goes on, ask for an extension with /correo modificar. Once the waiting time is over without one, its deletion is asked for.`;
  }
}
