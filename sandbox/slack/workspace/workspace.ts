import type { ChatChannel, ChatMessage, ChatUser, ProfileChange, UserGroup } from '#sandbox/services/chat.ts';
import type { LocalSlackOptions } from '#sandbox/services/slack.ts';
import { createClock, slackPatience, type Clock } from './clock.ts';
import { createFaults, type Faults } from './faults.ts';
import { createFileStore, type FileStore } from './file-store.ts';
import { createMessageStore, type MessageStore } from './message-store.ts';
import { createNotices, type Notices } from './notices.ts';
import { createRateLimits, type RateLimits } from './rate-limits.ts';
import { createResponseUrls, type ResponseTarget, type ResponseUrls } from './response-urls.ts';
import { readSnapshot, type Snapshot } from './snapshot.ts';
import { createTriggers, type Triggers } from './triggers.ts';
import { createViewStore, type ViewStore } from './view-store.ts';

/** The bot's user id is fixed, so that the options can name it as a member of channels. */
export const botUserId = 'U0CORREOBOT';
export const botId = 'B0CORREOBOT';
export const appId = 'A0CORREOAPP';
/** Slack's former verification token, which payloads still contain. */
export const verificationToken = 'token-de-verificacion-local';

export type Conversation =
  | { readonly kind: 'im'; readonly id: string; readonly user: ChatUser }
  | { readonly kind: 'private' | 'public'; readonly id: string; readonly channel: ChatChannel };

/** The state of the local Slack. Each part is changed only through its own functions. */
export interface Workspace {
  readonly options: LocalSlackOptions;
  /** How many milliseconds the app has to acknowledge, and a trigger_id is valid. */
  readonly patienceMs: number;
  readonly teamDomain: string;
  readonly clock: Clock;
  readonly messages: MessageStore;
  readonly files: FileStore;
  readonly views: ViewStore;
  readonly triggers: Triggers;
  readonly responseUrls: ResponseUrls;
  readonly notices: Notices;
  readonly faults: Faults;
  readonly rateLimits: RateLimits;
  readonly users: readonly ChatUser[];
  readonly groups: readonly UserGroup[];
  /** Set once the server listens, for instance `http://127.0.0.1:4000`. */
  origin: string;
  user(id: string): ChatUser | undefined;
  addUser(user: ChatUser): void;
  /** Changes a profile and returns the changed person. A TypeError for an unknown one. */
  changeUser(id: string, change: ProfileChange): ChatUser;
  /** Replaces the people in a user group. A TypeError for an unknown group. */
  changeGroup(id: string, users: readonly string[]): void;
  /** The people who were added while running, in this run or an earlier one. */
  joined(): readonly ChatUser[];
  /** Whether the person is of another organisation and present through Slack Connect. */
  isOutsider(user: ChatUser): boolean;
  conversation(id: string): Conversation | undefined;
  directMessageOf(user: string): string;
  isMember(conversation: Conversation, user: string): boolean;
  /** Whether this person's client shows the message. */
  sees(user: string, message: ChatMessage): boolean;
  responseUrl(target: ResponseTarget): string;
  snapshot(): Snapshot;
}

export function createWorkspace(options: LocalSlackOptions, changed: () => void): Workspace {
  const stored = readSnapshot(options.snapshot);
  const clock = createClock(stored?.clockOffset);
  const patienceMs = options.patienceMs ?? slackPatience;
  const messages = createMessageStore({ clock, changed }, stored?.messages);
  const files = createFileStore(stored?.files);
  const views = createViewStore({ clock, changed }, stored?.homes);
  const responseUrls = createResponseUrls(clock);
  // People who were added, and those of the options whose profile was changed.
  const changedUsers = new Map((stored?.users ?? []).map((user) => [user.id, user]));
  const bot: ChatUser = {
    id: botUserId,
    teamId: options.teamId,
    name: 'correo',
    realName: 'Correo',
    isBot: true,
  };
  const users = new Map([bot, ...options.users, ...changedUsers.values()].map((user) => [user.id, user]));
  const channels = new Map(options.channels.map((channel) => [channel.id, channel]));
  const groups = new Map((options.userGroups ?? []).map((group) => [group.id, group]));
  const directMessageOf = (user: string): string => `D${user.slice(1)}`;

  function conversation(id: string): Conversation | undefined {
    const channel = channels.get(id);
    if (channel !== undefined) return { kind: channel.isPrivate ? 'private' : 'public', id, channel };
    const user = [...users.values()].find((person) => directMessageOf(person.id) === id);
    return user === undefined || user.isBot === true ? undefined : { kind: 'im', id, user };
  }
  function isMember(place: Conversation, user: string): boolean {
    if (place.kind !== 'im') return place.channel.members.includes(user);
    return user === place.user.id || user === botUserId;
  }

  function put(user: ChatUser): void {
    changedUsers.set(user.id, user);
    users.set(user.id, user);
    changed();
  }

  return {
    options,
    patienceMs,
    teamDomain:
      options.teamName
        .normalize('NFD')
        .toLowerCase()
        .replaceAll(/[^a-z0-9]+/g, '') || 'local',
    clock,
    messages,
    files,
    views,
    triggers: createTriggers(clock, patienceMs),
    responseUrls,
    notices: createNotices({ clock, changed }),
    faults: createFaults(changed),
    rateLimits: createRateLimits(clock),
    get users() {
      return [...users.values()];
    },
    get groups() {
      return [...groups.values()];
    },
    origin: '',
    user: (id) => users.get(id),
    addUser: put,
    changeUser(id, change) {
      const user = users.get(id);
      if (user === undefined) throw new TypeError(`no such person: ${id}`);
      const after = { ...user, ...change };
      put(after);
      return after;
    },
    changeGroup(id, people) {
      const group = groups.get(id);
      if (group === undefined) throw new TypeError(`no such group: ${id}`);
      groups.set(id, { ...group, users: people });
    },
    joined: () => [...changedUsers.values()].filter(({ id }) => !options.users.some((user) => user.id === id)),
    isOutsider: (user) => user.teamId !== options.teamId,
    conversation,
    directMessageOf,
    isMember,
    sees(user, message) {
      const place = conversation(message.channel);
      const shown = message.onlyFor === undefined || message.onlyFor === user;
      return place !== undefined && shown && isMember(place, user);
    },
    responseUrl(target) {
      return `${this.origin}/response/${options.teamId}/${responseUrls.issue(target)}`;
    },
    snapshot: () => ({
      version: 1,
      clockOffset: clock.offset(),
      users: [...changedUsers.values()],
      messages: messages.dump(),
      files: files.dump(),
      homes: views.homes(),
    }),
  };
}
