/** Something in the tenant, or in how we were set to it, that will stand in the way of people's requests. */
export type TenantTrouble =
  | { readonly code: 'licence_unknown'; readonly sku: string }
  /** No service plan of it is a mailbox. */
  | { readonly code: 'licence_without_mailbox'; readonly sku: string }
  /** Microsoft's word for why none of it can be given: `Suspended`, `LockedOut`, `Deleted`. */
  | { readonly code: 'licence_disabled'; readonly sku: string; readonly status: string }
  | { readonly code: 'licence_not_for_users'; readonly sku: string; readonly appliesTo: string }
  /** A group gives it to its members, and is none of those that every account joins. */
  | { readonly code: 'licence_by_group'; readonly sku: string; readonly groups: readonly string[] }
  /** The group of LICENSE_GROUP, by its id, does not give it. */
  | { readonly code: 'licence_group_wrong'; readonly sku: string; readonly group: string }
  | {
      readonly code: 'domain_unknown' | 'domain_unverified' | 'domain_federated' | 'domain_no_mail';
      readonly domain: string;
    }
  /** Accounts from on-premises stand in it already. */
  | { readonly code: 'domain_synced'; readonly domain: string }
  /** Others keep something where our stamp goes; `accounts` is how many of them were seen. */
  | { readonly code: 'stamp_in_use'; readonly attribute: number; readonly accounts: number }
  /** One of DEFAULT_GROUPS that nobody can join through us. */
  | {
      readonly code: 'default_group';
      readonly group: string;
      readonly why: 'missing' | 'synced' | 'restricted' | 'hidden' | 'other';
    }
  | { readonly code: 'pass_disabled' }
  /** The policy is for some groups alone. */
  | { readonly code: 'pass_scope'; readonly groups: number };
