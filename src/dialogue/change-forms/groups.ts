import type { Modification } from '#domain/account/account-form.ts';

/** What can be changed in an account, as people look for it. */
export const GROUPS = ['data', 'mail', 'access', 'contract'] as const;
export type Group = (typeof GROUPS)[number];

const GROUP_OF: Readonly<Record<Modification, Group>> = {
  data: 'data',
  out_of_office: 'mail',
  redirection: 'mail',
  address: 'mail',
  alias: 'mail',
  groups: 'mail',
  licence: 'mail',
  password: 'access',
  delegation: 'access',
  shared: 'access',
  contract: 'contract',
  employment: 'contract',
  responsible: 'contract',
};

export function modificationsIn(group: Group): readonly Modification[] {
  return (Object.keys(GROUP_OF) as Modification[]).filter((what) => GROUP_OF[what] === group);
}
