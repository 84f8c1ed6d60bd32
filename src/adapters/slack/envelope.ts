import { z } from 'zod';

/**
 * The parts of Slack's deliveries that Bolt and we read before anything is known about them; more fields may be
 * present. When they do not fit, Bolt 5.1 throws where nobody catches, or never answers (read in its App.js and
 * helpers.js, 2026-11-28).
 */
const person = z.looseObject({ id: z.string().min(1), team_id: z.string().optional() });
/** Null when the app is installed for a whole organisation. */
const group = z.looseObject({ id: z.string().optional() }).nullable().optional();
const view = z.looseObject({
  id: z.string().min(1),
  type: z.string(),
  callback_id: z.string().default(''),
  private_metadata: z.string().default(''),
  state: z.looseObject({ values: z.record(z.string(), z.record(z.string(), z.unknown())) }).optional(),
});
/** Bolt classifies a body by the first of these that it has, whatever its type says. */
const marks = {
  event: z.undefined().optional(),
  command: z.undefined().optional(),
  name: z.undefined().optional(),
  actions: z.undefined().optional(),
};
const common = {
  ...marks,
  user: person,
  team: group,
  enterprise: group,
  channel: z.looseObject({ id: z.string() }).optional(),
  response_url: z.string().optional(),
  response_urls: z.array(z.looseObject({ response_url: z.string() })).optional(),
  view: view.optional(),
};

const event = z.looseObject({
  ...marks,
  type: z.literal('event_callback'),
  team_id: z.string().optional(),
  authorizations: z.array(z.looseObject({})).optional(),
  response_url: z.undefined().optional(),
  response_urls: z.undefined().optional(),
  event: z.discriminatedUnion('type', [
    z.looseObject({
      type: z.literal('app_home_opened'),
      user: z.string().min(1),
      tab: z.string(),
      channel: z.string().optional(),
    }),
    z.looseObject({ type: z.enum(['team_join', 'user_change']), user: person, channel: z.string().optional() }),
  ]),
});
const command = z.looseObject({
  ...marks,
  type: z.undefined().optional(),
  command: z.string().startsWith('/'),
  text: z.string().default(''),
  user_id: z.string().min(1),
  team_id: z.string(),
  channel_id: z.string(),
  trigger_id: z.string(),
  response_url: z.string(),
  response_urls: z.undefined().optional(),
});
const press = z.looseObject({
  ...common,
  type: z.literal('block_actions'),
  trigger_id: z.string(),
  actions: z.array(z.looseObject({ type: z.string(), action_id: z.string(), block_id: z.string() })).min(1),
});
const search = z.looseObject({
  ...common,
  type: z.literal('block_suggestion'),
  action_id: z.string(),
  block_id: z.string(),
  value: z.string(),
});
const submission = z.looseObject({ ...common, type: z.enum(['view_submission', 'view_closed']), view });
const shortcut = z.looseObject({
  ...common,
  type: z.enum(['shortcut', 'message_action']),
  callback_id: z.string(),
  trigger_id: z.string(),
});

const interaction = z.discriminatedUnion('type', [event, command, press, search, submission, shortcut]);

/** Answers that need no Bolt and have no effect: Slack's test of the address, and events that we do not listen to. */
type Plain = { readonly challenge: string } | Readonly<Record<string, never>>;

export type Interaction = z.output<typeof interaction>;

export type Envelope =
  | { readonly as: 'interaction'; readonly body: Interaction }
  | { readonly as: 'plain'; readonly answer: Plain }
  | { readonly as: 'malformed'; readonly why: string };

const HEARD: readonly unknown[] = ['app_home_opened', 'team_join', 'user_change'];

/** Classifies a body before Bolt sees it. */
export function readEnvelope(body: unknown): Envelope {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    return { as: 'malformed', why: 'the body is no object' };
  }
  const { type, challenge, ssl_check, event: inner } = body as Readonly<Record<string, unknown>>;
  if (ssl_check === '1') return { as: 'plain', answer: {} };
  if (type === 'url_verification') {
    return typeof challenge === 'string'
      ? { as: 'plain', answer: { challenge } }
      : { as: 'malformed', why: 'challenge: is no text' };
  }
  if (type === 'app_rate_limited' || (type === 'event_callback' && isUnheard(inner)))
    return { as: 'plain', answer: {} };
  const parsed = interaction.safeParse(body);
  if (parsed.success) return { as: 'interaction', body: parsed.data };
  return { as: 'malformed', why: 'the body is no delivery that this bot knows' };
}

/** An event that the manifest does not subscribe to: it is acknowledged, so that Slack does not send it again. */
function isUnheard(inner: unknown): boolean {
  if (typeof inner !== 'object' || inner === null) return false;
  const { type } = inner as { readonly type?: unknown };
  return typeof type === 'string' && !HEARD.includes(type);
}
