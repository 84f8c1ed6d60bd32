import type { OwnTrouble } from '#domain/own-trouble.ts';
import { dayIn } from '#use-cases/calendar/calendar.ts';
import type { Notices } from '#use-cases/ports/notices.ts';
import type { Clock, Institution } from '#use-cases/ports/institution.ts';
import type { Store } from '#use-cases/ports/store/store.ts';

interface WatchDeps {
  readonly store: Pick<Store, 'exclusively'>;
  readonly notices: Pick<Notices, 'tellTeam'>;
  readonly clock: Clock;
  readonly institution: Pick<Institution, 'timeZone'>;
}

/**
 * Tells the people of the systems area what is wrong with the bot's own operation: each trouble, and each disk, once a
 * day over all processes.
 */
export async function tellOwnTroubles(deps: WatchDeps, troubles: readonly OwnTrouble[]): Promise<void> {
  const day = dayIn(deps.clock.now(), deps.institution.timeZone);
  for (const trouble of troubles) {
    const troubleKey = trouble.code === 'disk_full' ? `${trouble.code}:${trouble.dir}` : trouble.code;
    await deps.store.exclusively(
      `own_trouble:${troubleKey}:${day}`,
      async () => await deps.notices.tellTeam({ what: troubleKey, day }, trouble),
    );
  }
}
