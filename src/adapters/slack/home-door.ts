import { randomBytes } from 'node:crypto';
import type { App, BlockAction, RespondFn } from '@slack/bolt';
import type { Actor } from '#domain/person.ts';
import { homeOf } from '#use-cases/home/home.ts';
import { tellOnlyActor, atDoor, sentence, type DoorDeps, type Tell } from './door.ts';
import { brokenHomePage, homePage } from '#dialogue/home/page.ts';
import { renderHome } from './render.ts';

/** The bot's home, drawn when somebody opens it. */
export function listenForHome(app: App, deps: DoorDeps): void {
  app.event('app_home_opened', async ({ event, context }) => {
    if (event.tab !== 'home') return;
    const user = { id: event.user, ...(context.teamId === undefined ? {} : { team_id: context.teamId }) };
    // People from outside have no home.
    const tell = async (): Promise<void> => undefined;
    await atDoor(deps, { door: 'slack.home', who: { user }, tell }, async (actor) => await publishHome(deps, actor));
  });
}

/**
 * Draws the home of this person as it is now: when it is opened, and after something was done from it. Never throws: what the
 * person did is done, and of a home that cannot be drawn they read so, with the reference that stands in the log.
 */
export async function publishHome(deps: DoorDeps, actor: Actor): Promise<void> {
  const { messages: m, client, log } = deps;
  const reference = randomBytes(4).toString('hex');
  try {
    const view = renderHome(homePage(m, await homeOf(deps, actor)));
    await client.views.publish({ user_id: actor.id, view });
  } catch (error) {
    log.error({ err: error, reference }, 'slack.home.failed');
    const view = renderHome(brokenHomePage(m, reference));
    await client.views.publish({ user_id: actor.id, view }).catch((cause: unknown) => {
      log.error({ err: cause, reference }, 'slack.home.could_not_tell');
    });
  }
}

/**
 * Tells whoever pressed a button something that only they see: beside the message on which it stands or, from the home, in
 * their direct message, since Slack gives nothing to respond to there (no response_url, so that Bolt has no `respond`).
 */
export function toldAtButton(
  deps: Pick<DoorDeps, 'client'>,
  { userId, respond }: { readonly userId: string; readonly respond: RespondFn | undefined },
): Tell {
  return respond === undefined ? directly(deps, userId) : tellOnlyActor(respond);
}

function directly({ client }: Pick<DoorDeps, 'client'>, userId: string): Tell {
  return async (text) => await client.chat.postMessage({ channel: userId, ...sentence(text) });
}

/** The home is drawn anew after something was done from it; messages are brought in line by workers. */
export function isAtHome({ view }: BlockAction): boolean {
  return view?.type === 'home';
}
