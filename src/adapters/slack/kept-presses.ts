import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AllMiddlewareArgs, AnyMiddlewareArgs, App, BlockAction, RespondFn } from '@slack/bolt';
import { OutsideError } from '#use-cases/ports/outside-error.ts';
import type { Clock } from '#use-cases/ports/institution.ts';
import type { Press } from '#use-cases/ports/store/press.ts';
import type { Act, Acts } from '#dialogue/acts.ts';
import type { DoorDeps } from './door.ts';
import { tellAtButton } from './home-door.ts';
import { outcomeOf } from './press-outcome.ts';
import type { PressSeal } from './press-seal.ts';

/** How often a process marks its presses as in work, and looks for presses of dead processes, ms. */
const EVERY_MS = 3_000;
/** After this time without a mark, a press's process counts as dead, ms. */
const IDLE_MS = 12_000;
/** A press that has killed this many processes is only reported, not tried again. */
const MOST_TIMES = 3;
/** After this time nobody expects an effect of the press any more, ms. */
const OLDEST_MS = 24 * 60 * 60_000;

type Args = AnyMiddlewareArgs & AllMiddlewareArgs;

/** What storing presses needs in addition. */
interface KeepDeps extends DoorDeps {
  readonly dialogue: Acts;
  readonly seal: PressSeal;
  /** Tells the systems area of a row that the bot did not write. */
  readonly tellForged: () => Promise<void>;
  /** Tells the person, once, that the press was interrupted. Throws `OutsideError`. */
  readonly tellCut: (pressId: string, userId: string) => Promise<void>;
}

/** Stores presses from before their acknowledgement until they are finished. */
export interface PressKeeper {
  /** Takes up presses of dead processes, now and regularly, until it is stopped. */
  start(): void;
  stop(): void;
}

/** Runs between the check (refuse-foreign.ts) and the listeners. */
export function keepPresses(app: App, deps: KeepDeps): PressKeeper {
  const { store, log, messages: m } = deps;
  const inHand = new Set<string>();
  let isStopped = false;
  // Other acts only show or open something, and the person sees when that fails; windows that are sent are acknowledged
  // after their effect (decision 022).
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
        // If it cannot be removed it is taken up once more; its effect is not repeated.
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
    // A press that will only be reported after a crash does not need its value.
    const row = kindOf(press) === 'told' ? { ...press, blockId: '', value: null } : press;
    const keeping = store.presses.keep(id, row, deps.seal.of(id, row));
    const { outcome, error } = await outcomeOf(keeping);
    if (outcome === 'kept') return await applyPress(id, { press, next: args.next });
    log.error({ err: error, press: press.actionId }, 'press.not_kept');
    if (outcome === 'unknown') void takeBack(id, keeping);
    const { ack, respond } = args as unknown as { ack: () => Promise<void>; respond: RespondFn | undefined };
    await ack();
    const words = outcome === 'unknown' ? m.dialogs.pressUnknown : m.dialogs.pressLost;
    await tellAtButton(deps, { userId: press.by.id, respond })(words);
  });

  /** A press that may or may not be stored: held here, so that nobody takes it up, until it certainly is not. */
  const takeBack = async (id: string, keeping: Promise<void>): Promise<void> => {
    inHand.add(id);
    let isUnderWay = true;
    void keeping.catch(() => undefined).finally(() => (isUnderWay = false));
    for (let isBack = false; !isBack && !isStopped;) {
      // Meanwhile what a broken connection left in the database is committed or rolled back.
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
    // Marked as in work from now on, however slow those before it are.
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

/** Runs `work` now, and again some time after each end, until the returned function is called. */
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

/**
 * A row that the bot did not write is not carried out: it is reported, recorded in the trail and removed. Throws when
 * it could not be reported.
 */
async function refuse({ store, clock, log, tellForged }: KeepDeps, { id }: { readonly id: string }): Promise<void> {
  log.error({ id }, 'press.not_sealed');
  await tellForged();
  const event = { requestId: null, at: clock.now(), actor: 'buzon', door: 'worker', what: 'press_refused' } as const;
  await store.presses.runOnce(
    id,
    async () => await store.transact(async (tx) => await tx.append({ ...event, data: { press: id } })),
  );
}

/**
 * Throws when the person could not be told now; then it is tried again, unless the person is gone or the press is old.
 */
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

/** The delivery, rebuilt from what was stored; there is nobody left to acknowledge it to. */
function bodyOf(pressId: string, { actionId, blockId, value, by }: Press): Parameters<App['processEvent']>[0] {
  const team = by.teamId === null ? {} : { team_id: by.teamId };
  const action = { type: 'button', action_id: actionId, block_id: blockId, ...(value === null ? {} : { value }) };
  return {
    body: { type: 'block_actions', user: { id: by.id, ...team }, team: null, trigger_id: '', actions: [action] },
    ack: async () => undefined,
    customProperties: { pressId },
  };
}
