import type { Agreement } from '#domain/request/agreement.ts';
import { storedPerson, type Answer, type Move } from './move.ts';

export function askOfficial({ request, command, from, go, late }: Move<'ask_official'>): Answer {
  if (!from('submitted', 'info_requested') || request.agreement !== undefined) return late();
  const official = { ...storedPerson(command.official), as: command.official.as };
  return go(request.state, { agreement: { official, agreed: null } });
}

export function remindOfficial({ request, from, go, late }: Move<'remind_official'>): Answer {
  const { agreement } = request;
  const waits = agreement?.agreed === null && agreement.reminded === undefined;
  if (!from('submitted', 'info_requested') || !waits) return late();
  return go(request.state, { agreement: { ...agreement, reminded: true } });
}

export function agree(move: Move<'agree'>): Answer {
  const { request, command, at, go } = move;
  return answerOnce(move, (agreement) =>
    go(request.state, { agreement: { ...agreement, agreed: { by: storedPerson(command.by), at, as: command.as } } }),
  );
}

export function decline(move: Move<'decline'>): Answer {
  const { command, at, go } = move;
  return answerOnce(move, (agreement) => {
    const decision = { outcome: 'rejected', by: storedPerson(command.by), at, reason: command.reason } as const;
    const declined = { agreement: { ...agreement, declined: true }, decision, failure: null } as const;
    return go('rejected', declined, [{ type: 'tell_rejected' }]);
  });
}

/** The responsible official accepts or declines the extension: once, and never the requester. */
function answerOnce(
  { request, command, from, late, refuse }: Move<'agree'> | Move<'decline'>,
  answer: (agreement: Agreement) => Answer,
): Answer {
  const { agreement } = request;
  if (command.by.id === request.requester.id) return refuse({ code: 'not_official' });
  if (agreement === undefined) return late();
  if (agreement.agreed !== null) {
    const { by, at: since } = agreement.agreed;
    return refuse({ code: 'already', state: request.state, by, at: since });
  }
  return from('submitted', 'info_requested') ? answer(agreement) : late();
}
