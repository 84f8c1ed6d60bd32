/**
 * The directory's maximum length of each property, in characters (facts: graph.md 6.1). Longer values are refused,
 * never cut.
 */
export const LONGEST = {
  displayName: 256,
  givenName: 64,
  surname: 64,
  jobTitle: 128,
  department: 64,
  mobilePhone: 64,
  businessPhone: 64,
} as const;
