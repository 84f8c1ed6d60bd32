import { z } from 'zod';
import { REASON_MAX } from '#domain/modifications/checking.ts';
import type { Messages } from '#messages/messages.ts';
import { releaseAddress } from '#use-cases/accounts/release-address.ts';
import { noteAttempt } from '#use-cases/commands/note-attempt.ts';
import type { TakenAddress } from '#use-cases/ports/directory.ts';
import { QUARANTINE, TENANT_FORMS } from '../act-names.ts';
import { act, form, open, tell, type Act, type Acts, type Form, type Reply } from '../acts.ts';
import type { DialogueDeps } from '../deps.ts';
import { page, text } from '../parts/payloads.ts';
import { typedText } from '../parts/typed-text.ts';
import type { Message } from '../screen.ts';
import { QUARANTINED_A_PAGE, quarantineMessage, releaseDialog } from './quarantine.ts';
import { onlyForSystems } from './refused.ts';

const address = text.max(320);

/** The list of addresses in quarantine: its pages, and releasing an address with a reason. */
export function quarantineActs(deps: DialogueDeps): Partial<Acts> {
  const { messages: m } = deps;
  const release = act({
    ...{ name: QUARANTINE.release, payload: address },
    run: async ({ by, payload }) => {
      const about = { by, act: 'release_address', text: m.quarantine.refused.not_systems };
      return await Promise.resolve(by.systems ? open(releaseDialog(m, payload)) : onlyForSystems(deps, about));
    },
  });
  const turns = [QUARANTINE.next, QUARANTINE.previous].map((name) => pageAct(deps, name));
  return { acts: [...turns, release], forms: [releaseAct(deps)] };
}

/** The first page of the addresses in quarantine that contain this text. */
export async function quarantineReply(deps: DialogueDeps, searched: string): Promise<Reply> {
  return { as: 'show', message: await messageFor(deps, { text: searched, page: 0 }) };
}

async function messageFor(
  { messages: m, store }: DialogueDeps,
  asked: { readonly text: string; readonly page: number },
): Promise<Message> {
  const offset = asked.page * QUARANTINED_A_PAGE;
  const found = await store.quarantined({ text: asked.text, offset, limit: QUARANTINED_A_PAGE });
  return quarantineMessage(m, { ...found, ...asked });
}

function pageAct(deps: DialogueDeps, name: string): Act {
  return act({
    ...{ name, payload: z.object({ text: text.max(200), page }) },
    run: async ({ by, payload }) => {
      const about = { by, act: 'read_quarantine', text: deps.messages.tenant.asked.not_systems };
      if (!by.systems) return onlyForSystems(deps, about);
      return { as: 'show', message: await messageFor(deps, payload), replaces: true };
    },
  });
}

function releaseAct(deps: DialogueDeps): Form {
  const { messages: m } = deps;
  return form({
    ...{ name: TENANT_FORMS.release, state: z.object({ address }), asks: 'anew' },
    submit: async ({ by, state, answers }) => {
      const typed = typedText(m, { answers, field: 'reason', max: REASON_MAX });
      if ('errors' in typed) return { as: 'errors', errors: typed.errors };
      const done = await releaseAddress(deps, { address: state.address, by, reason: typed.text });
      if (done.ok) return tell(releasedText(m, { address: state.address, ...done.value }));
      const why = done.error.code;
      return tell(m.quarantine.refused[why], {
        after: async () => await noteAttempt(deps, { by, act: 'release_address', why }),
      });
    },
  });
}

function releasedText(
  { quarantine: words }: Messages,
  released: { readonly address: string; readonly stillHas: TakenAddress | 'unknown' | null },
): string {
  const { address: free, stillHas } = released;
  if (stillHas === null) return words.released(free);
  return stillHas === 'unknown' ? words.releasedUnseen(free) : words.stillHas(free, stillHas.name);
}
