import type { Person } from '#domain/person.ts';
import type { Confirmer } from './agreement.ts';
import type { Concern } from './concern.ts';
import type { RequestState } from './states.ts';

/** Who may not, and why. A value, never thrown; its sentence stands in messages/. */
export type Refusal =
  | { readonly code: 'not_found' }
  | { readonly code: 'not_systems' }
  | { readonly code: 'own_request' }
  | { readonly code: 'concerned'; readonly as: Concern }
  | { readonly code: 'second_person' }
  /** Who decides alone about what concerns them writes why. */
  | { readonly code: 'reason_needed' }
  /** Whoever answers for the account has not confirmed the holder's extension; null where nobody was asked. */
  | { readonly code: 'official_needed'; readonly official: Confirmer | null }
  /** Does not answer for the account, nor head its department; or asked for it themselves. */
  | { readonly code: 'not_official' }
  | { readonly code: 'account_busy'; readonly number: string }
  /** Its contract is over: given back without a new last day it would stay open. */
  | { readonly code: 'contract_over' }
  | { readonly code: 'not_requester' }
  | { readonly code: 'not_holder' }
  /** Nobody waits for this person's confirmation. */
  | { readonly code: 'not_receiver' }
  /** Answered for the account when it was handed over, and no longer does; `official` does now, or nobody. */
  | { readonly code: 'not_official_now'; readonly what: 'receipt' | 'steps'; readonly official: Person | null }
  /** One of the first steps that Microsoft 365 shows: nobody ticks it by hand. */
  | { readonly code: 'seen_by_bot' }
  /** Somebody else than the card showed waits for the account, or nobody. */
  | { readonly code: 'newcomer_differs' }
  | { readonly code: 'plan_missing' }
  | { readonly code: 'plan_differs' }
  | { readonly code: 'already'; readonly state: RequestState; readonly by: Person | null; readonly at: Date | null }
  | { readonly code: 'not_now'; readonly state: RequestState };
