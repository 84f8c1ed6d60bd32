import type { Person } from '#domain/person.ts';
import type { Confirmer } from './agreement.ts';
import type { Concern } from './concerned/concern.ts';
import type { RequestState } from './states.ts';

/** Why somebody may not do something. A value, never thrown; its sentence is in messages/. */
export type Refusal =
  | { readonly code: 'not_found' }
  | { readonly code: 'not_systems' }
  | { readonly code: 'own_request' }
  | { readonly code: 'concerned'; readonly as: Concern }
  | { readonly code: 'second_person' }
  /** Somebody who decides alone about what concerns them has to give a reason. */
  | { readonly code: 'reason_needed' }
  /** The holder's extension is not confirmed yet by the official; null when nobody was asked. */
  | { readonly code: 'official_needed'; readonly official: Confirmer | null }
  /** Neither responsible for the account nor head of its department; or the requester themselves. */
  | { readonly code: 'not_official' }
  | { readonly code: 'account_busy'; readonly number: string }
  /** Its contract has ended: without a new last day the restored account would stay open. */
  | { readonly code: 'contract_over' }
  | { readonly code: 'not_requester' }
  /** The form that was sent says what the request says already. */
  | { readonly code: 'nothing_corrected' }
  /** Another request was sent in its place before. */
  | { readonly code: 'corrected_already'; readonly number: string }
  | { readonly code: 'not_holder' }
  /** This person's confirmation is not awaited. */
  | { readonly code: 'not_receiver' }
  /** Was responsible for the account at the hand-over and no longer is; `official` is now, or nobody. */
  | { readonly code: 'not_official_now'; readonly what: 'receipt' | 'steps'; readonly official: Person | null }
  /** This first step is shown by Microsoft 365: nobody ticks it by hand. */
  | { readonly code: 'seen_by_bot' }
  /** The account now waits for somebody else than the card showed, or for nobody. */
  | { readonly code: 'newcomer_differs' }
  /** Whoever blocked an account does not ratify that. */
  | { readonly code: 'own_block' }
  | { readonly code: 'not_ratifier' }
  | { readonly code: 'not_lifter' }
  | { readonly code: 'ratified_already'; readonly by: Person; readonly at: Date }
  | { readonly code: 'plan_missing' }
  | { readonly code: 'plan_differs' }
  | { readonly code: 'already'; readonly state: RequestState; readonly by: Person | null; readonly at: Date | null }
  | { readonly code: 'not_now'; readonly state: RequestState };
