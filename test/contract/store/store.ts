import { afterAll, beforeAll, describe } from 'vitest';
import { describeContracts } from './contracts.ts';
import { describePresses } from './presses.ts';
import { describeQuestions } from './questions.ts';
import { describeRegisters } from './registers.ts';
import { describeRequests } from './requests.ts';
import { describeTenantRegister } from './tenant.ts';
import type { OpenStore, StoreStage } from './stage.ts';
import { describeTrail } from './trail.ts';
import { describeWork } from './work.ts';

/** What every adapter of the port `Store` has to do. */
export function describeStore(name: string, open: OpenStore): void {
  describe(`Store on ${name}`, () => {
    let opened: StoreStage | undefined;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(async () => await opened?.close());
    const stage = (): StoreStage => {
      if (opened === undefined) throw new Error('the store is not open');
      return opened;
    };

    describeRequests(stage);
    describeWork(stage);
    describePresses(stage);
    describeRegisters(stage);
    describeTenantRegister(stage);
    describeContracts(stage);
    describeQuestions(stage);
    describeTrail(stage);
  });
}
