/** A setting of the tenant, or of our access to it, that will block requests. */
export type TenantTrouble =
  | { readonly code: 'licence_unknown'; readonly sku: string }
  /** None of its service plans is a mailbox. */
  | { readonly code: 'licence_without_mailbox'; readonly sku: string }
  /** Microsoft's status when none of it can be assigned: `Suspended`, `LockedOut`, `Deleted`. */
  | { readonly code: 'licence_disabled'; readonly sku: string; readonly status: string }
  | { readonly code: 'licence_not_for_users'; readonly sku: string; readonly appliesTo: string }
  /** It is given by a group that new accounts do not join. */
  | { readonly code: 'licence_by_group'; readonly sku: string; readonly groups: readonly string[] }
  /** The group in LICENSE_GROUP (by id) does not give it. */
  | { readonly code: 'licence_group_wrong'; readonly sku: string; readonly group: string }
  | {
      readonly code: 'domain_unknown' | 'domain_unverified' | 'domain_federated' | 'domain_no_mail';
      readonly domain: string;
    }
  /** Accounts from on-premises use the domain. */
  | { readonly code: 'domain_synced'; readonly domain: string }
  /** Others use the attribute of our stamp; `accounts` is the number of such accounts seen. */
  | { readonly code: 'stamp_in_use'; readonly attribute: number; readonly accounts: number }
  /** A group of DEFAULT_GROUPS whose members we cannot change. */
  | {
      readonly code: 'default_group';
      readonly group: string;
      readonly why: 'missing' | 'synced' | 'restricted' | 'hidden' | 'other';
    }
  | { readonly code: 'pass_disabled' }
  /** The policy applies only to some groups. */
  | { readonly code: 'pass_scope'; readonly groups: number };
