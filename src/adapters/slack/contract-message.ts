import type { Button, KnownBlock } from '@slack/types';
import type { Confirmer } from '#domain/request/request.ts';
import type { Messages } from '#messages/messages.ts';
import type { ContractNotice } from '#use-cases/ports/contract.ts';
import { postKey } from '#use-cases/ports/post-key.ts';
import type { Posts } from '#use-cases/ports/post.ts';
import { confirmerText } from '#dialogue/contract-end/agreement.ts';
import { mention } from '#dialogue/parts/person-line.ts';
import type { Message, Poster } from './post-once.ts';
import { header, plain, rich, shorten, type Line } from './rich-text.ts';

export const CONTRACT_ACTIONS = { extend: 'contract_extend', letExpire: 'contract_let_expire' } as const;

/** Which end of contract a button is about. */
export interface ContractValue {
  readonly accountId: string;
  readonly contractEnd: string;
}

type Shown = Omit<ContractNotice, 'reminder' | 'to'>;

/** Sends a reminder, once; decided meanwhile, one that was sent is brought in line, and none is sent any more. */
export async function showContractNotice(
  deps: { readonly poster: Poster; readonly posts: Posts; readonly messages: Messages; readonly graceDays: number },
  notice: ContractNotice,
): Promise<void> {
  const { account, contractEnd, reminder, to, decided } = notice;
  const key = postKey.contractEnd({ accountId: account.id, contractEnd, reminder, personId: to.id });
  if (decided !== null && !(await deps.posts.find(key))?.messageId) return;
  await deps.poster.show(key, to.id, contractMessage(deps.messages, { ...notice, graceDays: deps.graceDays }));
}

/** The direct message about an end of contract; once it was decided it shows that, without buttons. */
export function contractMessage(m: Messages, shown: Shown & { readonly graceDays: number }): Message {
  const { account, contractEnd, decided } = shown;
  const words = m.contract;
  const lines: readonly Line[] =
    decided === null
      ? [[endsText(m, shown)], [{ bold: words.left(shown.days) }], [words.then(shown.graceDays)]]
      : decidedLines(m, { ...shown, decided });
  return {
    text: words.fallback(account.address, m.day(contractEnd)),
    blocks: [header(words.title), rich(lines), ...(decided === null ? choice(m, shown) : [])],
  };
}

function endsText(m: Messages, { account, contractEnd, as }: Shown): string {
  const { address, displayName } = account;
  const day = m.day(contractEnd);
  return as === 'holder'
    ? m.contract.ends.holder(address, day)
    : m.contract.ends[as](shorten(displayName, 150), address, day);
}

function decidedLines(
  m: Messages,
  { account, contractEnd, decided }: Shown & { readonly decided: NonNullable<Shown['decided']> },
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

/** Whoever has the account can let the contract end, or ask for more time, which whoever answers for it confirms. */
function choice(m: Messages, { account, contractEnd, as, confirmer }: Shown): readonly KnownBlock[] {
  const words = m.contract;
  const about: ContractValue = { accountId: account.id, contractEnd };
  const value = JSON.stringify(about);
  const extend: Button = {
    type: 'button',
    action_id: CONTRACT_ACTIONS.extend,
    text: plain(words.buttons.extend),
    value,
    style: 'primary',
  };
  const letExpire: Button = {
    type: 'button',
    action_id: CONTRACT_ACTIONS.letExpire,
    text: plain(words.buttons.letExpire),
    value,
    confirm: {
      title: plain(words.confirm.title),
      text: plain(shorten(words.confirm.text(account.address, m.day(contractEnd)), 300)),
      confirm: plain(words.confirm.confirm),
      deny: plain(words.confirm.deny),
    },
  };
  return [
    rich([as === 'holder' ? askLine(m, confirmer) : [words.extend], [words.letExpire]]),
    {
      type: 'actions',
      block_id: `contract:${account.id}:${contractEnd}`,
      elements: as === 'holder' && confirmer === null ? [letExpire] : [extend, letExpire],
    },
  ];
}
