/** What the directory keeps of each property, in characters (facts: graph.md 6.1). More is refused, here and there; nothing is cut. */
export const LONGEST = {
  displayName: 256,
  givenName: 64,
  surname: 64,
  jobTitle: 128,
  department: 64,
  mobilePhone: 64,
} as const;
