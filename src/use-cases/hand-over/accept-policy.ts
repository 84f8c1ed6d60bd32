import { whyNoSteps } from '#domain/request/hand-over-now.ts';
import { subjectOf } from '#domain/form/form.ts';
import { fullName, isOwnName, type OwnName } from '#domain/people/own-name.ts';
import type { Actor } from '#domain/person.ts';
import type { Request } from '#domain/request/request.ts';
import type { Refusal } from '#domain/request/refusal.ts';
import { refused, type Result } from '#domain/result.ts';
import { stampOf } from '#domain/shown-text.ts';
import { applyCommands, type ChangeDeps } from '../commands/apply-commands.ts';
import type { Store } from '#use-cases/ports/store.ts';

export type PolicyRefusal =
  | Refusal
  /** What was typed is not the name of whoever has the account. */
  | { readonly code: 'not_own_name'; readonly name: string }
  /** Nobody knows which text was shown. */
  | { readonly code: 'text_unknown' };

/**
 * The policy of use is accepted, under the own name of whoever has the account, as it was shown: `sha256` is of that text, which may
 * be another one by now. `again` does over what was accepted before.
 */
export async function acceptPolicy(
  deps: ChangeDeps,
  input: {
    readonly requestId: string;
    readonly by: Actor;
    readonly name: string;
    readonly sha256: string | null;
    readonly again: boolean;
  },
): Promise<Result<Request, PolicyRefusal>> {
  const { requestId, by, name, sha256, again } = input;
  const request = await deps.store.request(requestId);
  if (request === null) return refused({ code: 'not_found' });
  // To nobody else is a name told.
  const forbidden = whyNoSteps(request, { by, register: await deps.store.registerFor(request.form) });
  if (forbidden !== null) return refused(forbidden);
  const shown = sha256 === null ? null : await deps.store.texts.find(sha256);
  if (shown?.kind !== 'policy') return refused({ code: 'text_unknown' });
  const own = await ownNameOf(deps.store, request);
  if (!isOwnName(name, own)) return refused({ code: 'not_own_name', name: fullName(own) });
  const accepted = { as: name, text: stampOf(shown) };
  const commands = [{ type: 'tick', by, item: 'policy', accepted, again }] as const;
  return await applyCommands(deps, { requestId, commands, door: by.door });
}

/** The name of whoever has the account: a person's as the account bears it now, of a department's its official as the chat knows them. */
export async function ownNameOf(store: Pick<Store, 'accountOn'>, request: Request): Promise<OwnName> {
  const { form, handedTo } = request;
  if (form.type !== 'personal') return { name: handedTo?.person.name ?? '' };
  const account = await store.accountOn(subjectOf(form));
  const { givenNames, surnames } = account ?? form;
  return { givenNames: givenNames ?? form.givenNames, surnames: surnames ?? form.surnames };
}
