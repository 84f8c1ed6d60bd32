import { snapshotOf, type BlockForm } from '#domain/account/account-form.ts';
import type { Account } from '#domain/account/account.ts';
import { blockPlan } from '#domain/modifications/kinds/block.ts';
import type { Actor } from '#domain/person.ts';
import type { BlocksAs, NotBlocked } from '#domain/request/ratification.ts';
import { blocksAs } from '#domain/request/concerned/who-ratifies.ts';
import type { Request } from '#domain/request/request.ts';
import { ok, refused, type Result } from '#domain/result.ts';
import { closesNextDay, type OfficeHours } from '#use-cases/calendar/working-hours.ts';
import type { ChangeDeps } from '#use-cases/commands/apply-commands.ts';
import { noteAttempt } from '#use-cases/commands/note-attempt.ts';
import { openRequest } from '#use-cases/commands/open-request.ts';
import { lookProtected } from '#use-cases/plans/look-protected.ts';
import type { Protection } from '#use-cases/plans/protection.ts';
import { moveOther, startRun } from '#use-cases/plans/start-run.ts';
import type { Directory } from '#use-cases/ports/directory.ts';
import type { Departments, Institution } from '#use-cases/ports/institution.ts';
import type { People } from '#use-cases/ports/people.ts';
import type { Tx } from '#use-cases/ports/store/store.ts';
import { withTimeout } from '#use-cases/register/with-timeout.ts';
import { tiesOf } from '#use-cases/register/find-accounts.ts';
import { whyNotBlocked } from '#use-cases/plans/why-not-blocked.ts';

export interface BlockDeps extends ChangeDeps {
  readonly institution: Institution;
  readonly departments: Departments;
  readonly directory: Directory;
  readonly officeHours: OfficeHours;
  readonly people: Pick<People, 'actor'>;
}

/** Why an account was not blocked. */
export type BlockRefusal =
  | { readonly code: 'not_allowed' }
  /** It was deleted. */
  | { readonly code: 'not_now' }
  | { readonly code: 'protected'; readonly why: Protection }
  | NotBlocked;

/**
 * Blocks an account at once: the request, its run and the end of what would let somebody in are written in one
 * transaction, without a plan that reads the tenant and without an approval. A second person ratifies it until the
 * office closes on the next working day. For the systems area, and the head of the account's department.
 */
export async function blockAccount(
  deps: BlockDeps,
  input: { readonly accountId: string; readonly by: Actor; readonly reason: string },
): Promise<Result<Request, BlockRefusal>> {
  const { accountId, by, reason } = input;
  const account = (await deps.store.registerFor({ accountId }))[0] ?? null;
  const as = account === null ? null : blocksAs(tiesOf(deps, { actor: by, account }));
  if (account === null || as === null) return await refusedTo(deps, input, { code: 'not_allowed' });
  if (account.state === 'deleted') return refused({ code: 'not_now' });
  const why = await lookProtected(deps, account);
  if (why !== null) return await refusedTo(deps, input, { code: 'protected', why });
  const head = await headOf(deps, account);
  const blocking = async (): Promise<Result<Request, BlockRefusal>> =>
    await deps.store.transact(async (tx) => await blockNow(deps, { tx, account, by, as, reason, head }));
  const done = await blocking().catch(async (error: unknown) => {
    if (error instanceof Overtaken) return await blocking();
    throw error;
  });
  return !done.ok && done.error.code === 'not_again' ? await refusedTo(deps, input, done.error) : done;
}

/** What would have let somebody in went on at the same moment: the transaction is rolled back, and begun anew. */
class Overtaken extends Error {}

async function blockNow(
  deps: BlockDeps,
  block: {
    readonly tx: Tx;
    readonly account: Account;
    readonly by: Actor;
    readonly as: BlocksAs;
    readonly reason: string;
    readonly head: BlockForm['head'];
  },
): Promise<Result<Request, BlockRefusal>> {
  const { tx, account: seen, by, as, reason, head } = block;
  // Locked, so that no run begins on it meanwhile.
  const account = (await tx.account(seen.id)) ?? seen;
  const { why, lettingIn } = await whyNotBlocked(tx, { account, by, at: deps.clock.now() });
  if (why !== null) return refused(why);
  const form: BlockForm = {
    type: 'block',
    account: snapshotOf(account),
    justification: reason,
    head,
  };
  const until = closesNextDay({ officeHours: deps.officeHours, timeZone: deps.institution.timeZone }, deps.clock.now());
  const ratification = { blockedAs: as, until, ratified: null };
  const opened = await openRequest(deps, { tx, form, requester: by, rule: 'block', ratification });
  if (opened === null) {
    const other = await tx.openRequestOn(`block:${account.id}`);
    return refused({ code: 'has_open_request', number: other?.number ?? '' });
  }
  const { number } = opened;
  for (const other of lettingIn) {
    const moved = await moveOther(deps, { tx, other, command: { type: 'supersede', by: number, halts: true } });
    if (moved === null) throw new Overtaken(other.number);
  }
  const command = { type: 'plan', plan: blockPlan(account), seats: null } as const;
  const begun = await moveOther(deps, { tx, other: opened, command });
  if (begun === null) throw new Error(`block ${number} did not begin`);
  await startRun(deps, { tx, request: begun });
  return ok(begun);
}

/** Who heads the account's department, by their name in the chat; by the department's where the chat does not tell it in time. */
async function headOf(
  { departments, people }: BlockDeps,
  { departmentCode, departmentName }: Account,
): Promise<BlockForm['head']> {
  const id = departments.find(departmentCode)?.head ?? null;
  if (id === null) return null;
  const found = await withTimeout(people.actor(id));
  return { id, name: found === 'unknown' || found === null ? departmentName : found.name };
}

async function refusedTo(
  deps: BlockDeps,
  { accountId, by }: { readonly accountId: string; readonly by: Actor },
  refusal: BlockRefusal,
): Promise<Result<never, BlockRefusal>> {
  await noteAttempt(deps, { by, act: 'ask_block', why: refusal.code, accountId });
  return refused(refusal);
}
