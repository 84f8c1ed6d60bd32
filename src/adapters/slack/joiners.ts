import type { App } from '@slack/bolt';
import { joinChat } from '#use-cases/hand-over/join-chat.ts';
import type { DoorDeps } from './door.ts';
import { confirmedEmail, isMember, nameOf, type Profile } from './people.ts';

/** Handles new people and changed e-mail addresses: a hand-over may wait for them. */
export function listenForJoiners(app: App, deps: DoorDeps): void {
  const joined = async (user: Profile, teamId: string | undefined): Promise<void> => {
    const { id } = user;
    const email = confirmedEmail(user);
    // Slackbot and apps have no address, and nobody has one while the bot may not read addresses.
    if (id === undefined || email === undefined || !isMember(user, teamId ?? '')) return;
    const given = await joinChat(deps, { person: { id, name: nameOf(user, id) }, email, door: 'slack' });
    if (given > 0) deps.log.info({ given }, 'hand_over.holder_joined');
  };
  app.event('team_join', async ({ event, context }) => await track(deps, joined(event.user, context.teamId)));
  app.event('user_change', async ({ event, context }) => await track(deps, joined(event.user, context.teamId)));
}

/** Registers work that a stop has to wait for. */
async function track({ running, log }: DoorDeps, work: Promise<void>): Promise<void> {
  const doing = work.catch((error: unknown) => log.error({ err: error }, 'slack.join.failed'));
  running.add(doing);
  await doing.finally(() => running.delete(doing));
}
