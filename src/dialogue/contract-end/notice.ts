import type { Confirmer } from '#domain/request/agreement.ts';
import type { Messages } from '#messages/messages.ts';
import type { ContractNotice } from '#use-cases/ports/store/contract.ts';
import { CONTRACT_ACTIONS } from '../act-names.ts';
import { askSystemsAction, type Help } from '../parts/ask-systems.ts';
import { mention } from '../parts/person-line.ts';
import { actions, heading, paragraph, shorten, type Action, type Line, type Message, type Part } from '../screen.ts';
import { confirmerText } from '../parts/agreement-lines.ts';

/** The end of contract that a button is about. */
export interface ContractValue {
  readonly accountId: string;
  readonly contractEnd: string;
}

type ContractMessageInput = Omit<ContractNotice, 'reminder' | 'to'>;

/** The direct message about an end of contract; after a decision it shows that, without buttons. */
export function contractMessage(m: Messages, shown: ContractMessageInput & { readonly graceDays: number }): Message {
  const { account, contractEnd, decided } = shown;
  const words = m.contract;
  const lines: readonly Line[] =
    decided === null
      ? [[endsText(m, shown)], [{ bold: words.left(shown.days) }], [words.then(shown.graceDays)]]
      : decidedLines(m, { ...shown, decided });
  return {
    summary: words.fallback(account.address, m.day(contractEnd)),
    parts: [heading(words.title), paragraph(lines), ...(decided === null ? choice(m, shown) : [])],
  };
}

function endsText(m: Messages, { account, contractEnd, as }: ContractMessageInput): string {
  const { address, displayName } = account;
  const day = m.day(contractEnd);
  return as === 'holder'
    ? m.contract.ends.holder(address, day)
    : m.contract.ends[as](shorten(displayName, 150), address, day);
}

function decidedLines(
  m: Messages,
  {
    account,
    contractEnd,
    decided,
  }: ContractMessageInput & { readonly decided: NonNullable<ContractMessageInput['decided']> },
): readonly Line[] {
  const words = m.contract.decided;
  const { address } = account;
  if (decided.what === 'extended') {
    return [[decided.contractEnd === null ? words.open(address) : words.extended(address, m.day(decided.contractEnd))]];
  }
  const who = shorten(decided.by.name, 100);
  const told = words.letExpire(who, m.moment(decided.at), address, m.day(contractEnd));
  return [[told, ...mention(decided.by)], [words.changeMind]];
}

function askLine(m: Messages, confirmer: Confirmer | null): Line {
  if (confirmer === null) return [m.contract.askSystems];
  return [m.contract.askConfirmed(confirmerText(m, confirmer)), ...mention(confirmer)];
}

/** The holder can let the contract end, or ask for an extension, which the responsible official confirms. */
function choice(m: Messages, { account, contractEnd, as, confirmer }: ContractMessageInput): readonly Part[] {
  const words = m.contract;
  const payload: ContractValue = { accountId: account.id, contractEnd };
  const extend: Action = { act: CONTRACT_ACTIONS.extend, label: words.buttons.extend, payload, style: 'primary' };
  const letExpire: Action = {
    act: CONTRACT_ACTIONS.letExpire,
    label: words.buttons.letExpire,
    payload,
    confirm: { ...words.confirm, text: words.confirm.text(account.address, m.day(contractEnd)) },
  };
  const isAlone = as === 'holder' && confirmer === null;
  const help: Help = { act: 'extend', why: 'own_extension', account: account.id };
  return [
    paragraph([as === 'holder' ? askLine(m, confirmer) : [words.extend], [words.letExpire]]),
    actions(
      isAlone ? [letExpire, askSystemsAction(m, help)] : [extend, letExpire],
      `contract:${account.id}:${contractEnd}`,
    ),
  ];
}
