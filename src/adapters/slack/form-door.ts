import type { App, BlockAction, ViewSubmitAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { claimsOf, validateForm, type Field } from '#domain/validate-form.ts';
import { dayIn } from '#use-cases/calendar.ts';
import { findConflicts, submitRequest, type SubmitRefusal } from '#use-cases/submit-request.ts';
import { atDoor, noticeView, type DoorDeps } from './door.ts';
import { slackCode } from './errors.ts';
import { peopleIn, rawForm, typeIn } from './form-state.ts';
import { FORM_VIEW, formView } from './form-view.ts';
import { plain, shorten } from './rich-text.ts';

/** The empty form for a new account. */
export function creationView({ messages: m, institution, departments }: DoorDeps): ModalView {
  return formView(m, { institution, type: 'personal', departmentsListed: departments.listed });
}

/** The form's own doors: its typeahead, the choice of type that redraws it, and its submission. */
export function registerForm(app: App, deps: DoorDeps): void {
  const { messages: m, institution, departments, client } = deps;

  app.options('department', async ({ ack, payload }) => {
    const found = departments.search(payload.value, 100);
    await ack({
      options: found.map(({ code, name }) => ({ text: plain(shorten(name, 75)), value: code.slice(0, 150) })),
    });
  });

  app.action<BlockAction>({ block_id: 'type', action_id: 'type' }, async ({ ack, body }) => {
    await ack();
    const { view } = body;
    if (view === undefined) return;
    // On top of the form: what was typed into it stays.
    const tell = async (text: string): Promise<unknown> =>
      await client.views.push({ trigger_id: body.trigger_id, view: noticeView(m, text) });
    await atDoor(deps, { door: 'slack.form_type', who: body, tell }, async () => {
      const next = formView(m, { institution, type: typeIn(view.state.values), departmentsListed: departments.listed });
      try {
        await client.views.update({ view_id: view.id, hash: view.hash, view: next });
      } catch (error) {
        // A later choice of the same person was faster, and stands.
        if (slackCode(error) !== 'hash_conflict') throw error;
      }
    });
  });

  app.view<ViewSubmitAction>(FORM_VIEW, async ({ ack, body }) => {
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
      const form = validateForm(raw, { today, domain: institution.mailDomain });
      const errors: Record<string, string> = {};
      const add = (conflicts: readonly SubmitRefusal[]): void => {
        for (const conflict of conflicts) errors[fieldOf(conflict, raw.type)] ??= conflictText(deps, conflict);
      };
      if (form.ok && strangers.length === 0) {
        const requester = { id: actor.id, name: actor.name };
        const submitted = await submitRequest(deps, { form: form.value, requester });
        if (submitted.ok) {
          await ack();
          deps.log.info({ requestId: submitted.value.id }, 'request.submitted');
          return;
        }
        add(submitted.error);
      } else {
        for (const field of strangers) errors[field] = m.form.conflict.not_a_member;
        if (!form.ok) for (const { field, problem } of form.error) errors[field] ??= m.form.problems[problem];
        add(await findConflicts(deps, claimsOf(raw, institution.mailDomain)));
      }
      await ack({ response_action: 'errors', errors });
    });
  });
}

function fieldOf(refusal: SubmitRefusal, type: 'personal' | 'departmental'): Field {
  if (refusal.code === 'address_taken') return 'desiredAddress';
  return type === 'personal' ? 'documentNumber' : 'accountName';
}

function conflictText({ messages: m }: DoorDeps, refusal: SubmitRefusal): string {
  switch (refusal.code) {
    case 'has_account':
      return m.form.conflict.has_account(refusal.address);
    case 'has_open_request':
      return m.form.conflict.has_open_request(refusal.number);
    case 'address_taken':
      return m.form.conflict.address_taken(refusal.address);
  }
}
