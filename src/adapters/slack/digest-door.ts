import type { App, BlockAction, ButtonAction, ViewSubmitAction } from '@slack/bolt';
import type { Actor } from '#domain/person.ts';
import { REASON_MAX } from '#domain/form/validate-change.ts';
import type { Messages } from '#messages/messages.ts';
import { askRead, type Asked } from '#use-cases/tenant/ask-read.ts';
import { inTime } from '#use-cases/register/check-address.ts';
import { decidedBefore, ignore, openRequestFor, type FindingRefusal } from '#use-cases/tenant/decide-finding.ts';
import { noteAttempt } from '#use-cases/commands/note-attempt.ts';
import type { Finding } from '#use-cases/ports/tenant.ts';
import { carriedBy, metadataOf, type Carried } from './acts.ts';
import { registerAdoption } from './adopt-door.ts';
import { DIGEST, IMPORT_START, TENANT_FORMS } from '#dialogue/act-names.ts';
import { digestMessage } from '#dialogue/tenant/digest.ts';
import { adoptDialog, ignoreDialog } from '#dialogue/tenant/finding-dialogs.ts';
import { whatFollowed } from '#dialogue/tenant/finding-lines.ts';
import { importFirstMessage, stoppedText } from '#dialogue/tenant/import.ts';
import { troublesMessage } from '#dialogue/tenant/troubles.ts';
import { atDoor, noticeView, sentence, type DoorDeps, type Tell } from './door.ts';
import { answeringAt, toldAtButton, type Answer } from './home-door.ts';
import { typedText } from './typed-text.ts';
import { renderAnswer, renderDialog } from './render.ts';

/** The digest's buttons and pages, the review on demand, and the import's button. */
export function registerDigest(app: App, deps: DoorDeps): void {
  const { messages: m } = deps;
  const deny = async (by: Actor, tell: Tell, refusal: FindingRefusal): Promise<void> => {
    await tell(findingRefusalText(m, refusal));
    await noteAttempt(deps, { by, act: 'decide_finding', why: refusal.code });
  };
  button(app, deps, DIGEST.adopt, async ({ actor, value: chosen, tell, triggerId }) => {
    const finding = await deps.store.tenant.finding(chosen.findingId);
    const refusal = actor.systems ? whyNot(finding) : ({ code: 'not_systems' } as const);
    if (refusal !== null || finding === null) await deny(actor, tell, refusal ?? { code: 'not_found' });
    else {
      await deps.client.views.open({ trigger_id: triggerId, view: renderDialog(adoptDialog(m, chosen, finding)) });
    }
  });
  registerAdoption(app, deps, (refusal) => findingRefusalText(m, refusal));
  button(app, deps, DIGEST.request, async ({ actor: by, value: chosen, tell }) => {
    const finding = await deps.store.tenant.finding(chosen.findingId);
    const justification = m.tenant.justification(m.moment(finding?.foundAt ?? deps.clock.now()));
    const done = await openRequestFor(deps, { ...chosen, by, justification });
    if (!done.ok) await deny(by, tell, done.error);
    else {
      const opened = by.alone === undefined ? m.tenant.opened : m.tenant.openedAlone;
      await tell(opened(done.value.requestNumber ?? '', m.tenant.asks[done.value.what]));
    }
  });
  button(app, deps, DIGEST.ignore, async ({ actor, value: chosen, tell, triggerId }) => {
    const finding = await deps.store.tenant.finding(chosen.findingId);
    const refusal = actor.systems ? whyNot(finding) : ({ code: 'not_systems' } as const);
    if (refusal !== null) await deny(actor, tell, refusal);
    else await deps.client.views.open({ trigger_id: triggerId, view: renderDialog(ignoreDialog(m, chosen)) });
  });
  for (const actionId of [DIGEST.previous, DIGEST.next]) {
    button(app, deps, actionId, async ({ actor, value: { readId, page }, tell, answer }) => {
      if (!actor.systems) {
        await tell(m.tenant.asked.not_systems);
        return await noteAttempt(deps, { by: actor, act: 'read_digest', why: 'not_systems' });
      }
      const digest = await deps.store.tenant.digest(readId, page);
      if (digest !== null) await answer({ replace_original: true, ...renderAnswer(digestMessage(m, digest)) });
    });
  }
  button(app, deps, DIGEST.review, async ({ actor, answer }) => await review(deps, { actor, answer }));
  button(app, deps, IMPORT_START, async ({ actor: by, tell }) => {
    const asked = await askRead(deps, { by, what: 'import' });
    await tell(asked.ok ? askedText(m, asked.value) : m.tenant.asked[asked.error.code]);
    if (!asked.ok) await noteAttempt(deps, { by, act: 'read_tenant', why: asked.error.code });
  });

  app.view<ViewSubmitAction>(TENANT_FORMS.ignore, async ({ ack, body }) => {
    const tell = async (text: string): Promise<void> =>
      await ack({ response_action: 'update', view: noticeView(m, text) });
    await atDoor(deps, { door: 'slack.ignore_finding', who: body, tell, anew: true }, async (by) => {
      const chosen = metadataOf(TENANT_FORMS.ignore, body.view);
      const typed = typedText(m, { values: body.view.state.values, field: 'reason', max: REASON_MAX });
      if ('errors' in typed) return await ack({ response_action: 'errors', errors: typed.errors });
      const done = await ignore(deps, { ...chosen, by, reason: typed.text });
      if (done.ok) await ack();
      else await deny(by, tell, done.error);
    });
  });
}

/** Asks for a review now and tells what comes next; where nothing was imported yet, that is offered. */
export async function review(
  deps: DoorDeps,
  asking: { readonly actor: Actor; readonly answer: Answer },
): Promise<void> {
  await beginReview(deps, asking);
  await showTroubles(deps, asking);
}

async function beginReview(
  deps: DoorDeps,
  { actor: by, answer }: { readonly actor: Actor; readonly answer: Answer },
): Promise<void> {
  const { messages: m } = deps;
  const asked = await askRead(deps, { by, what: 'review' });
  if (asked.ok || asked.error.code !== 'import_first') {
    const text = asked.ok ? askedText(m, asked.value) : m.tenant.asked[asked.error.code];
    await answer({ response_type: 'ephemeral', replace_original: false, ...sentence(text) });
    if (!asked.ok) await noteAttempt(deps, { by, act: 'read_tenant', why: asked.error.code });
    return;
  }
  await answer({ response_type: 'ephemeral', replace_original: false, ...renderAnswer(importFirstMessage(m)) });
}

/** What in the tenant will stand in the way of requests; nothing where all is well, or the tenant does not answer. */
async function showTroubles(
  deps: DoorDeps,
  { actor, answer }: { readonly actor: Actor; readonly answer: Answer },
): Promise<void> {
  if (!actor.systems) return;
  const troubles = await inTime(deps.directory.troubles(deps.institution.mailDomain));
  if (troubles === 'unknown' || troubles.length === 0) return;
  await answer({
    response_type: 'ephemeral',
    replace_original: false,
    ...renderAnswer(troublesMessage(deps.messages, troubles)),
  });
}

function askedText(m: Messages, asked: Asked): string {
  if (asked.failure !== null) return m.tenant.asked.stopped(stoppedText(m, asked.failure));
  if (asked.state === 'under_way') return m.tenant.asked.under_way;
  return asked.purpose === 'import' ? m.tenant.asked.import : m.tenant.asked.review;
}

const ANEW: readonly string[] = [DIGEST.adopt, DIGEST.request, DIGEST.review, IMPORT_START];

/** Pages are turned with what is known; what is decided or started asks anew who does it. */
function anewFor(actionId: string): { readonly anew?: true } {
  return ANEW.includes(actionId) ? { anew: true } : {};
}

interface Pressed<T> {
  readonly actor: Actor;
  /** What the button carries; null for one that carries nothing. */
  readonly value: T;
  readonly tell: Tell;
  readonly answer: Answer;
  readonly triggerId: string;
}

function button<Id extends (typeof DIGEST)[keyof typeof DIGEST] | typeof IMPORT_START>(
  app: App,
  deps: DoorDeps,
  actionId: Id,
  act: (pressed: Pressed<Carried<Id>>) => Promise<void>,
): void {
  app.action<BlockAction<ButtonAction>>(actionId, async ({ ack, action, body, respond }) => {
    await ack();
    const answer = answeringAt(deps, { userId: body.user.id, respond });
    const tell = toldAtButton(deps, { userId: body.user.id, respond });
    await atDoor(deps, { door: `slack.${actionId}`, who: body, tell, ...anewFor(actionId) }, async (actor) => {
      await act({ actor, value: carriedBy(actionId, action), tell, answer, triggerId: body.trigger_id });
    });
  });
}

function whyNot(finding: Finding | null): FindingRefusal | null {
  return finding === null ? { code: 'not_found' } : decidedBefore(finding);
}

function findingRefusalText(m: Messages, refusal: FindingRefusal): string {
  const words = m.tenant.refused;
  switch (refusal.code) {
    case 'decided': {
      const at = refusal.at === null ? '' : m.moment(refusal.at);
      if (refusal.state === 'gone') return words.decided.gone;
      if (refusal.state === 'replaced') return words.decided.replaced(whatFollowed(m, refusal));
      return words.decided[refusal.state](refusal.by?.name ?? '', at);
    }
    case 'address_taken':
      return words.address_taken(refusal.address);
    case 'has_open_request':
      return words.has_open_request(refusal.number);
    case 'has_responsible':
      return words.has_responsible(refusal.name);
    case 'nobody_decides':
      return m.form.conflict.nobody_decides[refusal.lacks];
    case 'not_found':
    case 'not_systems':
    case 'concerned':
    case 'concerned_alone':
    case 'own_responsible':
    case 'protected':
    case 'not_now':
    case 'contract_over':
    case 'sign_in_name':
    case 'changed':
    case 'unclear':
    case 'no_answer':
      return words[refusal.code];
  }
}
