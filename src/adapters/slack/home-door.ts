import { randomBytes } from 'node:crypto';
import type { App, BlockAction, RespondFn } from '@slack/bolt';
import type { Actor } from '#domain/person.ts';
import { homeOf } from '#use-cases/home/home.ts';
import { tellOnlyActor, atDoor, sentence, type DoorDeps, type Tell } from './door.ts';
import { brokenHomePage, homePage } from '#dialogue/home/page.ts';
import { withLinks } from './links.ts';
import { renderHome } from './render.ts';

/** Draws the bot's home page when somebody opens it. */
export function listenForHome(app: App, deps: DoorDeps): void {
  app.event('app_home_opened', async ({ event, context }) => {
    if (event.tab !== 'home') return;
    const user = { id: event.user, ...(context.teamId === undefined ? {} : { team_id: context.teamId }) };
    // People from outside have no home page.
    const tell = async (): Promise<void> => undefined;
    await atDoor(deps, { door: 'slack.home', who: { user }, tell }, async (actor) => await publishHome(deps, actor));
  });
}

/**
 * Draws this person's home page as it is now: when it is opened, and after something was done on it. Never throws: the
 * action is already done; if the page cannot be drawn, the person is told so with the reference in the log.
 */
export async function publishHome(deps: DoorDeps, actor: Actor): Promise<void> {
  const { messages: m, client, log } = deps;
  const reference = randomBytes(4).toString('hex');
  try {
    const page = await withLinks(deps, homePage(m, await homeOf(deps, actor)));
    const view = renderHome(page);
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
 * Tells the person who pressed a button something that only they see: next to the message, or for the home page in a
 * direct message, since Slack offers no response_url there, and Bolt therefore no `respond`.
 */
export function tellAtButton(
  deps: Pick<DoorDeps, 'client'>,
  { userId, respond }: { readonly userId: string; readonly respond: RespondFn | undefined },
): Tell {
  return respond === undefined ? directly(deps, userId) : tellOnlyActor(respond);
}

function directly({ client }: Pick<DoorDeps, 'client'>, userId: string): Tell {
  return async (text, buttons) => await client.chat.postMessage({ channel: userId, ...sentence(text, buttons) });
}

/** Whether the press was on the home page, which is then drawn again; messages are updated by workers. */
export function isAtHome({ view }: BlockAction): boolean {
  return view?.type === 'home';
}
