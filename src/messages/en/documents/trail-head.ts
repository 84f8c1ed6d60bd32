import type { Words } from '#messages/es/es.ts';

export const enTrailHead: Words['trailHead'] = {
  title: (day) => `Daily seal of the trail (nobody has to do anything) · ${day}`,
  seq: 'event',
  hash: 'fingerprint',
};
