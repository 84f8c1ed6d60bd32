import type { App, ViewSubmitAction } from '@slack/bolt';
import { REASON_MAX } from '#domain/form/validate-change.ts';
import { adopt, type FindingRefusal } from '#use-cases/tenant/decide-finding.ts';
import { noteAttempt } from '#use-cases/commands/note-attempt.ts';
import { metadataOf } from './acts.ts';
import { TENANT_FORMS } from '#dialogue/act-names.ts';
import { ADOPT_FIELDS } from '#dialogue/tenant/finding-dialogs.ts';
import { chosenNow, notChosenText } from '#dialogue/parts/chosen-now.ts';
import { atDoor, noticeView, type DoorDeps } from './door.ts';
import { typedText } from './typed-text.ts';

/** The window in which an adoption is given its reason and its responsible official. */
export function registerAdoption(app: App, deps: DoorDeps, say: (refusal: FindingRefusal) => string): void {
  const { messages: m } = deps;
  app.view<ViewSubmitAction>(TENANT_FORMS.adopt, async ({ ack, body }) => {
    const tell = async (text: string): Promise<void> =>
      await ack({ response_action: 'update', view: noticeView(m, text) });
    await atDoor(deps, { door: 'slack.adopt_finding', who: body, tell, anew: true }, async (by) => {
      const { values } = body.view.state;
      const typed = typedText(m, { values, field: ADOPT_FIELDS.reason, max: REASON_MAX });
      if ('errors' in typed) return await ack({ response_action: 'errors', errors: typed.errors });
      const chosen = metadataOf(TENANT_FORMS.adopt, body.view);
      const official = values[ADOPT_FIELDS.responsible]?.[ADOPT_FIELDS.responsible]?.selected_user ?? null;
      const found = official === null ? null : await chosenNow(deps.people, official);
      if (typeof found === 'string') return await tell(notChosenText(m, found));
      const responsible = found === null ? null : { id: found.id, name: found.name };
      const done = await adopt(deps, { ...chosen, by, reason: typed.text, responsible });
      await tell(done.ok ? m.tenant.adopt.done : say(done.error));
      if (!done.ok) await noteAttempt(deps, { by, act: 'decide_finding', why: done.error.code });
    });
  });
}
