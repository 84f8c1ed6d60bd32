import type { App, BlockAction, ButtonAction, RespondFn, ViewSubmitAction } from '@slack/bolt';
import type { Actor } from '#domain/person.ts';
import { tidy } from '#domain/validate-form.ts';
import type { Messages } from '#messages/messages.ts';
import { askRead } from '#use-cases/ask-read.ts';
import { adopt, ignore, openRequestFor, type FindingRefusal } from '#use-cases/decide-finding.ts';
import type { Finding } from '#use-cases/tenant-ports.ts';
import { DIGEST, digestMessage, IGNORE_VIEW, ignoreView, type FindingValue } from './digest-message.ts';
import { alone, atDoor, noticeView, type DoorDeps, type Tell } from './door.ts';
import { IMPORT_START, importOffer } from './import-message.ts';
import { inert, rich } from './rich-text.ts';

/** The digest's buttons and pages, the review on demand, and the import's button. */
export function registerDigest(app: App, deps: DoorDeps): void {
  const { messages: m } = deps;
  button(app, deps, DIGEST.adopt, async ({ actor: by, value, tell }) => {
    const done = await adopt(deps, { ...(value as FindingValue), by });
    if (!done.ok) await tell(findingRefusalText(m, done.error));
  });
  button(app, deps, DIGEST.request, async ({ actor: by, value, tell }) => {
    const chosen = value as FindingValue;
    const finding = await deps.store.tenant.finding(chosen.findingId);
    const justification = m.tenant.justification(m.moment(finding?.foundAt ?? deps.clock.now()));
    const done = await openRequestFor(deps, { ...chosen, by, justification });
    if (!done.ok) await tell(findingRefusalText(m, done.error));
    else await tell(m.tenant.opened(done.value.requestNumber ?? '', m.tenant.asks[done.value.what]));
  });
  button(app, deps, DIGEST.ignore, async ({ actor, value, tell, triggerId }) => {
    const chosen = value as FindingValue;
    const finding = await deps.store.tenant.finding(chosen.findingId);
    const refusal = actor.systems ? whyNot(finding) : ({ code: 'not_systems' } as const);
    if (refusal !== null) await tell(findingRefusalText(m, refusal));
    else await deps.client.views.open({ trigger_id: triggerId, view: ignoreView(m, chosen) });
  });
  for (const actionId of [DIGEST.previous, DIGEST.next]) {
    button(app, deps, actionId, async ({ actor, value, respond }) => {
      const { readId, page } = value as { readonly readId: string; readonly page: number };
      const digest = actor.systems ? await deps.store.tenant.digest(readId, page) : null;
      if (digest !== null) await respond({ replace_original: true, ...digestMessage(m, digest) });
    });
  }
  button(app, deps, DIGEST.review, async ({ actor, respond }) => await review(deps, { actor, respond }));
  button(app, deps, IMPORT_START, async ({ actor: by, tell }) => {
    const asked = await askRead(deps, { by, what: 'import', door: 'slack' });
    await tell(asked.ok ? askedText(m, asked.value) : m.tenant.asked[asked.error.code]);
  });

  app.view<ViewSubmitAction>(IGNORE_VIEW, async ({ ack, body }) => {
    const tell = async (text: string): Promise<void> =>
      await ack({ response_action: 'update', view: noticeView(m, text) });
    await atDoor(deps, { door: 'slack.ignore_finding', who: body, tell }, async (by) => {
      const chosen = JSON.parse(body.view.private_metadata) as FindingValue;
      const reason = tidy(body.view.state.values['reason']?.['reason']?.value);
      if (reason === '') return await ack({ response_action: 'errors', errors: { reason: m.form.problems.required } });
      const done = await ignore(deps, { ...chosen, by, reason });
      if (done.ok) await ack();
      else await tell(findingRefusalText(m, done.error));
    });
  });
}

/** Asks for a review now and tells what comes next; where nothing was imported yet, that is offered. */
export async function review(
  deps: DoorDeps,
  { actor: by, respond }: { readonly actor: Actor; readonly respond: RespondFn },
): Promise<void> {
  const { messages: m } = deps;
  const asked = await askRead(deps, { by, what: 'review', door: 'slack' });
  if (asked.ok || asked.error.code !== 'import_first') {
    return await alone(respond)(asked.ok ? askedText(m, asked.value) : m.tenant.asked[asked.error.code]).then(
      () => undefined,
    );
  }
  const text = m.tenant.asked.import_first;
  const blocks = [rich([[text]]), ...importOffer(m)];
  await respond({ response_type: 'ephemeral', replace_original: false, text: inert(text), blocks });
}

function askedText(m: Messages, asked: { readonly purpose: string; readonly state: 'begun' | 'under_way' }): string {
  if (asked.state === 'under_way') return m.tenant.asked.under_way;
  return asked.purpose === 'import' ? m.tenant.asked.import : m.tenant.asked.review;
}

interface Pressed {
  readonly actor: Actor;
  /** What the button carries; null for one that carries nothing. */
  readonly value: unknown;
  readonly tell: Tell;
  readonly respond: RespondFn;
  readonly triggerId: string;
}

function button(app: App, deps: DoorDeps, actionId: string, act: (pressed: Pressed) => Promise<void>): void {
  app.action<BlockAction<ButtonAction>>(actionId, async ({ ack, action, body, respond }) => {
    await ack();
    const tell = alone(respond);
    await atDoor(deps, { door: `slack.${actionId}`, who: body, tell }, async (actor) => {
      const value: unknown = JSON.parse(action.value ?? 'null');
      await act({ actor, value, tell, respond, triggerId: body.trigger_id });
    });
  });
}

function whyNot(finding: Finding | null): FindingRefusal | null {
  if (finding === null || finding.state === 'held') return { code: 'not_found' };
  const { state, by, decidedAt: at } = finding;
  return state === 'open' ? null : { code: 'decided', state, by, at };
}

function findingRefusalText(m: Messages, refusal: FindingRefusal): string {
  const words = m.tenant.refused;
  switch (refusal.code) {
    case 'decided': {
      const at = refusal.at === null ? '' : m.moment(refusal.at);
      return refusal.state === 'gone' ? words.decided.gone : words.decided[refusal.state](refusal.by?.name ?? '', at);
    }
    case 'address_taken':
      return words.address_taken(refusal.address);
    case 'has_open_request':
      return words.has_open_request(refusal.number);
    case 'not_found':
    case 'not_systems':
    case 'protected':
    case 'not_now':
    case 'contract_over':
    case 'no_answer':
      return words[refusal.code];
  }
}
