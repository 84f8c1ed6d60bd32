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
  /** The value for SLACK_API_URL; it ends in `/api/`. */
  readonly apiUrl: string;
  readonly botUserId: string;
  readonly teamId: string;
  readonly users: readonly ChatUser[];
  readonly channels: readonly ChatChannel[];
  /** Whether an app is connected: it has a socket open, or its HTTP address can be reached. */
  connected(): boolean;
  /** Calls the listener when something that a person could see has changed. Returns a function that unsubscribes it. */
  onChange(listener: () => void): () => void;

  /**
   * The messages that the person sees, of their channels and their direct messages with the bot, oldest first. The channel
   * of the direct messages is `D` and the person's id without its first letter.
   */
  messagesFor(user: string): readonly ChatMessage[];
  directMessageOf(user: string): string;
  modalsOf(user: string): readonly OpenModal[];
  homeOf(user: string): View | null;
  noticesFor(user: string): readonly Notice[];
  dismissNotice(user: string, id: string): void;
  /** A file on a message that the person sees; null for any other, and for one whose bytes were dropped for newer files. */
  fileFor(user: string, fileId: string): FileContent | null;
  /**
   * Every version of every message that was ever stored, with the names and titles of its files: what one would find in an
   * export of the chat.
   */
  everythingEverPosted(): readonly ChatMessage[];

  // What people do. Each resolves when Slack would have shown the outcome: acknowledged, refused, or timed out after 3 s.
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
  /** A new person joins the workspace. Sends `team_join`, if the app is subscribed to it. */
  addUser(user: ChatUser): void;
  /** The people who were added by `addUser`, in this run or an earlier one. */
  joined(): readonly ChatUser[];
  /** Changes a profile. Sends `user_change`, if the app is subscribed to it. A TypeError for an unknown person. */
  changeUser(id: string, change: ProfileChange): void;
  /** Replaces the people in a user group. A TypeError for an unknown group. */
  changeGroup(id: string, users: readonly string[]): void;
  /** Archives a channel: it can still be read, but the bot can no longer post in it. */
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
  /** The scopes of the bot token; a method that needs another answers missing_scope. */
  readonly botScopes: readonly string[];
  readonly botEvents: readonly string[];
  readonly commands: readonly string[];
  readonly users: readonly ChatUser[];
  readonly channels: readonly ChatChannel[];
  readonly userGroups?: readonly UserGroup[];
  /** The address that deliveries go to as signed HTTP POSTs; without it they go over Socket Mode. */
  readonly deliverTo?: string;
  readonly snapshot?: unknown;
  /** False switches the rate limits of the methods off, for load tests. By default true. */
  readonly rateLimits?: boolean;
  /**
   * How many milliseconds the app has to acknowledge, and a trigger_id is valid. By default 3,000, as in Slack; tests on a
   * busy machine give more.
   */
  readonly patienceMs?: number;
  /** False: the app's Messages tab is off, and posting a direct message answers messages_tab_disabled. By default true. */
  readonly messagesTab?: boolean;
}
