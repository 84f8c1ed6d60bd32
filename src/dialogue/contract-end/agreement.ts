import { displayNameOf, isExtension } from '#domain/form/form.ts';
import type { Request } from '#domain/request/request.ts';
import type { Messages } from '#messages/messages.ts';
import { ACTIONS } from '../act-names.ts';
import { agreementWords, confirmedLines } from '../parts/agreement-lines.ts';
import { mention } from '../parts/person-line.ts';
import { actions, heading, paragraph, shorten, type Action, type Line, type Message, type Part } from '../screen.ts';

/**
 * The question to the official about the holder's own extension; after an answer or a decision, or once the request gives nobody
 * more time, it shows the result without buttons.
 */
export function agreementMessage(m: Messages, request: Request): Message {
  const words = agreementWords(m, request);
  const { agreement, formerAgreement, form, state, number } = request;
  if (agreement === undefined && formerAgreement !== undefined)
    return {
      summary: words.titled(words.settled, number),
      parts: [heading(words.settled), paragraph([agreementLine(m, request), [m.contract.agreement.notNeeded]])],
    };
  const isOpenEnded = isExtension(form) && form.contractEnd === null;
  if (agreement === undefined) throw new Error(`nobody is asked to confirm ${number}`);
  const reason: Line = [{ bold: `${m.card.labels.justification}: ` }, shorten(form.justification, 1000)];
  const isOpen = state === 'submitted' || state === 'info_requested';
  const waits = agreement.agreed === null && isOpen;
  const stands = waits
    ? [[isOpenEnded ? words.askOpen : words.ask]]
    : agreement.agreed === null
      ? [endedLine(m, request)]
      : confirmedLines(m, request);
  const title = waits ? words.title : words.settled;
  return {
    summary: words.titled(title, number),
    parts: [
      heading(title),
      paragraph([agreementLine(m, request), reason, ...stands]),
      ...(waits ? [agreementButtons(m, request)] : []),
    ],
  };
}

/** The question to the confirming person, in the message and on the home page; its name where it gives nobody more time. */
export function agreementLine(m: Messages, request: Request): Line {
  const { form, number, requester } = request;
  const { settled, titled } = agreementWords(m, request);
  if (!isExtension(form)) return [titled(settled, number)];
  const who = shorten(displayNameOf(form), 150);
  const words = m.contract.agreement;
  const { address } = form.account;
  const relation = form.type === 'employment' ? (m.form.relations[form.relation] ?? form.relation) : '';
  const asked =
    form.contractEnd === null
      ? words.askedOpen(who, address, relation, number)
      : words[form.type === 'contract' ? 'asked' : 'askedDate'](who, address, m.day(form.contractEnd), number);
  return [asked, ...mention(requester)];
}

/** Both answers. */
export function agreementButtons(m: Messages, request: Request): Part {
  const { id, number } = request;
  const button = (action: 'agree' | 'decline', text: string): Action => ({
    ...{ act: ACTIONS[action], label: text, payload: id },
    // Screen readers would read many buttons with the same name.
    spoken: `${text}: ${number}`,
  });
  const words = agreementWords(m, request);
  const agree: Action = { ...button('agree', words.button), style: 'primary' };
  return actions([agree, button('decline', words.declining.button)], `agreement:${id}`);
}

/** How it ended without the confirmation: declined, superseded, or decided or withdrawn earlier. */
function endedLine(m: Messages, request: Request): Line {
  const { agreement, decision, supersededBy } = request;
  const words = m.contract.agreement;
  if (supersededBy !== null) return [words.superseded(supersededBy)];
  if (agreement?.declined === undefined || decision === null) return [words.over];
  const { declined } = agreementWords(m, request);
  return [declined(shorten(decision.by.name, 100), m.moment(decision.at)), ...mention(decision.by)];
}
