import type { KnownBlock, View } from '@slack/types';
import type { ChatFile } from './chat-file.ts';

/** A person in the local chat. With a `teamId` other than the workspace's own, one of another organisation (Slack Connect). */
export interface ChatUser {
  readonly id: string;
  readonly teamId: string;
  readonly name: string;
  readonly realName: string;
  readonly email?: string;
  /** False until the person has confirmed the address by the mail that Slack sent there. */
  readonly isEmailConfirmed?: boolean;
  readonly title?: string;
  readonly phone?: string;
  readonly isBot?: boolean;
  /** A guest. With `isUltraRestricted` too it is one of a single channel, otherwise of several. */
  readonly isRestricted?: boolean;
  readonly isUltraRestricted?: boolean;
  readonly isStranger?: boolean;
  readonly deleted?: boolean;
  readonly locale?: string;
}

/** What a person or the workspace's administrator can change in a profile. */
export type ProfileChange = Partial<
  Pick<ChatUser, 'email' | 'realName' | 'isEmailConfirmed' | 'isRestricted' | 'isUltraRestricted' | 'deleted'>
>;

export interface ChatChannel {
  readonly id: string;
  readonly name: string;
  readonly isPrivate: boolean;
  readonly members: readonly string[];
}

export interface UserGroup {
  readonly id: string;
  readonly handle: string;
  readonly users: readonly string[];
}

/** A message of the chat. An ephemeral one has in `onlyFor` the id of the only person who sees it. */
export interface ChatMessage {
  readonly ts: string;
  readonly channel: string;
  readonly user: string;
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
  readonly threadTs?: string;
  readonly edited: boolean;
  readonly onlyFor?: string;
  readonly metadata?: { readonly event_type: string; readonly event_payload: Record<string, unknown> };
  readonly files?: readonly ChatFile[];
  /** `thread_broadcast`: a reply that the conversation shows as well. The other is a message of Slack itself. */
  readonly subtype?: 'channel_archive' | 'thread_broadcast';
}

/** A modal that a person has open. In a list of them the last is on top. `errors` are by block_id. */
export interface OpenModal {
  readonly id: string;
  readonly view: View;
  readonly hash: string;
  readonly errors: Readonly<Record<string, string>>;
  /** True while the app has not yet answered a submission. */
  readonly busy: boolean;
}

/** A message of the chat itself to a person, for instance that an app did not answer within 3 s. */
export interface Notice {
  readonly id: string;
  readonly text: string;
  readonly at: string;
}

/** What a person has entered: block_id → action_id → the element's state, as Slack sends it in `view.state.values`. */
export type StateValues = Readonly<Record<string, Readonly<Record<string, ElementState>>>>;

export interface ElementState {
  readonly type: string;
  readonly value?: string | null;
  readonly selected_date?: string | null;
  readonly selected_user?: string | null;
  readonly selected_option?: OptionState | null;
  readonly selected_options?: readonly OptionState[];
}

export interface OptionState {
  readonly text: { readonly type: 'plain_text'; readonly text: string; readonly emoji?: boolean };
  readonly value: string;
}

/** Where an interactive element is: on a message, in a modal, or on the bot's home. */
export type Surface =
  | { readonly kind: 'message'; readonly channel: string; readonly ts: string }
  | { readonly kind: 'modal'; readonly modalId: string }
  | { readonly kind: 'home' };
