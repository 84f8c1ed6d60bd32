import type { KnownBlock, View } from '@slack/types';
import type { ChatFile, FileContent } from './chat-file.ts';

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

export interface FaultKind {
  /** Stable id, for instance `throttle-retry-after-2`. */
  readonly id: string;
  readonly service: 'slack' | 'graph' | 'token';
  /** In Spanish, for the page. */
  readonly label: string;
}

export interface ActiveFault {
  readonly id: string;
  readonly kind: string;
  /** Which calls it hits: for Graph `METHOD /path` as a regular expression, for Slack the Web API method's name as a regular expression. */
  readonly match: string;
  /** How many calls it still hits; Infinity is told as -1. */
  readonly remaining: number;
}

export interface JournalEntry {
  readonly at: string;
  readonly method: string;
  /** Path and query, never a body: bodies carry passwords. */
  readonly path: string;
  readonly status: number;
  /** Inside a $batch, the outer request's number. */
  readonly batch?: number;
  readonly fault?: string;
}

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

export interface TenantUser {
  readonly id: string;
  readonly userPrincipalName: string;
  readonly displayName: string;
  readonly department: string | null;
  readonly jobTitle: string | null;
  readonly accountEnabled: boolean;
  /** The primary address, and the others in lower case. */
  readonly mail: string | null;
  readonly aliases: readonly string[];
  readonly userType: 'Member' | 'Guest';
  /** Synchronised from on-premises, where alone it can be changed. */
  readonly fromOnPremises: boolean;
  /** Names of directory roles, those through a group too. */
  readonly directoryRoles: readonly string[];
  readonly licences: readonly string[];
  readonly mailbox: 'none' | 'provisioning' | 'ready' | 'soft-deleted';
  readonly mailboxReadyAt: string | null;
  readonly mailboxPurpose: 'user' | 'shared' | null;
  /** Graph's status of the automatic reply: `disabled`, `alwaysEnabled` or `scheduled`. */
  readonly automaticReply: string | null;
  readonly inboxRules: readonly string[];
  /** Litigation hold is on. */
  readonly isHeld: boolean;
  /** Who may open the mailbox, who may send as it, and who on its behalf, by userPrincipalName. */
  readonly fullAccess: readonly string[];
  readonly sendAs: readonly string[];
  readonly sendOnBehalf: readonly string[];
  readonly language: string | null;
  readonly timeZone: string | null;
  /** `never` until somebody was told one; `temporary` after an administrator's reset; `own` after the person changed it. */
  readonly password: 'initial' | 'temporary' | 'own';
  /** What else the person registered to sign in with. */
  readonly methods: readonly RegisteredMethod[];
  readonly createdDateTime: string;
  readonly groups: readonly string[];
}

export interface TenantSku {
  readonly skuId: string;
  readonly skuPartNumber: string;
  readonly enabled: number;
  readonly consumed: number;
}

/** What a person registers beside the password. */
export type RegisteredMethod = 'microsoft-authenticator' | 'phone';

export type SignInOutcome =
  | { readonly outcome: 'signed-in'; readonly displayName: string }
  | { readonly outcome: 'must-change-password' }
  | { readonly outcome: 'wrong-password' | 'unknown-user' | 'blocked' }
  | { readonly outcome: 'weak-password'; readonly why: string };

/** `dynamic` is a security group with a rule; `mail-security` is a mail-enabled security group. */
export type GroupKind = 'microsoft365' | 'security' | 'dynamic' | 'distribution' | 'mail-security' | 'role-assignable';

/** What became of a message: `bounced` where no mailbox takes it. */
export interface MailOutcome {
  readonly outcome: 'delivered' | 'bounced';
  /** Where rules of the inbox sent it on. */
  readonly sentOn: readonly string[];
  /** The sender got the automatic answer. */
  readonly answered: boolean;
}

export type ExchangeOutcome = { readonly ok: true } | { readonly ok: false; readonly error: string };

/** For tests and measurements. */
export interface SeedUsersOptions {
  /** The first user's number, 0 unless told; the same number is always the same user. */
  readonly from?: number;
  /** The product, by skuPartNumber; the tenant's first unless told. */
  readonly licence?: string;
  /** How many of each hundred; the others are licensed. 15, 8 and 7 unless told. */
  readonly ofHundred?: { readonly unlicensed?: number; readonly guests?: number; readonly blocked?: number };
}

/** An administrator of the tenant at work beside the procedure. `who` is an id or a userPrincipalName; an unknown one is a TypeError, a taken address a GraphError. */
export interface TenantAdministrator {
  /** Returns the id. */
  createUser(user: {
    readonly userPrincipalName: string;
    readonly displayName: string;
    readonly givenName?: string;
    readonly surname?: string;
    readonly department?: string;
    readonly jobTitle?: string;
    /** By skuPartNumber. */
    readonly licences?: readonly string[];
  }): string;
  /** Puts somebody into a restricted management administrative unit, or makes them eligible for a role (null: no more). */
  guard(who: string, how: { readonly isManagementRestricted?: boolean; readonly eligibleRole?: string | null }): void;
  /** Any writable properties by Graph's names, for instance `{ displayName: 'Ana Ruiz' }`. */
  change(who: string, properties: Readonly<Record<string, string | boolean | null>>): void;
  /** Name, primary address and mailNickname; the old address stays as an alias. */
  rename(who: string, userPrincipalName: string): void;
  block(who: string): void;
  unblock(who: string): void;
  addLicence(who: string, skuPartNumber: string): void;
  /** One given directly. */
  removeLicence(who: string, skuPartNumber: string): void;
  /** Also of a dynamic group, whose rule took or let go of the person. */
  setMember(who: string, groupId: string, isMember: boolean): void;
  /** Why the licence gives nothing, for instance `UniquenessViolation`; null: it works again. */
  setLicenceError(who: string, skuPartNumber: string, error: string | null): void;
  /** What Exchange says, as XML, about why it cannot make the mailbox; null: it can. */
  setProvisioningError(who: string, errorDetail: string | null): void;
  /** The person makes a rule in Outlook that sends their mail on. `isReadOnly`: one that the rules of Graph cannot change. */
  addForwardingRule(
    who: string,
    rule: { readonly name: string; readonly to: string; readonly isReadOnly?: boolean },
  ): void;
  /** Restorable for 30 days. */
  deleteUser(who: string): void;
  /** For good, of a user deleted before. */
  purgeUser(id: string): void;
}

/** The local Microsoft Graph with its token endpoint, on loopback. */
export interface LocalGraph {
  /** For GRAPH_BASE_URL and AZURE_AUTHORITY_HOST: an origin, no path. */
  readonly origin: string;
  onChange(listener: () => void): () => void;
  users(): readonly TenantUser[];
  /** Those that can still be restored; their userPrincipalName has the id before it. */
  deletedUsers(): readonly TenantUser[];
  skus(): readonly TenantSku[];
  journal(): readonly JournalEntry[];
  clearJournal(): void;
  /** The person's own browser at the sign-in page: with `newPassword` it also answers the forced change. Accepts a Temporary Access Pass in place of the password. */
  signIn(userPrincipalName: string, password: string, newPassword?: string): SignInOutcome;
  /** The person adds a sign-in method at their security information page; one of each kind. A TypeError for an unknown user. */
  registerMethod(userPrincipalName: string, kind: RegisteredMethod): void;
  /** Every password, pass and token that went through here, for the canary test. Kept in memory only. */
  secretsSeen(): readonly string[];

  readonly faultKinds: readonly FaultKind[];
  faults(): readonly ActiveFault[];
  addFault(fault: { kind: string; match: string; times?: number }): string;
  clearFaults(): void;
  moveClock(ms: number): void;
  now(): Date;
  /** What an administrator grants the app from now on; tokens that are out keep what they were given. */
  consentTo(permissions: readonly string[]): void;
  setSeats(skuPartNumber: string, enabled: number): void;
  /**
   * Milliseconds between the licence and a mailbox that answers, of replication lag after a write, from a new name to the
   * addresses that follow it, from a new mailbox to Exchange's leave to look into it, and from joining or leaving a group to
   * the licences that it gives.
   */
  setDelays(delays: {
    mailboxMs?: number;
    replicationMs?: number;
    addressMs?: number;
    scopeMs?: number;
    groupLicenceMs?: number;
  }): void;
  /** Adds that many users at once, a mix that is the same every time. Returns their ids. */
  seedUsers(count: number, options?: SeedUsersOptions): readonly string[];
  readonly exchange: {
    /** Stands in for Exchange Online PowerShell: one line or several, carried out in order up to the first that fails. */
    run(line: string): ExchangeOutcome;
  };
  readonly admin: TenantAdministrator;
  /** A message comes in for that address. */
  deliver(address: string): MailOutcome;
  /** Plain JSON; passwords only as salted hashes. */
  snapshot(): unknown;
  stop(): Promise<void>;
}

export interface LocalGraphOptions {
  readonly port?: number;
  readonly host?: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly domain: string;
  /** What is particular about a domain, this one or another; unless told it is managed, verified and for e-mail. */
  readonly domains?: readonly {
    name: string;
    authenticationType?: 'Managed' | 'Federated';
    isVerified?: boolean;
    supportedServices?: readonly string[];
  }[];
  /** Application permissions in the token's `roles`. */
  readonly permissions: readonly string[];
  /** Directory roles of the app's service principal, for instance `User Administrator`. */
  readonly directoryRoles: readonly string[];
  /** Names of the users in the administrative unit that these roles are held over; the whole tenant unless told. */
  readonly roleScope?: readonly string[];
  readonly skus: readonly {
    skuId: string;
    skuPartNumber: string;
    enabled: number;
    exchange: boolean;
    /** Names of service plans, Exchange's by their real ids; unless told, those of a known product or one that `exchange` suggests. */
    plans?: readonly string[];
    /** `Enabled` and `User` unless told. */
    capabilityStatus?: 'Enabled' | 'Warning' | 'Suspended' | 'LockedOut' | 'Deleted';
    appliesTo?: 'User' | 'Company';
  }[];
  readonly users?: readonly {
    userPrincipalName: string;
    displayName: string;
    givenName?: string;
    surname?: string;
    department?: string;
    jobTitle?: string;
    accountEnabled?: boolean;
    userType?: 'Guest';
    /** Unlicensed: an address of another system. */
    mail?: string;
    licences?: readonly string[];
    directoryRole?: string;
    /** Ids of groups. */
    groups?: readonly string[];
    fromOnPremises?: boolean;
    /** A role that the person may take when they need it (PIM): no membership shows it. */
    eligibleRole?: string;
    /** A role in roleAssignments that no membership shows, as one over an administrative unit. */
    assignedRole?: string;
    /** In a restricted management administrative unit: application permissions do not reach it. */
    isManagementRestricted?: boolean;
  }[];
  readonly groups?: readonly {
    id: string;
    displayName: string;
    mail?: string;
    /** Unless told: microsoft365 with an address, security without. */
    kind?: GroupKind;
    membershipRule?: string;
    /** What its members become; for a role-assignable group. */
    directoryRole?: string;
    /** What its members get, by part number or id, and the names of the plans that are switched off in it. */
    licences?: readonly string[];
    disabledPlans?: readonly string[];
    /** By userPrincipalName, of people seeded with it. */
    owners?: readonly string[];
    fromOnPremises?: boolean;
    isManagementRestricted?: boolean;
    /** Of a hidden membership only who may `Member.Read.Hidden` is told. */
    visibility?: 'Private' | 'Public' | 'HiddenMembership';
  }[];
  readonly contacts?: readonly { displayName: string; mail: string }[];
  /** Addresses that are taken by what no query shows, such as a dynamic distribution group. */
  readonly unseen?: readonly string[];
  /** The policy of the Temporary Access Pass: enabled, 60 to 480 minutes, for all unless told. */
  readonly passPolicy?: {
    readonly state?: 'enabled' | 'disabled';
    readonly minimum?: number;
    readonly maximum?: number;
    readonly isUsableOnce?: boolean;
    /** Ids of the groups whose members alone may have one. */
    readonly groups?: readonly string[];
  };
  /** True: mailboxes follow an address policy, and -WindowsEmailAddress has no effect. */
  readonly addressPolicy?: boolean;
  /** False: the tenant has no Entra ID P2, and a question about eligible roles is answered with 400. True unless told. */
  readonly hasPremium?: boolean;
  readonly mailboxMs?: number;
  readonly replicationMs?: number;
  /** As replicationMs unless told. */
  readonly addressMs?: number;
  readonly groupLicenceMs?: number;
  /** Users to a page of a delta query, 200 unless told. */
  readonly deltaPageSize?: number;
  readonly snapshot?: unknown;
}
