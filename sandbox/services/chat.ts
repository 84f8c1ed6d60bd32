import type { KnownBlock, View } from '@slack/types';
import type { ChatFile } from './chat-file.ts';

/** A person of the local chat. `teamId` other than the workspace's own is somebody of another organisation (Slack Connect). */
export interface ChatUser {
  readonly id: string;
  readonly teamId: string;
  readonly name: string;
  readonly realName: string;
  readonly email?: string;
  /** False while the person has not answered the mail that Slack sent to the address. */
  readonly isEmailConfirmed?: boolean;
  readonly title?: string;
  readonly isBot?: boolean;
  /** A guest, of several channels or, with the second one too, of one. */
  readonly isRestricted?: boolean;
  readonly isUltraRestricted?: boolean;
  readonly isStranger?: boolean;
  readonly deleted?: boolean;
  readonly locale?: string;
}

/** What a person, or the workspace's administrator, changes about somebody. */
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

/** What somebody who looks at the chat sees of one message. `onlyFor` marks an ephemeral message. */
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
  /** What Slack itself says in a conversation. */
  readonly subtype?: 'channel_archive';
}

/** A modal that stands open on one person's screen; the last of the stack is on top. `errors` are keyed by block_id. */
export interface OpenModal {
  readonly id: string;
  readonly view: View;
  readonly hash: string;
  readonly errors: Readonly<Record<string, string>>;
  /** True while the app has not yet answered a submission. */
  readonly busy: boolean;
}

/** What the chat itself tells a person, for instance that an app did not answer within 3 s. */
export interface Notice {
  readonly id: string;
  readonly text: string;
  readonly at: string;
}

/** State of input elements as the browser holds it: block_id → action_id → the element's state as Slack sends it in `view.state.values`. */
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

/** Where an interactive element stands: on a message, in a modal, or on the bot's home. */
export type Surface =
  | { readonly kind: 'message'; readonly channel: string; readonly ts: string }
  | { readonly kind: 'modal'; readonly modalId: string }
  | { readonly kind: 'home' };
