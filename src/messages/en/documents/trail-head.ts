import type { Words } from '#messages/es/es.ts';

export const enTrailHead: Words['trailHead'] = {
  title: (day) => `Daily seal of the trail · ${day}`,
  seq: 'Event',
  hash: 'Fingerprint (SHA-256)',
  why: 'It stands here, outside the database, so that nobody can change the past unseen. Auditors compare it with what is shown by',
  automatic: 'Automatic message: nobody has to do anything.',
};
