import type { App, BlockAction, ViewSubmitAction } from '@slack/bolt';
import { profileDoubts } from '#domain/request/profile-fit.ts';
import { stampOf, type ShownText } from '#domain/shown-text.ts';
import { tidy, validateForm, type Field } from '#domain/form/validate-form.ts';
import { dayIn } from '#use-cases/calendar/calendar.ts';
import { submitRequest } from '#use-cases/requests/submit-request.ts';
import { metadataOf } from './acts.ts';
import { atDoor, noticeView, tellOnTop, type DoorDeps } from './door.ts';
import { slackCode } from './errors.ts';
import { conflictErrors, conflictText, restoreInsteadDialog } from '#dialogue/creation-form/conflicts.ts';
import { creationDialog, type ChosenProfile } from '#dialogue/creation-form/form.ts';
import { CREATION_FORM } from '#dialogue/act-names.ts';
import type { Dialog } from '#dialogue/screen.ts';
import { element, peopleIn, rawForm, typeIn, type Values } from './form-state.ts';
import { option, renderDialog } from './render.ts';

/** Of a department's name, characters. */
const LONGEST_SEARCH = 100;

/** The empty form for a new account. */
export function emptyCreationDialog({ messages: m, institution, departments, notice }: DoorDeps): Dialog {
  return creationDialog(m, { institution, type: 'personal', departmentsListed: departments.listed, notice });
}

/** The form's own doors: its typeahead, the choice of type that redraws it, and its submission. */
export function registerForm(app: App, deps: DoorDeps): void {
  const { messages: m, institution, departments } = deps;

  app.options('department', async ({ ack, payload }) => {
    const found = departments.search(payload.value.slice(0, LONGEST_SEARCH), 100);
    await ack({ options: found.map(({ code, name }) => option({ text: name, value: code })) });
  });

  redrawing(app, deps, 'type');
  redrawing(app, deps, 'chatUser');

  app.view<ViewSubmitAction>(CREATION_FORM, async ({ ack, body }) => {
    const refuse = async (text: string): Promise<void> =>
      await ack({ response_action: 'push', view: noticeView(m, text) });
    await atDoor(deps, { door: 'slack.form', who: body, tell: refuse }, async (actor) => {
      const { values } = body.view.state;
      const ids = peopleIn(values);
      const [chatUser, responsible] = await Promise.all(
        [ids.chatUser, ids.responsible].map(async (id) =>
          id === null ? null : await deps.people.actor(id, undefined),
        ),
      );
      const strangers: Field[] = [
        ...(ids.chatUser !== null && !chatUser ? (['chatUser'] as const) : []),
        ...(ids.responsible !== null && !responsible ? (['responsible'] as const) : []),
      ];
      const named = (person: typeof chatUser): { id: string; name: string } | null =>
        person ? { id: person.id, name: person.name } : null;
      const raw = rawForm(values, { departments, chatUser: named(chatUser), responsible: named(responsible) });
      const today = dayIn(deps.clock.now(), institution.timeZone);
      const reserved = actor.systems ? null : institution.reserved;
      const form = validateForm(raw, { today, domain: institution.mailDomain, reserved });
      const errors: Record<string, string> = {};
      if (form.ok && strangers.length === 0) {
        const chatEmail = chatUser?.email ?? null;
        const shown = await noticeIn(deps, body.view);
        if (shown === 'unknown') return await refuse(m.privacy.unknown);
        const notice = shown === null ? {} : { notice: stampOf(shown) };
        const submitted = await submitRequest(deps, { form: form.value, requester: actor, chatEmail, ...notice });
        if (submitted.ok) {
          await ack();
          deps.log.info({ requestId: submitted.value.id }, 'request.submitted');
          return;
        }
        const conflicts = submitted.error;
        // What stands at no field is told on top of the form, so that what was typed stays.
        const general = conflicts.find(({ code }) => ['told_enough', 'too_many_open', 'nobody_decides'].includes(code));
        if (general !== undefined) return await refuse(conflictText(m, general));
        const restorable = conflicts.find((conflict) => conflict.code === 'has_restorable');
        if (restorable !== undefined) {
          await ack({ response_action: 'push', view: renderDialog(restoreInsteadDialog(m, restorable)) });
          return;
        }
        Object.assign(errors, conflictErrors(m, { conflicts, type: raw.type }));
      } else {
        for (const field of strangers) errors[field] = m.form.conflict.not_a_member;
        if (!form.ok) for (const { field, problem } of form.error) errors[field] ??= m.form.problems[problem];
      }
      await ack({ response_action: 'errors', errors });
    });
  });
}

/** A choice that changes what the form shows. On top of the form: what was typed into it stays. */
function redrawing(app: App, deps: DoorDeps, field: 'type' | 'chatUser'): void {
  const { messages: m, institution, departments, client } = deps;
  app.action<BlockAction>({ block_id: field, action_id: field }, async ({ ack, body }) => {
    await ack();
    const { view } = body;
    if (view === undefined) return;
    const tell = tellOnTop(deps, body.trigger_id);
    await atDoor(deps, { door: `slack.form_${field}`, who: body, tell }, async () => {
      const { values } = view.state;
      const profile = await chosenProfile(deps, values);
      // What was ticked counts for the notice that was shown: it stays in the form.
      const shown = await noticeIn(deps, view);
      const notice = shown === null || shown === 'unknown' ? deps.notice : shown;
      const next = creationDialog(m, {
        ...{ notice, institution, type: typeIn(values), departmentsListed: departments.listed },
        ...(profile === null ? {} : { profile }),
      });
      try {
        await client.views.update({ view_id: view.id, hash: view.hash, view: renderDialog(next) });
      } catch (error) {
        // A later choice of the same person was faster, and stands.
        if (slackCode(error) !== 'hash_conflict') throw error;
      }
    });
  });
}

/** The privacy notice that stands in this form; null in one from before that was kept. */
async function noticeIn(
  deps: DoorDeps,
  view: { readonly private_metadata: string },
): Promise<ShownText | 'unknown' | null> {
  const shown = metadataOf(CREATION_FORM, view);
  if (shown === null) return null;
  if (shown.notice === deps.notice.sha256) return deps.notice;
  const found = await deps.store.texts.find(shown.notice);
  return found?.kind === 'privacy_notice' ? found : 'unknown';
}

/** How whoever was chosen is called in the chat, beside the names and the contact address that were typed so far. */
async function chosenProfile({ people }: DoorDeps, values: Values): Promise<ChosenProfile | null> {
  const { chatUser } = peopleIn(values);
  const person = chatUser === null ? null : await people.actor(chatUser, undefined);
  if (person === null) return null;
  const [givenNames, surnames, contactEmail] = (['givenNames', 'surnames', 'contactEmail'] as const).map(
    (field) => tidy(element(values, field)?.value) ?? '',
  ) as [string, string, string];
  const isNamed = givenNames !== '' && surnames !== '';
  const isTyped = { name: isNamed, email: contactEmail !== '' };
  const doubts = profileDoubts({ givenNames, surnames, contactEmail }, person).filter((doubt) => isTyped[doubt]);
  return { name: person.name, doubts, isNamed };
}
