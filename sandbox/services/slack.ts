import type { View } from '@slack/types';
import type { FileContent } from './chat-file.ts';
import type {
  ChatChannel,
  ChatMessage,
  ChatUser,
  ElementState,
  Notice,
  OpenModal,
  OptionState,
  ProfileChange,
  StateValues,
  Surface,
  UserGroup,
} from './chat.ts';
import type { ActiveFault, FaultKind } from './faults.ts';

/** The local Slack: Web API, Socket Mode and signed HTTP delivery, on loopback. */
export interface LocalSlack {
  /** For SLACK_API_URL, ends in `/api/`. */
  readonly apiUrl: string;
  readonly botUserId: string;
  readonly teamId: string;
  readonly users: readonly ChatUser[];
  readonly channels: readonly ChatChannel[];
  /** True while an app is connected (a socket that said hello, or an HTTP address that answers). */
  connected(): boolean;
  /** Tells that something that a person could see has changed. Returns the unsubscribe function. */
  onChange(listener: () => void): () => void;

  /** What `user` sees: messages of channels they are in and of their direct messages with the bot, oldest first. The bot's DM with them is channel `D` + their id without its first letter. */
  messagesFor(user: string): readonly ChatMessage[];
  directMessageOf(user: string): string;
  modalsOf(user: string): readonly OpenModal[];
  homeOf(user: string): View | null;
  noticesFor(user: string): readonly Notice[];
  dismissNotice(user: string, id: string): void;
  /** A file of a message that `user` sees; null for any other, and for one so old that its bytes are no longer kept. */
  fileFor(user: string, fileId: string): FileContent | null;
  /** Every message that was ever stored, with every version of it and the names and titles of its files: what a search through the chat's export would find. */
  everythingEverPosted(): readonly ChatMessage[];

  /** What people do. Each resolves when Slack would have shown its outcome (acknowledged, refused, or timed out after 3 s). */
  slashCommand(user: string, channel: string, command: string, text: string): Promise<void>;
  shortcut(user: string, callbackId: string): Promise<void>;
  openHome(user: string): Promise<void>;
  say(user: string, channel: string, text: string): Promise<void>;
  act(
    user: string,
    at: Surface,
    action: { blockId: string; actionId: string; state: ElementState },
    values: StateValues,
  ): Promise<void>;
  suggest(
    user: string,
    at: Surface,
    what: { blockId: string; actionId: string; value: string },
  ): Promise<readonly OptionState[]>;
  submit(user: string, modalId: string, values: StateValues): Promise<void>;
  closeModal(user: string, modalId: string): Promise<void>;

  readonly faultKinds: readonly FaultKind[];
  faults(): readonly ActiveFault[];
  addFault(fault: { kind: string; match: string; times?: number }): string;
  clearFaults(): void;
  /** Adds a person while running (for instance a new user who joins). Emits `team_join` where subscribed. */
  addUser(user: ChatUser): void;
  /** Those who were added so, in earlier runs too. */
  joined(): readonly ChatUser[];
  /** Changes somebody's profile. Emits `user_change` where subscribed. A TypeError for somebody who is not here. */
  changeUser(id: string, change: ProfileChange): void;
  /** Puts other people into a user group. A TypeError for a group that is not here. */
  changeGroup(id: string, users: readonly string[]): void;
  /** Archives a channel: it can be read, and nothing is posted into it any more. */
  archiveChannel(id: string): void;
  moveClock(ms: number): void;
  now(): Date;
  /** For `snapshot` at the next start: plain JSON. */
  snapshot(): unknown;
  stop(): Promise<void>;
}

export interface LocalSlackOptions {
  readonly port?: number;
  readonly host?: string;
  readonly teamId: string;
  readonly teamName: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  /** The scopes that the bot token carries; a method that needs another answers missing_scope. */
  readonly botScopes: readonly string[];
  readonly botEvents: readonly string[];
  readonly commands: readonly string[];
  readonly users: readonly ChatUser[];
  readonly channels: readonly ChatChannel[];
  readonly userGroups?: readonly UserGroup[];
  /** Given: deliveries go there as signed HTTP POSTs; else over Socket Mode. */
  readonly deliverTo?: string;
  readonly snapshot?: unknown;
  /** False switches the per-method limits off, for load tests. Default true. */
  readonly rateLimits?: boolean;
  /** Milliseconds in which the app has to acknowledge, and in which a trigger_id opens a view. Default 3,000, as at Slack; a test on a busy machine gives more. */
  readonly patienceMs?: number;
  /** False: the app's Messages tab is off, and direct messages answer messages_tab_disabled. Default true. */
  readonly messagesTab?: boolean;
}
