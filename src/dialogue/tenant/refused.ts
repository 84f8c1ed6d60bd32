import type { Actor } from '#domain/person.ts';
import type { Messages } from '#messages/messages.ts';
import { noteAttempt } from '#use-cases/commands/note-attempt.ts';
import type { FindingRefusal } from '#use-cases/tenant/decide-finding.ts';
import { tell, type Reply } from '../acts.ts';
import type { DialogueDeps } from '../deps.ts';
import { whatFollowed } from './finding-lines.ts';

/** Tells why the person may not decide about a finding, and records the attempt in the trail. */
export function denyFinding(
  deps: DialogueDeps,
  { by, refusal }: { readonly by: Actor; readonly refusal: FindingRefusal },
): Reply {
  return tell(findingRefusalText(deps.messages, refusal), {
    after: async () => await noteAttempt(deps, { by, act: 'decide_finding', why: refusal.code }),
  });
}

/** Tells that this is only for the systems area, and records the attempt in the trail. */
export function onlyForSystems(
  deps: DialogueDeps,
  tried: { readonly by: Actor; readonly act: string; readonly text: string },
): Reply {
  const { by, act, text } = tried;
  return tell(text, { after: async () => await noteAttempt(deps, { by, act, why: 'not_systems' }) });
}

/** Why a decision about a finding was refused. */
function findingRefusalText(m: Messages, refusal: FindingRefusal): string {
  const words = m.tenant.refused;
  switch (refusal.code) {
    case 'decided': {
      const at = refusal.at === null ? '' : m.moment(refusal.at);
      if (refusal.state === 'gone') return words.decided.gone;
      if (refusal.state === 'replaced') return words.decided.replaced(whatFollowed(m, refusal));
      return words.decided[refusal.state](refusal.by?.name ?? '', at);
    }
    case 'address_taken':
      return words.address_taken(refusal.address);
    case 'has_open_request':
      return words.has_open_request(refusal.number);
    case 'has_responsible':
      return words.has_responsible(refusal.name);
    case 'nobody_decides':
      return words.nobody_decides;
    case 'not_found':
    case 'not_systems':
    case 'concerned':
    case 'concerned_alone':
    case 'own_responsible':
    case 'protected':
    case 'not_now':
    case 'contract_over':
    case 'sign_in_name':
    case 'changed':
    case 'unclear':
    case 'no_answer':
      return words[refusal.code];
  }
}
