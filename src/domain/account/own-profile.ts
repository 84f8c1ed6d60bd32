/** What accounts of one relation get instead of what everybody gets; null where it is the same. */
export interface OwnProfile {
  /** The licence's part number or id. */
  readonly licence: string | null;
  /** Ids of the groups that they join. */
  readonly groups: readonly string[] | null;
  /** Id of the group that gives them the licence. */
  readonly licenceGroup: string | null;
}
