import { advanceRun } from '#provisioning/advance-run.ts';
import { settleReveals } from '#use-cases/hand-over/settle-reveals.ts';
import { takeBackPassword } from '#use-cases/hand-over/take-back-password.ts';
import { watchPassword } from '#use-cases/hand-over/watch-password.ts';
import { besideRequest } from '#use-cases/home/beside-request.ts';
import { makePlan } from '#use-cases/plans/make-plan.ts';
import { makeRecord } from '#use-cases/records/make-record.ts';
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
      const beside = isSystems ? await besideRequest(deps, request) : {};
      await notices.showCard({ request, run, audience, ...beside });
    },
  },
};
