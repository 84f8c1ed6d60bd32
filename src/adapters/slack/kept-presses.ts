import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AllMiddlewareArgs, AnyMiddlewareArgs, App, BlockAction, RespondFn } from '@slack/bolt';
import { OutsideError } from '#use-cases/ports/outside-error.ts';
import type { Clock } from '#use-cases/ports/institution.ts';
import type { Press } from '#use-cases/ports/press.ts';
import type { Act, Acts } from '#dialogue/acts.ts';
import type { DoorDeps } from './door.ts';
import { toldAtButton } from './home-door.ts';
import { outcomeOf } from './press-outcome.ts';
import type { PressSeal } from './press-seal.ts';

/** A process tells so often that it has its presses in hand, and looks for those of processes that are gone, ms. */
const EVERY_MS = 3_000;
/** Told of by nobody for so long, a press's process is gone, ms. */
const IDLE_MS = 12_000;
/** One that ends each process that takes it in hand is told of, and no more. */
const MOST_TIMES = 3;
/** Whoever pressed longer ago than this, ms, does not reckon with it any more. */
const OLDEST_MS = 24 * 60 * 60_000;

type Args = AnyMiddlewareArgs & AllMiddlewareArgs;

/** What keeping presses takes beside the doors. */
interface KeepDeps extends DoorDeps {
  readonly dialogue: Acts;
  readonly seal: PressSeal;
  /** Tells the systems area of a row that is none of the bot's. */
  readonly tellForged: () => Promise<void>;
  /** Tells whoever pressed that the press was interrupted, once. Throws `OutsideError`. */
  readonly tellCut: (pressId: string, userId: string) => Promise<void>;
}

/** Keeps presses from before their acknowledgement until their end. */
export interface PressKeeper {
  /** Takes up what processes left that are gone, now and from time to time, until it is stopped. */
  start(): void;
  stop(): void;
}

/** Stands between the door (foreign.ts) and the listeners. */
export function keepPresses(app: App, deps: KeepDeps): PressKeeper {
  const { store, log, messages: m } = deps;
  const inHand = new Set<string>();
  let isStopped = false;
  // The others only show or open something, which whoever pressed sees missing; windows that are sent are acknowledged after
  // their effect (decision 022).
  const kept = new Map(deps.dialogue.acts.map(({ name, kept: kind }) => [name, kind]));
  const kindOf = ({ actionId }: Press): Act['kept'] => kept.get(actionId);

  const applyPress = async (
    id: string,
    { press, next }: { readonly press: Press; readonly next: () => Promise<void> },
  ) => {
    inHand.add(id);
    const doing = (async (): Promise<void> => {
      try {
        if (kindOf(press) === 'again') await store.presses.runOnce(id, next);
        else await next();
      } finally {
        // Where it cannot be taken away it is taken up once more; what it did is not done again.
        await store.presses.done(id).catch((error: unknown) => log.error({ err: error }, 'press.not_ended'));
        inHand.delete(id);
      }
    })();
    deps.running.add(doing);
    await doing.finally(() => deps.running.delete(doing));
  };

  app.use(async (args: Args) => {
    const press = pressIn(args, deps.clock);
    if (press === null || kindOf(press) === undefined) return await args.next();
    const takenUp: unknown = args.context['pressId'];
    if (typeof takenUp === 'string') return await applyPress(takenUp, { press, next: args.next });
    const id = randomUUID();
    // Of one that is only told of after a kill, what it carried is of no use any more.
    const row = kindOf(press) === 'told' ? { ...press, blockId: '', value: null } : press;
    const keeping = store.presses.keep(id, row, deps.seal.of(id, row));
    const { outcome, error } = await outcomeOf(keeping);
    if (outcome === 'kept') return await applyPress(id, { press, next: args.next });
    log.error({ err: error, press: press.actionId }, 'press.not_kept');
    if (outcome === 'unknown') void takeBack(id, keeping);
    const { ack, respond } = args as unknown as { ack: () => Promise<void>; respond: RespondFn | undefined };
    await ack();
    const words = outcome === 'unknown' ? m.dialogs.pressUnknown : m.dialogs.pressLost;
    await toldAtButton(deps, { userId: press.by.id, respond })(words);
  });

  /** Of a press of which nobody knows whether it is there: in hand here, so that nobody takes it up, until it surely is not. */
  const takeBack = async (id: string, keeping: Promise<void>): Promise<void> => {
    inHand.add(id);
    let isUnderWay = true;
    void keeping.catch(() => undefined).finally(() => (isUnderWay = false));
    for (let isBack = false; !isBack && !isStopped;) {
      // What a cut connection left in the database ends meanwhile, one way or the other.
      await sleep(EVERY_MS, undefined, { ref: false });
      const wasUnderWay = isUnderWay;
      const isGone = await store.presses.done(id).then(
        () => true,
        () => false,
      );
      isBack = isGone && !wasUnderWay;
    }
    inHand.delete(id);
  };

  const takeUp = async (): Promise<void> => {
    const found = (await store.presses.takeUp(IDLE_MS)).filter(({ id }) => !inHand.has(id));
    // In hand from now on, however slow those before it are.
    for (const { id } of found) inHand.add(id);
    for (const row of found) {
      const { id, times } = row;
      try {
        const press = deps.seal.opened(row);
        if (press === null) {
          await refuse(deps, row);
          continue;
        }
        log.info({ press: press.actionId, times }, 'press.taken_up');
        const isOld = Math.max(row.ageMs, deps.clock.now().getTime() - Date.parse(press.at)) > OLDEST_MS;
        const isTold = kindOf(press) !== 'again' || times > MOST_TIMES || isOld;
        await (isTold ? endCut(deps, { id, press, isOld }) : app.processEvent(bodyOf(id, press)));
      } catch (error) {
        log.error({ err: error, id }, 'press.take_up_failed');
      } finally {
        inHand.delete(id);
      }
    }
  };
  let stops: readonly (() => void)[] = [];
  return {
    start: () => {
      stops = [
        repeat(
          async () => await store.presses.hold([...inHand]),
          (error) => log.error({ err: error }, 'press.hold_failed'),
        ),
        repeat(takeUp, (error) => log.error({ err: error }, 'press.take_up_failed')),
      ];
    },
    stop: () => {
      isStopped = true;
      stops.forEach((stop) => stop());
    },
  };
}

/** Does this now, and again some time after each end of it, until what it returns is called. */
function repeat(work: () => Promise<void>, failed: (error: unknown) => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const turn = (): void => {
    void work()
      .catch(failed)
      .finally(() => {
        if (timer !== undefined) timer = setTimeout(turn, EVERY_MS).unref();
      });
  };
  timer = setTimeout(turn, 0);
  return () => {
    clearTimeout(timer);
    timer = undefined;
  };
}

/** A row that the bot did not write is not carried out: it is told, stands in the trail and goes. Throws while it could not be told. */
async function refuse({ store, clock, log, tellForged }: KeepDeps, { id }: { readonly id: string }): Promise<void> {
  log.error({ id }, 'press.not_sealed');
  await tellForged();
  const event = { requestId: null, at: clock.now(), actor: 'buzon', door: 'worker', what: 'press_refused' } as const;
  await store.presses.runOnce(
    id,
    async () => await store.transact(async (tx) => await tx.append({ ...event, data: { press: id } })),
  );
}

/** Throws where it could not be told now; then it is tried again, unless the person is gone or the press is old. */
async function endCut(
  deps: KeepDeps,
  { id, press, isOld }: { readonly id: string; readonly press: Press; readonly isOld: boolean },
): Promise<void> {
  try {
    await deps.tellCut(id, press.by.id);
  } catch (error) {
    const isGone = error instanceof OutsideError && error.code === 'not_found';
    if (!isGone && !isOld) throw error;
    deps.log.error({ err: error, press: press.actionId }, 'press.not_told');
  }
  await deps.store.presses.done(id);
}

function pressIn({ body }: Args, clock: Clock): Press | null {
  if (body.type !== 'block_actions') return null;
  const { user, team, actions } = body as BlockAction;
  const [action] = actions;
  if (action?.type !== 'button') return null;
  const by = { id: user.id, teamId: user.team_id ?? team?.id ?? null };
  const at = clock.now().toISOString();
  return { actionId: action.action_id, blockId: action.block_id, value: action.value ?? null, by, at };
}

/** What Slack delivered, as far as it was kept; there is nobody left to acknowledge it to. */
function bodyOf(pressId: string, { actionId, blockId, value, by }: Press): Parameters<App['processEvent']>[0] {
  const team = by.teamId === null ? {} : { team_id: by.teamId };
  const action = { type: 'button', action_id: actionId, block_id: blockId, ...(value === null ? {} : { value }) };
  return {
    body: { type: 'block_actions', user: { id: by.id, ...team }, team: null, trigger_id: '', actions: [action] },
    ack: async () => undefined,
    customProperties: { pressId },
  };
}
