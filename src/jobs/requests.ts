import { advanceRun } from '#provisioning/advance-run.ts';
import { letExpireOf } from '#use-cases/contracts/tell-contract-end.ts';
import { settleReveals } from '#use-cases/hand-over/settle-reveals.ts';
import { takeBackPassword } from '#use-cases/hand-over/take-back-password.ts';
import { watchPassword } from '#use-cases/hand-over/watch-password.ts';
import { otherSeekers } from '#use-cases/plans/seats-now.ts';
import { makePlan } from '#use-cases/plans/make-plan.ts';
import { makeRecord } from '#use-cases/records/make-record.ts';
import { extensionOver } from '#use-cases/requests/supersede-deletion.ts';
import { leftBehind } from '#use-cases/requests/left-behind.ts';
import { lackingFor } from '#use-cases/requests/who-is-missing.ts';
import { aboutRequest, type Definitions } from './definition.ts';

/** Jobs about a request's work, record and cards. */
export const REQUEST_JOBS: Definitions<
  'make_plan' | 'advance_run' | 'watch_password' | 'take_back_password' | 'settle_reveals' | 'make_record' | 'show_card'
> = {
  make_plan: { key: aboutRequest, run: makePlan },
  advance_run: { key: aboutRequest, run: advanceRun },
  watch_password: { key: aboutRequest, run: watchPassword },
  take_back_password: { key: aboutRequest, run: takeBackPassword },
  settle_reveals: { key: aboutRequest, run: settleReveals },
  make_record: { key: aboutRequest, run: makeRecord },
  show_card: {
    key: ({ audience, requestId }) => `${audience}:${requestId}`,
    place: ({ audience, requestId }) => `card:${audience}:${requestId}`,
    run: async (deps, { requestId, audience }) => {
      const { store, notices } = deps;
      const [request, run] = await Promise.all([store.request(requestId), store.run(requestId)]);
      if (request === null) return;
      const isSystems = audience === 'systems';
      const letExpire = isSystems ? await letExpireOf(store, request) : null;
      const extension = isSystems ? await extensionOver(store, request) : null;
      const lacks = isSystems ? await lackingFor(deps, request) : null;
      const seekers = isSystems ? await otherSeekers(deps, request) : 0;
      const behind = isSystems ? await leftBehind(deps, request) : null;
      await notices.showCard({ request, run, audience, letExpire, extension, lacks, seekers, behind });
    },
  },
};
