import type { Writable } from 'node:stream';
import { nameAndId } from '#domain/people/chat-name.ts';
import { ACCOUNT_LIST, versionInForce } from '#domain/form/form-version.ts';
import type { Actor } from '#domain/person.ts';
import { ok, refused, type Result } from '#domain/result.ts';
import { dayIn } from '#use-cases/calendar/calendar.ts';
import type { ExportFormat, RegisterReader, RegisterWriter } from '#use-cases/ports/store/export.ts';
import type { Clock, Institution } from '#use-cases/ports/institution.ts';
import type { Store } from '#use-cases/ports/store/store.ts';

export interface ExportDeps {
  readonly store: Pick<Store, 'transact' | 'exclusively'>;
  readonly register: RegisterReader;
  readonly writers: Readonly<Record<ExportFormat, RegisterWriter>>;
  readonly institution: Pick<Institution, 'name' | 'nit' | 'versions' | 'timeZone'>;
  readonly clock: Clock;
}

/** The claim held while the list is written: one export at a time over all processes. */
const CLAIM = 'export';

export interface Exported {
  /** File name: code of the form, day and format. */
  readonly name: string;
  readonly accounts: number;
}

/**
 * Writes the whole list of accounts to `out` and ends it; when refused, `out` is not touched. For the systems area, one
 * list at a time. The trail event is written before the first byte, so that no copy exists without one. If the export
 * then fails, the trail says more than was written; its count is from a moment before.
 */
export async function exportAccounts(
  deps: ExportDeps,
  input: {
    readonly by: Actor;
    readonly format: ExportFormat;
    readonly out: Writable;
    /** Called when it is this list's turn, before anything is written. */
    readonly begun?: () => Promise<void>;
  },
): Promise<Result<Exported, { readonly code: 'not_systems' | 'under_way' }>> {
  if (!input.by.systems) return refused({ code: 'not_systems' });
  const written = await deps.store.exclusively(CLAIM, async () => await writeList(deps, input));
  return written === null ? refused({ code: 'under_way' }) : ok(written.value);
}

async function writeList(deps: ExportDeps, input: Parameters<typeof exportAccounts>[1]): Promise<Exported> {
  const { by, format, out, begun } = input;
  await begun?.();
  const { name, nit, versions, timeZone } = deps.institution;
  const at = deps.clock.now();
  const day = dayIn(at, timeZone);
  const actor = { id: by.id, name: by.name };
  const data = { format, accounts: await deps.register.count() };
  // Before the read, not inside it: the read holds one connection of the pool, and this would wait for another.
  await deps.store.transact(async (tx) => {
    await tx.append({ requestId: null, at, actor, door: by.door, what: 'export_accounts', data });
  });
  const accounts = await deps.register.read(async (snapshot) => {
    const version = versionInForce(versions, { code: ACCOUNT_LIST, day });
    const head = { institution: { name, nit }, version, exportedAt: at, exportedBy: nameAndId(by) };
    await deps.writers[format]({ ...head, ...snapshot }, out);
    return snapshot.summary.total;
  });
  return { name: `${ACCOUNT_LIST}-${day}.${format}`, accounts };
}
