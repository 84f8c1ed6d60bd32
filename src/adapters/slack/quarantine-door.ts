import type { App, BlockAction, ButtonAction, RespondFn, ViewSubmitAction } from '@slack/bolt';
import { tidy } from '#domain/validate-form.ts';
import { releaseAddress } from '#use-cases/release-address.ts';
import { alone, atDoor, noticeView, type DoorDeps } from './door.ts';
import { QUARANTINE, QUARANTINED_A_PAGE, quarantineMessage, RELEASE_VIEW, releaseView } from './quarantine-message.ts';

/** Shows one page of the quarantine to somebody of the systems area. */
export async function showQuarantine(
  deps: DoorDeps,
  to: { readonly respond: RespondFn; readonly text: string; readonly page: number; readonly replace: boolean },
): Promise<void> {
  const { text, page } = to;
  const found = await deps.store.quarantined({ text, offset: page * QUARANTINED_A_PAGE, limit: QUARANTINED_A_PAGE });
  const message = quarantineMessage(deps.messages, { ...found, page, text });
  await to.respond({ response_type: 'ephemeral', replace_original: to.replace, ...message });
}

/** The list of addresses in quarantine: its pages, and giving one free with a reason. */
export function registerQuarantine(app: App, deps: DoorDeps): void {
  const { messages: m, client } = deps;
  for (const actionId of [QUARANTINE.next, QUARANTINE.previous]) {
    app.action<BlockAction<ButtonAction>>(actionId, async ({ ack, action, body, respond }) => {
      await ack();
      await atDoor(deps, { door: 'slack.quarantine_page', who: body, tell: alone(respond) }, async (actor) => {
        if (!actor.systems) return;
        const turned = JSON.parse(action.value ?? '{}') as { text: string; page: number };
        await showQuarantine(deps, { respond, ...turned, replace: true });
      });
    });
  }

  app.action<BlockAction<ButtonAction>>(QUARANTINE.release, async ({ ack, action, body, respond }) => {
    await ack();
    const tell = alone(respond);
    await atDoor(deps, { door: 'slack.quarantine_release', who: body, tell }, async (actor) => {
      if (!actor.systems) await tell(m.quarantine.refused.not_systems);
      else await client.views.open({ trigger_id: body.trigger_id, view: releaseView(m, action.value ?? '') });
    });
  });

  app.view<ViewSubmitAction>(RELEASE_VIEW, async ({ ack, body }) => {
    const tell = async (text: string): Promise<void> =>
      await ack({ response_action: 'update', view: noticeView(m, text) });
    await atDoor(deps, { door: 'slack.quarantine_release', who: body, tell }, async (by) => {
      const { address } = JSON.parse(body.view.private_metadata) as { address: string };
      const reason = tidy(body.view.state.values['reason']?.['reason']?.value);
      if (reason === '') {
        await ack({ response_action: 'errors', errors: { reason: m.form.problems.required } });
        return;
      }
      const done = await releaseAddress(deps, { address, by, reason });
      await tell(done.ok ? m.quarantine.released(address) : m.quarantine.refused[done.error.code]);
    });
  });
}
