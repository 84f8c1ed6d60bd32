import type { View } from '@slack/types';
import type {
  ChatChannel,
  ChatMessage,
  ChatUser,
  ElementState,
  Notice,
  OpenModal,
  OptionState,
  StateValues,
  Surface,
} from '../services/chat.ts';
import type { ActiveFault, FaultKind } from '../services/faults.ts';
import type { JournalEntry } from '../services/graph.ts';
import type { RegisteredMethod, SignInOutcome, TenantSku, TenantUser } from '../services/tenant.ts';

/** One of the people that the visitor of the page can be. */
export interface Persona {
  readonly user: ChatUser;
  /** In Spanish: "Funcionaria", "Profesional de sistemas" … */
  readonly role: string;
}

/** `GET /api/state?as=USER`: everything that this person sees, and the tenant. With an empty `as` the first persona. */
export interface PageState {
  readonly institution: string;
  readonly me: string;
  readonly personas: readonly Persona[];
  /** The last message from the bot to each persona, so that the page can show whose turn it is. */
  readonly lastFromBot: readonly { readonly user: string; readonly channel: string; readonly ts: string }[];
  readonly users: readonly ChatUser[];
  readonly botUserId: string;
  readonly botConnected: boolean;
  readonly channels: readonly ChatChannel[];
  /** The direct message with the bot. */
  readonly directMessage: string;
  readonly messages: readonly ChatMessage[];
  readonly modals: readonly OpenModal[];
  readonly home: View | null;
  readonly notices: readonly Notice[];
  readonly commands: readonly { readonly command: string; readonly description: string; readonly usageHint: string }[];
  readonly shortcuts: readonly { readonly callbackId: string; readonly name: string }[];
  readonly tenant: {
    readonly users: readonly TenantUser[];
    readonly deletedUsers: readonly TenantUser[];
    readonly skus: readonly TenantSku[];
    readonly journal: readonly JournalEntry[];
    readonly now: string;
  };
  readonly faultKinds: readonly FaultKind[];
  readonly faults: readonly PageFault[];
}

/** A fault with its service, since two services may have faults with the same id. */
export interface PageFault extends ActiveFault {
  readonly service: 'slack' | 'graph';
}

/** `GET /files/FILE?as=USER`: the bytes of a file on a message that this person sees. */

/** `GET /api/events`: server-sent events, an empty `changed` whenever the state may have changed. */

/**
 * `POST /api/do`: what a person does. Answers with `ok` when Slack would have shown the outcome, and for `suggest` also with
 * the options.
 */
export type PageAct =
  | {
      readonly do: 'command';
      readonly as: string;
      readonly channel: string;
      readonly command: string;
      readonly text: string;
    }
  | { readonly do: 'say'; readonly as: string; readonly channel: string; readonly text: string }
  | { readonly do: 'shortcut'; readonly as: string; readonly callbackId: string }
  | { readonly do: 'home'; readonly as: string }
  | {
      readonly do: 'act';
      readonly as: string;
      readonly at: Surface;
      readonly blockId: string;
      readonly actionId: string;
      readonly state: ElementState;
      readonly values: StateValues;
    }
  | {
      readonly do: 'suggest';
      readonly as: string;
      readonly at: Surface;
      readonly blockId: string;
      readonly actionId: string;
      readonly value: string;
    }
  | { readonly do: 'submit'; readonly as: string; readonly modalId: string; readonly values: StateValues }
  | { readonly do: 'close'; readonly as: string; readonly modalId: string }
  | { readonly do: 'dismiss'; readonly as: string; readonly noticeId: string }
  | { readonly do: 'sign-in'; readonly address: string; readonly password: string; readonly newPassword?: string }
  | { readonly do: 'register-method'; readonly address: string; readonly kind: RegisteredMethod }
  /** Somebody joins the chat, or changes the address in their profile; the error is `email_taken` if another person has it. */
  | { readonly do: 'join'; readonly name: string; readonly email: string; readonly kind?: NewcomerKind }
  | { readonly do: 'profile-email'; readonly user: string; readonly email: string; readonly unconfirmed?: boolean }
  /** The workspace's administrator deactivates somebody, or activates them again. */
  | { readonly do: 'profile-left'; readonly user: string; readonly left: boolean }
  | {
      readonly do: 'fault';
      readonly service: FaultKind['service'];
      readonly kind: string;
      readonly match: string;
      /** -1: until the faults are cleared. */
      readonly times: number;
    }
  | { readonly do: 'clear-faults' }
  | { readonly do: 'clock'; readonly ms: number }
  | { readonly do: 'seats'; readonly skuPartNumber: string; readonly enabled: number }
  /** Lines of Exchange Online PowerShell, and what an administrator does without the bot; a refusal is in `error`. */
  | { readonly do: 'exchange_run'; readonly lines: string }
  | { readonly do: 'admin'; readonly user: string; readonly what: 'block' | 'unblock' | 'delete' }
  | { readonly do: 'admin-licence'; readonly user: string; readonly skuPartNumber: string }
  | { readonly do: 'admin-rename'; readonly user: string; readonly address: string };

/**
 * As what a person joins the chat: `guest` is one of several channels, `single_channel_guest` of one, `outsider` is somebody
 * of another organisation (Slack Connect).
 */
export type NewcomerKind = 'member' | 'unconfirmed' | 'guest' | 'single_channel_guest' | 'outsider';

export interface PageAnswer {
  readonly ok: boolean;
  readonly options?: readonly OptionState[];
  readonly signIn?: SignInOutcome;
  readonly error?: string;
}
