/** The lists of the systems area on the bot's home page. */
export const SYSTEMS_LISTS = [
  'queue',
  'unanswered',
  'failed',
  'by_hand',
  'handed_over',
  'findings',
  'licences',
  'ending',
  'overdue',
] as const;

/** All lists of the bot's home page: a person's own, those of heads of departments, and the systems area's. */
export const HOME_LISTS = [
  ...([
    'questions',
    'ratifications',
    'agreements',
    'receipts',
    'passwords',
    'contracts',
    'requests',
    'accounts',
  ] as const),
  ...(['department', 'department_ending'] as const),
  ...SYSTEMS_LISTS,
];

export type HomeList = (typeof HOME_LISTS)[number];
