import { z } from 'zod';
import type { Finding } from '#use-cases/ports/store/tenant.ts';
import { beginDecision } from '#use-cases/tenant/begin-decision.ts';
import { openRequestFor } from '#use-cases/tenant/decide-finding.ts';
import { DIGEST, IMPORT_START } from '../act-names.ts';
import { act, DONE, open, tell, type Act, type Acts } from '../acts.ts';
import type { DialogueDeps } from '../deps.ts';
import { id, nothing, page } from '../parts/payloads.ts';
import type { Dialog } from '../screen.ts';
import { digestMessage, type FindingValue } from './digest.ts';
import { adoptDialog, ignoreDialog } from './finding-dialogs.ts';
import { aboutFinding } from './finding-forms.ts';
import { denyFinding, onlyForSystems } from './refused.ts';
import { askImport, askReview } from './review.ts';

/** The buttons on a review's findings, and the start of the import. */
export function digestActs(deps: DialogueDeps): Partial<Acts> {
  const { messages: m } = deps;
  const adopt = openAct(deps, {
    name: DIGEST.adopt,
    asks: 'anew',
    dialog: (chosen, finding) => adoptDialog(m, chosen, finding),
  });
  const ignore = openAct(deps, { name: DIGEST.ignore, dialog: (chosen) => ignoreDialog(m, chosen) });
  const review = act({
    ...{ name: DIGEST.review, payload: nothing, asks: 'anew', kept: 'again' },
    run: async ({ by }) => await askReview(deps, by),
  });
  const startImport = act({
    ...{ name: IMPORT_START, payload: nothing, asks: 'anew', kept: 'again' },
    run: async ({ by }) => await askImport(deps, by),
  });
  const turns = [DIGEST.previous, DIGEST.next].map((name) => pageAct(deps, name));
  return { acts: [adopt, requestAct(deps), ignore, ...turns, review, startImport] };
}

interface Opening extends Pick<Act, 'name' | 'asks'> {
  readonly dialog: (chosen: FindingValue, finding: Finding) => Dialog;
}

function openAct(deps: DialogueDeps, { dialog, ...more }: Opening): Act {
  return act({
    ...{ ...more, payload: aboutFinding },
    run: async ({ by, payload }) => {
      const finding = await beginDecision(deps, { findingId: payload.findingId, by });
      return finding.ok ? open(dialog(payload, finding.value)) : denyFinding(deps, { by, refusal: finding.error });
    },
  });
}

/** Opens a request that reverts the change through the procedure. */
function requestAct(deps: DialogueDeps): Act {
  const { messages: m, store, clock } = deps;
  return act({
    ...{ name: DIGEST.request, payload: aboutFinding, asks: 'anew', kept: 'again' },
    run: async ({ by, payload }) => {
      const finding = await store.tenant.finding(payload.findingId);
      const justification = m.tenant.justification(m.moment(finding?.foundAt ?? clock.now()));
      const done = await openRequestFor(deps, { ...payload, by, justification });
      if (!done.ok) return denyFinding(deps, { by, refusal: done.error });
      const opened = by.alone === undefined ? m.tenant.opened : m.tenant.openedAlone;
      return tell(opened(done.value.requestNumber ?? '', m.tenant.asks[done.value.what]));
    },
  });
}

/** Turns a page; a cached identity is enough. */
function pageAct(deps: DialogueDeps, name: string): Act {
  const { messages: m, store } = deps;
  return act({
    ...{ name, payload: z.object({ readId: id, page }) },
    run: async ({ by, payload }) => {
      const about = { by, act: 'read_digest', text: m.tenant.asked.not_systems };
      if (!by.systems) return onlyForSystems(deps, about);
      const digest = await store.tenant.digest(payload.readId, payload.page);
      return digest === null ? DONE : { as: 'show', message: digestMessage(m, digest), replaces: true };
    },
  });
}
