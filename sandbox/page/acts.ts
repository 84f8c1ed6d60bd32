import { z } from 'zod';
import type { PageAct, PageAnswer } from './protocol.ts';
import type { LocalGraph } from '../services/graph.ts';
import type { LocalSlack } from '../services/slack.ts';
import { isTaken, newcomer } from './newcomer.ts';

const id = z.string().min(1).max(255);
const words = z.string().max(4000);
const optionState = z.looseObject({
  text: z.object({ type: z.literal('plain_text'), text: z.string().max(300), emoji: z.boolean().exactOptional() }),
  value: z.string().max(2000),
});
const elementState = z.object({
  type: z.string().max(64),
  value: words.nullable().exactOptional(),
  selected_date: z.string().max(10).nullable().exactOptional(),
  selected_user: z.string().max(64).nullable().exactOptional(),
  selected_option: optionState.nullable().exactOptional(),
  selected_options: z.array(optionState).max(100).exactOptional(),
});
const stateValues = z.record(id, z.record(id, elementState));
const surface = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('message'), channel: id, ts: id }),
  z.object({ kind: z.literal('modal'), modalId: id }),
  z.object({ kind: z.literal('home') }),
]);

const day = 86_400_000;
const email = z.email().max(254);
const act = z.discriminatedUnion('do', [
  z.object({ do: z.literal('command'), as: id, channel: id, command: z.string().regex(/^\/\S{1,31}$/u), text: words }),
  z.object({ do: z.literal('say'), as: id, channel: id, text: words.min(1) }),
  z.object({ do: z.literal('shortcut'), as: id, callbackId: id }),
  z.object({ do: z.literal('home'), as: id }),
  z.object({
    do: z.literal('act'),
    as: id,
    at: surface,
    blockId: id,
    actionId: id,
    state: elementState,
    values: stateValues,
  }),
  z.object({ do: z.literal('suggest'), as: id, at: surface, blockId: id, actionId: id, value: z.string().max(255) }),
  z.object({ do: z.literal('submit'), as: id, modalId: id, values: stateValues }),
  z.object({ do: z.literal('close'), as: id, modalId: id }),
  z.object({ do: z.literal('dismiss'), as: id, noticeId: id }),
  z.object({
    do: z.literal('sign-in'),
    address: z.string().min(1).max(320),
    password: z.string().max(256),
    newPassword: z.string().max(256).exactOptional(),
  }),
  z.object({
    do: z.literal('register-method'),
    address: z.string().min(1).max(320),
    kind: z.enum(['microsoft-authenticator', 'phone']),
  }),
  z.object({
    do: z.literal('join'),
    name: z.string().trim().min(1).max(80),
    email,
    kind: z.enum(['member', 'unconfirmed', 'guest', 'single_channel_guest', 'outsider']).exactOptional(),
  }),
  z.object({ do: z.literal('profile-email'), user: id, email, unconfirmed: z.boolean().exactOptional() }),
  z.object({ do: z.literal('profile-left'), user: id, left: z.boolean() }),
  z.object({
    do: z.literal('fault'),
    service: z.enum(['slack', 'graph', 'token']),
    kind: id,
    match: z.string().min(1).max(300).refine(isRegularExpression),
    times: z.int().min(-1).max(1000),
  }),
  z.object({ do: z.literal('clear-faults') }),
  z.object({
    do: z.literal('clock'),
    ms: z
      .int()
      .min(0)
      .max(400 * day),
  }),
  z.object({ do: z.literal('seats'), skuPartNumber: id, enabled: z.int().min(0).max(1_000_000) }),
  z.object({ do: z.literal('exchange_run'), lines: z.string().min(1).max(20_000) }),
  z.object({ do: z.literal('admin'), user: id, what: z.enum(['block', 'unblock', 'delete']) }),
  z.object({ do: z.literal('admin-licence'), user: id, skuPartNumber: id }),
  z.object({ do: z.literal('admin-rename'), user: id, address: z.string().min(3).max(320) }),
]);

function isRegularExpression(text: string): boolean {
  try {
    new RegExp(text, 'u');
    return true;
  } catch {
    return false;
  }
}

/** The act that the browser sent; null for anything that is not a valid one. */
export function parseAct(body: unknown): PageAct | null {
  const parsed = act.safeParse(body);
  return parsed.success ? parsed.data : null;
}

/** Carries out in the local services what a person did on the page. Resolves when Slack would have shown the outcome. */
export async function perform(services: { slack: LocalSlack; graph: LocalGraph }, input: PageAct): Promise<PageAnswer> {
  const { slack, graph } = services;
  const done: PageAnswer = { ok: true };
  switch (input.do) {
    case 'command':
      await slack.slashCommand(input.as, input.channel, input.command, input.text);
      return done;
    case 'say':
      await slack.say(input.as, input.channel, input.text);
      return done;
    case 'shortcut':
      await slack.shortcut(input.as, input.callbackId);
      return done;
    case 'home':
      await slack.openHome(input.as);
      return done;
    case 'act': {
      const { as, at, blockId, actionId, state, values } = input;
      await slack.act(as, at, { blockId, actionId, state }, values);
      return done;
    }
    case 'suggest': {
      const { as, at, blockId, actionId, value } = input;
      return { ok: true, options: await slack.suggest(as, at, { blockId, actionId, value }) };
    }
    case 'submit':
      await slack.submit(input.as, input.modalId, input.values);
      return done;
    case 'close':
      await slack.closeModal(input.as, input.modalId);
      return done;
    case 'dismiss':
      slack.dismissNotice(input.as, input.noticeId);
      return done;
    case 'sign-in':
      return { ok: true, signIn: graph.signIn(input.address, input.password, input.newPassword) };
    case 'register-method':
      return administer(() => graph.registerMethod(input.address, input.kind));
    case 'join':
      if (isTaken(slack, input)) return { ok: false, error: 'email_taken' };
      slack.addUser(newcomer(slack, input));
      return done;
    case 'profile-email':
      if (isTaken(slack, { email: input.email, by: input.user })) return { ok: false, error: 'email_taken' };
      return administer(() =>
        slack.changeUser(input.user, { email: input.email, isEmailConfirmed: input.unconfirmed !== true }),
      );
    case 'profile-left':
      return administer(() => slack.changeUser(input.user, { deleted: input.left }));
    case 'fault': {
      const service = input.service === 'slack' ? slack : graph;
      const times = input.times === -1 ? Infinity : input.times;
      service.addFault({ kind: input.kind, match: input.match, times });
      return done;
    }
    case 'clear-faults':
      slack.clearFaults();
      graph.clearFaults();
      return done;
    case 'clock':
      slack.moveClock(input.ms);
      graph.moveClock(input.ms);
      return done;
    case 'seats':
      graph.setSeats(input.skuPartNumber, input.enabled);
      return done;
    case 'exchange_run':
      return graph.exchange.run(input.lines);
    case 'admin':
      return administer(() => (input.what === 'delete' ? graph.admin.deleteUser : graph.admin[input.what])(input.user));
    case 'admin-licence':
      return administer(() => graph.admin.removeLicence(input.user, input.skuPartNumber));
    case 'admin-rename':
      return administer(() => graph.admin.rename(input.user, input.address));
  }
}

/** Carries out an act that a service may refuse, for instance because of a taken address; its message becomes the answer. */
function administer(act: () => void): PageAnswer {
  try {
    act();
    return { ok: true };
  } catch (error) {
    return { ok: false, error: error instanceof Error ? error.message : String(error) };
  }
}
