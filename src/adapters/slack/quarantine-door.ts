import type { App, BlockAction, ButtonAction, RespondFn, ViewSubmitAction } from '@slack/bolt';
import { REASON_MAX } from '#domain/form/validate-change.ts';
import type { Taken } from '#use-cases/ports/directory.ts';
import { noteAttempt } from '#use-cases/commands/note-attempt.ts';
import { releaseAddress } from '#use-cases/accounts/release-address.ts';
import { QUARANTINE, TENANT_FORMS } from '#dialogue/act-names.ts';
import { QUARANTINED_A_PAGE, quarantineMessage, releaseDialog } from '#dialogue/tenant/quarantine.ts';
import { carriedBy, metadataOf } from './acts.ts';
import { alone, atDoor, noticeView, type DoorDeps } from './door.ts';
import { renderAnswer, renderDialog } from './render.ts';
import { typedText } from './typed-text.ts';

/** Shows one page of the quarantine to somebody of the systems area. */
export async function showQuarantine(
  deps: DoorDeps,
  to: { readonly respond: RespondFn; readonly text: string; readonly page: number; readonly replace: boolean },
): Promise<void> {
  const { text, page } = to;
  const found = await deps.store.quarantined({ text, offset: page * QUARANTINED_A_PAGE, limit: QUARANTINED_A_PAGE });
  const message = renderAnswer(quarantineMessage(deps.messages, { ...found, page, text }));
  await to.respond({ response_type: 'ephemeral', replace_original: to.replace, ...message });
}

/** The list of addresses in quarantine: its pages, and giving one free with a reason. */
export function registerQuarantine(app: App, deps: DoorDeps): void {
  const { messages: m, client } = deps;
  for (const actionId of [QUARANTINE.next, QUARANTINE.previous]) {
    app.action<BlockAction<ButtonAction>>(actionId, async ({ ack, action, body, respond }) => {
      await ack();
      const tell = alone(respond);
      await atDoor(deps, { door: 'slack.quarantine_page', who: body, tell }, async (actor) => {
        if (!actor.systems) {
          await tell(m.tenant.asked.not_systems);
          return await noteAttempt(deps, { by: actor, act: 'read_quarantine', why: 'not_systems' });
        }
        const turned = carriedBy(actionId, action);
        await showQuarantine(deps, { respond, ...turned, replace: true });
      });
    });
  }

  app.action<BlockAction<ButtonAction>>(QUARANTINE.release, async ({ ack, action, body, respond }) => {
    await ack();
    const tell = alone(respond);
    await atDoor(deps, { door: 'slack.quarantine_release', who: body, tell }, async (actor) => {
      if (!actor.systems) {
        await tell(m.quarantine.refused.not_systems);
        await noteAttempt(deps, { by: actor, act: 'release_address', why: 'not_systems' });
      } else
        await client.views.open({
          trigger_id: body.trigger_id,
          view: renderDialog(releaseDialog(m, carriedBy(QUARANTINE.release, action))),
        });
    });
  });

  app.view<ViewSubmitAction>(TENANT_FORMS.release, async ({ ack, body }) => {
    const tell = async (text: string): Promise<void> =>
      await ack({ response_action: 'update', view: noticeView(m, text) });
    await atDoor(deps, { door: 'slack.quarantine_release', who: body, tell, anew: true }, async (by) => {
      const { address } = metadataOf(TENANT_FORMS.release, body.view);
      const typed = typedText(m, { values: body.view.state.values, field: 'reason', max: REASON_MAX });
      if ('errors' in typed) return await ack({ response_action: 'errors', errors: typed.errors });
      const done = await releaseAddress(deps, { address, by, reason: typed.text });
      await tell(done.ok ? releasedText(m, { address, ...done.value }) : m.quarantine.refused[done.error.code]);
      if (!done.ok) await noteAttempt(deps, { by, act: 'release_address', why: done.error.code });
    });
  });
}

function releasedText(
  { quarantine: words }: DoorDeps['messages'],
  { address, stillHas }: { readonly address: string; readonly stillHas: Taken | 'unknown' | null },
): string {
  if (stillHas === null) return words.released(address);
  return stillHas === 'unknown' ? words.releasedUnseen(address) : words.stillHas(address, stillHas.name);
}
