import { whyNoSteps } from '#domain/request/hand-over/hand-over-now.ts';
import { fullName, isOwnName, type OwnName } from '#domain/people/own-name.ts';
import type { Actor } from '#domain/person.ts';
import type { Request } from '#domain/request/request.ts';
import type { Refusal } from '#domain/request/refusal.ts';
import { refused, type Result } from '#domain/result.ts';
import { stampOf } from '#domain/shown-text.ts';
import { applyCommands, type ChangeDeps } from '../commands/apply-commands.ts';
import { accountOfRequest } from '#use-cases/register/account-of-request.ts';
import type { Store } from '#use-cases/ports/store/store.ts';

export type PolicyRefusal =
  | Refusal
  /** The typed name is not the holder's name. */
  | { readonly code: 'not_own_name'; readonly name: string }
  /** It is not known which text was shown. */
  | { readonly code: 'text_unknown' };

/**
 * The holder accepts the policy of use under their own name. `sha256` is the hash of the text that was shown; the
 * current text may be another. `again` replaces an earlier acceptance.
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
  // Checked first: the name is told to nobody else.
  const forbidden = whyNoSteps(request, { by, register: await deps.store.registerFor(request) });
  if (forbidden !== null) return refused(forbidden);
  const shown = sha256 === null ? null : await deps.store.texts.find(sha256);
  if (shown?.kind !== 'policy') return refused({ code: 'text_unknown' });
  const own = await ownNameOf(deps.store, request);
  if (!isOwnName(name, own)) return refused({ code: 'not_own_name', name: fullName(own) });
  const accepted = { as: name, text: stampOf(shown) };
  const commands = [{ type: 'tick', by, item: 'policy', accepted, again }] as const;
  return await applyCommands(deps, { requestId, commands, door: by.door });
}

/**
 * The holder's name: for a personal account as the account has it now; for a department's account, its official's name
 * in the chat.
 */
export async function ownNameOf(store: Pick<Store, 'accountOf'>, request: Request): Promise<OwnName> {
  const { form, handedTo } = request;
  if (form.type !== 'personal') return { name: handedTo?.person.name ?? '' };
  const account = await accountOfRequest(store, request);
  const { givenNames, surnames } = account ?? form;
  return { givenNames: givenNames ?? form.givenNames, surnames: surnames ?? form.surnames };
}
